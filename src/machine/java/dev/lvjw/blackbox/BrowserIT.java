package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sandbox's pages as a person in front of a real browser uses them, lvjw running beside. */
@Tag("machine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private final Launcher sandboxes = Launcher.built();
  private final SandboxProcess sandbox = SandboxProcess.start(sandboxes);

  @AfterAll
  void close() {
    sandboxes.close();
  }

  @Test
  void connects() {
    try (Desk desk = Desk.at(sandbox);
        Running connect = desk.launcher().start("connect", "lever", "--no-browser")) {
      CHROMIUM.open(connect.awaitOutput("an address to open", Person::addressIn));
      CHROMIUM.press("Accept");
      assertThat(CHROMIUM.page().textContent("body")).contains("Logged in");
      connect.await().expect(ExitCode.DONE);
    }
  }
}
