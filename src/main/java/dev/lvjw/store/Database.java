package dev.lvjw.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * One profile's SQLite database: every read and every write is one transaction, and a write is on
 * the disk when {@link #write} returns (WAL with {@code synchronous=FULL}). Safe for many threads,
 * which take turns, and for many processes, which wait for each other for up to ten seconds.
 */
public final class Database implements AutoCloseable {
  /** How long one run waits for another's transaction, in milliseconds. */
  private static final int BUSY_TIMEOUT = 10_000;

  private final Path file;
  private final Connection connection;
  private final ReentrantLock turn = new ReentrantLock();

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens the database, creates it (0600 in a 0700 folder) when it isn't there and brings its
   * tables up to date. In a folder that can't be written it can be read all the same.
   *
   * @param file {@code lvjw.db} of the profile
   * @param nativeCache the cache folder; SQLite's native library is unpacked there once
   * @throws dev.lvjw.Failure LOCAL_DATA when the file can't be opened or created (not_writable,
   *     database_unavailable), is damaged (damaged_database), was written by a newer lvjw
   *     (newer_database, left untouched) or the disk is full (disk_full); LOCKED (database_locked)
   *     when another run's transaction doesn't end
   */
  public static Database open(Path file, Path nativeCache) {
    SqliteLibrary.unpackInto(nativeCache);
    PrivateFiles.file(file);
    try {
      Connection connection = connect(file);
      try {
        useWriteAheadLog(connection);
        Database database = new Database(file, connection);
        new Migrations(file, connection).apply();
        return database;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      return readOnly(file, e);
    }
  }

  /**
   * In a folder that can't be written SQLite finds no room for its log's files. Where no log is
   * left behind, the file alone is the whole truth, and nobody changes it: then it can be read.
   */
  private static Database readOnly(Path file, SQLException why) {
    Path folder = file.toAbsolutePath().getParent();
    int code = why.getErrorCode() & 0xff;
    boolean shut =
        (code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_READONLY.code)
            && folder != null
            && !Files.isWritable(folder)
            && !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    if (!shut) {
      throw DatabaseFailure.of(why, file);
    }
    try {
      Connection connection =
          config()
              .createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?immutable=1");
      try {
        new Migrations(file, connection).apply();
        return new Database(file, connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of(e, file);
    }
  }

  /**
   * Opens a copy in memory, brought up to date: what is written there is gone when it is closed.
   * The file isn't changed, nor created where there is none: then the copy is empty.
   *
   * @throws dev.lvjw.Failure as {@link #open}
   */
  public static Database copyInMemory(Path file, Path nativeCache) {
    SqliteLibrary.unpackInto(nativeCache);
    try {
      Connection connection = config().createConnection("jdbc:sqlite::memory:");
      try {
        if (Files.exists(file)) {
          copy(file, connection);
        }
        new Migrations(file, connection).apply();
        return new Database(file, connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of(e, file);
    }
  }

  /**
   * What copies reads only, and would leave the log's files behind; a connection of ours that is
   * closed after it takes them away.
   */
  private static void copy(Path file, Connection into) throws SQLException {
    try (Connection last = connect(file)) {
      run(last, "SELECT count(*) FROM sqlite_master");
      restore(file, into);
    }
  }

  private static void restore(Path file, Connection into) throws SQLException {
    int code =
        into.unwrap(SQLiteConnection.class)
            .getDatabase()
            .restore("main", file.toAbsolutePath().toString(), (remaining, pages) -> {});
    if (code != SQLiteErrorCode.SQLITE_OK.code) {
      throw new SQLException("the database can't be copied", "", code);
    }
  }

  /**
   * Works in a write transaction: all of it is kept, or none when it throws.
   *
   * @param work gets the session; must not start another transaction
   * @return what the work returned; it is durable by then
   * @throws dev.lvjw.Failure LOCAL_DATA or LOCKED, as {@link #open}
   */
  public <T> T write(Function<Session, T> work) {
    return transaction("BEGIN IMMEDIATE", work);
  }

  /** Like {@link #write}, for work without a result. */
  public void update(Consumer<Session> work) {
    boolean _ =
        write(
            session -> {
              work.accept(session);
              return true;
            });
  }

  /** Works on one consistent state of the data and changes nothing. */
  public <T> T read(Function<Session, T> work) {
    return transaction("BEGIN", work);
  }

  private <T> T transaction(String begin, Function<Session, T> work) {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction was started inside another");
    }
    turn.lock();
    try {
      execute(begin);
      T result;
      try {
        result = work.apply(new Session(file, connection));
        execute("COMMIT");
      } catch (SQLException | RuntimeException e) {
        rollBack(e);
        throw e;
      }
      return result;
    } catch (SQLException e) {
      throw DatabaseFailure.of(e, file);
    } finally {
      turn.unlock();
    }
  }

  /** The first failure is the one worth telling; SQLite may have rolled back by itself. */
  private void rollBack(Exception reason) {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private void execute(String sql) throws SQLException {
    run(connection, sql);
  }

  @Override
  public void close() {
    turn.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw DatabaseFailure.of(e, file);
    } finally {
      turn.unlock();
    }
  }

  private static Connection connect(Path file) throws SQLException {
    return config().createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    // What is deleted is overwritten: forgetting a person must not leave them in free pages.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    return config;
  }

  /**
   * The journal mode is kept in the file, so only the first run sets it. SQLite doesn't wait for
   * its turn while it changes the mode; a transaction does, so that two first runs don't fail each
   * other.
   */
  private static void useWriteAheadLog(Connection connection) throws SQLException {
    for (int attempt = 0; ; attempt++) {
      try {
        run(connection, "PRAGMA journal_mode=WAL");
        return;
      } catch (SQLException e) {
        boolean busy = (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
        if (!busy || attempt == 10) {
          throw e;
        }
        run(connection, "BEGIN IMMEDIATE");
        run(connection, "ROLLBACK");
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }
}
