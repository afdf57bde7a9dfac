package dev.lvjw.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls a provider's API: within its rate, with its login, repeating what is harmless to repeat,
 * and turning whatever goes wrong into a {@link Failure}. Answers are JSON.
 *
 * <p>GET, PUT and DELETE are repeated on 429, 500, 502, 503, 504 and broken connections; POST only
 * where it can't have been processed: on 429, or when no connection came about. Where the provider
 * says how long to wait ({@code Retry-After}), no call of this gateway is sent earlier.
 */
public final class ApiGateway {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
  private static final int MOST_REDIRECTS = 5;

  private final Transport transport;
  private final Host host;
  private final Provider provider;
  private final Authorizer authorizer;
  private final AtomicInteger requests = new AtomicInteger();
  private final Optional<TokenBucket> bucket;
  private final CallFailures failures;
  private volatile Instant notBefore = Instant.MIN;

  public ApiGateway(Transport transport, Provider provider, Authorizer authorizer) {
    this.transport = transport;
    this.host = transport.host();
    this.provider = provider;
    this.authorizer = authorizer;
    this.bucket = provider.rate().map(rate -> new TokenBucket(rate, now()));
    this.failures = new CallFailures(provider, transport.network());
  }

  /**
   * Reads a resource.
   *
   * @return the answer, a JSON object
   * @throws Refused on 4xx; Failure (unreachable, refused, login needed, interrupted) otherwise
   */
  public JsonNode get(Resource resource) {
    return object(new Call("GET", resource, new Body.Empty()));
  }

