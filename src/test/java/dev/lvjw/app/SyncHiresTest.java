package dev.lvjw.app;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Change;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireState;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Places;
import dev.lvjw.terminal.DisabledPrompter;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Speech;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one look at Lever does to the stored hires, also when Lever answers oddly. */
class SyncHiresTest {
  private static final SyncHires.Reach EVERYTHING = new SyncHires.Reach(Optional.empty(), true);
  private static final Instant HIRED = TestHost.START.minus(Duration.ofDays(1));

  @RegisterExtension final StrictWireMock lever = new StrictWireMock();
  @TempDir Path home;
  private TestHost host;

  @BeforeEach
  void connected() {
    host = onThisMachine();
    answer("/v1/archive_reasons", "{\"data\":[{\"id\":\"hired\",\"type\":\"hired\"}]}");
    deleted();
  }

  private TestHost onThisMachine() {
    return new TestHost(home)
        .env("LVJW_LEVER_API_URL", lever.uri("/v1").toString())
        .env("LVJW_LEVER_API_KEY", "an-invented-key");
  }

  private void answer(String path, String json) {
    lever.stub(get(urlPathEqualTo(path)).willReturn(okJson(json)));
  }

  private void refuse(String path, int status) {
    lever.stub(
        get(urlPathEqualTo(path))
            .willReturn(jsonResponse("{\"code\":\"No\",\"message\":\"not for you\"}", status)));
  }

  /** What both lists of opportunities hold from now on. */
  private void opportunities(String... items) {
    String page = "{\"data\":[" + String.join(",", items) + "],\"hasNext\":false}";
    for (String filter : List.of("archive_reason_id", "updated_at_start")) {
      lever.stub(
          get(urlPathEqualTo("/v1/opportunities"))
              .withQueryParam(filter, matching(".+"))
              .willReturn(okJson(page)));
    }
  }

  private void deleted() {
    answer("/v1/opportunities/deleted", "{\"data\":[],\"hasNext\":false}");
  }

  private void offers(String id, String items) {
    answer("/v1/opportunities/" + id + "/offers", "{\"data\":[" + items + "],\"hasNext\":false}");
  }

  private static String hired(String id, Instant at) {
    return "{\"id\":\"%s\",\"name\":\"Ada Example\",\"emails\":[\"%s@example.test\"],\"archived\":{\"reason\":\"hired\",\"archivedAt\":%d}}"
        .formatted(id, id, at.toEpochMilli());
  }

  private static String open(String id) {
    return "{\"id\":\"%s\",\"name\":\"Ada Example\",\"emails\":[],\"archived\":null}".formatted(id);
  }

  private <T> T in(TestHost where, Function<Workspace, T> work) {
    Speech speech = new Speech(where.out(), where.err(), Format.TABLE, false);
    try (Workspace workspace =
        Workspace.open(where, new DisabledPrompter(speech), "default", false)) {
      return work.apply(workspace);
    }
  }

  private SyncHires.Report sync() {
    return sync(SyncHires.Reach.ORDINARY);
  }

  private SyncHires.Report sync(SyncHires.Reach reach) {
    return in(host, workspace -> new SyncHires(workspace).run(reach));
  }

  private Assessment show(String id) {
    return in(host, workspace -> new PendingHires(workspace).show(id));
  }

  private void approve(String id) {
    Map<FieldName, String> values =
        Map.ofEntries(
            Map.entry(FieldName.MEMBER_TYPE, "Employee - Full Time"),
            Map.entry(FieldName.COMPENSATION_AMOUNT, "50000"),
            Map.entry(FieldName.EARNINGS_TYPE, "salary"),
            Map.entry(FieldName.EXEMPTION_STATUS, "exempt"),
            Map.entry(FieldName.MANAGER, "none"),
            Map.entry(FieldName.DEPARTMENT, "none"),
            Map.entry(FieldName.OFFICE, "none"),
            Map.entry(FieldName.START_DATE, "2026-04-01"));
    Assessment approved =
        in(
            host,
            workspace ->
                new ReviewHire(workspace)
                    .run(
                        id,
                        new ReviewHire.Answers(
                            values, Set.of(), true, false, Optional.empty(), true)));
    assertThat(approved.hire().state()).isEqualTo(HireState.REVIEWED);
  }

