package dev.lvjw.sandbox.justworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.TestVisitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The onboarding API against {@code docs/api/justworks-onboarding.yaml}. */
class OnboardingTest {
  private static final String INVITATION =
      """
      {"send_to":"home","details":{"member_type":"Employee - Full Time",
       "compensation":{"amount":"96000","currency":"USD","per":"year"},
       "exemption_status":"exempt","first_name":"Ada","last_name":"Sample","title":"Analyst",
       "manager":"Marion Calloway","department":"Finance","office":"New York",
       "start_date":"2027-04-01","home_email":"ada@mail.example.test"}}""";

  private final TestVisitor visitor = new TestVisitor();
  private String token = "";

  @BeforeEach
  void connect() {
    token = visitor.justworks(TestVisitor.EVERY_JUSTWORKS_SCOPE);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  private TestVisitor.Answer put(String path, String body) {
    return visitor.onboarding(token, "PUT", path, body);
  }

  private TestVisitor.Answer get(String path) {
    return visitor.onboarding(token, "GET", path, "");
  }

  @Test
  void adminsByPermission() {
    assertThat(get("/admins").json().path("items")).hasSize(3);
    JsonNode managing = get("/admins?permission=manage_employees").json().path("items");
    assertThat(managing).hasSize(2);
    assertThat(managing.path(0).path("email").asText()).isEqualTo(visitor.env("NOTIFY_TO"));
    assertThat(get("/admins?permission=other").status()).isEqualTo(400);
  }

  @Test
  void announcingTwiceIsHarmless() {
    TestVisitor.Answer first = put("/pending-hires/opp-1", "{\"name\":\"Ada Sample\"}");
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("status").asText()).isEqualTo("pending");
    TestVisitor.Answer again =
        put("/pending-hires/opp-1", "{\"name\":\"Ada Sample\",\"start_date\":\"2027-04-01\"}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(get("/pending-hires/opp-1").json())
        .hasToString(
            "{\"external_id\":\"opp-1\",\"status\":\"pending\",\"name\":\"Ada Sample\","
                + "\"start_date\":\"2027-04-01\"}");
    assertThat(get("/pending-hires").json().path("items")).hasSize(1);
    assertThat(get("/pending-hires/opp-2").status()).isEqualTo(404);
  }

  @Test
  void oneInvitationEver() {
    TestVisitor.Answer first = put("/pending-hires/opp-1/invitation", INVITATION);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("status").asText()).isEqualTo("invited");
    assertThat(first.json().path("invitation").path("email").asText())
        .isEqualTo("ada@mail.example.test");
    TestVisitor.Answer again = put("/pending-hires/opp-1/invitation", INVITATION);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    TestVisitor.Answer other =
        put("/pending-hires/opp-1/invitation", INVITATION.replace("96000", "97000"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().path("error").path("code").asText()).isEqualTo("already_invited");

    put("/pending-hires/opp-1", "{\"name\":\"Someone Else\"}");
    assertThat(get("/pending-hires/opp-1").json().path("name").asText()).isEqualTo("Ada Sample");
    assertThat(visitor.onboarding(token, "DELETE", "/pending-hires/opp-1", "").status())
        .isEqualTo(409);
    JsonNode sent = visitor.control("GET", "/invitations", "").json().path("items");
    assertThat(sent).hasSize(1);
    assertThat(sent.path(0).path("opportunityId").asText()).isEqualTo("opp-1");
    assertThat(sent.path(0).path("status").asText()).isEqualTo("invited");
    assertThat(sent.path(0).path("email").asText()).isEqualTo("ada@mail.example.test");
  }

  @Test
  void withdrawingWhatWasNotInvited() {
    put("/pending-hires/opp-1", "{\"name\":\"Ada Sample\"}");
    for (int i = 0; i < 2; i++) {
      assertThat(visitor.onboarding(token, "DELETE", "/pending-hires/opp-1", "").status())
          .isEqualTo(204);
    }
    assertThat(get("/pending-hires/opp-1").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"96000\" | \"9,6\" | details.compensation.amount",
        "\"USD\" | \"EUR\" | details.compensation.currency",
        "\"year\" | \"month\" | details.compensation.per",
        "\"exempt\" | \"maybe\" | details.exemption_status",
        "\"Ada\" | \"\" | details.first_name",
        "\"2027-04-01\" | \"1 April\" | details.start_date",
        "\"ada@mail.example.test\" | \"ada\" | details.home_email",
        "\"home\" | \"work\" | details.work_email",
        "\"home\" | \"both\" | send_to",
        "\"title\" | \"salary\" | details.salary",
        "\"Analyst\" | 7 | details.title",
      })
  void whatIsWrongIsNamed(String right, String wrong, String field) {
    TestVisitor.Answer refused =
        put("/pending-hires/opp-1/invitation", INVITATION.replace(right, wrong));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("error").path("field").asText()).isEqualTo(field);
    assertThat(get("/pending-hires/opp-1").status()).isEqualTo(404);
  }

  @Test
  void badBodiesAndIds() {
    assertThat(put("/pending-hires/opp-1/invitation", "no json").status()).isEqualTo(422);
    assertThat(put("/pending-hires/opp-1", "[]").status()).isEqualTo(400);
    assertThat(put("/pending-hires/opp-1", "{}").json().path("error").path("field").asText())
        .isEqualTo("name");
    assertThat(put("/pending-hires/" + "x".repeat(201), "{\"name\":\"A B\"}").status())
        .isEqualTo(400);
    assertThat(visitor.onboarding("none", "GET", "/admins", "").json().path("error").path("code"))
        .hasToString("\"unauthorized\"");
  }

  @Test
  void theInvitedPersonJoins() {
    put("/pending-hires/opp-1/invitation", INVITATION);
    String member =
        visitor.control("POST", "/candidates/opp-1/join", "").json().path("memberId").asText();
    JsonNode hire = get("/pending-hires/opp-1").json();
    assertThat(hire.path("status").asText()).isEqualTo("joined");
    assertThat(hire.path("member_id").asText()).isEqualTo(member);
    JsonNode joined = visitor.justworks(token, "/v1/members/" + member).json();
    assertThat(joined.path("name").path("family_name").asText()).isEqualTo("Sample");
    assertThat(joined.path("department").path("name").asText()).isEqualTo("Finance");
    assertThat(joined.path("manager").path("name").asText()).isEqualTo("Marion Calloway");
    assertThat(joined.path("emails").path(0).path("address").asText())
        .isEqualTo("ada@mail.example.test");
    assertThat(visitor.sandbox.join("opp-1")).as("once").isEqualTo(member);
  }

  @Test
  void somebodyAddedByHandBecomesAMember() {
    String id = visitor.sandbox.addCandidate();
    String member = visitor.sandbox.join(id);
    assertThat(visitor.justworks(token, "/v1/members/" + member).json().path("active").asBoolean())
        .isTrue();
    assertThat(visitor.control("POST", "/candidates/none/join", "").status()).isEqualTo(404);
  }
}
