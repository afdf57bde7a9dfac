package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.TestJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir private Path home;

  private Path file() {
    return home.resolve("default/run.lock");
  }

  private RunLock take() {
    return RunLock.take(new TestHost(home), file(), Duration.ZERO);
  }

  @Test
  void lockIsHeldUntilItIsClosed() throws IOException {
    RunLock first = take();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    Failure failure = catchThrowableOfType(Failure.class, () -> take());
    assertThat(failure.exit()).isEqualTo(ExitCode.LOCKED);
    assertThat(failure.code()).isEqualTo("locked");
    assertThat(failure.next()).hasValue("wait for the other run to end");
    first.close();
    take().close();
  }

  @Test
  void waitsAsLongAsItWasTold() {
    TestHost host = new TestHost(home);
    try (RunLock held = take()) {
      Failure failure =
          catchThrowableOfType(
              Failure.class, () -> RunLock.take(host, file(), Duration.ofSeconds(3)));
      assertThat(failure.code()).isEqualTo("locked");
      assertThat(host.clock().instant()).isEqualTo(TestHost.START.plusSeconds(3));
      assertThat(held).isNotNull();
    }
    RunLock.take(host, file(), Duration.ofSeconds(3)).close();
  }

  @Test
  void anotherProcessKeepsItOutAndAKilledOneLeavesNothing() throws Exception {
    Process other = TestJvm.start(Holder.class, file().toString());
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      // Twice: a failed attempt of this process must not disturb the other's lock.
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThat(catchThrowableOfType(Failure.class, () -> take()).code())
            .isEqualTo("locked");
      }
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    take().close();
  }

  /** A failed attempt inside this process must not free the lock for others: POSIX would. */
  @Test
  void aFailedAttemptHereDoesNotLetAnotherProcessIn() throws Exception {
    try (RunLock held = take()) {
      assertThat(catchThrowableOfType(Failure.class, () -> take())).isNotNull();
      Process other = TestJvm.start(Holder.class, file().toString());
      try {
        assertThat(other.inputReader().readLine()).isEqualTo("locked");
      } finally {
        other.destroyForcibly();
      }
      assertThat(held).isNotNull();
    }
  }

  /** The other process. */
  static final class Holder {
    public static void main(String[] args) throws IOException {
      Path file = Path.of(args[0]);
      TestHost host = new TestHost(file.getParent());
      try (RunLock lock = RunLock.take(host, file, Duration.ZERO)) {
        System.out.println(lock == null ? "" : "held");
        int _ = System.in.read();
      } catch (Failure e) {
        System.out.println(e.code());
      }
    }
  }
}
