package dev.lvjw.sandbox.justworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.TestVisitor;
import dev.lvjw.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the switches of Justworks' Partner API change. */
class JustworksSwitchTest {
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

  private void set(String... specs) {
    visitor.sandbox.faults(Fault.all(specs));
  }

  private JsonNode get(String path) {
    TestVisitor.Answer answer = visitor.justworks(token, path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode member(String job) {
    return get("/v1/members")
        .path("items")
        .valueStream()
        .filter(one -> one.path("job_title").asText().equals(job))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void emailsHaveAnotherKeyOrAreHidden() {
    String email = member("Controller").at("/emails/0/address").asText();
    assertThat(email).contains("@");
    set("member-email=email");
    assertThat(member("Controller").at("/emails/0/email").asText()).isEqualTo(email);
    assertThat(member("Controller").at("/emails/0").has("address")).isFalse();
    set("member-email=hidden");
    assertThat(member("Controller").has("emails")).isFalse();
  }

  @Test
  void referencesHaveTheirIdOrAnotherName() {
    String name = member("Controller").at("/department/name").asText();
    assertThat(name).isNotEmpty();
    set("member-references=id-only");
    assertThat(member("Controller").path("manager").properties()).hasSize(1);
    set("member-references=display");
    assertThat(member("Controller").at("/department/display_name").asText()).isEqualTo(name);
    String id = member("Controller").path("id").asText();
    assertThat(get("/v1/members/" + id).path("department").has("name")).isFalse();
  }

  @Test
  void emptyValuesAreNullAndTypesUnheardOf() {
    assertThat(member("Controller").has("employment_termination_date")).isFalse();
    set("empty-values=null", "member-type=never_seen");
    JsonNode member = member("Controller");
    assertThat(member.path("employment_termination_date").isNull()).isTrue();
    assertThat(member.path("job_title").asText()).isEqualTo("Controller");
    assertThat(member.at("/name/preferred_name").isNull()).isTrue();
    assertThat(member.path("type").asText()).isEqualTo("never_seen");
  }

  @Test
  void theLastCursorIsAbsentOrRepeats() {
    assertThat(get("/v1/members").path("next_cursor").isNull()).isTrue();
    set("next-cursor=absent");
    assertThat(get("/v1/members").has("next_cursor")).isFalse();
    String next = get("/v1/members?limit=2").path("next_cursor").asText();
    set("next-cursor=repeating");
    assertThat(get("/v1/members?cursor=" + next).path("next_cursor").asText()).isEqualTo(next);
    assertThat(get("/v1/members?limit=2").path("next_cursor").asText()).isEqualTo(next);
  }

  @Test
  void whoHasNotEnrolledIsListed() {
    String body =
        """
        {"send_to":"home","details":{"member_type":"Employee - Full Time","first_name":"Ada",
         "last_name":"Newcomer","start_date":"2027-04-01","home_email":"ada@mail.example.test"}}""";
    assertThat(visitor.onboarding(token, "PUT", "/pending-hires/opp-1/invitation", body).status())
        .isEqualTo(201);
    assertThat(get("/v1/members").toString()).doesNotContain("Newcomer");
    set("not-enrolled=inactive");
    assertThat(get("/v1/members?status=active").toString()).doesNotContain("Newcomer");
    assertThat(get("/v1/members?status=terminated").toString()).contains("Newcomer");
    set("not-enrolled=active");
    assertThat(get("/v1/members?status=active").toString()).contains("Newcomer");
    visitor.sandbox.join("opp-1");
    assertThat(get("/v1/members").toString().split("Newcomer", -1)).hasSize(2);
  }

  @Test
  void theCompanyHidesItsPlaces() {
    assertThat(get("/v1/company").path("departments")).isNotEmpty();
    set("company-places=hidden");
    assertThat(get("/v1/company").has("departments") || get("/v1/company").has("offices"))
        .isFalse();
    assertThat(get("/v1/company").has("legal_name")).isTrue();
  }

  @Test
  void errorsAreSpelledOtherwiseButNotTheOnboardingContracts() {
    set("errors=word");
    assertThat(visitor.justworks(token, "/v1/members/x").json().path("error").isTextual()).isTrue();
    assertThat(
            visitor
                .onboarding(token, "GET", "/pending-hires/x", "")
                .json()
                .path("error")
                .isObject())
        .isTrue();
  }
}
