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

  private static Table hires() {
    return Table.of("ID", "NAME", "TITLE", "START")
        .cutting("NAME", "TITLE")
        .row("aaaaaaaa", "Maximiliana Featherstonehaugh", "Engineer", "2026-12-15")
        .row("bbbbbbbb", "佐藤 美咲さんの長い名前", "Chief Engineer", "2026-12-16")
        .build();
  }

  @Test
  void theWidestFreeColumnsAreCutAndNoIdOrDate() {
    assertThat(hires().aligned(46))
        .isEqualTo(
            """
            ID        NAME         TITLE        START
            aaaaaaaa  Maximilian…  Engineer     2026-12-15
            bbbbbbbb  佐藤 美咲…   Chief Engi…  2026-12-16
            """);
    assertThat(hires().aligned(200)).isEqualTo(hires().aligned());
    // Too narrow for what must stay whole: it is wider than the terminal, and still whole.
    assertThat(hires().aligned(20)).contains("aaaaaaaa").contains("2026-12-15");
  }

  @Test
  void theLastColumnIsBrokenBetweenWords() {
    Table table =
        Table.of("ID", "MESSAGE")
            .row("aaaaaaaa", "may be the same person as a member of Justworks; decide")
            .row("bbbbbbbb", "https://hire.example.test/candidates/0a1b2c3d-4e5f")
            .row("cccccccc", "営業部の人事担当者に確認してください。")
            .build();
    assertThat(table.aligned(40))
        .isEqualTo(
            """
            ID        MESSAGE
            aaaaaaaa  may be the same person as a
                      member of Justworks; decide
            bbbbbbbb  https://hire.example.test/candidates/0a1b2c3d-4e5f
            cccccccc  営業部の人事担当者に確認してく
                      ださい。
            """);
  }

  @Test
  void withoutRoomBesideTheLastColumnGoesBelow() {
    Table table =
        Table.of("FIELD", "VALUE", "NOTE")
            .wrapping("VALUE")
            .row("homeEmail", "ada@mail.example.test", "")
            .row("title", "Engineer", "not in Lever, and the form may ask for it")
            .build();
    assertThat(table.aligned(40))
        .isEqualTo(
            """
            FIELD      VALUE
                NOTE
            homeEmail  ada@mail.example.test
            title      Engineer
                not in Lever, and the form may ask
                for it
            """);
  }

  @Test
  void whatMustBeReadTakesSeveralLines() {
    Table table =
        Table.of("AT", "VALUE", "N")
            .wrapping("VALUE")
            .row("09:00", "one two three four", "1")
            .build();
    assertThat(table.aligned(20))
        .isEqualTo(
            """
            AT     VALUE       N
            09:00  one two     1
                   three four
            """);
  }
}
