package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting of mail that can't be keeps nobody from noticing hires, and is said. */
class BadMailSettingTest {
  private static final int HIRES = 6;

  @TempDir Path home;
  private OnSandbox desk;

  @BeforeEach
  void start() {
    desk = new OnSandbox(home);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  /** As the sandbox says it, which is right. */
  private void mended(String variable) {
    String right = desk.sandbox.environment().get(variable);
    if (right == null) {
      desk.host.unsetEnv(variable);
    } else {
      desk.host.env(variable, right);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LVJW_NOTIFY_SMTP_HOST, mail.example.test, notify.smtp.tls starttls",
    "LVJW_NOTIFY_SMTP_PORT, smtp, correct LVJW_NOTIFY_SMTP_PORT",
    "LVJW_NOTIFY_SMTP_PASSWORD_FILE, /nowhere/password, LVJW_NOTIFY_SMTP_PASSWORD_FILE",
    "LVJW_NOTIFY_TO, nobody, correct LVJW_NOTIFY_TO",
    "LVJW_NOTIFY_FROM, nobody, correct LVJW_NOTIFY_FROM",
  })
  void hiresAreStoredAndTheirMailsWait(String variable, String wrong, String next) {
    desk.host.env(variable, wrong);
    assertThat(desk.lvjw("sync")).isEqualTo(8);
    assertThat(desk.host.errText()).contains(next, "What waits to be sent is kept");
    assertThat(desk.sandbox.mails()).isEmpty();
    assertThat(desk.lvjw("sync", "--dry-run")).isEqualTo(8);
    assertThat(desk.lvjw("sync")).as("said until it is mended").isEqualTo(8);
    assertThat(desk.lvjw("notify", "test")).as("said at once").isNotZero();

    mended(variable);
    SyncHires.Report report = desk.sync();
    assertThat(report.found()).as("found before").isZero();
    assertThat(report.problems()).isEmpty();
    assertThat(desk.sandbox.mails()).hasSize(HIRES);
  }

  @Test
  void remindersThatCantBeReadKeepNoOtherMail() {
    desk.host.env("LVJW_NOTIFY_REMINDERS", "now and then");
    assertThat(desk.lvjw("sync")).isEqualTo(8);
    assertThat(desk.host.errText()).contains("correct LVJW_NOTIFY_REMINDERS");
    assertThat(desk.sandbox.mails()).hasSize(HIRES);
    assertThat(desk.lvjw("notify", "test")).isEqualTo(2);

    mended("LVJW_NOTIFY_REMINDERS");
    desk.host.advance(Duration.ofDays(3));
    assertThat(desk.sync().mailed()).as("the digest of those that are due").isEqualTo(1);
  }
}
