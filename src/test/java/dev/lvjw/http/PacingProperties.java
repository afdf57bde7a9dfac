package dev.lvjw.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The bounds of the token bucket and of the back-off, whatever happens. */
class PacingProperties {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  /** In any window of time no more than burst + rate × window requests are sent. */
  @Property
  void neverExceedsTheRate(
      @ForAll @IntRange(min = 1, max = 50) int perSecond,
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 700) Integer> thinkingMillis) {
    TokenBucket bucket = new TokenBucket(new Provider.Rate(perSecond, 2 * perSecond), START);
    List<Instant> sent = new ArrayList<>();
    Instant now = START;
    for (int thinking : thinkingMillis) {
      now = now.plusMillis(thinking);
      now = now.plus(bucket.take(now));
      sent.add(now);
      bucket.answered(now);
    }
    for (int from = 0; from < sent.size(); from++) {
      for (int to = from; to < sent.size(); to++) {
        double seconds = Duration.between(sent.get(from), sent.get(to)).toNanos() / 1e9;
        assertThat((double) (to - from + 1))
            .isLessThanOrEqualTo(2 * perSecond + perSecond * seconds + 1e-6);
      }
    }
  }

  /** However often the provider refuses, a request is never put off for more than two seconds. */
  @Property
  void slowsDownButNeverStops(
      @ForAll @IntRange(min = 1, max = 50) int perSecond,
      @ForAll @Size(max = 100) List<Boolean> refusals) {
    TokenBucket bucket = new TokenBucket(new Provider.Rate(perSecond, 2 * perSecond), START);
    Instant now = START;
    for (boolean refused : refusals) {
      Duration pause = bucket.take(now);
      assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(2));
      now = now.plus(pause);
      if (refused) {
        bucket.refused(now);
        assertThat(bucket.take(now)).isGreaterThan(Duration.ZERO);
        now = now.plusSeconds(2);
      } else {
        bucket.answered(now);
      }
    }
  }

  /** After enough good answers the published rate is back. */
  @Property
  void winsTheRateBack(@ForAll @IntRange(min = 1, max = 50) int perSecond) {
    TokenBucket bucket = new TokenBucket(new Provider.Rate(perSecond, 1), START);
    for (int number = 0; number < 10; number++) {
      bucket.refused(START);
    }
    for (int number = 0; number < 4 * perSecond; number++) {
      bucket.answered(START);
    }
    assertThat(bucket.take(START)).isEqualTo(Duration.ofNanos((long) Math.ceil(1e9 / perSecond)));
  }

  @Property
  void pausesWithinTheCeilingThatDoubles(
      @ForAll @IntRange(min = 1, max = 1000) int failed, @ForAll long seed) {
    Duration pause = Backoff.pause(failed, new Random(seed));
    Duration ceiling = Backoff.FIRST.multipliedBy(1L << Math.min(failed - 1, 10));
    assertThat(pause).isBetween(Duration.ZERO, ceiling);
    assertThat(pause).isLessThanOrEqualTo(Backoff.MOST);
  }
}
