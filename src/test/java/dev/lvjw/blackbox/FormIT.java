package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.ExitCode;
import dev.lvjw.TestHost;
import dev.lvjw.app.Reviews;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.OfferFacts.Signature;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form of a real process in a real pseudo-terminal. */
class FormIT {
  private static final String TAKES_THE_SCREEN = "\u001b[?1049h";
  private static final String GIVES_IT_BACK = "\u001b[?1049l";

  private final PseudoTerminal terminal = new PseudoTerminal();
  private final Launcher launcher = Launcher.built();
  private final Attributes before = terminal.attributes();
  private TestHost host;
  private String id;

  /** A hire with two open fields. */
  @BeforeEach
  void store() {
    String home = launcher.home().resolve("lvjw").toString();
    launcher.with("LVJW_HOME", home).with("TERM", "xterm");
    host = new TestHost(launcher.home()).env("LVJW_HOME", home);
    id =
        Reviews.store(
                host,
                Reviews.facts(
                    "Celia Dunmore",
                    Signature.SIGNED,
                    Reviews.without(FieldName.EXEMPTION_STATUS, FieldName.START_DATE)))
            .id();
  }

  @AfterEach
  void close() {
    launcher.close();
    terminal.close();
  }

  private void sees(String text) {
    Eventually.get(
        text + " on the screen",
        () -> terminal.shown().contains(text) ? Optional.of(text) : Optional.empty());
  }

  @Test
  void twoFieldsAreFixedAndApproved() {
    try (Running review = launcher.startAt(terminal.device(), "review", id)) {
      sees("To fix: 4 Exemption status, 11 Start date");
      // Ctrl-C takes back what is being typed, and nothing more.
      terminal.type("\rexe\u0003");
      terminal.type("\rnon\t\r");
      terminal.type("\rDec 15, 2026\r");
      sees("Nothing is open");
      terminal.type("a");
      Outcome outcome = review.await().expect(ExitCode.DONE);
      assertThat(outcome.err()).isEmpty();
    }
    sees("reviewed, ready");
    assertThat(terminal.shown().indexOf(GIVES_IT_BACK))
        .isGreaterThan(terminal.shown().indexOf(TAKES_THE_SCREEN))
        .isLessThan(terminal.shown().indexOf("reviewed, ready"));
    assertThat(terminal.attributes().toString()).isEqualTo(before.toString());
    // The terminal says that it has 80 columns, and no word is broken at its edge.
    assertThat(terminal.shown()).containsPattern("no access to\\s+its API");
    assertThat(terminal.shown().substring(terminal.shown().indexOf(GIVES_IT_BACK)).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(100));
    try (Reviews reviews = new Reviews(host)) {
      assertThat(reviews.stored(id).state()).isEqualTo(HireState.REVIEWED);
      assertThat(reviews.stored(id).edits()).containsEntry(FieldName.START_DATE, "2026-12-15");
    }
  }

  @Test
  void whoeverEndsItTheTerminalIsGivenBack() {
    try (Running review = launcher.startAt(terminal.device(), "review", id)) {
      sees("To fix");
      assertThat(terminal.attributes().toString()).isNotEqualTo(before.toString());
      review.stop().expect(ExitCode.TERMINATED);
    }
    sees(GIVES_IT_BACK);
    assertThat(terminal.attributes().toString()).isEqualTo(before.toString());
  }
}
