package dev.lvjw.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
  @Test
  void alignsColumnsTwoSpacesApartWithoutTrailingSpace() {
    Table table =
        Table.of("ID", "NAME", "X").row("aaaaaaaa", "Jo", "").row("b", "Åsa 🚀", "1").build();
    assertThat(table.aligned())
        .isEqualTo("ID        NAME    X\naaaaaaaa  Jo\nb         Åsa 🚀  1\n");
  }

  @Test
  void anEmptyTableIsItsHeadings() {
    assertThat(Table.of("ID", "NAME").build().aligned()).isEqualTo("ID  NAME\n");
    assertThat(Table.EMPTY.aligned()).isEmpty();
    assertThat(Table.EMPTY.csv()).isEmpty();
  }

  @Test
  void cellsAreEscapedBeforeTheyAreMeasured() {
    Table table = Table.of("A", "B").row("x\u202e", "1").row("\u001b[2J\n", "2").build();
    assertThat(table.aligned())
        .isEqualTo("A                B\nx\\u202e          1\n\\u001b[2J\\u000a  2\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain|plain",
        "=1+1|'=1+1",
        "+49 30|'+49 30",
        "-5|'-5",
        "@SUM(A1)|'@SUM(A1)",
        "a=b|a=b",
        "O'Brien|O'Brien",
        "a,b|\"a,b\"",
        "say \"hi\"|\"say \"\"hi\"\"\"",
        "=HYPERLINK(\"http://example.test\",\"x\")"
            + "|\"'=HYPERLINK(\"\"http://example.test\"\",\"\"x\"\")\"",
      })
  void csvIsQuotedAndHarmlessInASpreadsheet(String cell, String written) {
    assertThat(Table.of("H").row(cell).build().csv()).isEqualTo("H\r\n" + written + "\r\n");
  }

  @Test
  void csvHoldsOneRowPerLine() {
    Table table = Table.of("H").row("\t=1").row("a\r\nb").row("\u200b=1").build();
    assertThat(table.csv()).isEqualTo("H\r\n'\\u0009=1\r\na\\u000d\\u000ab\r\n\\u200b=1\r\n");
  }
}
