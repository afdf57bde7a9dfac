package dev.lvjw.store;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the network is waited for, written {@code connect=10s,answer=30s,call=2m}. What is left
 * out has its default.
 *
 * @param connect for a connection
 * @param answer from a request to the head of its answer, and between two parts of the answer
 * @param call for a whole call, repetitions and the pauses between them included
 */
public record Timeouts(Duration connect, Duration answer, Duration call) {
  /** A renewal of a login holds a lock for a call; others wait for it a little longer. */
  static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  private static final Timeouts STANDARD =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2));
  private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m)");
  private static final String SHAPE =
      "must be lengths such as connect=10s,answer=30s,call=2m, each at most 10m";

  /** What is wrong with a value, as the end of a sentence; empty when nothing is. */
  static Optional<String> problem(String value) {
    return parts(value).isPresent() ? Optional.empty() : Optional.of(SHAPE);
  }

  /**
   * Reads a checked value.
   *
   * @throws IllegalArgumentException when it has a {@link #problem}
   */
  static Timeouts of(String value) {
    Map<String, Duration> parts =
        parts(value).orElseThrow(() -> new IllegalArgumentException("not checked before"));
    return new Timeouts(
        parts.getOrDefault("connect", STANDARD.connect()),
        parts.getOrDefault("answer", STANDARD.answer()),
        parts.getOrDefault("call", STANDARD.call()));
  }

  private static Optional<Map<String, Duration>> parts(String value) {
    Map<String, Duration> parts = new LinkedHashMap<>();
    for (String part : value.split("\\s*,\\s*", -1)) {
      String[] sides = part.split("\\s*=\\s*", -1);
      Optional<Duration> length = sides.length == 2 ? length(sides[1]) : Optional.empty();
      boolean known = sides[0].matches("connect|answer|call");
      if (!known || length.isEmpty() || parts.put(sides[0], length.get()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }

  private static Optional<Duration> length(String text) {
    Matcher matcher = LENGTH.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    Duration length =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          default -> Duration.ofMinutes(number);
        };
    return Optional.of(length).filter(found -> found.compareTo(LONGEST_CALL) <= 0);
  }
}
