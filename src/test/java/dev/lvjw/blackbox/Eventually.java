package dev.lvjw.blackbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again and again for what another process is about to do, up to a time limit. */
final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Eventually() {}

  /** Fails the test when the limit passes without an answer. */
  static <T> T get(String what, Supplier<Optional<T>> question) {
    return get(what, LIMIT, question);
  }

  /** The same with another limit. */
  static <T> T get(String what, Duration limit, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(what + ": not within " + limit.toSeconds() + " s");
      }
      LockSupport.parkNanos(50_000_000); // the other process needs the machine too
    }
  }
}
