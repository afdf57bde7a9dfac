package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import dev.lvjw.sandbox.fault.Fault;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Places;
import dev.lvjw.store.RunLock;
import dev.lvjw.terminal.DisabledPrompter;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Speech;
import dev.lvjw.terminal.TerminalPrompter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    Speech speech = new Speech(host.out(), host.err(), Format.TABLE, false);
    Prompter prompter =
        host.interactive() ? new TerminalPrompter(host, speech) : new DisabledPrompter(speech);
    try (Workspace workspace = Workspace.open(host, prompter, "default", false)) {
      return work.apply(workspace);
    }
  }

  private SyncHires.Report sync() {
    return in(workspace -> new SyncHires(workspace).run(SyncHires.Reach.ORDINARY));
  }

  /** A hire that is reviewed and ready. */
  private String reviewed(String name) {
    String id = hired(name);
    sync();
    approve(id);
    return id;
  }

  private String hired(String name) {
    String json = "{\"name\":\"%s\",\"emails\":[\"%s\"]}".formatted(name, email(name));
    String id = visitor.control("POST", "/candidates", json).json().path("id").asText();
    visitor.sandbox.putOffer(id);
    visitor.sandbox.hire(id);
    return id;
  }

  private static String email(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@mail.example.test";
  }

  private void approve(String id) {
    Map<FieldName, String> said = Map.of(FieldName.WORK_EMAIL, "w" + id + "@work.example.test");
    Assessment approved =
        in(
            workspace ->
                new ReviewHire(workspace)
                    .run(
                        id,
                        new ReviewHire.Answers(
                            said, Set.of(), false, false, Optional.empty(), true)));
    assertThat(approved.hire().state())
        .as(approved.blockerCodes().toString())
        .isEqualTo(HireState.REVIEWED);
  }

  private static InviteHires.Options by(Route route) {
    return new InviteHires.Options(Optional.of(route), Optional.empty(), false, true);
  }

  private Result invite(String id, Route route) {
    return invite(List.of(id), by(route)).getFirst();
  }

  private List<Result> invite(List<String> ids, InviteHires.Options options) {
    return in(workspace -> new InviteHires(workspace).invite(ids, options));
  }

  private HireState state(String id) {
    return in(workspace -> new PendingHires(workspace).show(id)).hire().state();
  }

  private List<ReadLog.Line> log(String id) {
    return in(workspace -> new ReadLog(workspace).run(Optional.of(id)));
  }

  private List<String> journal(String id) {
    return log(id).stream().map(ReadLog.Line::action).toList();
  }

  private List<String> invitedThere() {
    return visitor
        .sandbox
        .invitations()
        .valueStream()
        .map(one -> one.path("opportunityId").asText())
        .toList();
  }

  private long requests(String method, String pathEnd) {
    return visitor
        .sandbox
        .log()
        .valueStream()
        .filter(one -> one.path("method").asText().equals(method))
        .filter(one -> one.path("path").asText().endsWith(pathEnd))
        .count();
  }

  private void faults(String... lines) {
    visitor.sandbox.faults(Fault.all(lines));
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void aDryRunSaysWhatWouldBeSentAndChangesNothing(Route route) {
    String id = reviewed("Dora Dry");
    List<String> before = journal(id);
    Result would =
        in(workspace -> new InviteHires(workspace).dryRun(List.of(id), by(route)).getFirst());
    assertThat(would.ending()).isEqualTo(route == Route.API ? Ending.INVITED : Ending.HANDED_OFF);
    assertThat(would.message()).startsWith("would be ");
    assertThat(would.sheet())
        .extracting(HandoffSheet.Line::value)
        .contains("Dora", "Dry", email("Dora Dry"));
    assertThat(journal(id)).isEqualTo(before);
    assertThat(state(id)).isEqualTo(HireState.REVIEWED);
    assertThat(invitedThere()).isEmpty();

    visitor.sandbox.unhire(id);
    Result undone =
        in(workspace -> new InviteHires(workspace).dryRun(List.of(id), by(route)).getFirst());
    assertThat(undone.ending()).isEqualTo(Ending.NOT_READY);
    assertThat(undone.message()).contains("undone in Lever");
    assertThat(state(id)).as("told, not stored").isEqualTo(HireState.REVIEWED);
  }

  @ParameterizedTest
  @CsvSource({
    "API, undone", "API, changed", "API, deleted",
    "HANDOFF, undone", "HANDOFF, changed", "HANDOFF, deleted"
  })
  void whatLeverTookBackSinceTheReviewIsNeverSent(Route route, String what) {
    String id = reviewed("Una Undone");
    switch (what) {
      case "undone" -> visitor.sandbox.unhire(id);
      case "deleted" -> visitor.sandbox.delete(id);
      default ->
          visitor.control(
              "PUT",
              "/candidates/" + id + "/offer",
              "{\"fields\":[{\"identifier\":\"salary_amount\",\"value\":99000}]}");
    }
    Result result = invite(id, route);
    assertThat(result.ending()).as(result.message()).isEqualTo(Ending.NOT_READY);
    assertThat(result.sheet()).isEmpty();
    assertThat(invitedThere()).isEmpty();
    assertThat(requests("PUT", "/invitation")).isZero();
    assertThat(journal(id)).doesNotContain("inviting", "handed-off");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void whoWasInvitedOnJustworksPageMeanwhileIsNotInvitedAgain(Route route) {
    String id = reviewed("Ivy Invited");
    visitor.onboarding(
        justworks,
        "PUT",
        "/pending-hires/" + id + "/invitation",
        "{\"send_to\":\"home\",\"details\":{\"member_type\":\"Employee - EOR\","
            + "\"first_name\":\"Ivy\",\"last_name\":\"Invited\",\"start_date\":\"2027-04-01\","
            + "\"home_email\":\"ivy.invited@mail.example.test\"}}");
    assertThat(invitedThere()).containsExactly(id);
    Result result = invite(id, route);
    assertThat(result.ending()).isEqualTo(Ending.ALREADY);
    assertThat(result.sheet()).isEmpty();
    assertThat(state(id)).isEqualTo(HireState.INVITED);
    assertThat(journal(id)).doesNotContain("inviting", "handed-off").endsWith("found-invited");
    assertThat(requests("PUT", "/invitation")).as("the one on the page").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void whoBecameAMemberMeanwhileIsNotInvitedAgain(Route route) {
    String id = reviewed("Mara Member");
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("memberType", "Employee - EOR");
    answers.put("firstName", "Mara");
    answers.put("lastName", "Member");
    answers.put("department", "No Department");
    answers.put("office", "Remote (work from home)");
    answers.put("startDate", "2027-04-01");
    answers.put("homeEmail", email("Mara Member"));
    answers.put("send", "Now");
    answers.put("sendTo", "Home email");
    URI add = visitor.sandbox.justworksPages().resolve("/employees/add");
    assertThat(visitor.form(add.toString(), answers).status()).isEqualTo(303);

    Result result = invite(id, route);
    assertThat(result.ending()).as(result.message()).isEqualTo(Ending.ALREADY);
    assertThat(result.message()).contains("new member", "--confirm");
    assertThat(state(id)).isEqualTo(HireState.REVIEWED);
    assertThat(requests("PUT", "/invitation")).isZero();
    in(workspace -> new AdminsWord(workspace).confirm(id));
    assertThat(state(id)).isEqualTo(HireState.JOINED);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void whatJustworksSpellsOtherwiseSinceTheReviewIsNotSent(Route route) {
    Credentials.open(host, Places.of(host, "default"), "default").removeLogin("justworks");
    String id = hired("Nora Names");
    String field =
        "{\"identifier\":\"custom_1\",\"text\":\"Department\",\"value\":\"engineering\"}";
    visitor.control("PUT", "/candidates/" + id + "/offer", "{\"fields\":[" + field + "]}");
    sync();
    approve(id);
    login("justworks", justworks);

    Result result = invite(id, route);
    assertThat(result.ending()).as(result.message()).isEqualTo(Ending.NOT_READY);
    assertThat(result.message()).contains("other names than those approved");
    assertThat(state(id)).isEqualTo(HireState.PENDING);
    assertThat(requests("PUT", "/invitation")).isZero();
    assertThat(journal(id)).endsWith("approved", "checked", "changed");

    approve(id);
    assertThat(invite(id, route).ending()).isIn(Ending.INVITED, Ending.HANDED_OFF);
  }

  @Test
  void anAnswerThatIsLostIsAskedForBeforeAnythingIsSentAgain() {
    String id = reviewed("Lola Lost");
    faults(INVITATION + "cut=at-once carried-out=yes");
    Failure lost = catchThrowableOfType(Failure.class, () -> invite(id, Route.API));
    assertThat(lost.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(lost.message()).contains("may have arrived");
    assertThat(state(id)).isEqualTo(HireState.INVITING);
    assertThat(invitedThere()).containsExactly(id);

    faults();
    long sent = requests("PUT", "/invitation");
    Result next = invite(id, Route.API);
    assertThat(next.ending()).isEqualTo(Ending.ALREADY);
    assertThat(requests("PUT", "/invitation")).isEqualTo(sent);
    assertThat(journal(id)).containsSubsequence("inviting", "found-invited");
    assertThat(journal(id)).doesNotContain("invited");
  }

  @Test
  void whatNeverArrivedIsSentAfterAll() {
    String id = reviewed("Nina Never");
    faults(INVITATION + "cut=at-once");
    Failure lost = catchThrowableOfType(Failure.class, () -> invite(id, Route.API));
    assertThat(lost.message()).contains("may have arrived");
    assertThat(invitedThere()).isEmpty();
    faults();
    List<String> all = in(workspace -> new InviteHires(workspace).all());
    assertThat(all).as("--all takes it up").hasSize(1);
    assertThat(invite(all, by(Route.API)).getFirst().ending()).isEqualTo(Ending.INVITED);
    assertThat(invitedThere()).containsExactly(id);
    assertThat(journal(id)).containsSubsequence("inviting", "not-sent", "inviting", "invited");
  }

  /** The answer is rubbish; what the provider shows when asked is what counts. */
  @Test
  void aBadAnswerIsSettledByWhatTheProviderShows() {
    String carriedOut = reviewed("Bea Bad");
    faults(INVITATION + "body=garbage carried-out=yes");
    Result result = invite(carriedOut, Route.API);
    assertThat(result.ending()).isEqualTo(Ending.INVITED);
    assertThat(result.message()).isEqualTo("Justworks shows the invitation");
    assertThat(journal(carriedOut)).endsWith("found-invited");

    String ignored = reviewed("Ben Bad");
    faults(INVITATION + "body=garbage");
    Failure bad = catchThrowableOfType(Failure.class, () -> invite(ignored, Route.API));
    assertThat(bad.code()).isEqualTo("bad_answer");
    assertThat(bad.next())
        .hasValueSatisfying(n -> assertThat(n).contains("justworks.onboardingUrl"));
    assertThat(bad.message()).doesNotContain("may have arrived");
    assertThat(state(ignored)).isEqualTo(HireState.REVIEWED);
    assertThat(invitedThere()).containsExactly(carriedOut);
  }

  @Test
  void whereNobodyCanBeAskedTheInvitationMayHaveArrived() {
    String id = reviewed("Nora Nobody");
    faults(
        INVITATION + "body=garbage carried-out=yes",
        "onboarding GET /v1/pending-hires/* body=garbage skip=1");
    Failure bad = catchThrowableOfType(Failure.class, () -> invite(id, Route.API));
    assertThat(bad.code()).isEqualTo("bad_answer");
    assertThat(bad.message()).contains("may have arrived");
    assertThat(bad.next())
        .hasValueSatisfying(n -> assertThat(n).contains("justworks.onboardingUrl"));
    assertThat(state(id)).isEqualTo(HireState.INVITING);
    assertThat(sync().problems())
        .as("still bad")
        .extracting(SyncHires.Problem::code)
        .contains("bad_answer");
    faults();
    assertThat(sync().failure()).isEmpty();
    assertThat(state(id)).isEqualTo(HireState.INVITED);
    assertThat(invitedThere()).containsExactly(id);
  }

  @Test
  void severalThatEndDifferentlyEndWithALineEach() {
    String ready = reviewed("Rea Ready");
    String refused = reviewed("Rolf Refused");
    String pending = hired("Pia Pending");
    sync();
    faults("onboarding PUT /v1/pending-hires/" + refused + "/invitation status=422");
    List<Result> results = invite(List.of(ready, refused, pending), by(Route.API));
    assertThat(results)
        .extracting(Result::ending)
        .containsExactly(Ending.INVITED, Ending.REFUSED, Ending.NOT_READY);
    assertThat(InviteHires.failure(results).orElseThrow().exit()).isEqualTo(ExitCode.PARTLY_DONE);
    assertThat(InviteHires.failure(results.subList(1, 2)).orElseThrow().exit())
        .isEqualTo(ExitCode.REFUSED);
    assertThat(InviteHires.failure(results.subList(2, 3)).orElseThrow().exit())
        .isEqualTo(ExitCode.NEEDS_PERSON);
    assertThat(invitedThere()).containsExactly(ready);
  }

  @Test
  void aHandoffRemembersHowItWasSent() {
    String id = reviewed("Hanna Handed");
    Result first =
        invite(
                List.of(id),
                new InviteHires.Options(
                    Optional.of(Route.HANDOFF), Optional.of(SendTo.WORK), true, true))
            .getFirst();
    Result again = invite(id, Route.HANDOFF);
    assertThat(again.ending()).isEqualTo(Ending.ALREADY);
    assertThat(again.sheet()).isEqualTo(first.sheet());
    assertThat(again.sheet())
        .contains(
            HandoffSheet.Line.of("Send invite", "Later"),
            HandoffSheet.Line.of("Invite to", "Work email"));
    assertThat(log(id).getLast().evidence())
        .hasValueSatisfying(
            evidence -> assertThat(evidence).contains("invite to the work email, later"));
  }

  @Test
  void eorInvitesAtOnce() {
    String id = reviewed("Edda Eor");
    host.env("LVJW_JUSTWORKS_PRODUCT", "eor");
    InviteHires.Options later =
        new InviteHires.Options(Optional.of(Route.HANDOFF), Optional.empty(), true, true);
    assertThat(catchThrowableOfType(Failure.class, () -> invite(List.of(id), later)).exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(invite(id, Route.HANDOFF).form()).hasValue(HandoffSheet.Form.EOR);
  }

  @Test
  void thePersonSeesAllValuesBeforeTheQuestion() {
    String id = reviewed("Petra Preview");
    host.atTerminal().type("n\n");
    InviteHires.Options asking =
        new InviteHires.Options(Optional.of(Route.API), Optional.empty(), false, false);
    assertThat(invite(List.of(id), asking).getFirst().ending()).isEqualTo(Ending.NOT_READY);
    assertThat(host.errText())
        .containsSubsequence(
            "Employee - Full Time",
            "96000 USD per year",
            "exempt",
            "Petra",
            "Preview",
            "Marion Calloway",
            email("Petra Preview"),
            "Home email",
            "Invite Petra Preview (");
    assertThat(invitedThere()).isEmpty();
    host.type("y\n");
    assertThat(invite(List.of(id), asking).getFirst().ending()).isEqualTo(Ending.INVITED);
    assertThat(invitedThere()).containsExactly(id);
  }

  @Test
  void theSiteIsOpenedOnceForAll() {
    List<String> ids = List.of(reviewed("Olga One"), reviewed("Tim Two"));
    host.atTerminal().withBrowser();
    assertThat(invite(ids, by(Route.HANDOFF)))
        .extracting(Result::ending)
        .containsOnly(Ending.HANDED_OFF);
    assertThat(host.browsed()).containsExactly(visitor.sandbox.justworksPages().resolve("/"));
  }

  /** An answer that is on its way must not find the hire moved. */
  @Test
  void theAdminsWordWaitsForAnotherRun() {
    String id = reviewed("Wanda Word");
    Path lock = Places.of(host, "default").runLock();
    Failure locked =
        RunLock.during(
            host,
            lock,
            Duration.ZERO,
            () ->
                catchThrowableOfType(
                    Failure.class, () -> in(workspace -> new AdminsWord(workspace).confirm(id))));
    assertThat(locked.exit()).isEqualTo(ExitCode.LOCKED);
    assertThat(state(id)).isEqualTo(HireState.REVIEWED);
  }

  @Test
  void theJournalSaysWhatCausedAChange() {
    String id = hired("Carl Cause");
    in(workspace -> new SyncHires(workspace.running("lvjw sync")).run(SyncHires.Reach.ORDINARY));
    assertThat(log(id))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.cause()).hasValue("lvjw sync");
              assertThat(line.actor()).isEqualTo("tester");
            });
  }
}
