package dev.lvjw.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "Ada, 3",
    "Zoë, 3",
    "Zoe\u0308, 3",
    "Зоя Ларина, 10",
    "ليلى, 4",
    "לֵאָה, 3",
    "佐藤 美咲, 9",
    "ｼﾞｮﾝ, 4",
    "ジョン, 6",
    "김철수, 6",
    "\u1100\u1161\u11a8, 2",
    "Ａｄａ, 6",
    "🚀, 2",
    "𠮷野, 4",
    "…–€, 3",
    "रमा, 3",
  })
  void isWhatATerminalTakes(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void wideNamesShiftNoColumn() {
    assertThat(Table.of("NAME", "X").row("佐藤 美咲", "1").row("Ada", "2").build().aligned())
        .isEqualTo("NAME       X\n佐藤 美咲  1\nAda        2\n");
  }
}
