package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.app.Reviews;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.OfferFacts.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The form as it looks in a terminal that draws it, and what its shell finds afterwards. */
@Tag("machine")
class FormTmuxIT {
  private final Launcher launcher = Launcher.built();
  private TestHost host;
  private Tmux tmux;

  @BeforeEach
  void open() {
    String home = launcher.home().resolve("lvjw").toString();
    host = new TestHost(launcher.home()).env("LVJW_HOME", home);
    launcher.with("LVJW_HOME", home);
    String program = System.getProperty("lvjw.launcher");
    tmux =
        new Tmux(
            List.of(
                "export LVJW_HOME='"
                    + home
                    + "' JAVA_HOME='"
                    + launcher.variable("JAVA_HOME")
                    + "'",
                "lvjw() { '" + program + "' \"$@\"; }"));
  }

  @AfterEach
  void close() {
    tmux.close();
    launcher.close();
  }

  private void review(String name, FieldName... open) {
    String id =
        Reviews.store(host, Reviews.facts(name, Signature.SIGNED, Reviews.without(open))).id();
    tmux.type("lvjw review " + id);
    tmux.press("Enter");
    tmux.awaits("q leave");
  }

  @Test
  void twoOpenFieldsTakeSixKeys() {
    review("Celia Dunmore", FieldName.EXEMPTION_STATUS, FieldName.START_DATE);
    assertThat(tmux.screen())
        .isEqualTo(
            """
             Celia Dunmore                                                0a1b2c3d  pending
             To fix: 4 Exemption status, 11 Start date

               1 Member type          Employee - Full Time                    + ok
               2 Compensation amount  98,000.00 USD per year                  + ok
               3 Type of earnings     salary                                  + ok
            >  4 Exemption status     -                                       ! missing
               5 First name           Celia                                   + ok
               6 Last name            Dunmore                                 + ok
               7 Title                Engineer                                + ok
               8 Manager              Marion Calloway                         + ok
               9 Department           Engineering                             + ok
              10 Office               New York                                + ok
              11 Start date           -                                       ! missing
              12 Home email           celia@mail.example.test                 + ok
              13 Work email           -                                       - empty
              14 Offer                in Lever: signed                        + signed
              15 Duplicates           nobody known looks alike; Justworks wa… + ok
              16 Also                 Names and duplicates were not checked … ~ look
            -- 4 Exemption status ---------------------------------------------------------
            Exemption status: never inferred.
            Enter gives a value. Tab goes through what it can be.

            Arrows, 1-16  Enter edit  Del as in Lever  u undo  a approve  s save  q leave
            """);
    tmux.press("Enter");
    tmux.type("non-exempt");
    tmux.press("Enter");
    tmux.awaits("* edited");
    picture("review-form");
    tmux.press("Enter");
    tmux.type("Dec 15, 2026");
    tmux.press("Enter");
    tmux.awaits("Nothing is open");
    tmux.press("a");
    tmux.awaits("reviewed, ready");
    try (Reviews reviews = new Reviews(host)) {
      assertThat(reviews.stored("0a1b2c3d").state()).isEqualTo(HireState.REVIEWED);
    }
  }

  @Test
  void theWindowMayChangeItsSizeAndTheJobBeStopped() {
    review("山田 太郎 \u001b[2J\u202e", FieldName.FIRST_NAME);
    assertThat(tmux.awaits("山田 太郎 \\u001b[2J\\u202e")).contains(">  5 First name");
    tmux.resize(60, 12);
    assertThat(tmux.awaits("of 16 --").lines())
        .allSatisfy(row -> assertThat(row.length()).isLessThan(60));
    tmux.resize(30, 6);
    tmux.awaits("make the");
    tmux.resize(80, 24);
    tmux.awaits("q leave");
    // A shell without jobs can't be asked to go on; one with them shows that it was stopped.
    tmux.press("C-c");
    tmux.awaits("interrupted");
    tmux.type("set -m; stty -a | grep -ow -e '-*echo' -e '-*icanon' | tr '\\n' ,; echo =");
    tmux.press("Enter");
    tmux.awaits("icanon,echo,=");
    tmux.type("clear; lvjw review 0a1b2c3d");
    tmux.press("Enter");
    tmux.awaits("q leave");
    tmux.press("C-z");
    tmux.awaits("Stopped");
    tmux.type("fg");
    tmux.press("Enter");
    tmux.awaits("q leave");
    tmux.press("q");
    tmux.awaits("pending, not ready");
  }

  /** Keeps what the terminal drew when {@code -Dlvjw.pictures=FOLDER} asks for it. */
  private void picture(String name) {
    String folder = System.getProperty("lvjw.pictures", "");
    if (!folder.isEmpty()) {
      try {
        Files.writeString(Path.of(folder, name + ".svg"), ScreenPicture.svg(tmux.drawn()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
