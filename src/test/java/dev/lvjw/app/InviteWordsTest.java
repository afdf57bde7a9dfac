package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.ExitCode;
import dev.lvjw.app.InviteDesk.Run;
import dev.lvjw.hire.HireState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when an invitation doesn't go its ordinary way. */
class InviteWordsTest {
  private static final String INVITATION = "onboarding PUT /v1/pending-hires/*/invitation ";

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
  void whereNobodyAnswersTheNextCommandIsAboutAll() {
    String one = desk.reviewed("Olga One").substring(0, 8);
    String two = desk.reviewed("Tim Two").substring(0, 8);
    Run all = desk.lvjw("invite", "--all", "-o", "json");
    assertThat(all.exit()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(all.error().path("next").asText()).isEqualTo("lvjw invite --all --yes");
    assertThat(all.error().path("message").asText())
        .isEqualTo("nobody can confirm this here; pass --yes instead. Nothing was sent.");
    Run both = desk.lvjw("invite", one, two, "--route", "api", "--send-to", "home", "-o", "json");
    assertThat(both.error().path("next").asText())
        .isEqualTo("lvjw invite " + one + " " + two + " --route api --send-to home --yes");
    desk.host.atTerminal().type("y\n");
    Run ended = desk.lvjw("invite", "--all");
    assertThat(ended.exit()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(ended.err())
        .contains("[y/N] \nlvjw: the input ended")
        .contains("Nothing was sent.")
        .contains("Next: lvjw invite --all --yes");
    assertThat(desk.invitedThere()).isEmpty();
  }

  @Test
  void whoIsAskedToWaitSaysSoAndThatNothingWasTaken() {
    String id = desk.reviewed("Wanda Wait");
    desk.faults(INVITATION + "status=429 retry-after=1801");
    Run run = desk.lvjw("invite", id, "--yes");
    assertThat(run.exit()).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(run.err())
        .contains("Justworks asks lvjw to wait for 30 minutes 1 second")
        .contains("status 429")
        .doesNotContain("can't be reached", "may have arrived");
    desk.faults();
    desk.host.advance(Duration.ofMinutes(40));
    assertThat(desk.lvjw("invite", id, "--yes").exit()).isZero();
    assertThat(desk.invitedThere()).containsExactly(id);
  }

  /** The first try may have arrived, whatever the second was told. */
  @Test
  void aWaitAfterALostAnswerIsNoClearNo() {
    String id = desk.reviewed("Lola Lost");
    desk.faults(
        INVITATION + "cut=at-once carried-out=yes first=1",
        INVITATION + "status=429 retry-after=1801");
    Run run = desk.lvjw("invite", id, "--yes");
    assertThat(run.exit()).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(run.err()).contains("asks lvjw to wait", "may have arrived");
    assertThat(desk.state(id)).isEqualTo(HireState.INVITING);
  }

  @Test
  void aRefusalIsToldInWordsForPeople() {
    String id = desk.reviewed("Rolf Refused");
    desk.faults(INVITATION + "status=422");
    Run run = desk.lvjw("invite", id, "--yes");
    assertThat(run.exit()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(run.err() + run.out())
        .contains("Justworks refused the invitation: ")
        .contains("status 422")
        .doesNotContain("PUT ", "/pending-hires/", ".;", "..");
    assertThat(desk.lvjw("pending", "show", id).out())
        .contains("Justworks refused the invitation: ")
        .doesNotContain("PUT ", ".;");
  }

  @Test
  void aSheetThatIsLostIsNoHandoffThatIs() {
    String id = desk.reviewed("Hilda Handoff").substring(0, 8);
    desk.host.out().close(); // what is written from now on is lost
    Run run = desk.lvjw("invite", id, "--route", "handoff");
    assertThat(run.exit()).isEqualTo(ExitCode.LOCAL_DATA.number());
    assertThat(run.err())
        .contains("the output could not be written")
        .contains("By now " + id + " is handed-off.")
        .contains("Next: lvjw invite " + id);
  }

  @Test
  void aDamagedDatabaseIsSaidOnceByRevoke() throws IOException {
    Path database = home.resolve("lvjw/default/lvjw.db");
    Files.createDirectories(database.getParent());
    Files.writeString(database, "no database at all ".repeat(500));
    Run run = desk.lvjw("revoke");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.PARTLY_DONE.number());
    assertThat(run.out().split("the journal could not be written", -1)).hasSize(2);
    assertThat(run.err()).doesNotContain(".;", "..").contains("is damaged");
  }
}