  @Test
  void withoutAHiredReasonNobodyLooksUndone() {
    opportunities(hired("opportunity-1", HIRED));
    offers("opportunity-1", "");
    assertThat(sync().found()).isEqualTo(1);
    answer("/v1/archive_reasons", "{\"data\":[]}");
    Failure failure = catchThrowableOfType(Failure.class, this::sync);
    assertThat(failure.code()).isEqualTo("no_hired_reason");
    assertThat(show("opportunity-1").hire().state()).isEqualTo(HireState.PENDING);
  }

  @Test
  void oneThatCannotBeReadKeepsNoOtherAndIsLookedForAgain() {
    opportunities(hired("opportunity-1", HIRED), hired("opportunity-2", HIRED));
    refuse("/v1/opportunities/opportunity-1/offers", 403);
    offers("opportunity-2", "");
    SyncHires.Report first = sync();
    assertThat(first.found()).isEqualTo(1);
    assertThat(first.problems()).hasSize(1);
    assertThat(first.failure().orElseThrow().exit()).isEqualTo(ExitCode.PARTLY_DONE);
    assertThat(show("opportunity-2").hire().state()).isEqualTo(HireState.PENDING);

    // The lists have moved on; it is asked for by its id.
    opportunities();
    answer("/v1/opportunities/opportunity-1", "{\"data\":" + hired("opportunity-1", HIRED) + "}");
    offers("opportunity-1", "");
    SyncHires.Report second = sync();
    assertThat(second.found()).isEqualTo(1);
    assertThat(second.problems()).isEmpty();
  }

  @Test
  void whatOnlyAddsToAHireMayBeMissing() {
    opportunities(hired("opportunity-1", HIRED));
    offers(
        "opportunity-1",
        "{\"id\":\"o\",\"status\":\"signed\",\"posting\":\"p\",\"fields\":[{\"identifier\":\"hiring_manager\",\"text\":\"Hiring manager\",\"value\":\"u\"}]}");
    refuse("/v1/postings/p", 403);
    refuse("/v1/users/u", 400);
    SyncHires.Report report = sync();
    assertThat(report.found()).isEqualTo(1);
    assertThat(report.failure()).isEmpty();
    assertThat(report.problems()).extracting(SyncHires.Problem::code).containsOnly("odd_answer");
    assertThat(show("opportunity-1").blockerCodes())
        .contains("manager missing", "department missing");
  }

