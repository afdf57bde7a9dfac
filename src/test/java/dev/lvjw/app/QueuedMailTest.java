package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.FreePort;
import dev.lvjw.sandbox.TestVisitor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail that waits is no business of Lever's. */
class QueuedMailTest {
  @TempDir Path home;
  private InviteDesk desk;

  @BeforeEach
  void connect() {
    desk = new InviteDesk(home);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void goesOutThoughLeverCannotBeAsked() {
    TestVisitor visitor = desk.visitor;
    desk.host.env("LVJW_NOTIFY_SMTP_PORT", String.valueOf(FreePort.next()));
    desk.hired("Mia Mail");
    assertThat(desk.sync().failure().orElseThrow().exit()).isEqualTo(ExitCode.PARTLY_DONE);
    assertThat(visitor.sandbox.mails()).isEmpty();

    desk.host.env("LVJW_NOTIFY_SMTP_PORT", visitor.env("NOTIFY_SMTP_PORT"));
    desk.faults("lever status=503");
    Failure down = catchThrowableOfType(Failure.class, desk::sync);
    assertThat(down.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(visitor.sandbox.subjects()).contains("A candidate has been hired in Lever!");
    int sent = visitor.sandbox.mails().size();

    desk.faults();
    assertThat(desk.sync().mailed()).as("once").isZero();
    assertThat(visitor.sandbox.mails()).hasSize(sent);
  }
}
