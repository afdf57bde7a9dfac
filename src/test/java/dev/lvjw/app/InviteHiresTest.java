package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Places;
import dev.lvjw.store.RunLock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Invitations against the sandbox, in one process, also where its answers get lost. */
class InviteHiresTest {
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

  @ParameterizedTest
  @EnumSource(Route.class)
  void aDryRunSaysWhatWouldBeSentAndChangesNothing(Route route) {
    String id = desk.reviewed("Dora Dry");
    List<String> before = desk.journal(id);
    Result would =
        desk.in(
            workspace ->
                new InviteHires(workspace).dryRun(List.of(id), InviteDesk.by(route)).getFirst());
    assertThat(would.ending()).isEqualTo(route == Route.API ? Ending.INVITED : Ending.HANDED_OFF);
    assertThat(would.message()).startsWith("would be ");
    assertThat(would.sheet())
        .extracting(HandoffSheet.Line::value)
        .contains("Dora", "Dry", InviteDesk.email("Dora Dry"));
    assertThat(desk.journal(id)).isEqualTo(before);
    assertThat(desk.state(id)).isEqualTo(HireState.REVIEWED);
    assertThat(desk.invitedThere()).isEmpty();

    desk.visitor.sandbox.unhire(id);
    Result undone =
        desk.in(
            workspace ->
                new InviteHires(workspace).dryRun(List.of(id), InviteDesk.by(route)).getFirst());
    assertThat(undone.ending()).isEqualTo(Ending.NOT_READY);
    assertThat(undone.message()).contains("undone in Lever");
    assertThat(desk.state(id)).as("told, not stored").isEqualTo(HireState.REVIEWED);
  }

