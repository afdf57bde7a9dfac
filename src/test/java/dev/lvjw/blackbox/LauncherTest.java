package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lvjw.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The harness itself, tried on {@code /bin/sh}. */
class LauncherTest {
  private final Launcher shell = Launcher.of(Path.of("/bin/sh"));

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void capturesBothStreamsAndTheExitCode() {
    Outcome outcome = shell.run("-c", "echo data; echo words >&2; exit 9");
    assertThat(outcome.out()).isEqualTo("data\n");
    assertThat(outcome.err()).isEqualTo("words\n");
    assertThat(outcome.expect(ExitCode.NEEDS_PERSON)).isSameAs(outcome);
    assertThatThrownBy(() -> outcome.expect(ExitCode.DONE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("expected exit 0", "exit 9", "data", "words");
  }

  @Test
  void givesOnlyAMinimalEnvironment() {
    shell.with(Map.of("LVJW_HOME", "/somewhere")).with("LVJW_ONE", "1");
    Outcome outcome = shell.run("-c", "env; ls -A \"$HOME\"; pwd");
    assertThat(outcome.out().lines().map(line -> line.replaceAll("=.*", "")))
        .containsExactlyInAnyOrder(
            "PATH", "HOME", "JAVA_HOME", "LVJW_HOME", "LVJW_ONE", "PWD", shell.home().toString());
  }

  @Test
  void passesInputAndEndsIt() {
    assertThat(shell.runWithInput("Zoë\nlast", "-c", "cat").out()).isEqualTo("Zoë\nlast");
    assertThat(shell.run("-c", "cat").out()).isEmpty();
  }

  @Test
  void killsWhatTakesTooLongAndShowsItsStreams() {
    shell.within(Duration.ofSeconds(4)); // two echoes, on a busy machine
    assertThatThrownBy(() -> shell.run("-c", "echo before; echo why >&2; sleep 60"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("did not end", "before", "why");
  }

  @Test
  void readsTheFirstJsonLineOfAProcessThatGoesOn() {
    Running running =
        shell.start(
            "-c", "printf '{\"url\":'; echo '\"http://127.0.0.1:1/\"}'; read end; echo bye");
    assertThat(running.firstJsonLine().path("url").asText()).isEqualTo("http://127.0.0.1:1/");
    assertThat(running.alive()).isTrue();
    running.type("go\n");
    assertThat(running.await().out()).endsWith("bye\n");
  }

  @Test
  void saysWhenAProcessEndedInsteadOfPrinting() {
    Running running = shell.start("-c", "echo sorry >&2; exit 3");
    assertThatThrownBy(running::firstJsonLine)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("ended without", "sorry");
  }

  @Test
  void findsTextInEitherStream() {
    Running running = shell.start("-c", "echo 'go to'; echo http://localhost:1/x >&2; read end");
    assertThat(running.awaitOutput("an address", Person::addressIn))
        .hasToString("http://localhost:1/x");
    assertThat(Person.addressIn("see http://localhost:1/x there")).isEqualTo(Optional.empty());
  }

  @Test
  void signalsReachTheProcess() {
    Running stopped =
        shell.start(
            "-c", "trap 'echo term; exit 143' TERM; echo '{}'; while :; do sleep 0.1; done");
    stopped.firstJsonLine();
    assertThat(stopped.stop().expect(ExitCode.TERMINATED).out()).contains("term");
  }

  @Test
  void leavesNothingBehind() throws Exception {
    Launcher launcher = Launcher.of(Path.of("/bin/sh"));
    Running running =
        launcher.start("-c", "mkdir -p $HOME/a/b; touch $HOME/a/b/c; echo '{}'; sleep 60");
    running.firstJsonLine();
    launcher.close();
    assertThat(running.alive()).isFalse();
    assertThat(Files.exists(launcher.home())).isFalse();
  }

  @Test
  void readsJsonStrictly() {
    assertThat(shell.run("-c", "echo '{\"a\":1}'").json().path("a").asInt()).isEqualTo(1);
    assertThatThrownBy(() -> shell.run("-c", "echo '{}{}'").json())
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> shell.run("-c", "true").json()).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> shell.run("-c", "echo '{}'").json("status"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Not a valid status");
  }

  @Test
  void readsTheFailureFromTheLastLineOfStderr() {
    String line =
        "{\"error\":{\"code\":\"login_needed\",\"message\":\"No login.\",\"next\":\"lvjw connect\",\"exit\":3}}";
    Outcome outcome = shell.run("-c", "echo words >&2; echo '" + line + "' >&2; exit 3");
    assertThat(outcome.error().path("code").asText()).isEqualTo("login_needed");
    assertThatThrownBy(() -> shell.run("-c", "echo '" + line + "' >&2; exit 4").error())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not the real one");
    assertThatThrownBy(() -> shell.run("-c", "exit 3").error()).isInstanceOf(AssertionError.class);
  }
}
