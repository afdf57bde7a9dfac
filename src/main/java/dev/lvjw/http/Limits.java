package dev.lvjw.http;

import java.time.Duration;

/**
 * How long and how much lvjw puts up with.
 *
 * @param connect for the connection
 * @param response from the request to the head of its answer, and between two parts of its body
 * @param call for a whole call, repetitions and pauses included
 * @param tries of one call at most
 * @param bodyBytes of an answer at most, decompressed
 */
public record Limits(Duration connect, Duration response, Duration call, int tries, int bodyBytes) {
  /** What suits a tool at a prompt and one under cron. */
  public static Limits standard() {
    return new Limits(
        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2), 5, 10 << 20);
  }

  /** The same with other times. */
  public Limits within(Duration newConnect, Duration newResponse, Duration newCall) {
    return new Limits(newConnect, newResponse, newCall, tries, bodyBytes);
  }
}
