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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  private final Pastes paste = new Pastes();

  /** A terminal to paste into. */
  private static final class Pastes implements BrowserLogin.Paste {
    private final BlockingQueue<String> typed = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final CountDownLatch waiting = new CountDownLatch(1);

    @Override
    public Optional<String> typed() {
      waiting.countDown();
      return Optional.ofNullable(typed.poll());
    }

    @Override
    public void say(String words) {
      said.add(words);
    }

    /** Pastes, and waits for the words that it gets. */
    String refused(String text) {
      typed.add(text);
      try {
        String words = said.poll(20, TimeUnit.SECONDS);
        assertThat(words).as("words for %s", text).isNotNull();
        return words;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

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
    result =
        CompletableFuture.supplyAsync(() -> login.await(patience, paste), threads)
            .orTimeout(60, TimeUnit.SECONDS);
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
    port = FreePort.next();
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
        .contains("Connected")
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
    assertThat(get("/favicon.ico")).startsWith("HTTP/1.1 400");
    assertThat(get("/callback/justworks?" + good)).startsWith("HTTP/1.1 400");
    assertThat(get("/callback/lever/x?" + good)).startsWith("HTTP/1.1 400");
    assertThat(send("POST", "/callback/lever?" + good, "localhost:" + port, "127.0.0.1"))
        .startsWith("HTTP/1.1 400");
    assertThat(send("GET", "/callback/lever?" + good, "evil.test:" + port, "127.0.0.1"))
        .startsWith("HTTP/1.1 400");
    assertThat(result).isNotDone();

    assertThat(callback(good + "&iss=https%3A%2F%2Fauth.lever.co%2F")).startsWith("HTTP/1.1 200");
    assertThat(result.join().accessToken()).isEqualTo("access-1");
  }

  /** The JDK's server logs to stderr, which is the person's terminal. */
  @Test
  void answersHeadWithoutAWarning() throws IOException {
    List<LogRecord> logged = new CopyOnWriteArrayList<>();
    Handler kept =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            if (entry.getMessage().contains("HEAD")) {
              logged.add(entry);
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("com.sun.net.httpserver");
    logger.addHandler(kept);
    try {
      assertThat(send("HEAD", "/callback/lever", "localhost:" + port, "127.0.0.1"))
          .startsWith("HTTP/1.1 400")
          .endsWith("\r\n\r\n");
    } finally {
      logger.removeHandler(kept);
    }
    assertThat(logged).isEmpty();
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
    assertThat(one.join() + other.join()).contains("Already done").contains("Connected");
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

  @ParameterizedTest
  @CsvSource({"invalid_grant, Expired", "server_mood, Not connected"})
  void tellsTheBrowserWhenTheExchangeFails(String error, String title) throws IOException {
    server.stub(
        post("/oauth/token").willReturn(jsonResponse("{\"error\":\"" + error + "\"}", 403)));
    await(LONG);
    assertThat(callback("code=c0de&state=" + state()))
        .contains("<h1>" + title)
        .containsIgnoringCase("Cache-Control: no-store")
        .containsIgnoringCase("Referrer-Policy: no-referrer");
    assertThat(failure().message()).contains(error);
  }

  @Test
  void waitsFiveMinutesByTheClockAndNoLonger() throws IOException, InterruptedException {
    await(Duration.ofMinutes(5));
    assertThat(paste.waiting.await(30, TimeUnit.SECONDS)).isTrue();
    host.advance(Duration.ofSeconds(299));
    assertThat(callback("code=evil&state=wrong")).startsWith("HTTP/1.1 400");
    assertThat(result).isNotDone();
    host.advance(Duration.ofSeconds(1));
    assertThat(failure().exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
    assertThat(failure().code()).isEqualTo("login_timeout");
    assertThat(refusesConnections()).isTrue();
  }

  @Test
  void whatComesTooLateIsToldSo() throws IOException {
    CompletableFuture<Callback> over = CompletableFuture.completedFuture(new Callback.Expired());
    port = FreePort.next();
    OAuthProvider provider =
        Logins.provider(server.uri("/"), URI.create("http://localhost:" + port + "/x"), true);
    RedirectCheck check = new RedirectCheck(provider, "state");
    try (LoopbackListener late = new LoopbackListener(check, over, new CompletableFuture<>())) {
      late.open();
      assertThat(get("/x?code=c0de&state=state")).contains("<h1>Expired", "lvjw connect lever");
    }
  }

  @Test
  void takesAPastedAddress() throws IOException {
    acceptsCode("c0de");
    await(LONG);
    String address = "http://localhost:" + port + "/callback/lever?code=c0de&state=" + state();
    assertThat(paste.refused("hello")).contains("no address", "still waiting");
    assertThat(paste.refused(login.authorizeUri().toString())).contains("/callback/lever");
    assertThat(paste.refused(address.replace("state=", "state=x"))).contains("another login");
    assertThat(paste.refused(address + "&iss=https%3A%2F%2Fevil.test")).contains("someone else");
    assertThat(paste.refused("code=c0de&state=wrong")).contains("another login");
    assertThat(paste.refused("x".repeat(9000))).contains("too long");
    paste.typed.add("\n");
    int cut = address.indexOf("state=") + 20;
    assertThat(paste.refused(address.substring(0, cut) + "\n")).contains("a part of the address");
    assertThat(result).isNotDone();
    paste.typed.add("  " + address.substring(cut) + " \n");
    assertThat(result.join().accessToken()).isEqualTo("access-1");
    assertThat(refusesConnections()).as("the browser's way is closed too").isTrue();
    assertThat(paste.said).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s", "\"%s\"", "  <%s>\n", "'%s'\r\n", "\u001b[200~%s\u001b[201~\n", "%s#_=_"})
  void takesAPastedAddressHoweverItWasCopied(String copied) {
    acceptsCode("c0de");
    await(LONG);
    String address = "http://localhost:" + port + "/callback/lever?state=" + state();
    paste.typed.add(copied.formatted(address + "&code=c0\n  de"));
    assertThat(result.join().accessToken()).isEqualTo("access-1");
  }

  @Test
  void takesTheQueryAlone() {
    acceptsCode("c0de");
    await(LONG);
    paste.typed.add("?code=c0de&state=" + state() + "\n");
    assertThat(result.join().accessToken()).isEqualTo("access-1");
  }

  @Test
  void takesAPastedDenial() {
    await(LONG);
    paste.typed.add("error=access_denied&error_description=No.&state=" + state());
    assertThat(failure().exit()).isEqualTo(ExitCode.NOT_ALLOWED);
  }

  /** What is registered there is a page that shows the answer, for a person to copy. */
  @Test
  void anHttpsAddressIsOnlyPasted() {
    login.close();
    server.stub(
        post("/oauth/token")
            .withFormParam("redirect_uri", equalTo("https://tools.example.test/callback"))
            .willReturn(okJson("{\"access_token\":\"access-2\"}")));
    login = start("https://tools.example.test/callback", true);
    await(LONG);
    assertThat(asked()).containsEntry("redirect_uri", "https://tools.example.test/callback");
    paste.typed.add("https://tools.example.test/callback?code=c0de&state=" + state());
    assertThat(result.join().accessToken()).isEqualTo("access-2");
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

  @Test
  void anAddressOnThisMachineNeedsAPort() {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> start("http://localhost/callback/lever", true));
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.message()).contains("lever.redirectUri");
  }
}
