package dev.lvjw.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings a database to the version this program knows: {@code db/V1.sql}, {@code db/V2.sql}, … in
 * one transaction. {@code PRAGMA user_version} holds the version; a new file has 0.
 */
final class Migrations {
  /** The newest {@code db/V<n>.sql}. */
  static final int LATEST = 4;

  private final Path file;
  private final Connection connection;

  Migrations(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  void apply() throws SQLException {
    if (outdated(version())) {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("BEGIN IMMEDIATE");
        try {
          // Another first run may have migrated while this one waited for its turn.
          for (int next = version() + 1; outdated(next - 1); next++) {
            statement.executeUpdate(script(next));
            statement.executeUpdate("PRAGMA user_version = " + next);
          }
          statement.executeUpdate("COMMIT");
        } catch (SQLException | RuntimeException e) {
          statement.executeUpdate("ROLLBACK");
          throw e;
        }
      }
    }
  }

  private boolean outdated(int version) {
    if (version > LATEST) {
      throw DatabaseFailure.newer(file, version, LATEST);
    }
    return version < LATEST;
  }

  private int version() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("PRAGMA user_version")) {
      return found.getInt(1);
    }
  }

  private static String script(int version) {
    String name = "/db/V" + version + ".sql";
    try (InputStream script = Migrations.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException("missing " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