  /** Garbage in place of a user or posting is no reason to forget what was known. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/postings/p | {\"data\":{\"id\":\"somebody-else\"}}",
        "/v1/postings/p | {\"data\":[]}",
        "/v1/users/u    | {\"data\":{\"id\":\"somebody-else\"}}",
        "/v1/users/u    | <html>"
      })
  void whatCantBeReadTakesNothingBack(String path, String garbage) {
    opportunities(hired("opportunity-1", HIRED));
    offers(
        "opportunity-1",
        "{\"id\":\"o\",\"status\":\"signed\",\"posting\":\"p\",\"fields\":[{\"identifier\":\"hiring_manager\",\"text\":\"Hiring manager\",\"value\":\"u\"}]}");
    answer("/v1/postings/p", "{\"data\":{\"id\":\"p\",\"text\":\"Engineer\"}}");
    answer("/v1/users/u", "{\"data\":{\"id\":\"u\",\"name\":\"Mia Manager\"}}");
    sync();
    approve("opportunity-1");
    answer(path, garbage);
    SyncHires.Report report = sync(EVERYTHING);
    assertThat(report.updated()).isZero();
    assertThat(report.problems()).extracting(SyncHires.Problem::code).contains("bad_answer");
    assertThat(report.failure().orElseThrow().exit()).isEqualTo(ExitCode.PARTLY_DONE);
    assertThat(show("opportunity-1").hire().state()).isEqualTo(HireState.REVIEWED);
  }

  @Test
  void aNewHireIsNoticedThoughWhatAddsToItCantBeRead() {
    opportunities(hired("opportunity-1", HIRED));
    offers("opportunity-1", "{\"id\":\"o\",\"status\":\"signed\",\"posting\":\"p\",\"fields\":[]}");
    answer("/v1/postings/p", "{\"data\":[]}");
    SyncHires.Report first = sync();
    assertThat(first.found()).isEqualTo(1);
    assertThat(first.problems()).isNotEmpty();

    // The lists have moved on; it is looked for again by its id.
    opportunities();
    answer("/v1/opportunities/opportunity-1", "{\"data\":" + hired("opportunity-1", HIRED) + "}");
    answer("/v1/postings/p", "{\"data\":{\"id\":\"p\",\"text\":\"Engineer\"}}");
    assertThat(sync().updated()).isEqualTo(1);
  }

  /** Whoever changed the rules, and however: what was approved isn't what would be sent. */
  @Test
  void aReviewedHireWhoseValuesAreReadOtherwiseWaitsAgain() {
    opportunities(hired("opportunity-1", HIRED));
    offers("opportunity-1", "");
    sync();
    approve("opportunity-1");
    assertThat(sync().updated()).isZero();

    host.env("LVJW_MAPPING_TITLE", "{\"constant\":\"Engineer\"}");
    assertThat(sync().updated()).isEqualTo(1);
    Assessment sentBack = show("opportunity-1");
    assertThat(sentBack.hire().state()).isEqualTo(HireState.PENDING);
    assertThat(sentBack.changes()).extracting(Change::field).containsExactly(FieldName.TITLE);
    assertThat(sync().updated()).isZero();
  }

  /** The offer is read again for a rule that names one of its fields only now. */
  @Test
  void aFieldOfTheOfferThatARuleNamesIsReadAtTheNextSync() {
    opportunities(hired("opportunity-1", HIRED));
    offers(
        "opportunity-1",
        "{\"id\":\"o\",\"status\":\"signed\",\"fields\":[{\"identifier\":\"custom_1\",\"text\":\"Cost centre\",\"value\":\"CC 100\"}]}");
    sync();
    host.env(
        "LVJW_MAPPING_DEPARTMENT",
        "{\"from\":[\"offer:cost centre\"],\"map\":{\"cc 100\":\"Engineering\"}}");
    assertThat(show("opportunity-1").field(FieldName.DEPARTMENT).value()).isEmpty();
    opportunities();
    sync();
    assertThat(show("opportunity-1").field(FieldName.DEPARTMENT).value()).hasValue("Engineering");
  }

  @Test
  void hiredAnewBetweenTwoLooksIsANewHire() {
    opportunities(hired("opportunity-1", HIRED));
    offers("opportunity-1", "");
    sync();
    approve("opportunity-1");
    opportunities(hired("opportunity-1", HIRED.plusSeconds(3600)));
    assertThat(sync().updated()).isEqualTo(1);
    Assessment anew = show("opportunity-1");
    assertThat(anew.hire().state()).isEqualTo(HireState.PENDING);
    assertThat(anew.hire().edits()).isEmpty();
    assertThat(anew.hire().decisions().acceptUnsigned()).isFalse();
    assertThat(anew.hire().review()).isEmpty();
  }

  @Test
  void undoneIsWithdrawnAndComesBackWhenLeverShowsItHiredAgain() {
    opportunities(hired("opportunity-1", HIRED));
    offers("opportunity-1", "");
    sync();
    opportunities(open("opportunity-1"));
    assertThat(sync().withdrawn()).isEqualTo(1);
    assertThat(show("opportunity-1").hire().state()).isEqualTo(HireState.WITHDRAWN);
    opportunities(hired("opportunity-1", HIRED));
    assertThat(sync().updated()).isEqualTo(1);
    assertThat(show("opportunity-1").hire().state()).isEqualTo(HireState.PENDING);
  }

