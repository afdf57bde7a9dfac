package dev.lvjw.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The sandbox's own time: the host's clock, moved ahead by as much as was asked for. */
final class SandboxTime {
  private final Clock clock;
  private Duration ahead = Duration.ZERO;

  SandboxTime(Clock clock) {
    this.clock = clock;
  }

  /** Whole milliseconds, as Lever writes time. */
  synchronized Instant now() {
    return Instant.ofEpochMilli(clock.instant().plus(ahead).toEpochMilli());
  }

  long millis() {
    return now().toEpochMilli();
  }

  synchronized void advance(Duration by) {
    ahead = ahead.plus(by);
  }
}
