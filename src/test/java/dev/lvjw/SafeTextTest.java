package dev.lvjw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ada",
        "Anna-Lena Groß",
        "山田 太郎",
        "محمد علي",
        "e\u0301",
        "\ud83d\ude80",
        "a\u00a0b"
      })
  void leavesWhatCanBeSeen(String text) {
    assertThat(SafeText.escape(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, // control
        0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, // direction
        0x2066, 0x2067, 0x2068, 0x2069, 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B,
        0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0x2061, 0x206A, 0x3164, 0xFEFF, 0xFFA0,
        0xFFF9, // nothing to see
        0x2028, 0x2029, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFFFF,
      })
  void escapesWhatDoesSomethingOrCannotBeSeen(int point) {
    String text = "a" + (char) point + "b";
    assertThat(SafeText.escape(text)).isEqualTo("a\\u%04xb".formatted(point));
  }

  @Test
  void escapesBothHalvesBeyondTheBasicPlane() {
    assertThat(SafeText.escape(Character.toString(0xE0041))).isEqualTo("\\udb40\\udc41"); // tag A
    assertThat(SafeText.escape("\ude80\ud83d")).isEqualTo("\\ude80\\ud83d");
  }

  @Test
  void aTerminalSequenceIsOnlyText() {
    assertThat(SafeText.escape("\u001b]0;owned\u0007\u001b[2J"))
        .isEqualTo("\\u001b]0;owned\\u0007\\u001b[2J");
  }
}
