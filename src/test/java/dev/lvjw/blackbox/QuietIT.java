package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import dev.lvjw.FreePort;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code sync} as cron runs it: whatever it writes becomes a mail to the admin. */
class QuietIT {
  private static final Launcher SANDBOXES = Launcher.built();
  private static ControlClient control;
  private static Desk connected;

  @BeforeAll
  static void connect() {
    SandboxProcess sandbox = SandboxProcess.start(SANDBOXES, "--rate", "off");
    control = sandbox.control();
    connected = Desk.at(sandbox);
    connected.connect("lever");
    connected.sync();
  }

  @AfterAll
  static void close() {
    connected.close();
    SANDBOXES.close();
  }

  @Test
  void nothingNewIsSaidByNothing() {
    try (Desk desk = connected.copy()) {
      desk.sync();
      Outcome quiet = desk.done("sync");
      assertThat(quiet.out()).isEmpty();
      assertThat(quiet.err()).isEmpty();
    }
  }

  @Test
  void withoutAnybodyToTellNoMailIsTried() {
    try (Desk desk = connected.copy().inThisJvm().without("LVJW_NOTIFY_TO")) {
      String id = desk.hired("Nell Nobody", "{}");
      int before = control.mails().size();
      JsonNode sync = desk.sync();
      assertThat(sync.path("found").asInt()).isPositive();
      assertThat(sync.path("mailed").asInt()).isZero();
      assertThat(sync.path("problems")).isEmpty();
      assertThat(control.mails()).hasSize(before);
      assertThat(desk.show(id).path("state").asText()).isEqualTo("pending");
      Outcome quiet = desk.done("sync");
      assertThat(quiet.out() + quiet.err()).isEmpty();
      assertThat(desk.done("sync", "-v").err()).contains("no mail was tried", "notify.to");
    }
  }

  @Test
  void aMailThatDidNotGoOutGoesOutLater() throws IOException {
    try (Desk desk = connected.copy().inThisJvm()) {
      desk.sync();
      String id = desk.hired("Dina Deadserver", "{}");
      String port = desk.launcher().variable("LVJW_NOTIFY_SMTP_PORT");
      desk.with("LVJW_NOTIFY_SMTP_PORT", String.valueOf(FreePort.next()));
      Desk.Partly dead = desk.partly(ExitCode.PARTLY_DONE, "sync", "sync");
      assertThat(dead.data().path("found").asInt()).isEqualTo(1);
      assertThat(dead.data().path("mailed").asInt()).isZero();
      assertThat(dead.data().path("problems")).isNotEmpty();
      assertThat(desk.show(id).path("state").asText())
          .as("the hire isn't lost")
          .isEqualTo("pending");
      Outcome told = desk.launcher().run("sync").expect(ExitCode.PARTLY_DONE);
      assertThat(told.err()).as("cron tells the admin").contains("lvjw: ");
      assertThat(told.err()).doesNotContain("Dina", "mail.example.test");
      assertThat(mailsAbout(id)).isZero();

      desk.with("LVJW_NOTIFY_SMTP_PORT", port);
      JsonNode back = desk.sync();
      assertThat(back.path("found").asInt()).isZero();
      assertThat(back.path("mailed").asInt()).isEqualTo(1);
      assertThat(mailsAbout(id)).isEqualTo(1);
      desk.sync();
      assertThat(mailsAbout(id)).as("once only").isEqualTo(1);
    }
  }

  @Test
  void manyNewHiresMakeOneMail() {
    try (Desk desk = connected.copy().inThisJvm()) {
      desk.sync();
      int before = control.mails().size();
      for (int i = 0; i < 11; i++) {
        control.hire(control.addCandidate("{}"));
      }
      JsonNode sync = desk.sync();
      assertThat(sync.path("found").asInt()).isEqualTo(11);
      assertThat(sync.path("mailed").asInt()).isEqualTo(1);
      assertThat(control.mails()).hasSize(before + 1);
      assertThat(control.mails().getLast().path("subject").asText()).contains("11");
      assertThat(desk.sync().path("mailed").asInt()).isZero();
    }
  }

  /** A look back is for the books: nobody is told of hires long past. */
  @Test
  void aLookBackSendsNoMail() {
    try (Desk desk = connected.copy().inThisJvm()) {
      String reason = control.hire(control.addCandidate("{}")).at("/archived/reason").asText();
      desk.sync();
      int before = control.mails().size();
      long aMonthAgo = Instant.now().minus(Duration.ofDays(30)).toEpochMilli();
      String old =
          control.addCandidate(
              "{\"name\":\"Olaf Old\",\"archived\":{\"reason\":\"%s\",\"archivedAt\":%d}}"
                  .formatted(reason, aMonthAgo));
      assertThat(desk.sync().path("found").asInt()).as("before the baseline").isZero();
      String since = LocalDate.now(ZoneOffset.UTC).minusDays(60).toString();
      assertThat(desk.sync("--since", since).path("found").asInt()).isPositive();
      assertThat(desk.show(old).path("state").asText()).isEqualTo("pending");
      assertThat(control.mails()).hasSize(before);
    }
  }

  private static long mailsAbout(String id) {
    return control.mails().stream().filter(mail -> mail.path("text").asText().contains(id)).count();
  }
}