  @ParameterizedTest
  @CsvSource({
    "API, undone", "API, changed", "API, deleted",
    "HANDOFF, undone", "HANDOFF, changed", "HANDOFF, deleted"
  })
  void whatLeverTookBackSinceTheReviewIsNeverSent(Route route, String what) {
    String id = desk.reviewed("Una Undone");
    switch (what) {
      case "undone" -> desk.visitor.sandbox.unhire(id);
      case "deleted" -> desk.visitor.sandbox.delete(id);
      default -> desk.paysOtherwise(id);
    }
    Result result = desk.invite(id, route);
    assertThat(result.ending()).as(result.message()).isEqualTo(Ending.NOT_READY);
    assertThat(result.sheet()).isEmpty();
    assertThat(desk.invitedThere()).isEmpty();
    assertThat(desk.requests("PUT", "/invitation")).isZero();
    assertThat(desk.journal(id)).doesNotContain("inviting", "handed-off");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void whoWasInvitedOnJustworksPageMeanwhileIsNotInvitedAgain(Route route) {
    String id = desk.reviewed("Ivy Invited");
    desk.invitedOnThePage(id, "Ivy", "Invited");
    assertThat(desk.invitedThere()).containsExactly(id);
    Result result = desk.invite(id, route);
    assertThat(result.ending()).isEqualTo(Ending.ALREADY);
    assertThat(result.sheet()).isEmpty();
    assertThat(desk.state(id)).isEqualTo(HireState.INVITED);
    assertThat(desk.journal(id)).doesNotContain("inviting", "handed-off").endsWith("found-invited");
    assertThat(desk.requests("PUT", "/invitation")).as("the one on the page").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void whoBecameAMemberMeanwhileIsNotInvitedAgain(Route route) {
    String id = desk.reviewed("Mara Member");
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("memberType", "Employee - EOR");
    answers.put("firstName", "Mara");
    answers.put("lastName", "Member");
    answers.put("department", "No Department");
    answers.put("office", "Remote (work from home)");
    answers.put("startDate", "2027-04-01");
    answers.put("homeEmail", InviteDesk.email("Mara Member"));
    answers.put("send", "Now");
    answers.put("sendTo", "Home email");
    URI add = desk.visitor.sandbox.justworksPages().resolve("/employees/add");
    assertThat(desk.visitor.form(add.toString(), answers).status()).isEqualTo(303);

    Result result = desk.invite(id, route);
    assertThat(result.ending()).as(result.message()).isEqualTo(Ending.ALREADY);
    assertThat(result.message()).contains("new member", "--confirm");
    assertThat(desk.state(id)).isEqualTo(HireState.REVIEWED);
    assertThat(desk.requests("PUT", "/invitation")).isZero();
    desk.in(workspace -> new AdminsWord(workspace).confirm(id));
    assertThat(desk.state(id)).isEqualTo(HireState.JOINED);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void whatJustworksSpellsOtherwiseSinceTheReviewIsNotSent(Route route) {
    Credentials.open(desk.host, Places.of(desk.host, "default"), "default")
        .removeLogin("justworks");
    String id = desk.hired("Nora Names");
    String field =
        "{\"identifier\":\"custom_1\",\"text\":\"Department\",\"value\":\"engineering\"}";
    desk.visitor.control("PUT", "/candidates/" + id + "/offer", "{\"fields\":[" + field + "]}");
    desk.sync();
    desk.approve(id);
    desk.login("justworks", desk.justworks);

    Result result = desk.invite(id, route);
    assertThat(result.ending()).as(result.message()).isEqualTo(Ending.NOT_READY);
    assertThat(result.message()).contains("other names than those approved");
    assertThat(desk.state(id)).isEqualTo(HireState.PENDING);
    assertThat(desk.requests("PUT", "/invitation")).isZero();
    assertThat(desk.journal(id)).endsWith("approved", "checked", "changed");

    desk.approve(id);
    assertThat(desk.invite(id, route).ending()).isIn(Ending.INVITED, Ending.HANDED_OFF);
  }

  @Test
  void anAnswerThatIsLostIsAskedForBeforeAnythingIsSentAgain() {
    String id = desk.reviewed("Lola Lost");
    desk.faults(INVITATION + "cut=at-once carried-out=yes");
    Failure lost = catchThrowableOfType(Failure.class, () -> desk.invite(id, Route.API));
    assertThat(lost.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(lost.message()).contains("may have arrived");
    assertThat(desk.state(id)).isEqualTo(HireState.INVITING);
    assertThat(desk.invitedThere()).containsExactly(id);

    desk.faults();
    long sent = desk.requests("PUT", "/invitation");
    Result next = desk.invite(id, Route.API);
    assertThat(next.ending()).isEqualTo(Ending.ALREADY);
    assertThat(desk.requests("PUT", "/invitation")).isEqualTo(sent);
    assertThat(desk.journal(id)).containsSubsequence("inviting", "found-invited");
    assertThat(desk.journal(id)).doesNotContain("invited");
  }

  @Test
  void whatNeverArrivedIsSentAfterAll() {
    String id = desk.reviewed("Nina Never");
    desk.faults(INVITATION + "cut=at-once");
    Failure lost = catchThrowableOfType(Failure.class, () -> desk.invite(id, Route.API));
    assertThat(lost.message()).contains("may have arrived");
    assertThat(desk.invitedThere()).isEmpty();
    desk.faults();
    List<String> all = desk.in(workspace -> new InviteHires(workspace).all());
    assertThat(all).as("--all takes it up").hasSize(1);
    assertThat(desk.invite(all, InviteDesk.by(Route.API)).getFirst().ending())
        .isEqualTo(Ending.INVITED);
    assertThat(desk.invitedThere()).containsExactly(id);
    assertThat(desk.journal(id)).containsSubsequence("inviting", "not-sent", "inviting", "invited");
  }

  /** The answer is rubbish; what the provider shows when asked is what counts. */
  @Test
  void aBadAnswerIsSettledByWhatTheProviderShows() {
    String carriedOut = desk.reviewed("Bea Bad");
    desk.faults(INVITATION + "body=garbage carried-out=yes");
    Result result = desk.invite(carriedOut, Route.API);
    assertThat(result.ending()).isEqualTo(Ending.INVITED);
    assertThat(result.message()).isEqualTo("Justworks shows the invitation");
    assertThat(desk.journal(carriedOut)).endsWith("found-invited");

    String ignored = desk.reviewed("Ben Bad");
    desk.faults(INVITATION + "body=garbage");
    Failure bad = catchThrowableOfType(Failure.class, () -> desk.invite(ignored, Route.API));
    assertThat(bad.code()).isEqualTo("bad_answer");
    assertThat(bad.next())
        .hasValueSatisfying(n -> assertThat(n).contains("justworks.onboardingUrl"));
    assertThat(bad.message()).doesNotContain("may have arrived");
    assertThat(desk.state(ignored)).isEqualTo(HireState.REVIEWED);
    assertThat(desk.invitedThere()).containsExactly(carriedOut);
  }

  @Test
  void whereNobodyCanBeAskedTheInvitationMayHaveArrived() {
    String id = desk.reviewed("Nora Nobody");
    desk.faults(
        INVITATION + "body=garbage carried-out=yes",
        "onboarding GET /v1/pending-hires/* body=garbage skip=1");
    Failure bad = catchThrowableOfType(Failure.class, () -> desk.invite(id, Route.API));
    assertThat(bad.code()).isEqualTo("bad_answer");
    assertThat(bad.message()).contains("may have arrived");
    assertThat(bad.next())
        .hasValueSatisfying(n -> assertThat(n).contains("justworks.onboardingUrl"));
    assertThat(desk.state(id)).isEqualTo(HireState.INVITING);
    assertThat(desk.sync().problems())
        .as("still bad")
        .extracting(SyncHires.Problem::code)
        .contains("bad_answer");
    desk.faults();
    assertThat(desk.sync().failure()).isEmpty();
    assertThat(desk.state(id)).isEqualTo(HireState.INVITED);
    assertThat(desk.invitedThere()).containsExactly(id);
  }

  @Test
  void severalThatEndDifferentlyEndWithALineEach() {
    String ready = desk.reviewed("Rea Ready");
    String refused = desk.reviewed("Rolf Refused");
    String pending = desk.hired("Pia Pending");
    desk.sync();
    desk.faults("onboarding PUT /v1/pending-hires/" + refused + "/invitation status=422");
    List<Result> results = desk.invite(List.of(ready, refused, pending), InviteDesk.by(Route.API));
    assertThat(results)
        .extracting(Result::ending)
        .containsExactly(Ending.INVITED, Ending.REFUSED, Ending.NOT_READY);
    assertThat(InviteSummary.failure(results).orElseThrow().exit()).isEqualTo(ExitCode.PARTLY_DONE);
    assertThat(InviteSummary.failure(results.subList(1, 2)).orElseThrow().exit())
        .isEqualTo(ExitCode.REFUSED);
    assertThat(InviteSummary.failure(results.subList(2, 3)).orElseThrow().exit())
        .isEqualTo(ExitCode.NEEDS_PERSON);
    assertThat(desk.invitedThere()).containsExactly(ready);
  }

  /** As when Lever answers something about it that nobody can read. */
  @Test
  void oneOddHireStopsNoOther() {
    String first = desk.reviewed("Olga One");
    String odd = desk.reviewed("Oda Odd");
    String last = desk.reviewed("Tim Two");
    desk.faults("lever GET /v1/opportunities/" + odd + " body=garbage");
    InviteDesk.Run run = desk.lvjw("invite", "--all", "--yes", "-o", "json");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.PARTLY_DONE.number());
    assertThat(run.error().path("message").asText()).contains("1 of 3");
    Map<String, String> results = new LinkedHashMap<>();
    run.json("invite")
        .path("items")
        .forEach(item -> results.put(item.path("id").asText(), item.path("result").asText()));
    assertThat(results)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                first.substring(0, 8), "invited",
                odd.substring(0, 8), "not-ready",
                last.substring(0, 8), "invited"));
    assertThat(desk.invitedThere()).containsExactlyInAnyOrder(first, last);
    assertThat(desk.state(odd)).isEqualTo(HireState.REVIEWED);
  }

  /** The answer of Justworks finds a hire that somebody or a sync has moved on. */
  @Test
  void whatWasSaidMeanwhileStands() {
    String id = desk.reviewed("Ivy Invited");
    Hire before = desk.in(workspace -> new PendingHires(workspace).show(id)).hire();
    desk.invitedOnThePage(id, "Ivy", "Invited");
    desk.in(workspace -> new AdminsWord(workspace).confirm(id));
    List<String> journal = desk.journal(id);
    boolean invited = desk.in(workspace -> new ApiRoute(workspace).invitedMeanwhile(before));
    assertThat(invited).isTrue();
    assertThat(desk.state(id)).isEqualTo(HireState.JOINED);
    assertThat(desk.journal(id)).isEqualTo(journal);
  }

  @Test
  void aHandoffRemembersHowItWasSent() {
    String id = desk.reviewed("Hanna Handed");
    Result first =
        desk.invite(
                List.of(id),
                new InviteHires.Options(
                    Optional.of(Route.HANDOFF), Optional.of(SendTo.WORK), true, true))
            .getFirst();
    Result again = desk.invite(id, Route.HANDOFF);
    assertThat(again.ending()).isEqualTo(Ending.ALREADY);
    assertThat(again.sheet()).isEqualTo(first.sheet());
    assertThat(again.sheet())
        .contains(
            HandoffSheet.Line.of("Send invite", "Later"),
            HandoffSheet.Line.of("Invite to", "Work email"));
    assertThat(desk.log(id).getLast().evidence())
        .hasValueSatisfying(
            evidence -> assertThat(evidence).contains("invite to the work email, later"));
  }

  @Test
  void eorInvitesAtOnce() {
    String id = desk.reviewed("Edda Eor");
    desk.host.env("LVJW_JUSTWORKS_PRODUCT", "eor");
    InviteHires.Options later =
        new InviteHires.Options(Optional.of(Route.HANDOFF), Optional.empty(), true, true);
    assertThat(catchThrowableOfType(Failure.class, () -> desk.invite(List.of(id), later)).exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(desk.invite(id, Route.HANDOFF).form()).hasValue(HandoffSheet.Form.EOR);
  }

  @Test
  void thePersonSeesAllValuesBeforeTheQuestion() {
    String id = desk.reviewed("Petra Preview");
    desk.host.atTerminal().type("n\n");
    InviteHires.Options asking =
        new InviteHires.Options(Optional.of(Route.API), Optional.empty(), false, false);
    assertThat(desk.invite(List.of(id), asking).getFirst().ending()).isEqualTo(Ending.NOT_READY);
    assertThat(desk.host.errText())
        .containsSubsequence(
            "Employee - Full Time",
            "96000 USD per year",
            "exempt",
            "Petra",
            "Preview",
            "Marion Calloway",
            InviteDesk.email("Petra Preview"),
            "Home email",
            "Invite Petra Preview (");
    assertThat(desk.invitedThere()).isEmpty();
    desk.host.type("y\n");
    assertThat(desk.invite(List.of(id), asking).getFirst().ending()).isEqualTo(Ending.INVITED);
    assertThat(desk.invitedThere()).containsExactly(id);
  }

  @Test
  void aDryRunAsksNobodyAndNeedsNoYes() {
    String id = desk.reviewed("Dana Dry");
    InviteHires.Options asking =
        new InviteHires.Options(Optional.of(Route.API), Optional.empty(), false, false);
    Result would =
        desk.in(workspace -> new InviteHires(workspace).dryRun(List.of(id), asking).getFirst());
    assertThat(would.ending()).as(would.message()).isEqualTo(Ending.INVITED);
    assertThat(desk.invitedThere()).isEmpty();
  }

  /** By hand somebody looks at Justworks all the same; the api route sends what nobody looks at. */
  @Test
  void whatCannotBeCheckedIsHandedOverButNotSent() {
    String id = desk.reviewed("Nell Nocheck");
    desk.faults("justworks GET /v1/members status=400");
    Failure unchecked = catchThrowableOfType(Failure.class, () -> desk.invite(id, Route.API));
    assertThat(unchecked.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(desk.state(id)).isEqualTo(HireState.REVIEWED);
    assertThat(desk.requests("PUT", "/invitation")).isZero();
    assertThat(desk.invite(id, Route.HANDOFF).ending()).isEqualTo(Ending.HANDED_OFF);
    assertThat(desk.host.errText()).contains("Not checked against Justworks");
  }

  /** The onboarding API is gone; the members still tell who has come. */
  @Test
  void anInvitedHireIsSeenAmongTheMembersWhereNoOnboardingApiTells() {
    String id = desk.reviewed("Juno Joined");
    assertThat(desk.invite(id, Route.API).ending()).isEqualTo(Ending.INVITED);
    desk.visitor.sandbox.join(id);
    desk.host.env("LVJW_JUSTWORKS_ONBOARDING_URL", "");
    desk.sync();
    assertThat(desk.state(id)).isEqualTo(HireState.JOINED);
    assertThat(desk.log(id).getLast().evidence().orElseThrow()).startsWith("members API");
  }

  @Test
  void theSiteIsOpenedOnceForAll() {
    List<String> ids = List.of(desk.reviewed("Olga One"), desk.reviewed("Tim Two"));
    desk.host.atTerminal().withBrowser();
    assertThat(desk.invite(ids, InviteDesk.by(Route.HANDOFF)))
        .extracting(Result::ending)
        .containsOnly(Ending.HANDED_OFF);
    assertThat(desk.host.browsed())
        .containsExactly(desk.visitor.sandbox.justworksPages().resolve("/"));
  }

  /** An answer that is on its way must not find the hire moved. */
  @Test
  void theAdminsWordWaitsForAnotherRun() {
    String id = desk.reviewed("Wanda Word");
    Path lock = Places.of(desk.host, "default").runLock();
    Failure locked =
        RunLock.during(
            desk.host,
            lock,
            Duration.ZERO,
            () ->
                catchThrowableOfType(
                    Failure.class,
                    () -> desk.in(workspace -> new AdminsWord(workspace).confirm(id))));
    assertThat(locked.exit()).isEqualTo(ExitCode.LOCKED);
    assertThat(desk.state(id)).isEqualTo(HireState.REVIEWED);
  }

  @Test
  void theJournalSaysWhatCausedAChange() {
    String id = desk.hired("Carl Cause");
    desk.in(
        workspace -> new SyncHires(workspace.running("lvjw sync")).run(SyncHires.Reach.ORDINARY));
    assertThat(desk.log(id))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.cause()).hasValue("lvjw sync");
              assertThat(line.actor()).isEqualTo("tester");
            });
  }
}
