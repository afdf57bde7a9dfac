package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lvjw.sandbox.TestVisitor;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lever's authorize and token endpoints against Lever's OAuth documentation. */
class LeverOAuthTest {
  private static final String SCOPE = "offline_access users:read:admin";

  private final TestVisitor visitor = new TestVisitor();

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void theConsentPageNamesTheAccountAndEachPermissionOnALineOfItsOwn() {
    TestVisitor.Answer page = visitor.showConsent("LEVER", visitor.leverAuthorize(SCOPE));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("Cedar &amp; Finch").doesNotContain("<script");
    assertThat(page.body().lines())
        .filteredOn(line -> line.contains("<li>"))
        .hasSize(2)
        .anyMatch(line -> line.contains("users:read:admin"));
  }

  @Test
  void acceptSendsCodeAndStateToTheRegisteredAddress() {
    TestVisitor.Answer page = visitor.showConsent("LEVER", visitor.leverAuthorize(SCOPE));
    TestVisitor.Answer sent = visitor.press("LEVER", page, "Accept");
    assertThat(sent.status()).isEqualTo(302);
    assertThat(sent.location()).startsWith(visitor.env("LEVER_REDIRECT_URI") + "?");
    assertThat(sent.sentBack("state")).isEqualTo("s t&1");
    JsonNode tokens = visitor.redeem("LEVER", sent.sentBack("code")).json();
    assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(tokens.path("expires_in").asInt()).isEqualTo(3600);
    assertThat(tokens.path("scope").asText()).isEqualTo(SCOPE);
    assertThat(tokens.path("refresh_token").asText()).isNotEmpty();
    assertThat(visitor.lever(tokens.path("access_token").asText(), "/users").status())
        .isEqualTo(200);
  }

  @Test
  void denySendsAccessDeniedAndState() {
    TestVisitor.Answer page = visitor.showConsent("LEVER", visitor.leverAuthorize(SCOPE));
    TestVisitor.Answer sent = visitor.press("LEVER", page, "Deny");
    assertThat(sent.status()).isEqualTo(302);
    assertThat(sent.sentBack("error")).isEqualTo("access_denied");
    assertThat(sent.sentBack("error_description")).isNotEmpty();
    assertThat(sent.sentBack("state")).isEqualTo("s t&1");
    assertThat(sent.location()).doesNotContain("code=");
  }

  @Test
  void aConsentPageDecidesOnce() {
    TestVisitor.Answer page = visitor.showConsent("LEVER", visitor.leverAuthorize(SCOPE));
    visitor.press("LEVER", page, "Deny");
    assertThat(visitor.press("LEVER", page, "Accept").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "client_id, someone-else",
    "redirect_uri, http://localhost:1/callback/lever",
    "response_type, token",
    "audience, https://api.lever.co/v1/",
    "scope, resumes:read:admin",
    "scope, ''",
    "state, ''",
    "code_challenge, plain-without-method",
  })
  void whatDoesNotMatchTheAppIsToldOnThePageAndSentNowhere(String name, String value) {
    Map<String, String> query = visitor.leverAuthorize(SCOPE);
    query.put(name, value);
    TestVisitor.Answer answer = visitor.showConsent("LEVER", query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.raw().headers().firstValue("Location")).isEmpty();
    assertThat(answer.body()).contains(name).doesNotContain("<form");
  }

  @Test
  void theAudienceNeedsItsTrailingSlash() {
    Map<String, String> query = visitor.leverAuthorize(SCOPE);
    assertThat(query.get("audience")).endsWith("/v1/");
    query.put("audience", visitor.env("LEVER_AUDIENCE").replaceAll("/$", ""));
    assertThat(visitor.showConsent("LEVER", query).status()).isEqualTo(400);
  }

  @Test
  void markupInParametersIsEscaped() {
    Map<String, String> query = visitor.leverAuthorize("<b>x</b>");
    assertThat(visitor.showConsent("LEVER", query).body())
        .contains("&lt;b&gt;")
        .doesNotContain("<b>");
  }

