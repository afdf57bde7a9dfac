package dev.lvjw.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements inside one transaction; not to be kept beyond it.
 *
 * <p>Values bound to {@code ?} may be String, Integer, Long, Boolean (0 or 1), Instant
 * (milliseconds since the epoch), or an Optional of one of these (empty is NULL).
 */
public final class Session {
  private final Path file;
  private final Connection connection;

  Session(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Inserts, updates or deletes.
   *
   * @return how many rows it touched
   * @throws dev.lvjw.Failure as {@link Database#open}
   */
  public int update(String sql, Object... values) {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw DatabaseFailure.of(e, file);
    }
  }

  /** Every row of a query, in its order. */
  public <T> List<T> query(String sql, Function<Row, T> reader, Object... values) {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet found = statement.executeQuery()) {
      Row row = new Row(file, found);
      List<T> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(reader.apply(row));
      }
      return List.copyOf(rows);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e, file);
    }
  }

  /** The first row of a query, if there is one. */
  public <T> Optional<T> first(String sql, Function<Row, T> reader, Object... values) {
    return query(sql, reader, values).stream().findFirst();
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        bind(statement, i + 1, values[i]);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case Optional<?> optional -> bind(statement, place, optional.orElse(null));
      case Instant instant -> statement.setLong(place, instant.toEpochMilli());
      case String text -> statement.setString(place, text);
      case Long number -> statement.setLong(place, number);
      case Integer number -> statement.setInt(place, number);
      case Boolean flag -> statement.setInt(place, flag ? 1 : 0);
      case null -> statement.setObject(place, null);
      default -> throw new IllegalArgumentException("can't bind a " + value.getClass().getName());
    }
  }
}
