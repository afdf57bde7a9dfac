package dev.lvjw.http;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps requests within a provider's rate. A refusal for speed halves the rate and empties the
 * bucket; each answer that isn't one wins back a part, up to the rate published. So a limit shared
 * with other integrations is found without knowing it.
 */
final class TokenBucket {
  private static final double SLOWEST = 0.5;
  private static final double REGAIN = 0.25;

  private final double published;
  private final int burst;
  private double rate;
  private double tokens;
  private Instant filledAt;

  TokenBucket(Provider.Rate rate, Instant now) {
    this.published = rate.perSecond();
    this.burst = rate.burst();
    this.rate = published;
    this.tokens = burst;
    this.filledAt = now;
  }

  /**
   * Takes the right to send one request.
   *
   * @return how long to wait before it is sent; zero where there are tokens left
   */
  synchronized Duration take(Instant now) {
    fill(now);
    tokens -= 1;
    return tokens >= 0
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil(-tokens / rate * 1_000_000_000));
  }

  /** The provider said that requests come too fast. */
  synchronized void refused(Instant now) {
    fill(now);
    rate = Math.max(Math.min(SLOWEST, published), rate / 2);
    tokens = Math.min(tokens, 0);
  }

  /** The provider answered. */
  synchronized void answered(Instant now) {
    fill(now);
    rate = Math.min(published, rate + REGAIN);
  }

  private void fill(Instant now) {
    if (now.isAfter(filledAt)) {
      double seconds = Duration.between(filledAt, now).toNanos() / 1_000_000_000.0;
      tokens = Math.min(burst, tokens + seconds * rate);
      filledAt = now;
    }
  }
}
