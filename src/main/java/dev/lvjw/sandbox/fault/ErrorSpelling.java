package dev.lvjw.sandbox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Disturbance.RetryAfter;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/**
 * How errors of the APIs are written: the product's own way, or one that a client must read too
 * (Justworks' own isn't published).
 */
public final class ErrorSpelling implements Function<Refusal, Response> {
  private final Function<Refusal, Response> own;
  private final Faults faults;
  private final Clock clock;

  /**
   * @param own the product's own way
   * @param clock of the host, for answers that carry a date
   */
  public ErrorSpelling(Function<Refusal, Response> own, Faults faults, Clock clock) {
    this.own = own;
    this.faults = faults;
    this.clock = clock;
  }

  @Override
  public Response apply(Refusal refusal) {
    Response written =
        faults.is(Switch.ERRORS, "own")
            ? own.apply(refusal)
            : spelled(faults.way(Switch.ERRORS), refusal);
    if (refusal.status() != 429 || faults.is(Switch.RATE_RETRY_AFTER, "absent")) {
      return written;
    }
    RetryAfter after = new RetryAfter(1, faults.is(Switch.RATE_RETRY_AFTER, "date"));
    return written.with("Retry-After", Disturbing.retryAfter(after, clock));
  }

  private static Response spelled(String way, Refusal refusal) {
    ObjectNode body = Json.object();
    switch (way) {
      case "flat" -> both(body, refusal);
      case "nested" -> both(body.putObject("error"), refusal);
      case "list" -> both(body.putArray("errors").addObject(), refusal);
      case "word" -> body.put("error", refusal.message());
      case "oauth" -> body.put("error", refusal.code()).put("error_description", refusal.message());
      default -> {
        return new Response(
            refusal.status(),
            Map.of("Content-Type", "text/plain"),
            refusal.message().getBytes(StandardCharsets.UTF_8));
      }
    }
    return Response.json(refusal.status(), body);
  }

  private static void both(ObjectNode into, Refusal refusal) {
    into.put("code", refusal.code()).put("message", refusal.message());
  }
}
