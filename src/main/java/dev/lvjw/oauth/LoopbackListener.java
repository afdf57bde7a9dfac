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
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Receives the redirect on this machine. It listens on loopback addresses only, answers GET of the
 * registered path with the right Host and state, and lets nothing else end or disturb the login:
 * whoever asks for anything else gets 400, and the wait goes on.
 */
final class LoopbackListener implements AutoCloseable {
  /** How long the browser may take to fetch its last page. */
  private static final Duration LAST_PAGE = Duration.ofSeconds(2);

  /** How the login ended, for the page that the browser is left with. */
  enum Ending {
    CONNECTED,
    REFUSED,
    /** The provider no longer took the code. */
    EXPIRED
  }

  private final OAuthProvider provider;
  private final RedirectCheck check;
  private final CompletableFuture<Callback> callback;
  private final CompletableFuture<Ending> outcome;
  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param callback completed with the first answer that carries the state
   * @param outcome how the exchange of the code ended; the browser's page waits for it
   */
  LoopbackListener(
      RedirectCheck check,
      CompletableFuture<Callback> callback,
      CompletableFuture<Ending> outcome) {
    this.provider = check.provider();
    this.check = check;
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
      headers.set(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'");
      headers.set("X-Content-Type-Options", "nosniff");
      if (exchange.getRequestMethod().equals("HEAD")) {
        // With a length the JDK would log a warning: an answer to HEAD has no body.
        exchange.sendResponseHeaders(page.status(), -1);
        return;
      }
      exchange.sendResponseHeaders(page.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  /** Nothing of a stranger's request is repeated to it. */
  private Page page(HttpExchange exchange) {
    URI redirect = provider.redirectUri();
    URI asked = exchange.getRequestURI();
    if (!exchange.getRequestMethod().equals("GET")) {
      return Page.invalid("This address answers GET only.");
    }
    if (!redirect
        .getAuthority()
        .equalsIgnoreCase(String.valueOf(exchange.getRequestHeaders().getFirst("Host")))) {
      return Page.invalid("This address was called by a wrong name.");
    }
    if (!redirect.getRawPath().equals(asked.getRawPath())) {
      return Page.invalid("There is nothing at this address.");
    }
    String query = Optional.ofNullable(asked.getRawQuery()).orElse("");
    return switch (check.judge(Callback.parameters(query))) {
      case RedirectCheck.Verdict.Answer(Callback received) -> answer(received);
      case RedirectCheck.Verdict.Foreign(String why) ->
          Page.invalid(why + " lvjw is still waiting for its own.");
    };
  }

  private Page answer(Callback received) {
    if (!callback.complete(received)) {
      return callback.join() instanceof Callback.Expired
          ? expired("Nobody came back in time.")
          : new Page(200, "Already done", "This login was answered before. Close this window.");
    }
    return switch (received) {
      case Callback.Denied denied ->
          new Page(
              200,
              "No consent",
              provider.name()
                  + " gave no consent. "
                  + denied.description()
                  + " Nothing was connected; the terminal says what to do.");
      case Callback.Code _ -> ended(outcome.join());
      case Callback.Expired _ -> expired("Nobody came back in time.");
    };
  }

  private Page ended(Ending ending) {
    return switch (ending) {
      case CONNECTED ->
          new Page(
              200,
              "Connected",
              "lvjw is logged in to "
                  + provider.name()
                  + ". Close this window and go back to the terminal.");
      case REFUSED ->
          new Page(
              200,
              "Not connected",
              provider.name() + " didn't complete the login. The terminal says why.");
      case EXPIRED -> expired(provider.name() + " says that the code was too old or used before.");
    };
  }

  private Page expired(String why) {
    return new Page(
        200, "Expired", why + " Begin again in the terminal: lvjw connect " + provider.key());
  }

  private record Page(int status, String title, String text) {
    static Page invalid(String text) {
      return new Page(400, "Not this login", text);
    }

    String html() {
      return """
          <!doctype html>
          <html lang="en"><head><meta charset="utf-8"><title>%1$s – lvjw</title>
          <link rel="icon" href="data:,"></head>
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