  /** As {@link #get}, but empty on 404. */
  public Optional<JsonNode> find(Resource resource) {
    try {
      return Optional.of(get(resource));
    } catch (Refused e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** As {@link #get}; the request is repeated when in doubt, so it must be idempotent. */
  public JsonNode put(Resource resource, JsonNode content) {
    return object(new Call("PUT", resource, new Body.Json(content)));
  }

  /** As {@link #get}; never sent again once it may have been processed. */
  public JsonNode post(Resource resource, Body body) {
    return object(new Call("POST", resource, body));
  }

  /** As {@link #post}, for calls whose answer says nothing. */
  public void postForNothing(Resource resource, Body body) {
    answer(new Call("POST", resource, body));
  }

  /** As {@link #get}, without an answer to read. */
  public void delete(Resource resource) {
    answer(new Call("DELETE", resource, new Body.Empty()));
  }

  /** Who is asked. */
  public Provider provider() {
    return provider;
  }

  /** How many requests were sent so far, repetitions and redirects included. */
  public int requests() {
    return requests.get();
  }

  /** An answer that isn't what it must be. */
  public Failure badAnswer(String method, Resource resource, String how) {
    return failures.badAnswer(new Call(method, resource, new Body.Empty()), how);
  }

  private JsonNode object(Call call) {
    JsonNode content = json(answer(call).body()).orElse(MissingNode.getInstance());
    if (!content.isObject()) {
      throw failures.badAnswer(call, "something other than a JSON object");
    }
    return content;
  }

  private static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body));
    } catch (IOException e) {
      // Bytes from memory: what fails is the parsing, or an encoding no JSON has.
      return Optional.empty();
    }
  }

  /** The story of one call: try, and try again while that is harmless and the time allows it. */
  private HttpResponse<byte[]> answer(Call call) {
    String authorization = authorizer.header();
    // Getting the login, with its lock and its own call, is not this call's time.
    Instant deadline = now().plus(transport.limits().call());
    boolean renewed = false;
    boolean doubtful = false; // whether a try may have been carried out although it failed
    for (int tries = 1; ; tries++) {
      Attempt attempt = attempt(call, authorization, deadline);
      switch (attempt) {
        case Attempt.Answered(HttpResponse<byte[]> answer) -> {
          int status = answer.statusCode();
          if (status < 300) {
            return answer;
          }
          ProviderError error = error(answer);
          boolean token = status == 401 || (status == 403 && error.aboutToken());
          if (token && !renewed && authorizer.renew(authorization)) {
            renewed = true;
            authorization = authorizer.header();
            deadline = now().plus(transport.limits().call());
            continue;
          }
          Optional<Duration> asked = retryAfter(answer);
          Failure refusal =
              status == 429
                  ? failures.tooMany(call, error, asked, !doubtful)
                  : failures.refusal(call, status, error);
          doubtful |= status >= 500;
          if (!repeatable(call, status)) {
            throw refusal;
          }
          // Being told to slow down is no sign of trouble: only the call's time bounds that.
          boolean last = status != 429 && tries >= transport.limits().tries();
          pause(tries, last, deadline, asked, refusal);
        }
        case Attempt.Broken(IOException e) -> {
          Trouble trouble = Trouble.of(e);
          Failure broken = failures.broken(call, trouble, e);
          doubtful |= trouble.kind() != Trouble.Kind.NEVER_SENT;
          boolean harmless =
              switch (trouble.kind()) {
                case NEVER_SENT -> true;
                case NOT_TRUSTED -> false;
                case UNKNOWN -> call.repeatable();
              };
          pause(
              tries,
              !harmless || tries >= transport.limits().tries(),
              deadline,
              Optional.empty(),
              broken);
        }
      }
    }
  }

  private static ProviderError error(HttpResponse<byte[]> answer) {
    // The client makes an answer without a body of a proxy's refusal.
    return ProviderError.of(
        Optional.ofNullable(answer.body())
            .flatMap(ApiGateway::json)
            .orElse(MissingNode.getInstance()));
  }

  private sealed interface Attempt {
    record Answered(HttpResponse<byte[]> answer) implements Attempt {}

    record Broken(IOException how) implements Attempt {}
  }

  /** One try, redirects included. */
  private Attempt attempt(Call call, String authorization, Instant deadline) {
    URI target = call.resource().under(provider.base());
    try {
      for (int redirects = 0; ; redirects++) {
        HttpResponse<byte[]> answer = send(call, target, authorization, deadline);
        Optional<String> location = redirect(answer);
        if (location.isEmpty()) {
          return new Attempt.Answered(answer);
        }
        if (redirects == MOST_REDIRECTS) {
          throw failures.badAnswer(call, "too many redirects");
        }
        target = redirected(call, answer.statusCode(), target, location.get());
      }
    } catch (BoundedBody.TooLarge e) {
      throw failures.badAnswer(call, "more than lvjw reads").causedBy(e);
    } catch (IOException e) {
      return new Attempt.Broken(e);
    }
  }

  private HttpResponse<byte[]> send(Call call, URI target, String authorization, Instant deadline)
      throws IOException {
    awaitAsked(call, deadline);
    sleep(bucket.map(limit -> limit.take(now())).orElse(Duration.ZERO));
    requests.incrementAndGet();
    try {
      HttpResponse<byte[]> answer =
          transport.send(provider, call, target, authorization, left(deadline));
      bucket.ifPresent(
          limit -> {
            if (answer.statusCode() == 429) {
              limit.refused(now());
            } else {
              limit.answered(now());
            }
          });
      return answer;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** An earlier call may have been told to wait for longer than it could. */
  private void awaitAsked(Call call, Instant deadline) {
    Instant allowed = notBefore;
    if (!allowed.isAfter(now())) {
      return;
    }
    if (!allowed.isBefore(deadline)) {
      throw failures.waiting(call, allowed);
    }
    sleep(Duration.between(now(), allowed));
  }

  private static Optional<String> redirect(HttpResponse<?> answer) {
    return switch (answer.statusCode()) {
      case 301, 302, 303, 307, 308 -> answer.headers().firstValue("Location");
      default -> Optional.empty();
    };
  }

  /** Method, body and login go along, so only where they may be known (design §7). */
  private URI redirected(Call call, int status, URI from, String location) {
    URI target;
    try {
      target = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw failures.badAnswer(call, "a redirect to no address").causedBy(e);
    }
    if (status == 303 && !call.method().equals("GET")) {
      throw failures.badAnswer(call, "a redirect that would change the method");
    }
    if (!provider.allows(target)) {
      throw failures.badAnswer(call, "a redirect to a host that is not its own");
    }
    return target;
  }

  private static boolean repeatable(Call call, int status) {
    return status == 429 || (call.repeatable() && PASSING.contains(status));
  }

  /**
   * Waits before the next try.
   *
   * @param last whether there is none
   * @param asked how long the provider asked to wait; other calls keep to it as well
   * @throws Failure the given one, when there is no next try or no time for it
   */
  private void pause(
      int tries, boolean last, Instant deadline, Optional<Duration> asked, Failure failure) {
    asked.ifPresent(this::hold);
    Duration pause = asked.orElseGet(() -> Backoff.pause(tries, host.random()));
    if (last || pause.compareTo(left(deadline)) >= 0) {
      throw failure;
    }
    sleep(pause);
  }

  private synchronized void hold(Duration wait) {
    Instant until = now().plus(wait);
    notBefore = until.isAfter(notBefore) ? until : notBefore;
  }

  private Duration left(Instant deadline) {
    Duration left = Duration.between(now(), deadline);
    return left.isPositive() ? left : Duration.ofMillis(1);
  }

  /** Seconds or a date (RFC 9110 §10.2.3); what is neither is as good as nothing. */
  private Optional<Duration> retryAfter(HttpResponse<?> answer) {
    String value = answer.headers().firstValue("Retry-After").orElse("").strip();
    if (value.matches("[0-9]{1,6}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
      Duration wait = Duration.between(now(), date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void sleep(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      host.sleep(duration);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Failure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Failure(
            ExitCode.INTERRUPTED, "interrupted", "Interrupted during a call.", "run it again")
        .causedBy(e);
  }

  private Instant now() {
    return host.clock().instant();
  }
}
