package dev.lvjw.sandbox.world;

import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Ids and secrets from the host's randomness, whose generator need not be safe for many threads.
 */
public final class Ids {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final RandomGenerator random;

  /** From this randomness alone. */
  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /** A version 4 UUID. */
  public synchronized String uuid() {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** Letters and digits. */
  public synchronized String word(int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  /** True in so many of a hundred cases. */
  public synchronized boolean percent(int share) {
    return share >= 100 || random.nextInt(100) < share;
  }
}
