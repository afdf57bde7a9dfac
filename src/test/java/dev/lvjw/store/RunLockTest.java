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

  @Test
  void lockIsHeldUntilItIsClosed() throws IOException {
    RunLock first = RunLock.take(file());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    Failure failure = catchThrowableOfType(Failure.class, () -> RunLock.take(file()));
    assertThat(failure.exit()).isEqualTo(ExitCode.LOCKED);
    assertThat(failure.code()).isEqualTo("locked");
    assertThat(failure.next()).hasValue("wait for the other run to end");
    first.close();
    RunLock.take(file()).close();
  }

  @Test
  void closingTwiceDoesNotTakeItFromTheNext() {
    RunLock first = RunLock.take(file());
    first.close();
    try (RunLock second = RunLock.take(file())) {
      first.close();
      assertThat(catchThrowableOfType(Failure.class, () -> RunLock.take(file()))).isNotNull();
      assertThat(second).isNotSameAs(first);
    }
  }

  @Test
  void waitsAsLongAsItWasTold() throws InterruptedException {
    TestHost host = new TestHost(home);
    try (RunLock held = RunLock.take(file())) {
      Failure failure =
          catchThrowableOfType(
              Failure.class, () -> RunLock.take(file(), Duration.ofSeconds(3), host));
      assertThat(failure.code()).isEqualTo("locked");
      assertThat(host.clock().instant()).isEqualTo(TestHost.START.plusSeconds(3));
      assertThat(held).isNotNull();
    }
    RunLock.take(file(), Duration.ofSeconds(3), host).close();
  }

  @Test
  void anotherProcessKeepsItOutAndAKilledOneLeavesNothing() throws Exception {
    Process other = TestJvm.start(Holder.class, file().toString());
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      // Twice: a failed attempt of this process must not disturb the other's lock.
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThat(catchThrowableOfType(Failure.class, () -> RunLock.take(file())).code())
            .isEqualTo("locked");
      }
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    RunLock.take(file()).close();
  }

  /** A failed attempt inside this process must not free the lock for others: POSIX would. */
  @Test
  void aFailedAttemptHereDoesNotLetAnotherProcessIn() throws Exception {
    try (RunLock held = RunLock.take(file())) {
      assertThat(catchThrowableOfType(Failure.class, () -> RunLock.take(file()))).isNotNull();
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
      try (RunLock lock = RunLock.take(Path.of(args[0]))) {
        System.out.println(lock == null ? "" : "held");
        int _ = System.in.read();
      } catch (Failure e) {
        System.out.println(e.code());
      }
    }
  }
}
