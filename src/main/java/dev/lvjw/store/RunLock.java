package dev.lvjw.store;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One run at a time on a profile, by the operating system's lock: there is no stale one. */
public final class RunLock {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private RunLock() {}

  /**
   * Works under the lock, waiting for the other run for a while.
   *
   * @param patience zero: not at all
   * @throws Failure (locked) when another run still holds it; (local data) when the file can't be
   *     used
   */
  public static <T> T during(Host host, Path file, Duration patience, Supplier<T> work) {
    LockFile lock = take(host, file, patience);
    try {
      return work.get();
    } finally {
      lock.close();
    }
  }

  private static LockFile take(Host host, Path file, Duration patience) {
    Instant end = host.clock().instant().plus(patience);
    while (true) {
      Optional<LockFile> taken = LockFile.tryTake(file);
      if (taken.isPresent()) {
        return taken.get();
      }
      if (!host.clock().instant().isBefore(end)) {
        throw new Failure(
            ExitCode.LOCKED,
            "locked",
            "Another run of lvjw is at work on this profile.",
            "wait for the other run to end");
      }
      pause(host);
    }
  }

  private static void pause(Host host) {
    try {
      host.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(
              ExitCode.INTERRUPTED, "interrupted", "Interrupted while waiting.", "run it again")
          .causedBy(e);
    }
  }
}
