package dev.lvjw.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time as people read them. */
final class Times {
  private Times() {}

  /** In UTC, such as {@code 2026-03-02T09:00:00Z}. */
  static String toTheSecond(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
