package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir private Path home;

  private Path file() {
    return home.resolve("default/lvjw.db");
  }

  private Database open() {
    return Database.open(file(), home.resolve("cache"));
  }

  @Test
  void keepsWhatAWriteReturnedFrom() {
    Instant at = Instant.parse("2026-03-02T09:00:00.123Z");
    try (Database database = open()) {
      database.update(session -> new Marks(session).set("cursor", "17"));
      database.update(
          session ->
              session.update(
                  "INSERT INTO hire VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  "opportunity-1",
                  "opportun",
                  Optional.empty(),
                  Optional.empty(),
                  "pending",
                  at,
                  at,
                  at,
                  true,
                  "{}"));
    }
    try (Database database = open()) {
      assertThat(mark(database, "cursor")).hasValue("17");
      List<String> hires =
          database.read(
              session ->
                  session.query(
                      "SELECT * FROM hire",
                      row ->
                          row.text("opportunity_id")
                              + row.optionalText("contact_id")
                              + row.instant("hired_at")
                              + row.flag("alarm")));
      assertThat(hires).containsExactly("opportunity-1Optional.empty2026-03-02T09:00:00.123Ztrue");
    }
  }

  @Test
  void keepsNothingOfAWriteThatThrows() {
    try (Database database = open()) {
      assertThatThrownBy(
              () ->
                  database.update(
                      session -> {
                        new Marks(session).set("half", "done");
                        throw new IllegalArgumentException("stop");
                      }))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(mark(database, "half")).isEmpty();
      database.update(session -> new Marks(session).set("after", "works"));
      assertThat(mark(database, "after")).hasValue("works");
    }
  }

  @Test
  void commitsToTheDiskBeforeItReturns() {
    try (Database database = open()) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "synchronous")).isEqualTo("2"); // FULL
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
      assertThat(pragma(database, "secure_delete")).isEqualTo("1");
      assertThat(pragma(database, "user_version")).isEqualTo(String.valueOf(Migrations.LATEST));
    }
  }

  private static String pragma(Database database, String name) {
    return database
        .read(session -> session.first("PRAGMA " + name, row -> row.text(name)))
        .orElseThrow();
  }

  private static Optional<String> mark(Database database, String name) {
    return database.read(session -> new Marks(session).get(name));
  }

  @Test
  void isReadableByItsOwnerOnly() throws IOException {
    try (Database database = open()) {
      database.update(session -> new Marks(session).set("a", "b"));
      List<String> modes = new ArrayList<>();
      try (Stream<Path> files = Files.walk(home.resolve("default"))) {
        for (Path each : files.sorted().toList()) {
          modes.add(each.getFileName() + " " + mode(each));
        }
      }
      assertThat(modes)
          .containsExactly(
              "default rwx------",
              "lvjw.db rw-------",
              "lvjw.db-shm rw-------",
              "lvjw.db-wal rw-------");
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void unpacksTheNativeLibraryOnceAndMendsAHalfWrittenOne() throws IOException {
    Path library;
    open().close();
    try (Stream<Path> files = Files.walk(home.resolve("cache"))) {
      library = files.filter(Files::isRegularFile).toList().getFirst();
    }
    assertThat(mode(library.getParent())).isEqualTo("rwx------");
    assertThat(mode(library)).isEqualTo("rw-------");
    assertThat(library.getParent().getFileName().toString()).matches("sqlite-\\d+(\\.\\d+)+");
    long size = Files.size(library);

    FileTime old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(library, old);
    open().close();
    assertThat(Files.getLastModifiedTime(library)).isEqualTo(old);

    // Not by truncating in place: this JVM has the library mapped.
    Files.delete(library);
    Files.write(library, new byte[100]);
    open().close();
    assertThat(Files.size(library)).isEqualTo(size);
    try (Stream<Path> files = Files.list(library.getParent())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void leavesADatabaseOfANewerProgramUntouched() throws IOException {
    try (Database database = open()) {
      database.update(session -> session.update("PRAGMA user_version = 99"));
    }
    byte[] before = Files.readAllBytes(file());
    Failure failure = catchThrowableOfType(Failure.class, this::open);
    assertThat(failure.exit()).isEqualTo(ExitCode.LOCAL_DATA);
    assertThat(failure.code()).isEqualTo("newer_database");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void saysThatADatabaseIsDamaged() throws IOException {
    PrivateFiles.file(file());
    Files.writeString(file(), "This is no database. ".repeat(1000));
    Failure failure = catchThrowableOfType(Failure.class, this::open);
    assertThat(failure.exit()).isEqualTo(ExitCode.LOCAL_DATA);
    assertThat(failure.code()).isEqualTo("damaged_database");
    assertThat(failure.next()).isPresent();
  }

  @Test
  void saysThatTheDiskIsFull() {
    try (Database database = open()) {
      Failure failure =
          catchThrowableOfType(
              Failure.class,
              () ->
                  database.update(
                      session -> {
                        session.first(
                            "PRAGMA max_page_count = 1", row -> row.number("max_page_count"));
                        new Marks(session).set("big", "x".repeat(1_000_000));
                      }));
      assertThat(failure.exit()).isEqualTo(ExitCode.LOCAL_DATA);
      assertThat(failure.code()).isEqualTo("disk_full");
      assertThat(mark(database, "big")).isEmpty();
    }
  }

  @Test
  void saysThatTheFolderCannotBeUsed() throws IOException {
    Files.writeString(home.resolve("default"), "a file where the folder should be");
    Failure failure = catchThrowableOfType(Failure.class, this::open);
    assertThat(failure.exit()).isEqualTo(ExitCode.LOCAL_DATA);
    assertThat(failure.code()).isEqualTo("not_writable");
  }

  @Test
  void saysThatAnotherRunWrites() {
    try (Database holder = open();
        Database other = Database.open(file(), home.resolve("cache"))) {
      Failure failure =
          holder.write(
              held -> {
                // The other connection, not this transaction; its patience is shortened for the
                // test.
                return catchThrowableOfType(
                    Failure.class,
                    () -> {
                      other.read(
                          s -> s.first("PRAGMA busy_timeout = 1", row -> row.number("timeout")));
                      other.update(session -> new Marks(session).set("a", "b"));
                    });
              });
      assertThat(failure.exit()).isEqualTo(ExitCode.LOCKED);
      assertThat(failure.code()).isEqualTo("database_locked");
    }
  }

  @Test
  void refusesATransactionInsideAnother() {
    try (Database database = open()) {
      assertThatThrownBy(() -> database.update(outer -> database.update(inner -> {})))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void manyFirstRunsAtOnceAllSucceed() throws Exception {
    open().close(); // the native library
    int runs = 8;
    try (ExecutorService threads = Executors.newFixedThreadPool(runs)) {
      for (int round = 0; round < 5; round++) {
        CountDownLatch start = new CountDownLatch(1);
        Path fresh = home.resolve("round" + round + "/lvjw.db");
        List<Future<?>> all = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
          String name = "run" + run;
          all.add(
              threads.submit(
                  () -> {
                    start.await();
                    try (Database database = Database.open(fresh, home.resolve("cache"))) {
                      database.update(session -> new Marks(session).set(name, "here"));
                    }
                    return name;
                  }));
        }
        start.countDown();
        for (Future<?> each : all) {
          each.get();
        }
        try (Database database = Database.open(fresh, home.resolve("cache"))) {
          Optional<Long> marks =
              database.read(s -> s.first("SELECT count(*) AS n FROM mark", row -> row.number("n")));
          assertThat(marks).hasValue((long) runs);
        }
      }
    }
  }
}
