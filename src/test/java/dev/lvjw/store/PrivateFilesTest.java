package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that can't be written: why is said, and what can be read is. */
class PrivateFilesTest {
  private static final Path FILE = Path.of("/home/ada/lvjw/run.lock");

  @TempDir Path home;

  @Test
  void sayWhyTheyCantBeWritten() {
    assertThat(PrivateFiles.denied(FILE, new AccessDeniedException("x")))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.message()).contains("can't be written: no permission");
              assertThat(failure.next()).hasValueSatisfying(n -> assertThat(n).contains("ls -ld"));
            });
    assertThat(
            PrivateFiles.denied(FILE, new FileSystemException("x", null, "Read-only file system")))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.message()).contains("its file system is read-only");
              assertThat(failure.next())
                  .hasValueSatisfying(n -> assertThat(n).contains("LVJW_HOME"));
            });
    assertThat(PrivateFiles.denied(FILE, new FileSystemException("x", null, "No locks available")))
        .isEmpty();
    assertThat(PrivateFiles.denied(FILE, new IOException("Read-only file system"))).isEmpty();
  }

  @Test
  @Tag("machine")
  void areReadAllTheSame() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "root may write everywhere");
    Path file = home.resolve("default/lvjw.db");
    Path cache = home.resolve("cache");
    try (Database database = Database.open(file, cache)) {
      database.update(session -> new Marks(session).set("mark", "kept"));
    }
    Files.createFile(home.resolve("default/run.lock"));
    Files.setPosixFilePermissions(
        home.resolve("default/run.lock"), PosixFilePermissions.fromString("r--------"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    Files.setPosixFilePermissions(
        home.resolve("default"), PosixFilePermissions.fromString("r-x------"));
    try (Database database = Database.open(file, cache)) {
      Optional<String> kept = database.read(session -> new Marks(session).get("mark"));
      assertThat(kept).hasValue("kept");
      Failure unwritten =
          catchThrowableOfType(
              Failure.class,
              () -> database.update(session -> new Marks(session).set("mark", "other")));
      assertThat(unwritten.message()).contains("can't be opened for writing");
      Failure unlocked =
          catchThrowableOfType(
              Failure.class,
              () ->
                  RunLock.during(
                      new TestHost(home),
                      home.resolve("default/run.lock"),
                      Duration.ZERO,
                      () -> "alone"));
      assertThat(unlocked.message()).contains("can't be written: no permission");
    } finally {
      Files.setPosixFilePermissions(
          home.resolve("default"), PosixFilePermissions.fromString("rwx------"));
    }
  }
}
