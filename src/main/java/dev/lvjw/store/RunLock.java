package dev.lvjw.store;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a profile at a time. The lock ends with the process that holds it, however that dies,
 * so there is no stale one to clean up. The thread that took it closes it.
 */
public final class RunLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final LockFile lock;
  private boolean closed;

  private RunLock(LockFile lock) {
    this.lock = lock;
  }

  /**
   * Takes the lock, at once.
   *
   * @param file the profile's {@code run.lock}; made when it isn't there
   * @throws Failure LOCKED (code {@code locked}) when another run holds it; LOCAL_DATA when the
   *     file can't be used
   */
  public static RunLock take(Path file) {
    return new RunLock(LockFile.tryTake(file).orElseThrow(RunLock::held));
  }

  /**
   * Takes the lock, waiting for the other run for a while.
   *
   * @throws Failure as {@link #take(Path)}, after the patience is used up
   * @throws InterruptedException when interrupted while waiting
   */
  public static RunLock take(Path file, Duration patience, Host host) throws InterruptedException {
    Instant end = host.clock().instant().plus(patience);
    while (true) {
      Optional<LockFile> lock = LockFile.tryTake(file);
      if (lock.isPresent()) {
        return new RunLock(lock.get());
      }
      if (!host.clock().instant().isBefore(end)) {
        throw held();
      }
      host.sleep(PAUSE);
    }
  }

  private static Failure held() {
    return new Failure(
        ExitCode.LOCKED,
        "locked",
        "Another run of lvjw is at work on this profile.",
        "wait for the other run to end");
  }

  /** Gives the lock back; closing it again does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      lock.close();
    }
  }
}
