package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.Failure;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.sandbox.TestVisitor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Justworks' list of pending hires follows what becomes of a hire, whatever that is. */
class AnnouncementsTest {
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

  /** Hired, seen, and announced. */
  private String announced(String name) {
    String id = desk.hired(name);
    desk.sync();
    assertThat(shown(id)).isPresent();
    return id;
  }

  private void edit(String id, Map<FieldName, String> said) {
    desk.in(
        workspace ->
            new ReviewHire(workspace)
                .run(
                    id,
                    new ReviewHire.Answers(said, Set.of(), false, false, Optional.empty(), false)));
  }

  private Hire hire(String id) {
    return desk.in(workspace -> new PendingHires(workspace).show(id)).hire();
  }

  private void dismiss(String id) {
    desk.in(workspace -> new PendingHires(workspace).dismiss(id, "somebody else's"));
  }

  /** As Justworks shows it among the pending hires; empty when it doesn't. */
  private Optional<JsonNode> shown(String id) {
    return Optional.of(desk.visitor.onboarding(desk.justworks, "GET", "/pending-hires/" + id, ""))
        .filter(answer -> answer.status() == 200)
        .map(TestVisitor.Answer::json);
  }

  private long alarms() {
    return desk.visitor.sandbox.subjects().stream()
        .filter("A hire was undone in Lever after it was sent to Justworks"::equals)
        .count();
  }

  @Test
  void anEditedValueIsNewsThere() {
    String id = announced("Edda Edited");
    edit(id, Map.of(FieldName.TITLE, "Head of Tests", FieldName.START_DATE, "2027-05-03"));
    desk.sync();
    assertThat(shown(id).orElseThrow().path("title").asText()).isEqualTo("Head of Tests");
    assertThat(shown(id).orElseThrow().path("start_date").asText()).isEqualTo("2027-05-03");
    assertThat(desk.journal(id)).endsWith("edited", "announced");
  }

  @Test
  void aNewHireOfTheSameOpportunityIsAnnouncedAsItStands() {
    String id = announced("Ria Rehired");
    edit(id, Map.of(FieldName.TITLE, "Head of Tests"));
    desk.sync();
    desk.visitor.sandbox.unhire(id);
    desk.visitor.sandbox.hire(id);
    desk.sync();
    assertThat(shown(id).orElseThrow().path("title").asText()).isNotEqualTo("Head of Tests");
  }

  @Test
  void whoWaitsNoLongerIsTakenBackAndWhoWaitsAgainIsAnnouncedAgain() {
    String id = announced("Dina Dismissed");
    dismiss(id);
    desk.sync();
    assertThat(shown(id)).isEmpty();
    desk.in(workspace -> new PendingHires(workspace).restore(id));
    desk.sync();
    assertThat(shown(id)).isPresent();

    desk.approve(id);
    desk.invite(id, Route.HANDOFF);
    desk.sync();
    assertThat(shown(id)).as("it is entered by hand").isEmpty();
    desk.in(workspace -> new AdminsWord(workspace).cancel(id));
    desk.sync();
    assertThat(shown(id)).isPresent();

    desk.in(workspace -> new AdminsWord(workspace).confirm(id));
    desk.sync();
    assertThat(shown(id)).isEmpty();
    assertThat(hire(id).state()).isEqualTo(HireState.JOINED);
  }

  @Test
  void aHandedOffOrDismissedHireThatWasInvitedFromTheListIsInvited() {
    String handedOff = announced("Hanna Handed");
    String dismissed = announced("Dora Dismissed");
    desk.approve(handedOff);
    desk.invite(handedOff, Route.HANDOFF);
    dismiss(dismissed);
    desk.invitedOnThePage(handedOff, "Hanna", "Handed");
    desk.invitedOnThePage(dismissed, "Dora", "Dismissed");
    SyncHires.Report report = desk.sync();
    assertThat(report.problems()).isEmpty();
    assertThat(hire(handedOff).state()).isEqualTo(HireState.INVITED);
    assertThat(hire(dismissed).state()).isEqualTo(HireState.INVITED);
    assertThat(alarms()).isZero();
  }

