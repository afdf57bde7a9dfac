package dev.lvjw.sandbox.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The sandbox's own time: the host's clock, moved ahead by as much as was asked for. */
public final class SandboxTime {
  private final Clock clock;
  private Duration ahead = Duration.ZERO;

  /** At the host's clock, until it is moved. */
  public SandboxTime(Clock clock) {
    this.clock = clock;
  }

  /** Whole milliseconds, as Lever writes time. */
  public synchronized Instant now() {
    return Instant.ofEpochMilli(clock.instant().plus(ahead).toEpochMilli());
  }

  /** Now, in milliseconds since 1970 UTC. */
  public long millis() {
    return now().toEpochMilli();
  }

  /** The day in UTC. */
  public LocalDate today() {
    return LocalDate.ofInstant(now(), ZoneOffset.UTC);
  }

  /** Moves it ahead. */
  public synchronized void advance(Duration by) {
    ahead = ahead.plus(by);
  }
}
