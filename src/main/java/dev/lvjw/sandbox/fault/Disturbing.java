package dev.lvjw.sandbox.fault;

import com.sun.net.httpserver.HttpExchange;
import dev.lvjw.Host;
import dev.lvjw.sandbox.http.Answer;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.OAuthErrors;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.http.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The layer that disturbs requests as {@link Faults} say. */
public final class Disturbing implements Site.Layer {
  /**
   * Where it stands.
   *
   * @param name lever, justworks or onboarding
   * @param errors how this site writes an error
   * @param targets where its redirects lead: origins without a path; empty where it redirects
   *     nothing, such as the data centre that was redirected to
   */
  public record Post(
      String name, Function<Refusal, Response> errors, Map<Disturbance.Target, String> targets) {}

  /** Longer than any client should read: 12 MiB. */
  private static final int HUGE = 12 << 20;

  private static final int PIECES = 10;
  private static final Charset UTF = StandardCharsets.UTF_8;

  /** JSON, but nothing in it is what it should be. */
  private static final byte[] WRONG = "{\"data\":7,\"items\":7,\"access_token\":[]}".getBytes(UTF);

  private final Post post;
  private final Faults faults;
  private final Host host;

  /** Disturbs the requests of one post; the host gives chance and lets time pass. */
  public Disturbing(Post post, Faults faults, Host host) {
    this.post = post;
    this.faults = faults;
    this.host = host;
  }

  @Override
  public Answer pass(Request request, Function<Request, Answer> inner) {
    Optional<Disturbance> found =
        faults.disturbing(post.name(), request, !post.targets().isEmpty());
    if (found.isEmpty()) {
      return inner.apply(request);
    }
    Disturbance.Effect effect = found.get().effect();
    pause(effect.latency());
    Optional<Response> own =
        effect.carriedOut() ? Optional.of(inner.apply(request).response()) : Optional.empty();
    Response response = retryAfter(response(request, effect, own), effect);
    return new Answer(response, departure(effect), Optional.of(found.get().spec()));
  }

  private Response response(Request request, Disturbance.Effect effect, Optional<Response> own) {
    if (effect.redirect() != Disturbance.Target.NONE) {
      String location = post.targets().get(effect.redirect()) + request.target();
      return new Response(effect.status().orElse(301), Map.of("Location", location), new byte[0]);
    }
    Response base =
        effect.status().isPresent()
            ? refused(request, effect.status().getAsInt())
            : own.orElseGet(() -> Response.json(200, Json.object()));
    return switch (effect.content()) {
      case OWN -> base;
      case GARBAGE -> base.withBody("application/json", "{\"data\":[{\"id\":\"7f}…".getBytes(UTF));
      case HTML -> base.withBody("text/html", "<html><h1>Bad gateway</h1></html>".getBytes(UTF));
      case EMPTY -> base.withBody("application/json", new byte[0]);
      case WRONG -> base.withBody("application/json", WRONG);
      case HUGE -> base.withBody("application/json", huge());
      case STRANGER -> Stranger.instead(base);
    };
  }

  private static byte[] huge() {
    byte[] body = new byte[HUGE];
    Arrays.fill(body, (byte) 'a');
    byte[] head = "{\"data\":\"".getBytes(UTF);
    System.arraycopy(head, 0, body, 0, head.length);
    body[HUGE - 2] = '"';
    body[HUGE - 1] = '}';
    return body;
  }

  private Response refused(Request request, int status) {
    String code =
        switch (status) {
          case 400 -> "BadRequest";
          case 401 -> "Unauthorized";
          case 403 -> "Forbidden";
          case 404 -> "ResourceNotFound";
          case 429 -> "TooManyRequests";
          case 500 -> "InternalServerError";
          case 503 -> "ServiceUnavailable";
          default -> "Status" + status;
        };
    boolean token = request.path().equals(Routes.TOKENS);
    String own =
        post.name().equals("lever") && !token
            ? code
            : code.replaceAll("(?<=[a-z])(?=[A-Z0-9])", "_").toLowerCase(Locale.ROOT);
    Refusal refusal = new Refusal(status, own, "the sandbox was told to answer this");
    return token ? OAuthErrors.of(refusal) : post.errors().apply(refusal);
  }

  private Response retryAfter(Response response, Disturbance.Effect effect) {
    return effect
        .retryAfter()
        .map(after -> response.with("Retry-After", retryAfter(after, host.clock())))
        .orElse(response);
  }

  /** A date is told by the real clock, as the {@code Date} header beside it is. */
  static String retryAfter(Disturbance.RetryAfter after, Clock clock) {
    return after.asDate()
        ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
            clock.instant().plusSeconds(after.seconds()).atOffset(ZoneOffset.UTC))
        : String.valueOf(after.seconds());
  }

  private Answer.Departure departure(Disturbance.Effect effect) {
    return switch (effect.cut()) {
      case AT_ONCE -> Answer.NOT_AT_ALL;
      case MIDWAY -> (response, exchange) -> write(response, exchange, effect.slow(), true);
      case NOWHERE ->
          effect.slow().isPositive()
              ? (response, exchange) -> write(response, exchange, effect.slow(), false)
              : Response::send;
    };
  }

  /** In pieces over a time; half of them where it is cut. */
  private void write(Response response, HttpExchange exchange, Duration slow, boolean cut)
      throws IOException {
    byte[] body = response.body();
    if (!response.sendHead(exchange)) {
      return;
    }
    OutputStream out = exchange.getResponseBody();
    int end = cut ? body.length / 2 : body.length;
    int piece = Math.max(1, (end + PIECES - 1) / PIECES);
    for (int from = 0; from < end; from += piece) {
      pause(slow.dividedBy(PIECES));
      out.write(body, from, Math.min(piece, end - from));
      out.flush();
    }
  }

  private void pause(Duration duration) {
    if (duration.isPositive()) {
      try {
        host.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
