package dev.lvjw.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.FreePort;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.http.Wires;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Places;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the browser by bare sockets: only they can lie about Host, method and path. */
class BrowserLoginTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;

  /** Not the common pool, which has a single thread on a small machine. */
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private TestHost host;
  private int port;
  private BrowserLogin login;
  private CompletableFuture<Login> result;

  @BeforeEach
  void start() throws IOException {
    host = new TestHost(home).env("LVJW_LEVER_CLIENT_SECRET", "s3cret");
    port = FreePort.next();
    login = start("http://localhost:" + port + "/callback/lever", true);
  }

  @AfterEach
  void stop() {
    login.close();
    threads.close();
  }

  private BrowserLogin start(String redirect, boolean pkce) {
    OAuthProvider provider = Logins.provider(server.uri("/"), URI.create(redirect), pkce);
    Credentials credentials = Credentials.open(host, Places.of(host, "default"), "default");
    return BrowserLogin.start(
        host, provider, new TokenEndpoint(host, Wires.transport(host), provider, credentials));
  }

  private void await(Duration patience) {
    result = CompletableFuture.supplyAsync(() -> login.await(patience), threads);
  }

  private Failure failure() {
    CompletionException wrapped =
        catchThrowableOfType(CompletionException.class, () -> result.join());
    return (Failure) wrapped.getCause();
  }

  private Map<String, String> asked() {
    Map<String, String> query = new TreeMap<>();
    for (String pair : login.authorizeUri().getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  private String state() {
    return asked().get("state");
  }

  private String callback(String query) throws IOException {
    return get("/callback/lever?" + query);
  }

  private String get(String target) throws IOException {
    return send("GET", target, "localhost:" + port, "127.0.0.1");
  }

  private String send(String method, String target, String hostHeader, String address)
      throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(address), port), 5000);
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          (method
                  + " "
                  + target
                  + " HTTP/1.1\r\nHost: "
                  + hostHeader
                  + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void acceptsCode(String code) {
    server.stub(
        post("/oauth/token")
            .withFormParam("code", equalTo(code))
            .withFormParam("redirect_uri", equalTo("http://localhost:" + port + "/callback/lever"))
            .willReturn(okJson("{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\"}")));
  }

  @Test
  void asksForConsentWithStateAndPkce() {
    assertThat(login.authorizeUri().toString()).startsWith(server.uri("/authorize").toString());
    assertThat(asked())
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "app")
        .containsEntry("redirect_uri", "http://localhost:" + port + "/callback/lever")
        .containsEntry("audience", "https://api.lever.co/v1/")
        .containsEntry("scope", "offline_access offers:read:admin contact:read:admin")
        .containsEntry("code_challenge_method", "S256");
    assertThat(state()).hasSizeGreaterThanOrEqualTo(43);
  }

  /** RFC 7636, appendix B. */
  @Test
  void challengesAsTheStandardSays() {
    assertThat(AuthorizationRequest.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void leavesPkceOutWhereItIsTurnedOff() {
    login.close();
    login = start("http://localhost:" + port + "/callback/lever", false);
    assertThat(asked()).doesNotContainKeys("code_challenge", "code_challenge_method");
  }

  @Test
  void logsInAndTellsTheBrowser() throws IOException {
    acceptsCode("c0de");
    await(LONG);
    String page = callback("code=c0de&state=" + state());
    assertThat(page)
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("Cache-Control: no-store")
        .containsIgnoringCase("Referrer-Policy: no-referrer")
        .contains("Logged in")
        .doesNotContain("c0de");
    assertThat(result.join().accessToken()).isEqualTo("access-1");
    assertThat(server.requests().getFirst().getBodyAsString()).contains("code_verifier=");
    assertThat(refusesConnections()).isTrue();
  }

  private boolean refusesConnections() {
    try {
      get("/callback/lever");
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void answersOnIpv6Too() throws IOException {
    Assumptions.assumeTrue(hasIpv6Loopback(), "this machine has no ::1");
    acceptsCode("c0de");
    await(LONG);
    send("GET", "/callback/lever?code=c0de&state=" + state(), "localhost:" + port, "::1");
    assertThat(result.join().accessToken()).isEqualTo("access-1");
  }

  private static boolean hasIpv6Loopback() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void goesOnWhateverStrangersSend() throws IOException {
    acceptsCode("c0de");
    await(LONG);
    String good = "code=c0de&state=" + state();
    assertThat(callback("code=evil&state=wrong")).startsWith("HTTP/1.1 400");
    assertThat(callback("code=evil")).startsWith("HTTP/1.1 400");
    assertThat(callback("error=access_denied&state=wrong")).startsWith("HTTP/1.1 400");
    assertThat(callback("state=" + state())).startsWith("HTTP/1.1 400");
    assertThat(callback("%ZZ=1&code=evil")).startsWith("HTTP/1.1 400");
    assertThat(callback(good + "&iss=https%3A%2F%2Fevil.test%2F")).startsWith("HTTP/1.1 400");
    assertThat(get("/favicon.ico")).startsWith("HTTP/1.1 404");
    assertThat(get("/callback/justworks?" + good)).startsWith("HTTP/1.1 404");
    assertThat(get("/callback/lever/x?" + good)).startsWith("HTTP/1.1 404");
    assertThat(send("POST", "/callback/lever?" + good, "localhost:" + port, "127.0.0.1"))
        .startsWith("HTTP/1.1 405")
        .containsIgnoringCase("Allow: GET");
    assertThat(send("GET", "/callback/lever?" + good, "evil.test:" + port, "127.0.0.1"))
        .startsWith("HTTP/1.1 400");
    assertThat(result).isNotDone();

    assertThat(callback(good + "&iss=https%3A%2F%2Fauth.lever.co%2F")).startsWith("HTTP/1.1 200");
    assertThat(result.join().accessToken()).isEqualTo("access-1");
  }

  /** One of two tabs wins and waits for the outcome; the other hears so at once. */
  @Test
  void answersASecondTab() {
    acceptsCode("c0de");
    String good = "code=c0de&state=" + state();
    CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> unchecked(good), threads);
    CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> unchecked(good), threads);
    assertThat(CompletableFuture.anyOf(one, other).join().toString()).contains("Already done");
    await(LONG);
    assertThat(result.join().accessToken()).isEqualTo("access-1");
    assertThat(one.join() + other.join()).contains("Already done").contains("Logged in");
  }

  private String unchecked(String query) {
    try {
      return callback(query);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void reportsThatConsentWasRefused() throws IOException {
    await(LONG);
    String words = URLEncoder.encode("<script>alert(1)</script> no", StandardCharsets.UTF_8);
    String page = callback("error=access_denied&error_description=" + words + "&state=" + state());
    assertThat(page).contains("No consent", "&lt;script&gt;").doesNotContain("<script>");
    assertThat(failure().exit()).isEqualTo(ExitCode.NOT_ALLOWED);
    assertThat(failure().code()).isEqualTo("login_denied");
  }

  @Test
  void reportsOtherRefusals() throws IOException {
    await(LONG);
    callback("error=invalid_scope&state=" + state());
    assertThat(failure().exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure().message()).contains("invalid_scope");
  }

  @Test
  void tellsTheBrowserWhenTheExchangeFails() throws IOException {
    server.stub(
        post("/oauth/token").willReturn(jsonResponse("{\"error\":\"invalid_grant\"}", 403)));
    await(LONG);
    assertThat(callback("code=c0de&state=" + state())).contains("Not logged in");
    assertThat(failure().message()).contains("invalid_grant");
  }

  @Test
  void waitsOnlySoLong() {
    await(Duration.ofMillis(100));
    assertThat(failure().exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
    assertThat(failure().code()).isEqualTo("login_timeout");
    assertThat(refusesConnections()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void saysThatThePortIsTakenOnEitherFamily(String address) throws IOException {
    Assumptions.assumeTrue(!address.equals("::1") || hasIpv6Loopback(), "this machine has no ::1");
    login.close();
    port = FreePort.next();
    try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      Failure failure =
          catchThrowableOfType(
              Failure.class, () -> start("http://localhost:" + port + "/callback/lever", true));
      assertThat(failure.code()).isEqualTo("port_taken");
      assertThat(failure.message()).contains(String.valueOf(stranger.getLocalPort()), address);
    }
    assertThat(refusesConnections()).as("nothing is left listening").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://tools.example.test/callback", "http://localhost/callback/lever"})
  void takesOnlyAnAddressOnThisMachine(String redirect) {
    Failure failure = catchThrowableOfType(Failure.class, () -> start(redirect, true));
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.message()).contains("lever.redirectUri");
  }
}
