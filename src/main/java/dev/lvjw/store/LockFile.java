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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock that excludes other processes and other threads of this one. The system releases it when
 * its process dies, so a left-over file means nothing.
 */
public final class LockFile implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** {@link FileChannel#lock} speaks for the whole process: threads need a lock of their own. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock threads;
  private final FileChannel channel;

  private LockFile(ReentrantLock threads, FileChannel channel) {
    this.threads = threads;
    this.channel = channel;
  }

  /**
   * Takes the lock if it is free. The thread that took it closes it.
   *
   * @return empty when another process or thread, or this thread itself, holds it
   * @throws Failure (local data) when the file can't be created
   */
  public static Optional<LockFile> tryTake(Path file) {
    ReentrantLock threads = threads(file);
    if (threads.isHeldByCurrentThread() || !threads.tryLock()) {
      return Optional.empty();
    }
    return withThreads(file, threads);
  }

  /**
   * Does something under the lock, waiting for it as long as {@code patience}. A thread that holds
   * the lock already goes straight on.
   *
   * @throws Failure (locked) when the wait was in vain
   */
  static <T> T during(Host host, Path file, Duration patience, Supplier<T> work) {
    ReentrantLock threads = threads(file);
    if (threads.isHeldByCurrentThread()) {
      return work.get();
    }
    Instant giveUp = host.clock().instant().plus(patience);
    while (true) {
      threads.lock();
      Optional<LockFile> taken = withThreads(file, threads);
      if (taken.isPresent()) {
        try (LockFile _ = taken.get()) {
          return work.get();
        }
      }
      pause(host, file, giveUp);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest; the work under it is done.
      return;
    } finally {
      threads.unlock();
    }
  }

  private static ReentrantLock threads(Path file) {
    return THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
  }

  /** Takes the file's lock for a thread that holds the threads' lock, or lets go of both. */
  private static Optional<LockFile> withThreads(Path file, ReentrantLock threads) {
    @Nullable FileChannel channel = null;
    boolean taken = false;
    try {
      PrivateFiles.file(file);
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      taken = lock != null;
      return taken ? Optional.of(new LockFile(threads, channel)) : Optional.empty();
    } catch (IOException e) {
      throw PrivateFiles.denied(file, e)
          .orElseGet(
              () ->
                  new Failure(
                      ExitCode.LOCAL_DATA,
                      "not_lockable",
                      file + " can't be locked.",
                      "put lvjw's files on a local disk: LVJW_HOME=/path lvjw …"))
          .causedBy(e);
    } finally {
      if (!taken) {
        release(channel);
        threads.unlock();
      }
    }
  }

  private static void release(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // Nothing was locked or written through it.
        return;
      }
    }
  }

  private static void pause(Host host, Path file, Instant giveUp) {
    if (host.clock().instant().isAfter(giveUp)) {
      throw new Failure(
          ExitCode.LOCKED,
          "locked",
          "Another lvjw has held " + file + " for too long.",
          "end the other lvjw, then try again");
    }
    try {
      host.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(
              ExitCode.INTERRUPTED, "interrupted", "Interrupted while waiting.", "run it again")
          .causedBy(e);
    }
  }
}
