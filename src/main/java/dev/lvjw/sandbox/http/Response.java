package dev.lvjw.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer, complete before the first byte leaves. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never a key.
public record Response(int status, Map<String, String> headers, byte[] body) {
  /** A body of JSON. */
  public static Response json(int status, JsonNode body) {
    return new Response(status, Map.of("Content-Type", "application/json"), Json.bytes(body));
  }

  /** A page that may load nothing and that no browser keeps. */
  public static Response html(int status, String page) {
    return new Response(
        status,
        Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " frame-ancestors 'none'"),
        page.getBytes(StandardCharsets.UTF_8));
  }

  /** Somewhere else (302). */
  public static Response found(String location) {
    return new Response(
        302, Map.of("Location", location, "Cache-Control", "no-store"), new byte[0]);
  }

  /**
   * Where to look after a form was sent, so that a reload sends nothing again (RFC 9110 §15.4.4).
   */
  public static Response seeOther(String location) {
    return new Response(
        303, Map.of("Location", location, "Cache-Control", "no-store"), new byte[0]);
  }

  /** Done, with nothing to say (204). */
  public static Response noContent() {
    return new Response(204, Map.of(), new byte[0]);
  }

  /** The same with one header more. */
  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }

  /** The same with another body. */
  public Response withBody(String type, byte[] other) {
    return new Response(status, headers, other).with("Content-Type", type);
  }

  /** Sends it whole. */
  public void send(HttpExchange exchange) throws IOException {
    if (sendHead(exchange)) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Sends status and headers; false when there is no body to follow. */
  public boolean sendHead(HttpExchange exchange) throws IOException {
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    return !bodiless;
  }
}
