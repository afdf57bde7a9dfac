package dev.lvjw.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text of strangers in columns. */
class FittingTest {
  @ParameterizedTest
  @CsvSource({
    "Ada, 5, Ada",
    "Brightwater, 5, Brig…",
    "山田太郎, 8, 山田太郎",
    "山田太郎, 7, 山田太…",
    "山田太郎, 6, 山田…",
    "e\u0301e\u0301e\u0301, 2, e\u0301…",
    "❤\ufe0f, 1, ❤",
    "Ada, 0, ''",
  })
  void isCutWhereItIsTooWide(String text, int columns, String fitted) {
    assertThat(Fitting.fit(text, columns)).isEqualTo(fitted);
  }

  @Test
  void isBrokenBetweenWords() {
    assertThat(Fitting.wrap("Justworks has no such manager", 14))
        .isEqualTo(List.of("Justworks has", "no such", "manager"));
    assertThat(Fitting.wrap("abcdefgh ij", 3)).isEqualTo(List.of("abc", "def", "gh", "ij"));
  }
}
