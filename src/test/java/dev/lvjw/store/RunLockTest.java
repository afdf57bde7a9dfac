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
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir private Path home;
  private TestHost host;

  @BeforeEach
  void onATestHost() {
    host = new TestHost(home);
  }

  private Path file() {
    return home.resolve("default/run.lock");
  }

  private String during(Duration patience, Supplier<String> work) {
    return RunLock.during(host, file(), patience, work);
  }

  private Failure refused(Duration patience) {
    return catchThrowableOfType(Failure.class, () -> during(patience, () -> "not alone"));
  }

  @Test
  void lockIsHeldWhileWorking() throws IOException {
    String done =
        during(
            Duration.ZERO,
            () -> {
              Failure failure = refused(Duration.ZERO);
              assertThat(failure.exit()).isEqualTo(ExitCode.LOCKED);
              assertThat(failure.code()).isEqualTo("locked");
              assertThat(failure.next()).hasValue("wait for the other run to end");
              return "done";
            });
    assertThat(done).isEqualTo("done");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(during(Duration.ZERO, () -> "again")).isEqualTo("again");
  }

  @Test
  void lockIsGivenBackWhenTheWorkFails() {
    assertThat(
            catchThrowableOfType(
                IllegalStateException.class,
                () ->
                    during(
                        Duration.ZERO,
                        () -> {
                          throw new IllegalStateException("failed");
                        })))
        .hasMessage("failed");
    assertThat(during(Duration.ZERO, () -> "again")).isEqualTo("again");
  }

  @Test
  void waitsAsLongAsItWasTold() {
    String done =
        during(
            Duration.ZERO,
            () -> {
              assertThat(refused(Duration.ofSeconds(3)).code()).isEqualTo("locked");
              assertThat(host.clock().instant()).isEqualTo(TestHost.START.plusSeconds(3));
              return "done";
            });
    assertThat(done).isEqualTo("done");
  }

  @Test
  void anotherProcessKeepsItOutAndAKilledOneLeavesNothing() throws Exception {
    Process other = TestJvm.start(Holder.class, file().toString());
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      // Twice: a failed attempt of this process must not disturb the other's lock.
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThat(refused(Duration.ZERO).code()).isEqualTo("locked");
      }
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(during(Duration.ZERO, () -> "free")).isEqualTo("free");
  }

  /** A failed attempt inside this process must not free the lock for others: POSIX would. */
  @Test
  void aFailedAttemptHereDoesNotLetAnotherProcessIn() {
    String seen =
        during(
            Duration.ZERO,
            () -> {
              assertThat(refused(Duration.ZERO)).isNotNull();
              return firstLineOfAnother();
            });
    assertThat(seen).isEqualTo("locked");
  }

  private String firstLineOfAnother() {
    try {
      Process other = TestJvm.start(Holder.class, file().toString());
      try {
        return other.inputReader().readLine();
      } finally {
        other.destroyForcibly();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The other process. */
  static final class Holder {
    public static void main(String[] args) {
      Path file = Path.of(args[0]);
      try {
        RunLock.during(
            new TestHost(file.getParent()), file, Duration.ZERO, Holder::holdUntilInputEnds);
      } catch (Failure e) {
        System.out.println(e.code());
      }
    }

    private static String holdUntilInputEnds() {
      System.out.println("held");
      try {
        return String.valueOf(System.in.read());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