  @Test
  void aCodeWorksOnceAndUsingItAgainEndsWhatItGave() {
    String code = visitor.leverCode(visitor.leverAuthorize(SCOPE));
    String access = visitor.redeem("LEVER", code).json().path("access_token").asText();
    TestVisitor.Answer again = visitor.redeem("LEVER", code);
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.json().path("error").asText()).isEqualTo("invalid_grant");
    assertThat(visitor.lever(access, "/users").status()).isEqualTo(401);
  }

  @Test
  void aCodeDiesAfterMinutes() {
    String code = visitor.leverCode(visitor.leverAuthorize(SCOPE));
    visitor.sandbox.advance(Duration.ofMinutes(6));
    assertThat(visitor.redeem("LEVER", code).status()).isEqualTo(403);
  }

  @Test
  void theExchangeNeedsTheExactRedirectAddress() {
    String code = visitor.leverCode(visitor.leverAuthorize(SCOPE));
    TestVisitor.Answer answer =
        visitor.token(
            "LEVER",
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                visitor.env("LEVER_REDIRECT_URI") + "/"));
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void aChallengeMakesTheVerifierNecessary() {
    // The example pair of RFC 7636, appendix B.
    String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    Map<String, String> query = visitor.leverAuthorize(SCOPE);
    query.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    query.put("code_challenge_method", "S256");
    assertThat(visitor.redeem("LEVER", visitor.leverCode(query)).status()).isEqualTo(403);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("redirect_uri", visitor.env("LEVER_REDIRECT_URI"));
    form.put("code", visitor.leverCode(query));
    form.put("code_verifier", verifier + "x");
    assertThat(visitor.token("LEVER", form).status()).isEqualTo(403);
    form.put("code", visitor.leverCode(query));
    form.put("code_verifier", verifier);
    assertThat(visitor.token("LEVER", form).status()).isEqualTo(200);
  }

  @Test
  void refreshTokensRotateAndReuseEndsTheFamily() {
    String first =
        visitor
            .redeem("LEVER", visitor.leverCode(visitor.leverAuthorize(SCOPE)))
            .json()
            .path("refresh_token")
            .asText();
    JsonNode second = visitor.refresh("LEVER", first).json();
    assertThat(second.path("refresh_token").asText()).isNotEmpty().isNotEqualTo(first);
    JsonNode third = visitor.refresh("LEVER", second.path("refresh_token").asText()).json();
    assertThat(visitor.lever(third.path("access_token").asText(), "/users").status())
        .isEqualTo(200);

    TestVisitor.Answer reuse = visitor.refresh("LEVER", first);
    assertThat(reuse.status()).isEqualTo(403);
    assertThat(reuse.json().path("error").asText()).isEqualTo("invalid_grant");
    assertThat(visitor.refresh("LEVER", third.path("refresh_token").asText()).status())
        .isEqualTo(403);
    assertThat(visitor.lever(third.path("access_token").asText(), "/users").status())
        .isEqualTo(401);
  }

  @Test
  void accessDiesAfterAnHourAndARefreshTokenAfterNinetyIdleDays() {
    JsonNode tokens =
        visitor.redeem("LEVER", visitor.leverCode(visitor.leverAuthorize(SCOPE))).json();
    visitor.sandbox.advance(Duration.ofHours(1));
    assertThat(visitor.lever(tokens.path("access_token").asText(), "/users").status())
        .isEqualTo(401);
    visitor.sandbox.advance(Duration.ofDays(89));
    JsonNode renewed = visitor.refresh("LEVER", tokens.path("refresh_token").asText()).json();
    assertThat(visitor.lever(renewed.path("access_token").asText(), "/users").status())
        .isEqualTo(200);
    visitor.sandbox.advance(Duration.ofDays(91));
    assertThat(visitor.refresh("LEVER", renewed.path("refresh_token").asText()).status())
        .isEqualTo(403);
  }

  @Test
  void aLoginEndsAYearAfterTheGrantHoweverOftenItIsRefreshed() {
    JsonNode tokens =
        visitor.redeem("LEVER", visitor.leverCode(visitor.leverAuthorize(SCOPE))).json();
    for (int days = 0; days < 365; days += 73) {
      tokens = visitor.refresh("LEVER", tokens.path("refresh_token").asText()).json();
      assertThat(tokens.path("access_token").asText()).as("day " + days).isNotEmpty();
      visitor.sandbox.advance(Duration.ofDays(73));
    }
    tokens = visitor.refresh("LEVER", tokens.path("refresh_token").asText()).json();
    assertThat(tokens.path("access_token").asText()).as("to the year's last moment").isNotEmpty();
    visitor.sandbox.advance(Duration.ofMillis(1));
    TestVisitor.Answer dead = visitor.refresh("LEVER", tokens.path("refresh_token").asText());
    assertThat(dead.status()).isEqualTo(403);
    assertThat(dead.json().path("error").asText()).isEqualTo("invalid_grant");
    assertThat(dead.json().path("error_description").asText())
        .isEqualTo("Unknown or invalid refresh token.");
  }

  @Test
  void anExpiredAccessTokenIsRefusedAtTheHourAndNotBefore() {
    String access = visitor.lever(SCOPE);
    visitor.sandbox.advance(Duration.ofMinutes(60).minusMillis(1));
    assertThat(visitor.lever(access, "/users").status()).isEqualTo(200);
    visitor.sandbox.advance(Duration.ofMillis(1));
    TestVisitor.Answer expired = visitor.lever(access, "/users");
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.json().path("code").asText()).isNotEmpty();
    assertThat(expired.json().path("message").asText()).isNotEmpty();
  }

  @Test
  void withoutOfflineAccessThereIsNoRefreshToken() {
    String code = visitor.leverCode(visitor.leverAuthorize("users:read:admin"));
    assertThat(visitor.redeem("LEVER", code).json().has("refresh_token")).isFalse();
  }

  @Test
  void aWrongSecretOrAnotherEncodingIsRefused() {
    String code = visitor.leverCode(visitor.leverAuthorize(SCOPE));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", visitor.env("LEVER_REDIRECT_URI"));
    form.put("client_secret", "wrong");
    assertThat(visitor.token("LEVER", form).status()).isEqualTo(401);
    assertThat(
            visitor
                .send(
                    "POST",
                    visitor.env("LEVER_TOKEN_URL"),
                    "{}",
                    "Content-Type",
                    "application/json")
                .status())
        .isEqualTo(400);
    assertThat(visitor.token("LEVER", Map.of("grant_type", "password")).json().path("error"))
        .hasToString("\"unsupported_grant_type\"");
    assertThat(visitor.redeem("LEVER", code).status()).isEqualTo(200);
  }

  @Test
  void revokingAccessInTheSettingsEndsTheLogin() {
    JsonNode tokens =
        visitor.redeem("LEVER", visitor.leverCode(visitor.leverAuthorize(SCOPE))).json();
    String settings = visitor.sandbox.leverPages() + "/settings/integrations";
    assertThat(visitor.get(settings + "?tab=authorized-apps").body()).contains("Revoke access");
    assertThat(visitor.get(settings + "?tab=webhooks").body()).contains("Candidate Hired");
    assertThat(visitor.form(settings + "/authorized-apps/revoke", Map.of()).location())
        .contains("revoked");
    assertThat(visitor.lever(tokens.path("access_token").asText(), "/users").status())
        .isEqualTo(401);
    assertThat(visitor.refresh("LEVER", tokens.path("refresh_token").asText()).status())
        .isEqualTo(403);
  }

  @Test
  void theAccessTokenCarriesTheDocumentedClaims() throws Exception {
    String token = visitor.lever(SCOPE);
    JsonNode claims =
        new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    for (String claim :
        new String[] {
          "https://oauth.lever.co/userId",
          "https://oauth.lever.co/accountId",
          "https://oauth.lever.co/clientId",
          "iss",
          "sub",
          "azp"
        }) {
      assertThat(claims.path(claim).asText()).as(claim).isNotEmpty();
    }
    assertThat(claims.path("aud").asText()).isEqualTo(visitor.env("LEVER_AUDIENCE"));
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
    assertThat(claims.path("scope").asText()).isEqualTo(SCOPE);
  }

  @Test
  void theRedirectAddressIsOnAPortThatIsFree() throws Exception {
    int port = URI.create(visitor.env("LEVER_REDIRECT_URI")).getPort();
    try (java.net.ServerSocket mine = new java.net.ServerSocket(port)) {
      assertThat(mine.getLocalPort()).isEqualTo(port);
    }
  }
}
