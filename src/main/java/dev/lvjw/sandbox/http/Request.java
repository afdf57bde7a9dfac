package dev.lvjw.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One request, read whole.
 *
 * @param path raw, as sent
 * @param segments the path's parts, decoded
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never a key.
public record Request(
    String method,
    String path,
    List<String> segments,
    Parameters query,
    Headers headers,
    byte[] body) {
  /** Nothing that these services take is larger. */
  static final int LARGEST_BODY = 1 << 20;

  /**
   * @throws Refusal 413 for a body beyond {@link #LARGEST_BODY}, 400 for an unreadable query
   */
  static Request read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new Refusal(413, "PayloadTooLarge", "the body is larger than 1 MiB");
    }
    URI uri = exchange.getRequestURI();
    return new Request(
        exchange.getRequestMethod(),
        rawPath(exchange),
        segments(rawPath(exchange)),
        Parameters.parse(uri.getRawQuery() == null ? "" : uri.getRawQuery()),
        exchange.getRequestHeaders(),
        body);
  }

  static String rawPath(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1)).stream()
        .map(part -> URI.create("/" + part).getPath().substring(1))
        .toList();
  }

  /** A header's first value; its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  /** Path and query, to be asked elsewhere. */
  public String target() {
    String rest = query.encoded((name, value) -> value);
    return rest.isEmpty() ? path : path + "?" + rest;
  }

  /** The same request with another query. */
  public Request with(Parameters other) {
    return new Request(method, path, segments, other, headers, body);
  }

  /** The decoded segment; only called for a place that the matched route has. */
  public String segment(int place) {
    return segments.get(place);
  }

  /**
   * The JSON object in the body; an empty body is an empty object.
   *
   * @throws Refusal 400 for anything else
   */
  public ObjectNode json() {
    return Json.readObject(body);
  }

  /**
   * The form in the body.
   *
   * @throws Refusal 400 when the body isn't form-urlencoded
   */
  public Parameters form() {
    String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      throw new Refusal(400, "invalid_request", "send application/x-www-form-urlencoded");
    }
    return Parameters.parse(new String(body, StandardCharsets.UTF_8));
  }

  /** The token of {@code Authorization: Bearer …}. */
  public Optional<String> bearer() {
    return header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }
}
