package dev.lvjw.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.store.Inbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Takes Lever's deliveries: {@code POST} on one path, and {@code GET /healthz}. A delivery is
 * answered with 2xx only after it is on the disk; everything else makes Lever try again or tells it
 * not to.
 */
public final class Receiver implements AutoCloseable {
  static final int LARGEST_BODY = 64 * 1024;

  /**
   * How much of a body that is too large is still read, so that its sender gets to see the answer.
   */
  private static final int LARGEST_DRAINED = 1024 * 1024;

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  static {
    // Of the JDK's server, for connections that never finish their headers (seconds), and for their
    // number. Read once per JVM; whoever set them knows better.
    setUnlessSet("sun.net.httpserver.maxReqTime", "30");
    setUnlessSet("jdk.httpserver.maxConnections", "256");
  }

  private final Settings settings;
  private final Host host;
  private final Supplier<List<String>> signatureTokens;
  private final Inbox inbox;
  private final Consumer<Answer> listener;
  private final HttpServer server;
  private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-watch").factory());

  /**
   * Where it listens.
   *
   * @param bind address and port; port 0 takes a free one
   * @param path the local path, beginning with a slash
   * @param tls present: https with this certificate; empty: http, for a loopback address behind a
   *     tunnel
   * @param readTimeout how long a body may take
   */
  public record Settings(
      InetSocketAddress bind, String path, Optional<SSLContext> tls, Duration readTimeout) {
    /** With the usual ten seconds for a body. */
    public Settings(InetSocketAddress bind, String path, Optional<SSLContext> tls) {
      this(bind, path, tls, READ_TIMEOUT);
    }
  }

  /** What was answered to one request on the path, in words that hold nothing from the request. */
  public sealed interface Answer {
    /** A delivery with a right signature. */
    record Accepted(Inbox.Kind kind, Inbox.Receipt receipt) implements Answer {}

    record Refused(Refusal reason) implements Answer {}

    /** It could not be checked or stored here; Lever will try again. */
    record NotStored(Failure reason) implements Answer {}
  }

  private Receiver(
      Host host,
      Settings settings,
      Supplier<List<String>> signatureTokens,
      Inbox inbox,
      Consumer<Answer> listener)
      throws IOException {
    this.host = host;
    this.settings = settings;
    this.signatureTokens = signatureTokens;
    this.inbox = inbox;
    this.listener = listener;
    this.server = create(settings);
  }

  /**
   * Starts to listen.
   *
   * @param signatureTokens asked at every delivery, so that a new webhook needs no restart
   * @param listener told of every delivery, from the thread that answers it
   * @throws Failure when the address can't be bound (code {@code port_in_use})
   */
  public static Receiver start(
      Host host,
      Settings settings,
      Supplier<List<String>> signatureTokens,
      Inbox inbox,
      Consumer<Answer> listener) {
    try {
      Receiver receiver = new Receiver(host, settings, signatureTokens, inbox, listener);
      receiver.server.createContext("/", receiver::handle);
      receiver.server.setExecutor(receiver.exchanges);
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new Failure(
              ExitCode.USAGE,
              "port_in_use",
              "lvjw can't listen on "
                  + settings.bind().getHostString()
                  + ":"
                  + settings.bind().getPort()
                  + "; another program may, or the address isn't this machine's.",
              "lvjw webhook listen --bind HOST:PORT")
          .causedBy(e);
    }
  }

  private static HttpServer create(Settings settings) throws IOException {
    if (settings.tls().isEmpty()) {
      return HttpServer.create(settings.bind(), 0);
    }
    HttpsServer https = HttpsServer.create(settings.bind(), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(settings.tls().get()));
    return https;
  }

