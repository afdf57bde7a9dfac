package dev.lvjw.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.http.Wires;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Places;
import dev.lvjw.store.Setting;
import dev.lvjw.store.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
  private static final URI REDIRECT = URI.create("http://localhost:8976/callback/lever");

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;
  private TestHost host;
  private Credentials credentials;

  @BeforeEach
  void host() {
    host = new TestHost(home).env("LVJW_LEVER_CLIENT_SECRET", "s3cret");
    credentials = Credentials.open(host, Places.of(host, "default"), "default");
  }

  private TokenEndpoint endpoint() {
    return new TokenEndpoint(
        host, Wires.transport(host), Logins.provider(server.uri("/"), REDIRECT, true), credentials);
  }

  private Login exchanged(String answer) {
    server.stub(post("/oauth/token").willReturn(okJson(answer)));
    return endpoint().exchange("c0de", Optional.empty());
  }

  @Test
  void exchangesACode() {
    String claims =
        "{\"https://oauth.lever.co/accountId\":\"account-7\",\"scope\":\"offline_access\"}";
    String token =
        "e30."
            + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
            + ".x";
    server.stub(
        post("/oauth/token")
            .withHeader("Authorization", absent())
            .withFormParam("grant_type", equalTo("authorization_code"))
            .withFormParam("code", equalTo("c0de"))
            .withFormParam("redirect_uri", equalTo(REDIRECT.toString()))
            .withFormParam("client_id", equalTo("app"))
            .withFormParam("client_secret", equalTo("s3cret"))
            .withFormParam("code_verifier", equalTo("verifier"))
            .willReturn(
                okJson(
                    """
                    {"access_token":"%s","refresh_token":"v1.Abc","token_type":"Bearer",
                    "scope":"offers:read:admin offline_access","expires_in":3600,"extra":[1]}
                    """
                        .formatted(token))));
    TokenEndpoint endpoint = endpoint();
    assertThat(endpoint.exchange("c0de", Optional.of("verifier")))
        .isEqualTo(
            new Login(
                token,
                Optional.of("v1.Abc"),
                TestHost.START.plusSeconds(3600),
                TestHost.START,
                TestHost.START,
                List.of("offers:read:admin", "offline_access"),
                Optional.of("account-7"),
                "app"));
    assertThat(endpoint.requests()).isEqualTo(1);
    assertThat(credentials.login("lever")).isEmpty();
  }

  @Test
  void takesWhatTheAnswerLeavesOutFromTheRequest() {
    Login login = exchanged("{\"access_token\":\"opaque\",\"refresh_token\":null}");
    assertThat(login.scopes())
        .containsExactly("offline_access", "offers:read:admin", "contact:read:admin");
    assertThat(login.refreshToken()).isEmpty();
    assertThat(login.account()).isEmpty();
    assertThat(login.accessExpiresAt()).isEqualTo(TestHost.START.plusSeconds(3600));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"expires_in\":\"86400\"|2026-03-03T09:00:00Z",
        "\"expires_at\":\"2026-03-02T10:30:00Z\"|2026-03-02T10:30:00Z",
        "\"expires_at\":\"2026-03-02T12:30:00+02:00\"|2026-03-02T10:30:00Z",
        "\"expires_at\":1772447400|2026-03-02T10:30:00Z",
        "\"expires_at\":\"soon\"|2026-03-02T10:00:00Z",
        "\"expires_in\":[1]|2026-03-02T10:00:00Z"
      })
  void readsTheEndInEitherSpelling(String end, String instant) {
    assertThat(exchanged("{\"access_token\":\"a\"," + end + "}").accessExpiresAt())
        .isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({"a.b.c", "a.e30.c", "a.bnVsbA.c", "only-one", "a..b"})
  void namesNoAccountWhereTheTokenNamesNone(String token) {
    assertThat(exchanged("{\"access_token\":\"" + token + "\"}").account()).isEmpty();
  }

  @Test
  void readsScopesGivenAsAList() {
    assertThat(exchanged("{\"access_token\":\"a\",\"scope\":[\"x\",\"y z\"]}").scopes())
        .containsExactly("x", "y", "z");
  }

  @Test
  void saysWhyThereIsNoLogin() {
    server.stub(
        post("/oauth/token")
            .willReturn(
                jsonResponse(
                    "{\"error\":\"access_denied\",\"error_description\":\"Unauthorized\"}", 401)));
    Failure failure =
        catchThrowableOfType(Failure.class, () -> endpoint().exchange("c0de", Optional.empty()));
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.code()).isEqualTo("app_refused");
    assertThat(failure.message())
        .contains("access_denied: Unauthorized")
        .doesNotContain("c0de", "s3cret");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void aCodeThatIsTooOldOrUsedNeedsANewLogin(int status) {
    server.stub(
        post("/oauth/token").willReturn(jsonResponse("{\"error\":\"invalid_grant\"}", status)));
    Failure failure =
        catchThrowableOfType(Failure.class, () -> endpoint().exchange("c0de", Optional.empty()));
    assertThat(failure.exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
    assertThat(failure.code()).isEqualTo("login_expired");
    assertThat(failure.message()).contains("invalid_grant").doesNotContain("c0de");
    assertThat(failure.next()).contains("lvjw connect lever");
  }

  @Test
  void revokesTheAccessTokenThoughTheRefreshTokenIsRefused() {
    server.stub(
        post("/v1/oauth/revoke")
            .withFormParam("token", equalTo("refresh-1"))
            .willReturn(jsonResponse("{\"error\":\"unsupported_token_type\"}", 400)));
    server.stub(
        post("/v1/oauth/revoke").withFormParam("token", equalTo("access-1")).willReturn(ok()));
    TokenEndpoint endpoint = endpoint();
    Failure failure = catchThrowableOfType(Failure.class, () -> endpoint.revoke(login()));
    assertThat(failure.message()).contains("unsupported_token_type");
    assertThat(endpoint.requests()).isEqualTo(2);
  }

  @Test
  void revokesBothTokens() {
    for (String hint : List.of("access", "refresh")) {
      server.stub(
          post("/v1/oauth/revoke")
              .withFormParam("token", equalTo(hint + "-1"))
              .withFormParam("token_type_hint", equalTo(hint + "_token"))
              .withFormParam("client_id", equalTo("app"))
              .withFormParam("client_secret", equalTo("s3cret"))
              .willReturn(ok()));
    }
    TokenEndpoint endpoint = endpoint();
    assertThat(endpoint.revoke(login())).isTrue();
    assertThat(endpoint.requests()).isEqualTo(2);
  }

  @Test
  void saysWhenRevokingDidNotWork() {
    server.stub(post("/v1/oauth/revoke").willReturn(status(503)));
    Failure failure = catchThrowableOfType(Failure.class, () -> endpoint().revoke(login()));
    assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
  }

  private static Login login() {
    return new Login(
        "access-1",
        Optional.of("refresh-1"),
        TestHost.START,
        TestHost.START,
        TestHost.START,
        List.of(),
        Optional.empty(),
        "app");
  }

  @Test
  void describesTheProvidersFromTheSettings() {
    Settings settings = Settings.load(host, Places.of(host, "default"), "default");
    OAuthProvider lever = Providers.lever(settings);
    assertThat(lever.scopeParameter())
        .isEqualTo(
            "offline_access opportunities:read:admin offers:read:admin postings:read:admin"
                + " users:read:admin archive_reasons:read:admin requisitions:read:admin"
                + " webhooks:write:admin applications:read:admin contact:read:admin"
                + " confidential:access:admin");
    assertThat(lever.missing(List.of("offline_access", "applications:read:admin")))
        .extracting(Scope::name)
        .contains("offers:read:admin")
        .doesNotContain("offline_access", "contact:read:admin");
    assertThat(lever.revokeUri()).contains(URI.create("https://auth.lever.co/oauth/revoke"));
    assertThat(lever.clientId()).isEmpty();

    OAuthProvider justworks = Providers.justworks(settings);
    assertThat(justworks.scopeParameter()).isEqualTo("company.basic:read member.detail:read");
    assertThat(justworks.revokeUri())
        .contains(URI.create("https://public-api.justworks.com/v1/oauth/revoke"));
    settings.set(Setting.JUSTWORKS_ONBOARDING_URL, "https://onboarding.example.test/v1");
    assertThat(Providers.justworks(settings).scopeParameter()).endsWith(" onboarding:write");
  }
}
