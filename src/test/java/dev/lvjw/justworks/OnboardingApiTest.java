package dev.lvjw.justworks;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.hire.SendTo;
import dev.lvjw.http.Authorizer;
import dev.lvjw.http.Refused;
import dev.lvjw.http.Wires;
import dev.lvjw.justworks.Details.Compensation;
import dev.lvjw.justworks.PendingHire.Invitation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes of {@code docs/api/justworks-onboarding.yaml}. */
class OnboardingApiTest {
  private static final Details BARE =
      new Details(
          "Vendor",
          Optional.empty(),
          Optional.empty(),
          "Ada",
          "Sample",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          LocalDate.of(2026, 3, 2),
          Optional.empty(),
          Optional.empty());

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;
  private OnboardingApi onboarding;

  @BeforeEach
  void open() {
    onboarding =
        OnboardingApi.of(Wires.transport(new TestHost(home)), Authorizer.none(), server.uri("/v1"));
  }

  @Test
  void listsTheAdminsWhoMayManageEmployees() {
    server.stub(
        get(urlPathEqualTo("/v1/admins"))
            .withQueryParam("permission", equalTo("manage_employees"))
            .withQueryParam("cursor", absent())
            .willReturn(
                okJson(
                    """
                    {"items":[{"id":"1","name":"Grace","email":"grace@example.test",
                    "permissions":["manage_employees","x"]}],"next_cursor":"n"}
                    """)));
    server.stub(
        get(urlPathEqualTo("/v1/admins"))
            .withQueryParam("cursor", equalTo("n"))
            .willReturn(
                okJson(
                    "{\"items\":[{\"id\":\"2\",\"email\":\"x@example.test\",\"permissions\":[]}]}")));
    assertThat(onboarding.admins())
        .containsExactly(
            new Admin(
                "1", Optional.of("Grace"), "grace@example.test", List.of("manage_employees", "x")));
  }

  @Test
  void announcesAHire() {
    server.stub(
        put("/v1/pending-hires/opp%2F1")
            .withRequestBody(
                equalToJson(
                    "{\"name\":\"Ada Sample\",\"title\":\"Engineer\",\"start_date\":\"2026-03-02\"}"))
            .willReturn(
                jsonResponse(
                    "{\"external_id\":\"opp/1\",\"status\":\"pending\",\"name\":\"Ada Sample\"}",
                    201)));
    assertThat(
            onboarding.put(
                "opp/1",
                "Ada Sample",
                Optional.of("Engineer"),
                Optional.of(LocalDate.of(2026, 3, 2))))
        .isEqualTo(new PendingHire("opp/1", "pending", Optional.empty(), Optional.empty()));
  }

  @Test
  void announcesAHireOfWhomOnlyTheNameIsKnown() {
    server.stub(
        put("/v1/pending-hires/a")
            .withRequestBody(equalToJson("{\"name\":\"Ada Sample\"}"))
            .willReturn(okJson("{\"external_id\":\"a\",\"status\":\"pending\",\"name\":\"x\"}")));
    onboarding.put("a", "Ada Sample", Optional.empty(), Optional.empty());
  }

  @Test
  void findsAHire() {
    server.inOrder(
        () -> get("/v1/pending-hires/a"),
        okJson(
            """
            {"external_id":"a","status":"joined","name":"x","member_id":"mbr_1",
            "invitation":{"id":"inv","email":"ada@example.test","sent_at":"2026-03-02T10:00:00Z"}}
            """),
        okJson("{\"external_id\":\"a\",\"status\":\"on-leave\",\"invitation\":{\"id\":\"inv\"}}"),
        status(404));
    PendingHire joined = onboarding.find("a").orElseThrow();
    assertThat(joined)
        .isEqualTo(
            new PendingHire(
                "a",
                "joined",
                Optional.of(
                    new Invitation(
                        "inv",
                        "ada@example.test",
                        Optional.of(Instant.parse("2026-03-02T10:00:00Z")))),
                Optional.of("mbr_1")));
    assertThat(joined.toString()).doesNotContain("ada@example.test");
    assertThat(onboarding.find("a").orElseThrow().status()).isEqualTo("on-leave");
    assertThat(onboarding.find("a")).isEmpty();
    assertThat(onboarding.problems())
        .containsExactly("the pending hire a: status has a value new to lvjw: on-leave");
    assertThat(onboarding.requests()).isEqualTo(3);
  }