  /** Brought into Lever after the connection, with the date of before: nobody knows of it yet. */
  @Test
  void whoWasBroughtIntoLeverLaterIsNoticedHoweverLongAgoTheyWereHired() {
    opportunities();
    sync();
    Instant longAgo = HIRED.minus(Duration.ofDays(400));
    String old = hired("opportunity-1", longAgo);
    String imported =
        hired("opportunity-2", longAgo)
            .replace("\"archived\"", "\"createdAt\":" + HIRED.toEpochMilli() + ",\"archived\"");
    opportunities(old, imported);
    offers("opportunity-2", "");
    assertThat(sync().found()).isEqualTo(1);
    assertThat(show("opportunity-2").hire().state()).isEqualTo(HireState.PENDING);
  }

  /** Else the webhook's word about it would make every sync fail for good. */
  @Test
  void aHintThatLeverClearlyRefusesIsLetGo() {
    opportunities();
    refuse("/v1/opportunities/nobody", 400);
    in(
        host,
        workspace ->
            workspace
                .database()
                .write(
                    session -> {
                      NotedHires.lookAgain(session).add("nobody");
                      return true;
                    }));
    assertThat(sync().failure()).isEmpty();
    assertThat(in(host, workspace -> workspace.mark("sync.lookAgain")).orElse("")).isEmpty();
  }

  /** A time that can't be read is an oddity of Lever's, not the word that a hire was undone. */
  @ParameterizedTest
  @ValueSource(strings = {"\"yesterday\"", "null", "{}"})
  void hiredAtNobodyKnowsWhenIsLeftAsItIsAndLookedForAgain(String moment) {
    String readable = hired("opportunity-1", HIRED);
    String odd = readable.replace(String.valueOf(HIRED.toEpochMilli()), moment);
    String fresh = odd.replace("opportunity-1", "opportunity-2");
    opportunities(readable);
    offers("opportunity-1", "");
    sync();
    approve("opportunity-1");
    opportunities(odd, fresh);
    SyncHires.Report report = sync();
    assertThat(report.found() + report.updated() + report.withdrawn()).isZero();
    assertThat(report.problems())
        .filteredOn(SyncHires.Problem::leftUndone)
        .extracting(problem -> problem.hire().isPresent())
        .containsExactly(true, false);
    assertThat(report.failure().orElseThrow().exit()).isEqualTo(ExitCode.PARTLY_DONE);

    answer("/v1/opportunities/opportunity-1", "{\"data\":" + odd + "}");
    assertThat(invite("opportunity-1"))
        .extracting(InviteHires.Result::ending)
        .containsExactly(InviteHires.Ending.NOT_READY);
    assertThat(show("opportunity-1").hire().state()).isEqualTo(HireState.REVIEWED);

    opportunities();
    answer("/v1/opportunities/opportunity-1", "{\"data\":" + readable + "}");
    answer("/v1/opportunities/opportunity-2", "{\"data\":" + hired("opportunity-2", HIRED) + "}");
    offers("opportunity-2", "");
    SyncHires.Report again = sync();
    assertThat(again.found()).isEqualTo(1);
    assertThat(again.failure()).isEmpty();
  }

  private List<InviteHires.Result> invite(String id) {
    return in(
        host,
        workspace ->
            new InviteHires(workspace)
                .invite(
                    List.of(id),
                    new InviteHires.Options(Optional.empty(), Optional.empty(), false, true)));
  }

  @Test
  void notShownIsNotUndone() {
    opportunities(hired("opportunity-1", HIRED));
    offers("opportunity-1", "");
    sync();
    approve("opportunity-1");
    refuse("/v1/opportunities/opportunity-1", 404);
    assertThat(invite("opportunity-1"))
        .extracting(InviteHires.Result::ending)
        .containsExactly(InviteHires.Ending.NOT_READY);
    assertThat(show("opportunity-1").hire().state()).isEqualTo(HireState.REVIEWED);
  }

  @Test
  void aCursorFromAWrongClockIsNotBelieved() {
    opportunities();
    TestHost right = host;
    host = onThisMachine();
    host.advance(Duration.ofDays(1500));
    sync();
    host = right;
    opportunities(hired("opportunity-1", HIRED));
    offers("opportunity-1", "");
    SyncHires.Report report = sync();
    assertThat(report.found()).isEqualTo(1);
    assertThat(report.problems()).extracting(SyncHires.Problem::code).containsExactly("clock");
    assertThat(sync().problems()).isEmpty();
  }

