package dev.lvjw.store;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One run at a time: a lock of the operating system, so it ends with the process that holds it,
 * however that dies, and there is no stale one to clean up. The file stays.
 */
public final class RunLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /**
   * What this JVM holds. POSIX locks belong to the process: a second attempt would have to open the
   * file, and closing it again would give up the first one's lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock, at once.
   *
   * @param file the lock file; made (0600) when it isn't there
   * @throws Failure LOCKED when another run holds it; LOCAL_DATA when the file can't be used
   */
  public static RunLock take(Path file) {
    return attempt(file).orElseThrow(RunLock::held);
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
      Optional<RunLock> lock = attempt(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (!host.clock().instant().isBefore(end)) {
        throw held();
      }
      host.sleep(PAUSE);
    }
  }

  private static Optional<RunLock> attempt(Path file) {
    try {
      PrivateFiles.file(file);
      Path real = file.toRealPath();
      if (!HELD.add(real)) {
        return Optional.empty();
      }
      Optional<FileChannel> locked = Optional.empty();
      try {
        locked = lock(real);
      } finally {
        if (locked.isEmpty()) {
          HELD.remove(real);
        }
      }
      return locked.map(channel -> new RunLock(real, channel));
    } catch (IOException e) {
      throw new Failure(
              ExitCode.LOCAL_DATA,
              "lock_unavailable",
              "The lock file " + file + " can't be used.",
              "check that you own the file and its folder")
          .causedBy(e);
    }
  }

  private static Optional<FileChannel> lock(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(channel);
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  private static Failure held() {
    return new Failure(
        ExitCode.LOCKED,
        "locked",
        "Another run of lvjw is at work on this profile.",
        "wait for the other run to end");
  }

  /** Gives the lock back; once is enough. */
  @Override
  public synchronized void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new Failure(
              ExitCode.LOCAL_DATA,
              "lock_unavailable",
              "The lock file " + file + " can't be closed.",
              "check the disk")
          .causedBy(e);
    } finally {
      HELD.remove(file);
    }
  }
}
