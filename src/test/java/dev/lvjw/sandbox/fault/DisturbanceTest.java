package dev.lvjw.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that don't get the answer they would get, and a log that says what they got. */
class DisturbanceTest {
  private static final String INVITATION =
      """
      {"send_to":"home","details":{"member_type":"Employee - Full Time","first_name":"Ada",
       "last_name":"Sample","start_date":"2027-04-01","home_email":"ada@mail.example.test"}}""";

  private final TestVisitor visitor = new TestVisitor();

  @AfterEach
  void close() {
    visitor.close();
  }

  private void faults(String... specs) {
    visitor.sandbox.faults(Fault.all(specs));
  }

  private String lever() {
    return visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
  }

  private JsonNode last() {
    JsonNode log = visitor.sandbox.log();
    return log.path(log.size() - 1);
  }

  @Test
  void aStatusInTheProvidersOwnWords() {
    String token = lever();
    String justworks = visitor.justworks(TestVisitor.EVERY_JUSTWORKS_SCOPE);
    faults(
        "lever GET /v1/users status=503 retry-after=7",
        "justworks status=500",
        "onboarding status=429 retry-after-date=90",
        "token status=403");
    TestVisitor.Answer lever = visitor.lever(token, "/users");
    assertThat(lever.status()).isEqualTo(503);
    assertThat(lever.json().path("code").asText()).isEqualTo("ServiceUnavailable");
    assertThat(lever.raw().headers().firstValue("Retry-After")).hasValue("7");
    assertThat(last().path("status").asInt()).isEqualTo(503);
    assertThat(last().path("fault").asText()).startsWith("lever GET /v1/users");
    assertThat(visitor.lever(token, "/stages").status()).isEqualTo(200);
    assertThat(last().has("fault")).isFalse();

    JsonNode members = visitor.justworks(justworks, "/v1/members").json();
    assertThat(members.path("errors").path(0).path("code").asText())
        .isEqualTo("internal_server_error");
    TestVisitor.Answer admins = visitor.onboarding(justworks, "GET", "/admins", "");
    assertThat(admins.json().path("error").path("code").asText()).isEqualTo("too_many_requests");
    assertThat(admins.raw().headers().firstValue("Retry-After"))
        .hasValue("Mon, 1 Mar 2027 10:01:30 GMT");
    TestVisitor.Answer refused = visitor.refresh("LEVER", "whatever");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("error").asText()).isEqualTo("forbidden");
    assertThat(last().path("side").asText()).isEqualTo("token");
  }

  @Test
  void theAnswerToAnAcceptedInvitationIsLostOnce() {
    String token = visitor.justworks(TestVisitor.EVERY_JUSTWORKS_SCOPE);
    faults("onboarding PUT /v1/pending-hires/*/invitation cut=at-once carried-out=yes first=1");
    assertThat(cut(token, "/pending-hires/opp-1/invitation", INVITATION)).isTrue();
    assertThat(visitor.sandbox.invitations()).hasSize(1);
    assertThat(last().path("status").asInt()).isZero();
    TestVisitor.Answer again =
        visitor.onboarding(token, "PUT", "/pending-hires/opp-1/invitation", INVITATION);
    assertThat(again.status()).isEqualTo(200);
    assertThat(visitor.sandbox.invitations()).hasSize(1);
  }

  @Test
  void aLostRequestIsNotCarriedOut() {
    String token = visitor.justworks(TestVisitor.EVERY_JUSTWORKS_SCOPE);
    faults("onboarding PUT cut=at-once first=1", "onboarding PUT status=500 first=1");
    assertThat(cut(token, "/pending-hires/opp-1/invitation", INVITATION)).isTrue();
    assertThat(
            visitor
                .onboarding(token, "PUT", "/pending-hires/opp-1/invitation", INVITATION)
                .status())
        .isEqualTo(500);
    assertThat(visitor.sandbox.invitations()).isEmpty();
    faults("onboarding PUT status=500 carried-out=yes");
    assertThat(
            visitor
                .onboarding(token, "PUT", "/pending-hires/opp-1/invitation", INVITATION)
                .status())
        .isEqualTo(500);
    assertThat(visitor.sandbox.invitations()).hasSize(1);
  }

  /** Whether no whole answer came. */
  private boolean cut(String token, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(visitor.env("JUSTWORKS_ONBOARDING_URL") + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, HttpResponse.BodyHandlers.ofString());
      return false;
    } catch (IOException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void cutMidwayComesAfterStatusAndHalfOfTheBody() {
    String token = visitor.justworks(TestVisitor.EVERY_JUSTWORKS_SCOPE);
    faults("onboarding cut=midway");
    assertThat(cut(token, "/pending-hires/opp-1/invitation", INVITATION)).isTrue();
    assertThat(last().path("status").asInt()).isEqualTo(201);
    assertThat(visitor.sandbox.invitations()).hasSize(1);
  }

  @Test
  void bodiesThatNobodyExpects() {
    String token = lever();
    faults("lever body=garbage first=1", "lever body=html first=1", "lever body=empty first=1");
    TestVisitor.Answer garbage = visitor.lever(token, "/users");
    assertThat(garbage.status()).isEqualTo(200);
    assertThat(garbage.body()).startsWith("{\"data\":[{").endsWith("…");
    assertThat(visitor.lever(token, "/users").body()).startsWith("<html>");
    assertThat(visitor.lever(token, "/users").body()).isEmpty();
    faults("lever body=huge first=1", "lever body=wrong carried-out=yes");
    assertThat(visitor.lever(token, "/users").body().length()).isGreaterThan(10_000_000);
    assertThat(visitor.lever(token, "/users").json().path("data").asInt()).isEqualTo(7);
  }

  @Test
  void latencyAndASlowBodyTakeTheirTime() {
    String token = lever();
    faults("lever latency=300 slow=2000");
    assertThat(visitor.lever(token, "/users").status()).isEqualTo(200);
    assertThat(visitor.host.slept.remove()).isEqualTo(Duration.ofMillis(300));
    assertThat(visitor.host.slept).hasSize(10).containsOnly(Duration.ofMillis(200));
  }

  @Test
  void aShareByChanceAndSoMany() {
    String token = lever();
    faults("lever GET status=503 share=20");
    long refused = 0;
    for (int i = 0; i < 200; i++) {
      refused += visitor.lever(token, "/stages").status() == 503 ? 1 : 0;
    }
    assertThat(refused).isBetween(20L, 60L);
    faults("lever GET status=503 skip=1 first=2");
    assertThat(List.of(1, 2, 3, 4).stream().map(any -> visitor.lever(token, "/stages").status()))
        .containsExactly(200, 503, 503, 200);
    JsonNode shown = visitor.control("GET", "/faults", "").json().path("disturbances").path(0);
    assertThat(shown.path("met").asInt()).isEqualTo(4);
    assertThat(shown.path("disturbed").asInt()).isEqualTo(2);
  }

  @Test
  void aStormPasses() {
    String token = lever();
    faults("lever status=429 for=30");
    assertThat(visitor.lever(token, "/stages").status()).isEqualTo(429);
    visitor.sandbox.advance(Duration.ofSeconds(31));
    assertThat(visitor.lever(token, "/stages").status()).isEqualTo(200);
  }

  @Test
  void pagesAndOtherPlacesAreLeftAlone() {
    faults("lever status=503", "token status=503", "lever GET /v1/users/** status=500");
    assertThat(visitor.get(visitor.sandbox.leverPages().toString()).status()).isEqualTo(200);
    String justworks = visitor.sandbox.justworksPages().toString();
    assertThat(visitor.get(justworks).status()).isEqualTo(200);
    faults("lever GET /authorize status=500");
    assertThat(
            visitor
                .showConsent("LEVER", visitor.leverAuthorize(TestVisitor.EVERY_LEVER_SCOPE))
                .status())
        .isEqualTo(500);
    faults("justworks-token status=503");
    assertThat(visitor.refresh("LEVER", "x").status()).isEqualTo(403);
    assertThat(visitor.refresh("JUSTWORKS", "x").status()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void theOtherDataCentreServesTheSame(int status) {
    String token = lever();
    faults("lever redirect=data-centre status=" + status);
    TestVisitor.Answer sent = visitor.lever(token, "/opportunities?limit=2&expand=contact");
    assertThat(sent.status()).isEqualTo(status);
    assertThat(sent.location())
        .doesNotContain(visitor.sandbox.leverPages().toString())
        .endsWith("/v1/opportunities?limit=2&expand=contact");
    TestVisitor.Answer there = visitor.get(sent.location(), "Authorization", "Bearer " + token);
    faults();
    assertThat(there.json())
        .isEqualTo(visitor.lever(token, "/opportunities?limit=2&expand=contact").json());
  }

  @Test
  void aForeignHostNoticesCredentials() {
    String token = lever();
    faults("lever redirect=foreign");
    String foreign = visitor.lever(token, "/users").location();
    assertThat(URI.create(foreign).getHost()).isEqualTo("localhost");
    assertThat(visitor.get(foreign).status()).isEqualTo(401);
    assertThat(visitor.get(foreign, "Authorization", "Bearer " + token).status()).isEqualTo(200);
    assertThat(last().path("side").asText()).isEqualTo("foreign");
    assertThat(last().path("status").asInt()).isEqualTo(200);
  }

  @Test
  void anotherAccountsAnswerDiffersInIdsAndNames() {
    String token = lever();
    String id = visitor.sandbox.candidates().path(0).path("id").asText();
    JsonNode own = visitor.lever(token, "/opportunities/" + id).json().path("data");
    JsonNode ownOffer = visitor.lever(token, "/opportunities/" + id + "/offers").json();
    String justworks = visitor.justworks(TestVisitor.EVERY_JUSTWORKS_SCOPE);
    JsonNode ownMember = visitor.justworks(justworks, "/v1/members").json().path("items").path(0);
    faults("lever GET /v1/opportunities/** body=stranger", "justworks body=stranger");
    JsonNode other = visitor.lever(token, "/opportunities/" + id).json().path("data");
    assertThat(other.path("id").asText()).isNotEqualTo(id).hasSameSizeAs(id);
    assertThat(other.path("name").asText()).isEqualTo("Wanda Elsewhere");
    assertThat(other.path("emails").path(0).asText()).startsWith("wanda.");
    assertThat(other.path("archived")).isEqualTo(own.path("archived"));
    JsonNode otherOffer = visitor.lever(token, "/opportunities/" + id + "/offers").json();
    assertThat(otherOffer.path("data").path(0).path("id"))
        .isNotEqualTo(ownOffer.path("data").path(0).path("id"));
    assertThat(otherOffer.toString()).contains("Wanda Elsewhere");
    JsonNode member = visitor.justworks(justworks, "/v1/members").json().path("items").path(0);
    assertThat(member.path("id").asText())
        .startsWith("mbr_")
        .isNotEqualTo(ownMember.path("id").asText());
    assertThat(member.path("name").path("given_name").asText()).isEqualTo("Wanda");
    assertThat(member.path("job_title")).isEqualTo(ownMember.path("job_title"));
  }

  @Test
  void theControlApiReplacesTheWholeListOrNothing() {
    JsonNode set =
        visitor
            .control("PUT", "/faults", "{\"items\":[\"archived=flat\",\"lever status=503\"]}")
            .json();
    assertThat(set.path("items").path(1).asText()).isEqualTo("lever status=503");
    TestVisitor.Answer bad =
        visitor.control("PUT", "/faults", "{\"items\":[\"amounts=string\",\"lever\"]}");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.json().path("error").path("message").asText()).contains("says nothing");
    assertThat(visitor.control("PUT", "/faults", "{\"items\":\"archived=flat\"}").status())
        .isEqualTo(400);
    assertThat(visitor.control("PUT", "/faults", "{}").status()).isEqualTo(400);
    JsonNode shown = visitor.control("GET", "/faults", "").json();
    assertThat(shown.path("items")).hasSize(2);
    assertThat(shown.path("switches")).hasSize(Switch.values().length);
    JsonNode archived = shown.path("switches").path(0);
    assertThat(archived.path("value").asText()).isEqualTo("flat");
    assertThat(archived.path("default").asText()).isEqualTo("object");
    assertThat(archived.path("choices").path(1).asText()).isEqualTo("flat");
    visitor.control("PUT", "/faults", "{\"items\":[]}");
    assertThat(visitor.sandbox.faults()).isEmpty();
    assertThat(visitor.lever(lever(), "/users").status()).isEqualTo(200);
  }

  @Test
  void faultsHoldFromTheStart() {
    Options options = Options.defaults().with(Fault.parse("access-life=5"), Fault.parse("rate=1"));
    try (TestVisitor other = new TestVisitor(options)) {
      String token = other.lever("users:read:admin");
      assertThat(
              List.of(1, 2, 3).stream().map(any -> other.lever(token, "/users?limit=1").status()))
          .containsExactly(200, 200, 429);
      other.sandbox.faults(Fault.all("rate=off"));
      assertThat(other.lever(token, "/users?limit=1").status()).isEqualTo(200);
      other.sandbox.advance(Duration.ofSeconds(5));
      assertThat(other.lever(token, "/users?limit=1").status()).isEqualTo(401);
      assertThat(Instant.parse(other.sandbox.log().path(0).path("at").asText()))
          .isEqualTo(StillHost.NOW);
    }
  }
}
