package dev.lvjw.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the width comes from, and what it is used for. */
class OutputTest {
  private static final String SENTENCE = "a sentence that is longer than thirty columns";
  private static final Table TABLE = Table.of("ID", "WHY").row("aaaaaaaa", SENTENCE).build();

  @TempDir private Path home;
  private TestHost host;

  @BeforeEach
  void host() {
    host = new TestHost(home);
  }

  private long lines(Outcome outcome, Format format) {
    new Output(host, format).write(outcome);
    return host.outText().lines().count();
  }

  @Test
  void aTerminalHasTheWidthThatItSays() {
    assertThat(lines(Outcome.of(Map.of(), TABLE), Format.TABLE)).isEqualTo(2);
    host.wide(40);
    new Output(host, Format.TABLE).write(Outcome.of(Map.of(), TABLE));
    assertThat(host.outText())
        .endsWith("aaaaaaaa  a sentence that is longer than\n          thirty columns\n");
  }

  @Test
  void columnsGoesFirstAndOnlyInATerminal() {
    host.env("COLUMNS", "40");
    assertThat(lines(Outcome.of(Map.of(), TABLE), Format.TABLE)).isEqualTo(2);
    host.wide(200);
    assertThat(lines(Outcome.of(Map.of(), TABLE), Format.TABLE)).isEqualTo(2 + 3);
    host.env("COLUMNS", "wide");
    assertThat(lines(Outcome.of(Map.of(), TABLE), Format.TABLE)).isEqualTo(2 + 3 + 2);
  }

  @Test
  void tablesWithinTextAreFittedAndTheTextIsNot() {
    host.wide(40);
    Prose prose = Prose.begin().text(SENTENCE + "\n").section("Why", TABLE).build();
    new Output(host, Format.TABLE).write(Outcome.of(Map.of(), TABLE, prose));
    assertThat(host.outText())
        .isEqualTo(
            """
            a sentence that is longer than thirty columns

            Why:
              ID        WHY
              aaaaaaaa  a sentence that is longer
                        than thirty columns
            """);
  }

  @Test
  void dataIsNeverFitted() {
    host.wide(40);
    assertThat(lines(Outcome.of(Map.of("why", SENTENCE), TABLE), Format.JSON)).isEqualTo(1);
    assertThat(lines(Outcome.of(Map.of(), TABLE), Format.CSV)).isEqualTo(1 + 2);
  }
}
