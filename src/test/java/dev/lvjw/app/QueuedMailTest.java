package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.FreePort;
import dev.lvjw.hire.HireState;
import dev.lvjw.sandbox.TestVisitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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
  void whoIsHiredAgainIsToldOfAgainThoughLeverNamesTheSameMoment() {
    String id = desk.hired("Rita Repeat");
    desk.sync();
    long at =
        desk.in(workspace -> new PendingHires(workspace).show(id))
            .hire()
            .facts()
            .hiredAt()
            .toEpochMilli();
    String reason = desk.visitor.sandbox.hire(id).path("archived").path("reason").asText();
    desk.visitor.sandbox.unhire(id);
    desk.sync();
    ObjectNode same = JsonNodeFactory.instance.objectNode();
    same.putObject("archived").put("reason", reason).put("archivedAt", at);
    desk.visitor.sandbox.changeCandidate(id, same);
    assertThat(desk.sync().mailed()).isEqualTo(1);
    assertThat(desk.state(id)).isEqualTo(HireState.PENDING);
  }

  @Test
  void whoIsHiredAgainBeforeAnybodyCouldBeToldIsToldOfOnce() {
    desk.sync();
    desk.host.env("LVJW_NOTIFY_SMTP_PORT", String.valueOf(FreePort.next()));
    String id = desk.hired("Onno Once");
    desk.sync();
    desk.visitor.sandbox.unhire(id);
    desk.host.advance(Duration.ofSeconds(5));
    desk.visitor.sandbox.hire(id);
    int before = desk.visitor.sandbox.mails().size();
    desk.host.env("LVJW_NOTIFY_SMTP_PORT", desk.visitor.env("NOTIFY_SMTP_PORT"));
    assertThat(desk.sync().mailed()).isEqualTo(1);
    assertThat(desk.visitor.sandbox.mails()).hasSize(before + 1);
    assertThat(desk.journal(id)).contains("hired-again");
  }

  @Test
  void ofManyOneIsLeftAndIsToldOfAsOne() {
    desk.sync();
    desk.host.env("LVJW_NOTIFY_SMTP_PORT", String.valueOf(FreePort.next()));
    List<String> ids =
        IntStream.range(0, 12).mapToObj(n -> desk.hired("Many " + (char) ('A' + n))).toList();
    desk.sync();
    ids.stream()
        .skip(1)
        .forEach(id -> desk.in(workspace -> new PendingHires(workspace).dismiss(id, "not ours")));
    int before = desk.visitor.sandbox.mails().size();
    desk.host.env("LVJW_NOTIFY_SMTP_PORT", desk.visitor.env("NOTIFY_SMTP_PORT"));
    desk.sync();
    assertThat(desk.visitor.sandbox.subjects().stream().skip(before))
        .containsExactly("A candidate has been hired in Lever!");
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
