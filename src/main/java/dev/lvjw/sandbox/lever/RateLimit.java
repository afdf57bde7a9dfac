package dev.lvjw.sandbox.lever;

import dev.lvjw.sandbox.world.SandboxTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Lever's token bucket: so many requests a second, bursts to twice as many, each credential by
 * itself (Lever's documentation, general behaviour). Kept as the instant at which the bucket would
 * be full again.
 */
public final class RateLimit {
  private final SandboxTime time;
  private final Supplier<OptionalInt> perSecond;
  private final Map<String, Instant> fullAgain = new HashMap<>();

  /**
   * @param perSecond asked each time; empty for no limit
   */
  public RateLimit(SandboxTime time, Supplier<OptionalInt> perSecond) {
    this.time = time;
    this.perSecond = perSecond;
  }

  /** Takes one request's worth; false when the bucket is empty. */
  synchronized boolean take(String credential) {
    OptionalInt rate = perSecond.get();
    if (rate.isEmpty()) {
      return true;
    }
    Duration interval = Duration.ofSeconds(1).dividedBy(rate.getAsInt());
    Duration burst = interval.multipliedBy(2L * rate.getAsInt());
    Instant now = time.now();
    Instant from = fullAgain.getOrDefault(credential, now);
    Instant after = (from.isBefore(now) ? now : from).plus(interval);
    if (Duration.between(now, after).compareTo(burst) > 0) {
      return false;
    }
    fullAgain.put(credential, after);
    return true;
  }
}
