package dev.lvjw.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.TestVisitor;
import dev.lvjw.sandbox.fault.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the switches of the logins change, at both products. */
class OAuthSwitchTest {
  private static final String SCOPES = "offline_access users:read:admin confidential:access:admin";

  private final TestVisitor visitor = new TestVisitor();

  @AfterEach
  void close() {
    visitor.close();
  }

  private void set(String... specs) {
    visitor.sandbox.faults(Fault.all(specs));
  }

  private JsonNode login(String side) {
    return side.equals("LEVER")
        ? visitor.redeem("LEVER", visitor.leverCode(visitor.leverAuthorize(SCOPES))).json()
        : visitor.justworksTokens(TestVisitor.EVERY_JUSTWORKS_SCOPE).json();
  }

  private static String refresh(JsonNode tokens) {
    return tokens.path("refresh_token").asText();
  }

  private TestVisitor.Answer use(String side, JsonNode tokens) {
    String access = tokens.path("access_token").asText();
    return side.equals("LEVER")
        ? visitor.lever(access, "/users?limit=1")
        : visitor.justworks(access, "/v1/company");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LEVER", "JUSTWORKS"})
  void reuseEndsTheFamily(String side) {
    JsonNode first = login(side);
    JsonNode second = visitor.refresh(side, refresh(first)).json();
    assertThat(visitor.refresh(side, refresh(first)).status()).isIn(400, 403);
    assertThat(visitor.refresh(side, refresh(second)).status()).isIn(400, 403);
    assertThat(use(side, second).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LEVER", "JUSTWORKS"})
  void reuseIsOnlyRefused(String side) {
    set("refresh-reuse=dead");
    JsonNode first = login(side);
    JsonNode second = visitor.refresh(side, refresh(first)).json();
    assertThat(visitor.refresh(side, refresh(first)).status()).isIn(400, 403);
    assertThat(use(side, second).status()).isEqualTo(200);
    assertThat(visitor.refresh(side, refresh(second)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LEVER", "JUSTWORKS"})
  void reuseHasGraceForAWhile(String side) {
    set("refresh-reuse=grace");
    JsonNode first = login(side);
    JsonNode second = visitor.refresh(side, refresh(first)).json();
    visitor.sandbox.advance(Duration.ofSeconds(29));
    JsonNode again = visitor.refresh(side, refresh(first)).json();
    assertThat(use(side, again).status()).isEqualTo(200);
    assertThat(use(side, second).status()).isEqualTo(200);
    visitor.sandbox.advance(Duration.ofSeconds(2));
    assertThat(visitor.refresh(side, refresh(first)).status()).isIn(400, 403);
    assertThat(use(side, again).status()).isEqualTo(401);
  }

  @Test
  void aRefreshGivesTheSameTokenOrNone() {
    JsonNode first = login("LEVER");
    set("refresh-answer=same");
    JsonNode same = visitor.refresh("LEVER", refresh(first)).json();
    assertThat(refresh(same)).isEqualTo(refresh(first));
    set("refresh-answer=none");
    JsonNode none = visitor.refresh("LEVER", refresh(first)).json();
    assertThat(none.has("refresh_token")).isFalse();
    assertThat(use("LEVER", none).status()).isEqualTo(200);
    assertThat(login("LEVER").has("refresh_token")).isTrue();
    visitor.sandbox.advance(Duration.ofDays(80));
    assertThat(visitor.refresh("LEVER", refresh(first)).status()).isEqualTo(200);
    visitor.sandbox.advance(Duration.ofDays(80));
    assertThat(visitor.refresh("LEVER", refresh(first)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LEVER", "JUSTWORKS"})
  void accessTokensLiveFiveSeconds(String side) {
    set("access-life=5", "justworks-expiry=expires-in");
    JsonNode tokens = login(side);
    assertThat(tokens.path("expires_in").asInt()).isEqualTo(5);
    assertThat(tokens.has("expires_at")).isFalse();
    visitor.sandbox.advance(Duration.ofSeconds(4));
    assertThat(use(side, tokens).status()).isEqualTo(200);
    visitor.sandbox.advance(Duration.ofSeconds(1));
    assertThat(use(side, tokens).status()).isEqualTo(401);
    assertThat(use(side, visitor.refresh(side, refresh(tokens)).json()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"documented, 403, 400", "400, 400, 400", "401, 401, 401", "403, 403, 403"})
  void invalidGrantHasAnotherStatus(String way, int lever, int justworks) {
    set("invalid-grant=" + way);
    TestVisitor.Answer refused = visitor.refresh("LEVER", "unknown");
    assertThat(refused.status()).isEqualTo(lever);
    assertThat(refused.json().path("error").asText()).isEqualTo("invalid_grant");
    assertThat(visitor.refresh("JUSTWORKS", "unknown").status()).isEqualTo(justworks);
  }

  @Test
  void accessTokensAreOpaqueAndDeadOnesForbidden() {
    assertThat(login("LEVER").path("access_token").asText()).contains(".");
    set("access-token=opaque", "dead-token=403");
    JsonNode tokens = login("LEVER");
    assertThat(tokens.path("access_token").asText()).doesNotContain(".");
    assertThat(use("LEVER", tokens).status()).isEqualTo(200);
    TestVisitor.Answer dead = visitor.lever("dead", "/users");
    assertThat(dead.status()).isEqualTo(403);
    assertThat(dead.body()).contains("signing key");
  }

  private static Map<String, String> with(Map<String, String> query, String name, String value) {
    Map<String, String> more = new HashMap<>(query);
    more.put(name, value);
    return more;
  }

  @Test
  void pkceIsIgnoredOrRefused() {
    Map<String, String> query =
        with(
            with(visitor.leverAuthorize(SCOPES), "code_challenge", "x".repeat(43)),
            "code_challenge_method",
            "S256");
    set("pkce=ignored");
    assertThat(visitor.redeem("LEVER", visitor.leverCode(query)).status()).isEqualTo(200);
    set("pkce=checked");
    assertThat(visitor.redeem("LEVER", visitor.leverCode(query)).status()).isEqualTo(403);
    set("pkce=refused");
    TestVisitor.Answer refused = visitor.showConsent("LEVER", query);
    assertThat(refused.status()).isEqualTo(302);
    assertThat(refused.location()).startsWith(visitor.env("LEVER_REDIRECT_URI"));
    assertThat(refused.sentBack("error")).isEqualTo("invalid_request");
    assertThat(refused.sentBack("state")).isEqualTo("s t&1");
    Map<String, String> elsewhere = with(query, "redirect_uri", "http://localhost:1/other");
    assertThat(visitor.showConsent("LEVER", elsewhere).status()).isEqualTo(400);
    Map<String, String> justworks =
        with(visitor.justworksAuthorize("company.basic:read"), "code_challenge", "x");
    assertThat(visitor.showConsent("JUSTWORKS", justworks).sentBack("error"))
        .isEqualTo("invalid_request");
  }

  @Test
  void aWrongAudienceIsOfferedTheRefreshTokenOnly() {
    Map<String, String> query =
        with(visitor.leverAuthorize(SCOPES), "audience", "https://api.lever.co/v1");
    assertThat(visitor.showConsent("LEVER", query).status()).isEqualTo(400);
    set("wrong-audience=offline-only");
    JsonNode tokens = visitor.redeem("LEVER", visitor.leverCode(query)).json();
    assertThat(tokens.path("scope").asText()).isEqualTo("offline_access");
    JsonNode right = login("LEVER");
    assertThat(right.path("scope").asText()).contains("users:read:admin");
  }

  @Test
  void leverMayHaveARevokeEndpoint() {
    JsonNode tokens = login("LEVER");
    String url = visitor.env("LEVER_TOKEN_URL").replace("/token", "/revoke");
    Map<String, String> form =
        Map.of(
            "client_id", visitor.env("LEVER_CLIENT_ID"),
            "client_secret", visitor.env("LEVER_CLIENT_SECRET"),
            "token", refresh(tokens));
    assertThat(visitor.form(url, form).status()).isEqualTo(404);
    assertThat(use("LEVER", tokens).status()).isEqualTo(200);
    set("lever-revoke=offered");
    assertThat(visitor.form(url, Map.of("token", refresh(tokens))).status()).isEqualTo(401);
    assertThat(visitor.form(url, form).status()).isEqualTo(200);
    assertThat(use("LEVER", tokens).status()).isEqualTo(401);
  }
}
