package dev.lvjw.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a call is repeated: full jitter, so that many runs started by the same
 * minute of cron don't come back together.
 */
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(500);
  static final Duration MOST = Duration.ofSeconds(20);

  private Backoff() {}

  /**
   * The pause before the next try.
   *
   * @param failed how many tries failed so far, from 1
   * @return between zero and {@code FIRST * 2^(failed-1)}, never above {@code MOST}
   */
  static Duration pause(int failed, RandomGenerator random) {
    long ceiling = Math.min(MOST.toMillis(), FIRST.toMillis() << Math.min(failed - 1, 20));
    return Duration.ofMillis(random.nextLong(ceiling + 1));
  }
}
