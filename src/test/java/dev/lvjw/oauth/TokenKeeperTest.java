package dev.lvjw.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.http.Wires;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Places;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeeperTest {
  private static final Instant NOW = TestHost.START;

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;
  private TestHost host;
  private Credentials credentials;

  @BeforeEach
  void host() {
    host = new TestHost(home).env("LVJW_LEVER_CLIENT_SECRET", "s3cret");
    credentials = Credentials.open(host, Places.of(host, "default"), "default");
  }

  private TokenKeeper keeper() {
    OAuthProvider provider =
        Logins.provider(server.uri("/"), URI.create("http://localhost:8976/callback/lever"), true);
    TokenEndpoint endpoint = new TokenEndpoint(host, Wires.transport(host), provider, credentials);
    return new TokenKeeper(host, provider, credentials, endpoint);
  }

  private void login(Optional<String> refreshToken, Duration life) {
    credentials.saveLogin(
        "lever",
        new Login(
            "access-1",
            refreshToken,
            NOW.plus(life),
            NOW,
            NOW,
            List.of("offline_access"),
            Optional.of("account"),
            "app-of-the-login"));
  }

  private void login() {
    login(Optional.of("refresh-1"), Duration.ofHours(1));
  }

  private Login stored() {
    return credentials.login("lever").orElseThrow();
  }

  private static MappingBuilder refresh() {
    return post("/oauth/token")
        .withFormParam("grant_type", equalTo("refresh_token"))
        .withFormParam("refresh_token", equalTo("refresh-1"))
        .withFormParam("client_id", equalTo("app-of-the-login"))
        .withFormParam("client_secret", equalTo("s3cret"));
  }

  private static Failure failure(Runnable work) {
    return catchThrowableOfType(Failure.class, work::run);
  }

  @Test
  void usesAFreshLoginAsItIs() {
    login();
    assertThat(keeper().header()).isEqualTo("Bearer access-1");
  }

  @Test
  void asksForALoginWhereThereIsNone() {
    Failure failure = failure(() -> keeper().header());
    assertThat(failure.exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
    assertThat(failure.next()).contains("lvjw connect lever");
  }

  @ParameterizedTest
  @CsvSource({"PT1H, PT59M", "PT5M, PT4M30S", "PT24H, PT23H59M"})
  void renewsShortlyBeforeTheEnd(Duration life, Duration until) {
    login(Optional.of("refresh-1"), life);
    server.stub(
        refresh()
            .willReturn(
                okJson(
                    """
                    {"access_token":"access-2","refresh_token":"refresh-2","expires_in":3600,
                    "token_type":"Bearer","scope":"offline_access offers:read:admin"}
                    """)));
    host.advance(until.minusSeconds(1));
    assertThat(keeper().header()).isEqualTo("Bearer access-1");
    host.advance(Duration.ofSeconds(1));
    TokenKeeper keeper = keeper();
    assertThat(keeper.header()).isEqualTo("Bearer access-2");
    assertThat(keeper.header()).isEqualTo("Bearer access-2");
    assertThat(keeper.requests()).isEqualTo(1);
    assertThat(stored())
        .isEqualTo(
            new Login(
                "access-2",
                Optional.of("refresh-2"),
                host.clock().instant().plusSeconds(3600),
                host.clock().instant(),
                host.clock().instant(),
                NOW,
                List.of("offline_access", "offers:read:admin"),
                Optional.of("account"),
                "app-of-the-login"));
  }

  @Test
  void keepsTheOldRefreshTokenWhereNoneIsGiven() {
    login();
    host.advance(Duration.ofHours(1));
    server.stub(
        refresh()
            .willReturn(
                okJson("{\"access_token\":\"access-2\",\"expires_at\":\"2026-03-03T10:00:00Z\"}")));
    keeper().header();
    assertThat(stored().refreshToken()).contains("refresh-1");
    assertThat(stored().accessExpiresAt()).isEqualTo(Instant.parse("2026-03-03T10:00:00Z"));
    assertThat(stored().scopes()).containsExactly("offline_access");
    assertThat(stored().refreshedAt()).isEqualTo(host.clock().instant());
    assertThat(stored().refreshTokenAt()).as("its life began with the login").isEqualTo(NOW);
  }

  @Test
  void renewsOnceWhenRefused() {
    login();
    server.stub(
        refresh().willReturn(okJson("{\"access_token\":\"access-2\",\"expires_in\":\"60\"}")));
    TokenKeeper keeper = keeper();
    assertThat(keeper.renew("Bearer access-1")).isTrue();
    assertThat(keeper.header()).isEqualTo("Bearer access-2");
    assertThat(keeper.renew("Bearer access-1")).isTrue();
    assertThat(keeper.requests()).isEqualTo(1);
  }

  @Test
  void hasNothingToRenewWithoutARefreshToken() {
    login(Optional.empty(), Duration.ofHours(1));
    assertThat(keeper().renew("Bearer access-1")).isFalse();
    host.advance(Duration.ofHours(2));
    assertThat(failure(() -> keeper().header()).exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void dropsOnlyARefreshTokenThatIsDeclaredDead(int status) {
    login();
    host.advance(Duration.ofHours(1));
    server.stub(
        refresh()
            .willReturn(
                jsonResponse(
                    "{\"error\":\"invalid_grant\",\"error_description\":\"Unknown or invalid refresh token.\"}",
                    status)));
    Failure failure = failure(() -> keeper().header());
    assertThat(failure.exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
    assertThat(failure.next()).contains("lvjw connect lever");
    assertThat(stored().dead(host.clock().instant())).isTrue();
    assertThat(failure(() -> keeper().header()).exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
  }

  @Test
  void believesALoginThatSomebodyElseWroteMeanwhile() {
    login();
    host.advance(Duration.ofHours(1));
    Login other =
        new Login(
            "access-3",
            Optional.of("refresh-3"),
            host.clock().instant().plusSeconds(3600),
            host.clock().instant(),
            NOW,
            List.of(),
            Optional.empty(),
            "app");
    server.stub(
        refresh()
            .willReturn(jsonResponse("{\"error\":\"invalid_grant\"}", 403).withFixedDelay(300)));
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (server.requests().isEmpty()) {
                    Thread.onSpinWait();
                  }
                  // An older lvjw, which knows no lock: the file is written past it.
                  OtherWriter.write(home, other);
                });
    assertThat(keeper().header()).isEqualTo("Bearer access-3");
    assertThat(writer.isAlive()).isFalse();
    assertThat(stored()).isEqualTo(other);
  }

  @Test
  void renewsALoginThatSomebodyElseWroteMeanwhileAndThatIsOver() {
    login();
    host.advance(Duration.ofHours(1));
    Login other =
        new Login(
            "access-3",
            Optional.of("refresh-3"),
            host.clock().instant().minusSeconds(1),
            NOW,
            NOW,
            List.of(),
            Optional.empty(),
            "app");
    server.stub(
        refresh()
            .willReturn(jsonResponse("{\"error\":\"invalid_grant\"}", 403).withFixedDelay(300)));
    server.stub(
        post("/oauth/token")
            .withFormParam("refresh_token", equalTo("refresh-3"))
            .willReturn(okJson("{\"access_token\":\"access-4\",\"expires_in\":3600}")));
    Thread.ofVirtual()
        .start(
            () -> {
              while (server.requests().isEmpty()) {
                Thread.onSpinWait();
              }
              OtherWriter.write(home, other);
            });
    assertThat(keeper().header()).isEqualTo("Bearer access-4");
    assertThat(stored().refreshToken()).contains("refresh-3");
  }

  @ParameterizedTest
  @CsvSource({"invalid_client, 401", "invalid_client, 400", "access_denied, 401"})
  void clearsNothingWhenTheAppIsRefused(String error, int status) {
    login();
    host.advance(Duration.ofHours(1));
    server.stub(refresh().willReturn(jsonResponse("{\"error\":\"" + error + "\"}", status)));
    Failure failure = failure(() -> keeper().header());
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.code()).isEqualTo("app_refused");
    assertThat(failure.message()).contains(error, "lever.clientSecret");
    assertThat(stored().refreshToken()).contains("refresh-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void clearsNothingWhenTheProviderIsDown(int status) {
    login();
    host.advance(Duration.ofHours(1));
    server.stub(refresh().willReturn(status(status)));
    TokenKeeper keeper = keeper();
    assertThat(failure(keeper::header).exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(keeper.requests()).as("a refresh token may be used up by a try").isEqualTo(1);
    assertThat(stored().refreshToken()).contains("refresh-1");
  }

  @Test
  void clearsNothingWhenTheConnectionIsCutOrTheAnswerIsNoToken() {
    login();
    host.advance(Duration.ofHours(1));
    server.inOrder(
        TokenKeeperTest::refresh,
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withStatus(200).withBody("<html>"),
        okJson("{\"refresh_token\":\"refresh-2\"}"));
    assertThat(failure(() -> keeper().header()).exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(failure(() -> keeper().header()).code()).isEqualTo("bad_answer");
    assertThat(failure(() -> keeper().header()).code()).isEqualTo("bad_answer");
    assertThat(stored().refreshToken()).contains("refresh-1");
  }

  @Test
  void asksForTheSecretThatIsMissing() {
    login();
    host.advance(Duration.ofHours(1)).unsetEnv("LVJW_LEVER_CLIENT_SECRET");
    Failure failure = failure(() -> keeper().header());
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.message()).contains("lever.clientSecret");
  }

  @Test
  void renewsOnceHoweverManyNeedIt() throws Exception {
    login();
    host.advance(Duration.ofHours(1));
    server.stub(
        refresh()
            .willReturn(
                okJson(
                        "{\"access_token\":\"access-2\",\"refresh_token\":\"refresh-2\",\"expires_in\":3600}")
                    .withFixedDelay(100)));
    List<TokenKeeper> keepers = new ArrayList<>();
    List<Callable<String>> users = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      TokenKeeper keeper = keeper();
      keepers.add(keeper);
      users.add(keeper::header);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<String> header : threads.invokeAll(users)) {
        assertThat(header.get()).isEqualTo("Bearer access-2");
      }
    }
    assertThat(keepers.stream().mapToInt(TokenKeeper::requests).sum()).isEqualTo(1);
  }

  @Test
  void apiKeysAreBasicAndFinal() {
    ApiKey key = new ApiKey("key");
    assertThat(key.header()).isEqualTo("Basic a2V5Og==");
    assertThat(key.renew(key.header())).isFalse();
  }
}