  @Test
  void aDayInTheFutureIsUsage() {
    opportunities();
    sync();
    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () -> sync(new SyncHires.Reach(Optional.of(LocalDate.of(2027, 1, 1)), false)));
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void onePersonInTwoHiresMustBeDecided() {
    opportunities(
        hired("opportunity-1", HIRED),
        hired("opportunity-2", HIRED).replace("opportunity-2@", "OPPORTUNITY-1@"));
    offers("opportunity-1", "");
    offers("opportunity-2", "");
    assertThat(sync().found()).isEqualTo(2);
    assertThat(show("opportunity-1").blockerCodes()).contains("duplicate");
    assertThat(show("opportunity-2").blockerCodes()).contains("duplicate");
  }

  @Test
  void theSecondSyncChangesNothing() {
    opportunities(hired("opportunity-1", HIRED));
    offers("opportunity-1", "");
    sync();
    long lines = journal();
    SyncHires.Report second = sync();
    assertThat(second.found() + second.updated() + second.withdrawn()).isZero();
    assertThat(journal()).isEqualTo(lines);
  }

  private void justworksLogin() {
    host.env("LVJW_JUSTWORKS_API_URL", lever.uri("/jw").toString())
        .env("LVJW_JUSTWORKS_TOKEN_URL", lever.uri("/jw/oauth/token").toString())
        .env("LVJW_JUSTWORKS_CLIENT_SECRET", "an-invented-secret");
    Login login =
        new Login(
            "access",
            Optional.of("refresh"),
            TestHost.START.plus(Duration.ofDays(1)),
            TestHost.START,
            TestHost.START,
            List.of(),
            Optional.empty(),
            "app");
    credentials().saveLogin("justworks", login);
  }

  private Credentials credentials() {
    return Credentials.open(host, Places.of(host, "default"), "default");
  }

  /** Weeks without a hire: the login is used for its own sake, before it ends for want of use. */
  @Test
  void keepsTheLoginAtJustworksAlive() {
    opportunities();
    justworksLogin();
    host.advance(Duration.ofDays(22));
    assertThat(sync().requests().justworks()).isZero();
    host.advance(Duration.ofDays(2));
    lever.stub(
        post("/jw/oauth/token")
            .willReturn(
                okJson(
                    "{\"access_token\":\"new\",\"refresh_token\":\"next\",\"expires_in\":86400}")));
    answer("/jw/v1/company", "{}");
    SyncHires.Report report = sync();
    assertThat(report.warnings()).isEmpty();
    assertThat(credentials().login("justworks").orElseThrow().refreshedAt())
        .isEqualTo(host.clock().instant());
  }

  @Test
  void tellsThatALoginEndsWhenItCannotBeUsed() {
    opportunities();
    justworksLogin();
    host.advance(Duration.ofDays(24));
    lever.stub(post("/jw/oauth/token").willReturn(status(503)));
    SyncHires.Report report = sync();
    assertThat(report.warnings())
        .extracting(ConnectionWarnings.Warning::code)
        .containsExactly("justworks_login_ends");
    assertThat(sync().warnings()).as("said today").isEmpty();
  }

  @Test
  void saysOnceThatLeverKeepsConfidentialHiresBack() {
    lever.stub(
        get(urlPathEqualTo("/v1/opportunities"))
            .withQueryParam("confidentiality", equalTo("all"))
            .atPriority(1)
            .willReturn(status(403)));
    opportunities();
    SyncHires.Report report = sync();
    assertThat(report.warnings())
        .extracting(ConnectionWarnings.Warning::code)
        .containsExactly("confidential_not_read");
    assertThat(report.failure()).isEmpty();
    assertThat(sync().warnings()).isEmpty();
    assertThat(in(host, workspace -> new ReadStatus(workspace).read()).warnings())
        .extracting(ConnectionWarnings.Warning::next)
        .containsExactly("lvjw config set lever.apiKey");
  }

  private long journal() {
    return in(host, workspace -> new ReadLog(workspace).run(Optional.empty()).size());
  }
}
