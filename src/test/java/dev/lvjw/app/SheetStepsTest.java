package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.app.HandoffSheet.Line;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Speech;
import dev.lvjw.terminal.TerminalPrompter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetStepsTest {
  private static final List<Line> LINES =
      List.of(
          Line.of("First name", "Ada"),
          Line.noted("Phone", "", "lvjw doesn't carry it"),
          Line.of("Title", "Engineer"));

  @TempDir Path home;

  private String shown(String typed) {
    TestHost host = new TestHost(home).atTerminal().type(typed);
    Speech speech = new Speech(host.out(), host.err(), Format.TABLE, false);
    new SheetSteps(new TerminalPrompter(host, speech), "7c9e6679").run(LINES);
    assertThat(host.outText()).isEmpty();
    return host.errText();
  }

  @Test
  void eachValueStandsAloneOnItsLine() {
    assertThat(shown("\n\n\n").lines().toList())
        .containsSubsequence(
            "First name (1 of 3)", "Ada", "Phone (2 of 3): lvjw doesn't carry it", "Engineer");
  }

  @Test
  void goesBackAndEndsWhenAsked() {
    String shown = shown("b\n\nb\nq\n");
    assertThat(shown.split("First name \\(1 of 3\\)", -1)).hasSize(4);
    assertThat(shown).contains("Phone").doesNotContain("Title");
  }

  /** By the terminal's own sequence, and only when asked: "Ada" in Base64. */
  @Test
  void copiesWhenAsked() {
    assertThat(shown("\n\n\n")).doesNotContain("\u001b");
    assertThat(shown("c\nq\n")).contains("\u001b]52;c;QWRh\u0007");
    assertThat(shown("?\nq\n")).contains("Please press Enter");
  }
}