  @Test
  void anUndoneHireThatWasInvitedFromTheListRaisesOneAlarm() {
    String id = announced("Una Undone");
    desk.invitedOnThePage(id, "Una", "Undone");
    desk.visitor.sandbox.unhire(id);
    SyncHires.Report report = desk.sync();
    assertThat(report.problems())
        .extracting(SyncHires.Problem::code)
        .containsExactly("invited_there");
    assertThat(hire(id).state()).isEqualTo(HireState.WITHDRAWN);
    assertThat(hire(id).alarm()).isTrue();
    assertThat(alarms()).isEqualTo(1);

    assertThat(desk.sync().problems()).isEmpty();
    assertThat(alarms()).isEqualTo(1);
    assertThat(desk.journal(id)).endsWith("undone-in-lever", "found-invited");

    desk.visitor.sandbox.hire(id);
    desk.sync();
    assertThat(hire(id).state()).as("it is invited and hired").isEqualTo(HireState.INVITED);
    assertThat(hire(id).alarm()).isFalse();
  }

  /** Known by the lost answer only, and the alarm ends with the invitation all the same. */
  @Test
  void theAlarmOfOneWhoseAnnouncementWasLostIsFollowedUp() {
    String id = desk.hired("Lena Lostalarm");
    desk.faults("onboarding PUT /v1/pending-hires/" + id + " cut=at-once carried-out=yes");
    desk.sync();
    desk.faults();
    desk.invitedOnThePage(id, "Lena", "Lostalarm");
    desk.visitor.sandbox.unhire(id);
    desk.sync();
    assertThat(hire(id).alarm()).isTrue();
    desk.faults("onboarding DELETE /v1/pending-hires/" + id + " status=404");
    desk.sync();
    assertThat(hire(id).alarm()).as("it is stopped there").isFalse();
    assertThat(alarms()).isEqualTo(1);
  }

  /** The list took it, lvjw never heard so, and then nobody waits for the hire any more. */
  @Test
  void anAnnouncementWhoseAnswerWasLostIsTakenBackToo() {
    String id = desk.hired("Lola Lost");
    desk.faults("onboarding PUT /v1/pending-hires/" + id + " cut=at-once carried-out=yes");
    assertThat(desk.sync().problems()).isNotEmpty();
    desk.faults();
    assertThat(shown(id)).isPresent();
    dismiss(id);
    desk.sync();
    assertThat(shown(id)).isEmpty();
    assertThat(desk.in(workspace -> workspace.mark("onboarding.announcing")).orElse("")).isEmpty();
  }

  /** Lever's list of the deleted is asked for some days only, and the hire itself answers 404. */
  @Test
  void whoIsDeletedWhileTheInvitationIsOnItsWayRaisesTheAlarmWheneverItIsSettled() {
    String id = announced("Ines Inviting");
    desk.approve(id);
    desk.faults(
        "onboarding PUT /v1/pending-hires/" + id + "/invitation cut=at-once carried-out=yes");
    assertThatThrownBy(() -> desk.invite(id, Route.API)).isInstanceOf(Failure.class);
    desk.visitor.sandbox.delete(id);
    desk.faults("onboarding GET /v1/pending-hires/" + id + " status=503");
    assertThat(desk.sync().problems()).isNotEmpty();
    assertThat(hire(id).state()).isEqualTo(HireState.INVITING);
    assertThat(hire(id).alarm()).isTrue();
    assertThat(alarms()).as("told before it is known").isEqualTo(1);

    desk.faults();
    desk.sync();
    assertThat(hire(id).state()).isEqualTo(HireState.INVITED);
    assertThat(hire(id).alarm()).isTrue();
    assertThat(alarms()).isEqualTo(1);
  }
}
