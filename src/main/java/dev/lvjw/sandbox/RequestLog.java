package dev.lvjw.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Answer;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.http.Site;
import dev.lvjw.sandbox.world.SandboxTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was asked of the sandbox: never headers, bodies, or the secret parts of a query. */
final class RequestLog {
  private static final Set<String> SECRET =
      Set.of(
          "code",
          "state",
          "code_verifier",
          "code_challenge",
          "client_secret",
          "token",
          "access_token",
          "refresh_token");

  private final SandboxTime time;
  private final List<ObjectNode> entries = new ArrayList<>();

  RequestLog(SandboxTime time) {
    this.time = time;
  }

  /** A witness that records under {@code side}, and token endpoints under {@code token}. */
  Site.Witness of(String side) {
    return (request, answer) ->
        record(request.path().equals(Routes.TOKENS) ? "token" : side, request, answer);
  }

  private synchronized void record(String side, Request request, Answer answer) {
    ObjectNode entry = Json.object();
    entry.put("at", time.now().toString());
    entry.put("side", side);
    entry.put("method", request.method());
    entry.put("path", request.path());
    entry.put(
        "query",
        request.query().encoded((name, value) -> SECRET.contains(name) ? "redacted" : value));
    entry.put("status", answer.status());
    answer.fault().ifPresent(fault -> entry.put("fault", fault));
    entries.add(entry);
  }

  synchronized ArrayNode items() {
    return Json.array().addAll(entries);
  }

  synchronized void clear() {
    entries.clear();
  }
}
