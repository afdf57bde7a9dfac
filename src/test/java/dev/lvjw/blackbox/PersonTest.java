package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The harness's browser, on a page of our own. */
class PersonTest {
  private static final String CONSENT =
      """
      <p>Scopes</p>
      <form method="get" action="/other"><button>Other</button></form>
      <form method=post action='/decide?step=1&amp;x=2'>
        <input type="hidden" name="state" value="a&quot;b &amp; c&#39;&#x2F;">
        <input type=hidden name=empty>
        <input type="checkbox" name="off" value="1"><input type="checkbox" name="on" value="1" checked>
        <button type="submit" name="decision" value="yes"><b>Accept</b></button>
        <input type="submit" name="decision" value="Deny">
        <button type="button" name="no" value="x">Cancel</button>
      </form>
      """;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Person person = new Person();
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    switch (exchange.getRequestURI().getPath()) {
      case "/authorize" -> respond(exchange, 200, CONSENT);
      case "/go" -> redirect(exchange, "/authorize?from=go");
      case "/decide" -> redirect(exchange, base + "/callback/lever?code=c1");
      case "/loop" -> redirect(exchange, "/loop");
      default -> respond(exchange, 200, "You may close this page.");
    }
  }

  private static void respond(HttpExchange exchange, int status, String html) throws IOException {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  @Test
  void acceptsTheFormAsServedAndFollowsToTheLoopback() {
    Person.Page end = person.press(person.open(URI.create(base + "/go")), "Accept");
    assertThat(end.address()).hasToString(base + "/callback/lever?code=c1");
    assertThat(end.html()).contains("close this page");
    assertThat(requests)
        .containsExactly(
            "GET /go ",
            "GET /authorize?from=go ",
            "POST /decide?step=1&x=2 state=a%22b+%26+c%27%2F&empty=&on=1&decision=yes",
            "GET /callback/lever?code=c1 ");
  }

  @Test
  void pressesTheNamedButtonOnly() {
    person.press(person.open(URI.create(base + "/authorize")), "Deny");
    assertThat(requests.get(1)).endsWith("&on=1&decision=Deny");
    person.press(person.open(URI.create(base + "/authorize")), "Other");
    assertThat(requests.getLast()).isEqualTo("GET /other ");
    Person.Page page = person.open(URI.create(base + "/authorize"));
    assertThatThrownBy(() -> person.press(page, "Cancel")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> person.press(page, "Authorize")).isInstanceOf(AssertionError.class);
  }

  @Test
  void copiesTheAddressForPasting() {
    Person.Page page = person.open(URI.create(base + "/authorize"));
    assertThat(person.pressAndCopyAddress(page, "Accept"))
        .hasToString(base + "/callback/lever?code=c1");
    assertThat(requests).noneMatch(request -> request.contains("/callback"));
    assertThatThrownBy(() -> person.pressAndCopyAddress(page, "Other"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void findsTheAddressInWhatConnectPrints() {
    try (Launcher shell = Launcher.of(java.nio.file.Path.of("/bin/sh"))) {
      Running connect = shell.start("-c", "echo Open:; echo '  " + base + "/go'; read end");
      assertThat(person.consent(connect, "Accept").address().getPath())
          .isEqualTo("/callback/lever");
    }
  }

  @Test
  void endsWhenRedirectedWithoutEnd() {
    assertThatThrownBy(() -> person.open(URI.create(base + "/loop")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("without end");
  }
}
