package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.TestJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir private Path home;
  private TestHost host;
  private Path file;

  @BeforeEach
  void places() {
    host = new TestHost(home);
    file = home.resolve("default/run.lock");
  }

  private <T> T locked(Supplier<T> work) {
    return RunLock.during(host, file, Duration.ZERO, work);
  }

  /** What another run is told while this one is under way. */
  private Failure refusal() {
    return catchThrowableOfType(Failure.class, () -> locked(() -> "ran"));
  }

  @Test
  void keepsOtherRunsOutUntilTheWorkIsDone() throws IOException {
    Failure failure = locked(this::refusal);
    assertThat(failure.exit()).isEqualTo(ExitCode.LOCKED);
    assertThat(failure.code()).isEqualTo("locked");
    assertThat(failure.next()).hasValue("wait for the other run to end");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(locked(() -> "ran")).isEqualTo("ran");
  }

  @Test
  void isFreeAfterWorkThatFailed() {
    assertThatThrownBy(
            () ->
                locked(
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(locked(() -> "ran")).isEqualTo("ran");
  }

  @Test
  void waitsAsLongAsItWasTold() {
    Duration patience = Duration.ofSeconds(3);
    Failure failure =
        locked(
            () ->
                catchThrowableOfType(
                    Failure.class, () -> RunLock.during(host, file, patience, () -> "ran")));
    assertThat(failure.code()).isEqualTo("locked");
    assertThat(host.clock().instant()).isEqualTo(TestHost.START.plus(patience));
    assertThat(RunLock.during(host, file, patience, () -> "ran")).isEqualTo("ran");
  }

  @Test
  void anotherProcessKeepsItOutAndAKilledOneLeavesNothing() throws Exception {
    Process other = TestJvm.start(Holder.class, file.toString());
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      // Twice: a failed attempt of this process must not disturb the other's lock.
      assertThat(refusal().code()).isEqualTo("locked");
      assertThat(refusal().code()).isEqualTo("locked");
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(locked(() -> "ran")).isEqualTo("ran");
  }

  /**
   * POSIX frees a process's lock when the process closes the file anywhere; a failed attempt must
   * not.
   */
  @Test
  void aFailedAttemptHereDoesNotLetAnotherProcessIn() {
    String told =
        locked(
            () -> {
              assertThat(refusal()).isNotNull();
              try {
                Process other = TestJvm.start(Holder.class, file.toString());
                String line = other.inputReader().readLine();
                other.destroyForcibly();
                return line;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(told).isEqualTo("locked");
  }

  /** The other process: holds the lock until its input ends or it is killed. */
  static final class Holder {
    public static void main(String[] args) {
      Path file = Path.of(args[0]);
      try {
        int _ = RunLock.during(new TestHost(file), file, Duration.ZERO, Holder::waitForInput);
      } catch (Failure e) {
        System.out.println(e.code());
      }
    }

    private static int waitForInput() {
      System.out.println("held");
      try {
        return System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