  /** The local address of the path, with the port really taken. */
  public URI url() {
    InetSocketAddress bound = server.getAddress();
    String literal = bound.getAddress().getHostAddress();
    String name = literal.contains(":") ? "[" + literal + "]" : literal;
    String scheme = settings.tls().isPresent() ? "https" : "http";
    return URI.create(scheme + "://" + name + ":" + bound.getPort() + settings.path());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = String.valueOf(exchange.getRequestURI().getRawPath());
      boolean health = path.equals("/healthz");
      if (!health && !path.equals(settings.path())) {
        respond(exchange, 404, "not_found");
      } else if (!exchange.getRequestMethod().equals(health ? "GET" : "POST")) {
        exchange.getResponseHeaders().set("Allow", health ? "GET" : "POST");
        respond(exchange, 405, "method_not_allowed");
      } else if (health) {
        respond(exchange, 200, "ok");
      } else {
        Answer answer = answer(read(exchange));
        try {
          respond(exchange, answer);
        } finally {
          // What is stored is stored, also when the sender didn't wait to hear it.
          listener.accept(answer);
        }
      }
    }
  }

  private Answer answer(byte[] body) {
    try {
      if (body.length > LARGEST_BODY) {
        return refuse(Refusal.TOO_LARGE);
      }
      Optional<Delivery> delivery = Delivery.parse(body);
      if (delivery.isEmpty()) {
        return refuse(Refusal.MALFORMED);
      }
      Optional<Refusal> objection = objection(delivery.get());
      return objection.isPresent() ? refuse(objection.get()) : store(delivery.get().arrival());
    } catch (Failure e) {
      return new Answer.NotStored(e);
    }
  }

  private Optional<Refusal> objection(Delivery delivery) {
    List<String> keys = signatureTokens.get();
    if (keys.isEmpty()) {
      return Optional.of(Refusal.NO_SIGNATURE_TOKEN);
    } else if (delivery.signature().isEmpty()) {
      return Optional.of(Refusal.UNSIGNED);
    }
    return delivery.signedBy(keys) ? Optional.empty() : Optional.of(Refusal.BAD_SIGNATURE);
  }

  private Answer store(Inbox.Arrival arrival) {
    Inbox.Receipt receipt = inbox.receive(arrival, host.clock().instant());
    return receipt == Inbox.Receipt.REPLAYED
        ? new Answer.Refused(Refusal.REPLAYED)
        : new Answer.Accepted(arrival.kind(), receipt);
  }

  /** A refusal stands even where it can't be written down. */
  private Answer refuse(Refusal reason) {
    try {
      inbox.refused(reason.word(), host.clock().instant());
    } catch (Failure e) {
      return new Answer.Refused(reason);
    }
    return new Answer.Refused(reason);
  }

  /**
   * The body, one byte longer than allowed if it is too large; a slow sender's connection is cut.
   */
  private byte[] read(HttpExchange exchange) throws IOException {
    Future<?> cut =
        watch.schedule(exchange::close, settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      InputStream in = exchange.getRequestBody();
      byte[] body = in.readNBytes(LARGEST_BODY + 1);
      int rest = body.length > LARGEST_BODY ? LARGEST_DRAINED : 0;
      while (rest > 0) {
        int read = in.readNBytes(Math.min(rest, LARGEST_BODY)).length;
        rest = read == 0 ? 0 : rest - read;
      }
      return body;
    } finally {
      cut.cancel(false);
    }
  }

  private static void respond(HttpExchange exchange, Answer answer) throws IOException {
    switch (answer) {
      case Answer.Accepted(Inbox.Kind kind, Inbox.Receipt receipt) -> respond(exchange, 200, "ok");
      case Answer.Refused(Refusal reason) -> respond(exchange, reason.status(), reason.word());
      case Answer.NotStored(Failure reason) -> respond(exchange, 503, "not_stored");
    }
  }

  private static void respond(HttpExchange exchange, int status, String word) throws IOException {
    byte[] body = ("{\"status\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Stops listening; deliveries being stored are finished. */
  @Override
  public void close() {
    server.stop(1);
    exchanges.close();
    watch.shutdownNow();
  }
}
