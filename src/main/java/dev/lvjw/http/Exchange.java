package dev.lvjw.http;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * One request and what became of it, without anything personal: ids stay, values of the query
 * don't.
 *
 * @param provider its name
 * @param method GET, POST, …
 * @param path path and names of the query
 * @param status of the answer; empty when none came
 * @param took until the answer was read whole
 */
public record Exchange(
    String provider, String method, String path, OptionalInt status, Duration took) {
  /** The line that {@code -vv} shows. */
  public String line() {
    return "%s %s %s %s %d ms"
        .formatted(
            provider,
            method,
            path,
            status.isPresent() ? String.valueOf(status.getAsInt()) : "no answer",
            took.toMillis());
  }

  /** Told of every exchange. */
  @FunctionalInterface
  public interface Listener {
    void exchanged(Exchange exchange);

    /** Hears nothing. */
    static Listener none() {
      return exchange -> {};
    }
  }
}
