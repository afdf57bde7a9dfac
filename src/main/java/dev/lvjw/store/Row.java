package dev.lvjw.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** One row of a query, read by column name while the query runs. */
public final class Row {
  private final Path file;
  private final ResultSet found;

  Row(Path file, ResultSet found) {
    this.file = file;
    this.found = found;
  }

  /** Text of a column that is never NULL. */
  public String text(String column) {
    return optionalText(column).orElseThrow(() -> isNull(column));
  }

  public Optional<String> optionalText(String column) {
    return read(() -> Optional.ofNullable(found.getString(column)));
  }

  /** A whole number of a column that is never NULL. */
  public long number(String column) {
    return optionalNumber(column).orElseThrow(() -> isNull(column));
  }

  /** 0 is false, everything else true. */
  public boolean flag(String column) {
    return number(column) != 0;
  }

  /** A point in time of a column that is never NULL; stored as milliseconds since the epoch. */
  public Instant instant(String column) {
    return Instant.ofEpochMilli(number(column));
  }

  public Optional<Instant> optionalInstant(String column) {
    return optionalNumber(column).map(Instant::ofEpochMilli);
  }

  private Optional<Long> optionalNumber(String column) {
    return read(
        () -> {
          long number = found.getLong(column);
          return found.wasNull() ? Optional.empty() : Optional.of(number);
        });
  }

  private <T> T read(Cell<T> cell) {
    try {
      return cell.get();
    } catch (SQLException e) {
      throw DatabaseFailure.of(e, file);
    }
  }

  private static IllegalStateException isNull(String column) {
    return new IllegalStateException("column " + column + " is NULL");
  }

  private interface Cell<T> {
    T get() throws SQLException;
  }
}
