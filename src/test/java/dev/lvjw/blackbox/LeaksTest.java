package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The harness finds what it looks for. */
class LeaksTest {
  private static final String SECRET = "invented-secret-of-this-test";

  private static Launcher shell() {
    return Launcher.of(Path.of("/bin/sh")).with("LVJW_LEVER_CLIENT_SECRET", SECRET);
  }

  private static void leaks(Runnable work, String where) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(work::run)
        .withMessageContaining(where)
        .withMessageNotContaining(SECRET);
  }

  @Test
  void inTheOutput() {
    try (Launcher launcher = shell()) {
      leaks(() -> launcher.run("-c", "echo \"$LVJW_LEVER_CLIENT_SECRET\" >&2"), "the output of");
    }
  }

  @Test
  void inTheOutputOfOneThatNobodyWaitedFor() {
    try (Launcher launcher = shell()) {
      Running running = launcher.start("-c", "echo \"$LVJW_LEVER_CLIENT_SECRET\"; sleep 60");
      running.awaitOutput("it", text -> Optional.of(text).filter(t -> t.contains(SECRET)));
      leaks(running::close, "the output of");
    }
  }

  @Test
  void inAFile() {
    Launcher launcher = shell();
    launcher.run("-c", "echo \"$LVJW_LEVER_CLIENT_SECRET\" > note; cp note credentials.json");
    leaks(launcher::close, "note");
  }

  @Test
  void inTheArgumentsOfAChild() {
    Launcher launcher = shell();
    Running running =
        launcher.start("-c", "sh -c 'sleep 600; true' \"$LVJW_LEVER_CLIENT_SECRET\"; true");
    Eventually.get(
        "the arguments of the child",
        () ->
            running.seenArguments().lines().stream()
                .filter(line -> line.contains(SECRET))
                .findAny());
    leaks(launcher::close, "the arguments of a process");
  }

  @Test
  void ofACredentialsFile() throws Exception {
    try (Launcher launcher = Launcher.of(Path.of("/bin/sh"))) {
      Files.writeString(
          launcher.home().resolve("credentials.json"),
          "{\"profiles\":{\"default\":{\"logins\":{\"lever\":{\"refreshToken\":\"invented-token-of-this-test\"}}}}}");
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> launcher.run("-c", "echo invented-token''-of-this-test"));
    }
  }
}
