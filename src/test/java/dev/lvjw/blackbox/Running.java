package dev.lvjw.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A process of the program under test; every wait ends at its time limit with both streams shown.
 */
public final class Running implements AutoCloseable {
  private final List<String> command;
  private final Process process;
  private final Duration limit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final StringBuffer out = new StringBuffer();
  private final StringBuffer err = new StringBuffer();
  private final List<Thread> readers;
  private final Consumer<Outcome> search;
  private final SeenArguments arguments;
  private final AtomicBoolean searched = new AtomicBoolean();
  private int open = 2;

  Running(List<String> command, Process process, Duration limit, Consumer<Outcome> search) {
    this.search = search;
    this.arguments = SeenArguments.of(process);
    this.command = command;
    this.process = process;
    this.limit = limit;
    readers =
        List.of(
            Thread.ofVirtual().start(() -> read(process.getInputStream(), out)),
            Thread.ofVirtual().start(() -> read(process.getErrorStream(), err)));
  }

  /** The first line of stdout, as JSON: what {@code sandbox} and {@code webhook listen} print. */
  public JsonNode firstJsonLine() {
    String line =
        await(
            "a first line on stdout",
            () -> {
              int end = out.indexOf("\n");
              return end < 0 ? Optional.empty() : Optional.of(out.substring(0, end));
            });
    return Json.parse(line);
  }

  /** Waits until what was written to either stream so far (stdout, then stderr) yields a result. */
  public <T> T awaitOutput(String what, Function<String, Optional<T>> search) {
    return await(what, () -> search.apply(out + "\n" + err));
  }

  /** Types to stdin; what the process no longer reads is dropped, as a terminal would. */
  public void type(String text) {
    try {
      process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      // It ended without reading its input: its outcome says why.
    }
  }

  /** Ends stdin. */
  public void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // As above.
    }
  }

  /** Sends SIGTERM and waits for the end. */
  public Outcome stop() {
    // Not process.destroy(): that would close the streams and lose its last words.
    process.toHandle().destroy();
    return await();
  }

  /** Sends SIGINT, as Ctrl-C does, and waits for the end. */
  public Outcome interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return await();
  }

  /** Every line of arguments that it and its children had while it ran, as others see them. */
  SeenArguments seenArguments() {
    return arguments;
  }

  /** Whether the process still runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Waits for the end. */
  public Outcome await() {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed("did not end within " + limit.toSeconds() + " s");
      }
      for (Thread reader : readers) {
        // A child that outlives it may hold the streams open: what it wrote itself is there
        // already.
        reader.join(Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return outcome();
  }

  /** What came of it; whoever asks first has it searched for secrets. */
  private Outcome outcome() {
    Outcome outcome = new Outcome(command, process.exitValue(), out.toString(), err.toString());
    if (!searched.getAndSet(true)) {
      search.accept(outcome);
    }
    return outcome;
  }

  /** Kills the process and its children, and searches what it wrote if nobody waited for it. */
  @Override
  public void close() {
    kill();
    outcome();
  }

  /** Kills the process and its children. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
      for (Thread reader : readers) {
        reader.join(Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private <T> T await(String what, java.util.function.Supplier<Optional<T>> search) {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (true) {
        Optional<T> found = search.get();
        if (found.isPresent()) {
          return found.get();
        }
        if (open == 0) {
          throw failed("ended without " + what);
        }
        if (left <= 0) {
          throw failed("did not print " + what + " within " + limit.toSeconds() + " s");
        }
        left = more.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      lock.unlock();
    }
  }

  private void read(InputStream from, StringBuffer into) {
    try (var reader = new java.io.InputStreamReader(from, StandardCharsets.UTF_8)) {
      char[] buffer = new char[4096];
      for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
        into.append(buffer, 0, read);
        signal(0);
      }
    } catch (IOException e) {
      // The process was killed while it wrote; what came until then is kept.
    } finally {
      signal(1);
    }
  }

  private void signal(int closed) {
    lock.lock();
    try {
      open -= closed;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private AssertionError failed(String how) {
    String text = Outcome.describe(command, out.toString(), err.toString());
    kill(); // it is searched when it is closed: this failure comes first
    return new AssertionError(how + ": " + text);
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
