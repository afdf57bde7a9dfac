package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.util.Optional;

/**
 * A webhook as Lever keeps it (lever-api reference §6).
 *
 * @param signatureToken signs its deliveries; given at creation only, and perhaps not even then
 */
public record Webhook(String id, String url, String event, Optional<String> signatureToken) {
  static Webhook read(Wire wire) {
    return new Webhook(
        wire.text("id").orElse(""),
        wire.text("url").orElse(""),
        wire.text("event").orElse(""),
        wire.object("configuration")
            .flatMap(configuration -> configuration.text("signatureToken"))
            .or(() -> wire.text("signatureToken")));
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Webhook[id=" + id + ", event=" + event + "]";
  }
}
