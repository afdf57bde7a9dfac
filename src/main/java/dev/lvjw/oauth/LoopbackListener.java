package dev.lvjw.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Receives the redirect on this machine. It listens on loopback addresses only, answers GET of the
 * registered path with the right Host and state, and lets nothing else end or disturb the login:
 * strangers get 404, a wrong state gets 400, and the wait goes on.
 */
final class LoopbackListener implements AutoCloseable {
  /** How long the browser may take to fetch its last page. */
  private static final Duration LAST_PAGE = Duration.ofSeconds(2);

  private final OAuthProvider provider;
  private final String state;
  private final CompletableFuture<Callback> callback;
  private final CompletableFuture<Boolean> outcome;
  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param callback completed with the first answer that carries the state
   * @param outcome says whether the exchange of the code worked; the browser's page waits for it
   */
  LoopbackListener(
      OAuthProvider provider,
      String state,
      CompletableFuture<Callback> callback,
      CompletableFuture<Boolean> outcome) {
    this.provider = provider;
    this.state = state;
    this.callback = callback;
    this.outcome = outcome;
  }

  /** Binds every address that the registered host name may mean to the browser. */
  void open() {
    URI redirect = provider.redirectUri();
    if (!"http".equals(redirect.getScheme()) || redirect.getPort() < 1) {
      throw Failure.usage(
          provider.key()
              + ".redirectUri is "
              + redirect
              + ": the browser can come back by itself only to http://localhost:PORT/… .",
          "lvjw config set "
              + provider.key()
              + ".redirectUri http://localhost:8976/callback/"
              + provider.key());
    }
    List<String> addresses =
        switch (redirect.getHost().toLowerCase(Locale.ROOT)) {
          case "localhost" -> List.of("127.0.0.1", "::1");
          case "[::1]" -> List.of("::1");
          default -> List.of(redirect.getHost());
        };
    try {
      for (String address : addresses) {
        bind(address, redirect.getPort(), addresses.size() > 1);
      }
    } catch (Failure e) {
      close();
      throw e;
    }
  }

  /** Lets pages under way be finished, then stops. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(LAST_PAGE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    servers.forEach(server -> server.stop(0));
    servers.clear();
  }

  private void bind(String address, int port, boolean mayBeMissing) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
      server.setExecutor(threads);
      server.createContext("/", this::handle);
      server.start();
      servers.add(server);
    } catch (BindException e) {
      // Also thrown where ::1 is not an address of this machine; then no browser can mean it.
      if (!(mayBeMissing && address.equals("::1") && !taken(e))) {
        throw portTaken(address, port, e);
      }
    } catch (SocketException | UnknownHostException e) {
      if (!(mayBeMissing && address.equals("::1"))) {
        throw portTaken(address, port, e);
      }
    } catch (IOException e) {
      throw portTaken(address, port, e);
    }
  }

  private static boolean taken(BindException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("in use");
  }

  private Failure portTaken(String address, int port, IOException e) {
    return new Failure(
            ExitCode.NEEDS_PERSON,
            "port_taken",
            "Port %d on %s, where %s sends the browser back to, is taken: by another lvjw connect, or by a program that would receive the login."
                .formatted(port, address, provider.name()),
            "end that program (ss -ltnp 'sport = :"
                + port
                + "' names it), then: lvjw connect "
                + provider.key())
        .causedBy(e);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Page page = page(exchange);
      byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "text/html; charset=utf-8");
      headers.set("Cache-Control", "no-store");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
      headers.set("X-Content-Type-Options", "nosniff");
      if (page.status() == 405) {
        headers.set("Allow", "GET");
      }
      exchange.sendResponseHeaders(page.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private Page page(HttpExchange exchange) {
    URI redirect = provider.redirectUri();
    if (!exchange.getRequestMethod().equals("GET")) {
      return new Page(405, "Not here", "This address answers GET only.");
    }
    if (!redirect
        .getAuthority()
        .equalsIgnoreCase(String.valueOf(exchange.getRequestHeaders().getFirst("Host")))) {
      return new Page(400, "Not here", "This address was called by a wrong name.");
    }
    if (!redirect.getRawPath().equals(exchange.getRequestURI().getRawPath())) {
      return new Page(404, "Not here", "There is nothing at this address.");
    }
    Map<String, String> query = query(exchange.getRequestURI());
    if (!same(state, query.getOrDefault("state", ""))) {
      return new Page(
          400, "Not this login", "This page belongs to another login. lvjw is still waiting.");
    }
    if (query.containsKey("iss") && !ours(query.get("iss"))) {
      return new Page(400, "Not this login", "This answer comes from someone else.");
    }
    return answer(query);
  }

  private Page answer(Map<String, String> query) {
    Optional<Callback> received = Callback.read(query);
    if (received.isEmpty()) {
      return new Page(400, "Incomplete", "The answer has no code. lvjw is still waiting.");
    }
    if (!callback.complete(received.get())) {
      return new Page(200, "Already done", "This login was answered before. Close this window.");
    }
    return switch (received.get()) {
      case Callback.Denied denied ->
          new Page(
              200, "No consent", provider.name() + " gave no consent. " + denied.description());
      case Callback.Code code ->
          outcome.join()
              ? new Page(
                  200,
                  "Logged in",
                  "lvjw is connected to "
                      + provider.name()
                      + ". Close this window and go back to the terminal.")
              : new Page(
                  200,
                  "Not logged in",
                  provider.name() + " didn't complete the login. The terminal says why.");
    };
  }

  /** RFC 9207: an answer that names its issuer must name the provider that was asked. */
  private boolean ours(String issuer) {
    try {
      URI uri = URI.create(issuer);
      String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
      return String.valueOf(uri.getAuthority())
              .equalsIgnoreCase(provider.authorizeUri().getAuthority())
          || String.valueOf(uri.getAuthority()).equalsIgnoreCase(provider.tokenUri().getAuthority())
          || host.equals(provider.domain())
          || host.endsWith("." + provider.domain());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** The first value of each parameter; what can't be decoded is left out. */
  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          query.putIfAbsent(
              decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        } catch (IllegalArgumentException e) {
          // A stranger's nonsense: no parameter.
        }
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private record Page(int status, String title, String text) {
    String html() {
      return """
          <!doctype html>
          <html lang="en"><head><meta charset="utf-8"><title>%1$s – lvjw</title></head>
          <body style="font-family: sans-serif; margin: 4rem auto; max-width: 32rem">
          <h1>%1$s</h1>
          <p>%2$s</p>
          </body></html>
          """
          .formatted(escaped(title), escaped(text));
    }

    private static String escaped(String text) {
      return text.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;")
          .replace("'", "&#39;");
    }
  }
}
