package dev.lvjw.sandbox;

import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Ids and secrets from the host's randomness, whose generator need not be safe for many threads.
 */
final class Ids {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final RandomGenerator random;

  Ids(RandomGenerator random) {
    this.random = random;
  }

  /** A version 4 UUID. */
  synchronized String uuid() {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** Letters and digits. */
  synchronized String word(int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  /** True in so many of a hundred cases. */
  synchronized boolean percent(int share) {
    return share >= 100 || random.nextInt(100) < share;
  }
}
