package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import dev.lvjw.sandbox.fault.Fault;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Places;
import dev.lvjw.terminal.DisabledPrompter;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Speech;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Justworks' list of pending hires follows what becomes of a hire, whatever that is. */
class AnnouncementsTest {
  private final TestVisitor visitor = new TestVisitor();
  @TempDir Path home;
  private TestHost host;
  private String justworks;

  @BeforeEach
  void connect() {
    host = new TestHost(home).env("LVJW_HOME", "lvjw");
    host.advance(Duration.between(TestHost.START, StillHost.NOW));
    visitor.sandbox.environment().forEach(host::env);
    justworks = visitor.justworks(TestVisitor.EVERY_JUSTWORKS_SCOPE);
    login("lever", visitor.lever(TestVisitor.EVERY_LEVER_SCOPE));
    login("justworks", justworks);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  private void login(String side, String token) {
    Login login =
        new Login(
            token,
            Optional.empty(),
            StillHost.NOW.plus(Duration.ofHours(1)),
            StillHost.NOW,
            StillHost.NOW,
            List.of(),
            Optional.empty(),
            "app");
    Credentials.open(host, Places.of(host, "default"), "default").saveLogin(side, login);
  }

  private <T> T in(Function<Workspace, T> work) {
    DisabledPrompter nobody =
        new DisabledPrompter(new Speech(host.out(), host.err(), Format.TABLE, false));
    try (Workspace workspace = Workspace.open(host, nobody, "default", false)) {
      return work.apply(workspace);
    }
  }

  private SyncHires.Report sync() {
    return in(workspace -> new SyncHires(workspace).run(SyncHires.Reach.ORDINARY));
  }

  /** Hired, seen, and announced. */
  private String announced(String name) {
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    given.put("name", name).putArray("emails").add(email(name));
    String id = visitor.sandbox.addCandidate(given);
    visitor.sandbox.putOffer(id);
    visitor.sandbox.hire(id);
    sync();
    assertThat(shown(id)).isPresent();
    return id;
  }

  private static String email(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@mail.example.test";
  }

  private void review(String id, Map<FieldName, String> said, boolean approve) {
    in(
        workspace ->
            new ReviewHire(workspace)
                .run(
                    id,
                    new ReviewHire.Answers(
                        said, Set.of(), false, false, Optional.empty(), approve)));
  }

  private void approve(String id) {
    review(id, Map.of(FieldName.WORK_EMAIL, "w" + id + "@work.example.test"), true);
    assertThat(hire(id).state()).isEqualTo(HireState.REVIEWED);
  }

  private void handOff(String id) {
    InviteHires.Options handoff =
        new InviteHires.Options(Optional.of(Route.HANDOFF), Optional.empty(), false, true);
    in(workspace -> new InviteHires(workspace).invite(List.of(id), handoff));
    assertThat(hire(id).state()).isEqualTo(HireState.HANDED_OFF);
  }

  private void inviteThere(String id) {
    visitor.onboarding(
        justworks,
        "PUT",
        "/pending-hires/" + id + "/invitation",
        "{\"send_to\":\"home\",\"details\":{\"member_type\":\"Employee - EOR\","
            + "\"first_name\":\"Ivy\",\"last_name\":\"Invited\",\"start_date\":\"2027-04-01\","
            + "\"home_email\":\"ivy.invited@mail.example.test\"}}");
  }

  private Hire hire(String id) {
    return in(workspace -> new PendingHires(workspace).show(id)).hire();
  }

  private List<String> journal(String id) {
    return in(workspace -> new ReadLog(workspace).run(Optional.of(id))).stream()
        .map(ReadLog.Line::action)
        .toList();
  }

  /** As Justworks shows it among the pending hires; empty when it doesn't. */
  private Optional<JsonNode> shown(String id) {
    return Optional.of(visitor.onboarding(justworks, "GET", "/pending-hires/" + id, ""))
        .filter(answer -> answer.status() == 200)
        .map(TestVisitor.Answer::json);
  }

  private void faults(String... lines) {
    visitor.sandbox.faults(Fault.all(lines));
  }

  private long alarms() {
    return visitor.sandbox.subjects().stream()
        .filter("A hire was undone in Lever after it was sent to Justworks"::equals)
        .count();
  }

  @Test
  void anEditedValueIsNewsThere() {
    String id = announced("Edda Edited");
    review(id, Map.of(FieldName.TITLE, "Head of Tests", FieldName.START_DATE, "2027-05-03"), false);
    sync();
    assertThat(shown(id).orElseThrow().path("title").asText()).isEqualTo("Head of Tests");
    assertThat(shown(id).orElseThrow().path("start_date").asText()).isEqualTo("2027-05-03");
    assertThat(journal(id)).endsWith("edited", "announced");
  }

  @Test
  void aNewHireOfTheSameOpportunityIsAnnouncedAsItStands() {
    String id = announced("Ria Rehired");
    review(id, Map.of(FieldName.TITLE, "Head of Tests"), false);
    sync();
    visitor.sandbox.unhire(id);
    visitor.sandbox.hire(id);
    sync();
    assertThat(shown(id).orElseThrow().path("title").asText()).isNotEqualTo("Head of Tests");
  }

  @Test
  void whoWaitsNoLongerIsTakenBackAndWhoWaitsAgainIsAnnouncedAgain() {
    String id = announced("Dina Dismissed");
    in(workspace -> new PendingHires(workspace).dismiss(id, "somebody else's"));
    sync();
    assertThat(shown(id)).isEmpty();
    in(workspace -> new PendingHires(workspace).restore(id));
    sync();
    assertThat(shown(id)).isPresent();

    approve(id);
    handOff(id);
    sync();
    assertThat(shown(id)).as("it is entered by hand").isEmpty();
    in(workspace -> new AdminsWord(workspace).cancel(id));
    sync();
    assertThat(shown(id)).isPresent();

    in(workspace -> new AdminsWord(workspace).confirm(id));
    sync();
    assertThat(shown(id)).isEmpty();
    assertThat(hire(id).state()).isEqualTo(HireState.JOINED);
  }

  @Test
  void aHandedOffOrDismissedHireThatWasInvitedFromTheListIsInvited() {
    String handedOff = announced("Hanna Handed");
    String dismissed = announced("Dora Dismissed");
    approve(handedOff);
    handOff(handedOff);
    in(workspace -> new PendingHires(workspace).dismiss(dismissed, "somebody else's"));
    inviteThere(handedOff);
    inviteThere(dismissed);
    SyncHires.Report report = sync();
    assertThat(report.problems()).isEmpty();
    assertThat(hire(handedOff).state()).isEqualTo(HireState.INVITED);
    assertThat(hire(dismissed).state()).isEqualTo(HireState.INVITED);
    assertThat(alarms()).isZero();
  }

  @Test
  void anUndoneHireThatWasInvitedFromTheListRaisesOneAlarm() {
    String id = announced("Una Undone");
    inviteThere(id);
    visitor.sandbox.unhire(id);
    SyncHires.Report report = sync();
    assertThat(report.problems())
        .extracting(SyncHires.Problem::code)
        .containsExactly("invited_there");
    assertThat(hire(id).state()).isEqualTo(HireState.WITHDRAWN);
    assertThat(hire(id).alarm()).isTrue();
    assertThat(alarms()).isEqualTo(1);

    assertThat(sync().problems()).isEmpty();
    assertThat(alarms()).isEqualTo(1);
    assertThat(journal(id)).endsWith("undone-in-lever", "found-invited");

    visitor.sandbox.hire(id);
    sync();
    assertThat(hire(id).state()).as("it is invited and hired").isEqualTo(HireState.INVITED);
    assertThat(hire(id).alarm()).isFalse();
  }

  /** The list took it, lvjw never heard so, and then nobody waits for the hire any more. */
  @Test
  void anAnnouncementWhoseAnswerWasLostIsTakenBackToo() {
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    given.put("name", "Lola Lost");
    String id = visitor.sandbox.addCandidate(given);
    visitor.sandbox.putOffer(id);
    visitor.sandbox.hire(id);
    faults("onboarding PUT /v1/pending-hires/" + id + " cut=at-once carried-out=yes");
    assertThat(sync().problems()).isNotEmpty();
    faults();
    assertThat(shown(id)).isPresent();
    in(workspace -> new PendingHires(workspace).dismiss(id, "somebody else's"));
    sync();
    assertThat(shown(id)).isEmpty();
    assertThat(in(workspace -> workspace.mark("onboarding.announcing")).orElse("")).isEmpty();
  }

  /** Lever's list of the deleted is asked for some days only, and the hire itself answers 404. */
  @Test
  void whoIsDeletedWhileTheInvitationIsOnItsWayRaisesTheAlarmWheneverItIsSettled() {
    String id = announced("Ines Inviting");
    approve(id);
    faults("onboarding PUT /v1/pending-hires/" + id + "/invitation cut=at-once carried-out=yes");
    InviteHires.Options api =
        new InviteHires.Options(Optional.of(Route.API), Optional.empty(), false, true);
    assertThatThrownBy(() -> in(workspace -> new InviteHires(workspace).invite(List.of(id), api)))
        .isInstanceOf(Failure.class);
    visitor.sandbox.delete(id);
    faults("onboarding GET /v1/pending-hires/" + id + " status=503");
    assertThat(sync().problems()).isNotEmpty();
    assertThat(hire(id).state()).isEqualTo(HireState.INVITING);
    assertThat(hire(id).alarm()).isTrue();
    assertThat(alarms()).as("told before it is known").isEqualTo(1);

    faults();
    sync();
    assertThat(hire(id).state()).isEqualTo(HireState.INVITED);
    assertThat(hire(id).alarm()).isTrue();
    assertThat(alarms()).isEqualTo(1);
  }
}
