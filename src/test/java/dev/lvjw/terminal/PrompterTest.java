package dev.lvjw.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.app.Prompter;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrompterTest {
  @TempDir private Path home;
  private TestHost host;

  @BeforeEach
  void host() {
    host = new TestHost(home).atTerminal("  s3cret ", "");
  }

  private Speech speech(Format format, boolean quiet) {
    return new Speech(host.out(), host.err(), format, quiet);
  }

  private Prompter asking(String typed) {
    return new TerminalPrompter(host.type(typed), speech(Format.TABLE, false));
  }

  @Test
  void asksOnStderrAndTakesOneLineEach() {
    Prompter prompter = asking(" Ada \n\n  \nlast");
    assertThat(prompter.ask("Name?", "--name")).hasValue("Ada");
    assertThat(prompter.ask("Title?", "--title")).isEmpty();
    assertThat(prompter.ask("Office?", "--office")).isEmpty();
    assertThat(prompter.ask("Team?", "--team")).hasValue("last");
    assertThat(host.errText()).isEqualTo("Name? Title? Office? Team? ");
    assertThat(host.outText()).isEmpty();
  }

  @Test
  void confirmsOnlyAYes() {
    Prompter prompter = asking("y\nYES\nn\n\nmaybe\nno\n");
    assertThat(prompter.confirm("Go?", "--yes")).isTrue();
    assertThat(prompter.confirm("Go?", "--yes")).isTrue();
    assertThat(prompter.confirm("Go?", "--yes")).isFalse();
    assertThat(prompter.confirm("Go?", "--yes")).isFalse();
    assertThat(prompter.confirm("Go?", "--yes")).isFalse();
    assertThat(host.errText()).contains("Please answer y or n.\nGo? [y/N] ");
  }

  @Test
  void whereNobodyIsItSaysWhatToPass() {
    Prompter prompter = new DisabledPrompter(speech(Format.TABLE, false));
    Failure confirmed =
        catchThrowableOfType(
            Failure.class,
            () -> prompter.confirm("Ada?", "lvjw review 0a1b --set FIELD=VALUE --approve"));
    assertThat(confirmed.message())
        .isEqualTo("nobody can confirm this here; pass --set, --approve instead");
    assertThat(confirmed.next()).hasValue("lvjw review 0a1b --set FIELD=VALUE --approve");
    Failure asked =
        catchThrowableOfType(Failure.class, () -> prompter.ask("Code:", "--code-file FILE"));
    assertThat(asked.message()).isEqualTo("nobody can answer here: Code: pass --code-file instead");
    Failure set =
        catchThrowableOfType(Failure.class, () -> prompter.ask("Id?", "lvjw config set a.b"));
    assertThat(set.message()).isEqualTo("nobody can answer here: Id?");
  }

  @Test
  void theEndOfInputIsNoAnswer() {
    Prompter prompter = asking("");
    Failure asked = catchThrowableOfType(Failure.class, () -> prompter.ask("Name?", "--name NAME"));
    assertThat(asked.exit()).isEqualTo(ExitCode.NEEDS_PERSON);
    assertThat(asked.next()).hasValue("--name NAME");
    Failure confirmed = catchThrowableOfType(Failure.class, () -> prompter.confirm("Go?", "--yes"));
    assertThat(confirmed.next()).hasValue("--yes");
  }

  @Test
  void aSecretIsStripped() {
    Prompter prompter = asking("");
    assertThat(prompter.askSecret("Key?", "--key")).hasValue("s3cret");
    assertThat(prompter.askSecret("Key?", "--key")).isEmpty();
    assertThat(prompter.askSecret("Key?", "--key")).isEmpty();
    assertThat(host.errText()).doesNotContain("s3cret");
  }

  @Test
  void withoutATerminalNobodyIsAsked() {
    Prompter prompter = new DisabledPrompter(speech(Format.TABLE, false), host.in());
    assertThat(prompter.interactive()).isFalse();
    for (Failure failure :
        new Failure[] {
          catchThrowableOfType(Failure.class, () -> prompter.ask("Name?", "--name")),
          catchThrowableOfType(Failure.class, () -> prompter.askSecret("Name?", "--name")),
          catchThrowableOfType(Failure.class, () -> prompter.confirm("Name?", "--name"))
        }) {
      assertThat(failure.exit()).isEqualTo(ExitCode.NEEDS_PERSON);
      assertThat(failure.code()).isEqualTo("no_terminal");
      assertThat(failure.next()).hasValue("--name");
    }
    assertThat(host.errText()).isEmpty();
  }

  @Test
  void wordsFromElsewhereAreHarmlessAndLinesStay() {
    Prompter prompter = new DisabledPrompter(speech(Format.TABLE, false), host.in());
    prompter.say("one\n\u001b[2Jtwo\u202e");
    assertThat(host.errText()).isEqualTo("one\n\\u001b[2Jtwo\\u202e\n");
  }

  @Test
  void quietSilencesWordsButNotQuestionsOrPages() {
    Prompter prompter = new TerminalPrompter(host.type("x\n"), speech(Format.TABLE, true));
    prompter.say("words");
    assertThat(prompter.ask("Name?", "--name")).hasValue("x");
    prompter.hand(URI.create("https://example.test/a"));
    assertThat(host.errText()).isEqualTo("Name? ");
    assertThat(host.outText()).isEqualTo("https://example.test/a\n");
  }

  @Test
  void aPageStaysOutOfJson() {
    new DisabledPrompter(speech(Format.JSON, false), host.in())
        .hand(URI.create("https://example.test/ä"));
    assertThat(host.outText()).isEmpty();
    assertThat(host.errText()).isEqualTo("https://example.test/%C3%A4\n");
  }
}