  @Test
  void invitesWithEverything() {
    server.stub(
        put("/v1/pending-hires/a/invitation")
            .withRequestBody(
                equalToJson(
                    """
                    {"send_to":"home","details":{"member_type":"Employee - Full Time",
                    "compensation":{"amount":"52000","currency":"USD","per":"year"},
                    "exemption_status":"exempt","first_name":"Ada","last_name":"Sample",
                    "title":"Engineer","manager":"Grace Example","department":"R&D","office":"Leeds",
                    "start_date":"2026-03-02","home_email":"ada@example.test",
                    "work_email":"ada@work.example.test"}}
                    """))
            .willReturn(
                jsonResponse(
                    """
                    {"external_id":"a","status":"invited","name":"Ada Sample","invitation":
                    {"id":"inv","email":"ada@example.test","sent_at":"2026-03-02T10:00:00Z"}}
                    """,
                    201)));
    Details details =
        new Details(
            "Employee - Full Time",
            Optional.of(new Compensation("52000", "USD", "year")),
            Optional.of("exempt"),
            "Ada",
            "Sample",
            Optional.of("Engineer"),
            Optional.of("Grace Example"),
            Optional.empty(),
            Optional.of("R&D"),
            Optional.of("Leeds"),
            LocalDate.of(2026, 3, 2),
            Optional.of("ada@example.test"),
            Optional.of("ada@work.example.test"));
    assertThat(onboarding.invite("a", SendTo.HOME, details).status()).isEqualTo("invited");
    assertThat(details.toString()).doesNotContain("Ada", "52000");
  }

  @Test
  void invitesWithTheLeast() {
    server.stub(
        put("/v1/pending-hires/a/invitation")
            .withRequestBody(
                equalToJson(
                    """
                    {"send_to":"work","details":{"member_type":"Vendor","first_name":"Ada",
                    "last_name":"Sample","start_date":"2026-03-02"}}
                    """))
            .willReturn(okJson("{\"external_id\":\"a\",\"status\":\"invited\"}")));
    onboarding.invite("a", SendTo.WORK, BARE);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 422})
  void saysHowAnInvitationWasRefused(int status) {
    server.stub(
        put("/v1/pending-hires/a/invitation")
            .willReturn(
                jsonResponse(
                    "{\"error\":{\"code\":\"some_code\",\"message\":\"Some words\",\"field\":\"f\"}}",
                    status)));
    Refused refused =
        catchThrowableOfType(Refused.class, () -> onboarding.invite("a", SendTo.HOME, BARE));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.providerCode()).isEqualTo("some_code");
  }

  @Test
  void repeatsAnInvitationWhoseAnswerWasLost() {
    server.inOrder(
        () -> put("/v1/pending-hires/a/invitation"),
        status(503),
        okJson("{\"external_id\":\"a\",\"status\":\"invited\"}"));
    onboarding.invite("a", SendTo.HOME, BARE);
  }

  /** Only a status that says so, or the invitation itself, is evidence. */
  @ParameterizedTest
  @ValueSource(strings = {"pending", "on-leave"})
  void takesNoOtherStatusForAnInvitation(String status) {
    server.stub(
        put("/v1/pending-hires/a/invitation")
            .willReturn(okJson("{\"external_id\":\"a\",\"status\":\"" + status + "\"}")));
    assertThat(catchThrowableOfType(Failure.class, () -> onboarding.invite("a", SendTo.HOME, BARE)))
        .extracting(Failure::code)
        .isEqualTo("bad_answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"external_id\":\"b\",\"status\":\"invited\"}",
        "{\"status\":\"invited\"}",
        "{\"external_id\":\"a\"}"
      })
  void takesNoOtherHireForOurs(String answer) {
    server.stub(put("/v1/pending-hires/a/invitation").willReturn(okJson(answer)));
    assertThat(catchThrowableOfType(Failure.class, () -> onboarding.invite("a", SendTo.HOME, BARE)))
        .extracting(Failure::code)
        .isEqualTo("bad_answer");
  }

  @Test
  void withdrawsAHireThatWasNotInvited() {
    server.stub(delete("/v1/pending-hires/a").willReturn(status(204)));
    server.stub(delete("/v1/pending-hires/gone").willReturn(status(404)));
    server.stub(delete("/v1/pending-hires/invited").willReturn(status(409)));
    assertThat(onboarding.withdraw("a")).isTrue();
    assertThat(onboarding.withdraw("gone")).isTrue();
    assertThat(onboarding.withdraw("invited")).isFalse();
  }
}
