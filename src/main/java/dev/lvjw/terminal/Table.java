package dev.lvjw.terminal;

import dev.lvjw.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows under headings, or plain lines. Cells are data: they are escaped when written.
 *
 * @param headings empty for a table of some columns without headings
 * @param gives by heading, what becomes of a column that a terminal has no room for; of the others
 *     the last is broken between words, and the rest stay as they are
 */
public record Table(List<String> headings, List<List<String>> rows, Map<String, Give> gives) {
  /** How a column gets narrower. */
  public enum Give {
    /** Its cells end in an ellipsis. */
    CUT,
    /** The same, before any other column gives. */
    CUT_FIRST,
    /** Its cells take several lines. */
    WRAP
  }

  public Table {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
    gives = Map.copyOf(gives);
  }

  /** Nothing to show. */
  public static final Table EMPTY = new Table(List.of(), List.of(), Map.of());

  /** Starts a table with headings. */
  public static Builder of(String... headings) {
    return new Builder(List.of(headings));
  }

  /** A table under construction. */
  public static final class Builder {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();
    private final Map<String, Give> gives = new HashMap<>();

    private Builder(List<String> headings) {
      this.headings = headings;
    }

    /** Columns of free text whose cells may be cut, so that a row stays a line. */
    public Builder cutting(String... columns) {
      List.of(columns).forEach(column -> gives.put(column, Give.CUT));
      return this;
    }

    /** The columns among {@link #cutting} that are missed least. */
    public Builder cuttingFirst(String... columns) {
      List.of(columns).forEach(column -> gives.put(column, Give.CUT_FIRST));
      return this;
    }

    /** Columns whose cells may take several lines, for all of them must be read. */
    public Builder wrapping(String... columns) {
      List.of(columns).forEach(column -> gives.put(column, Give.WRAP));
      return this;
    }

    public Builder row(String... cells) {
      rows.add(List.of(cells));
      return this;
    }

    public Table build() {
      return new Table(headings, rows, gives);
    }
  }

  /** Aligned columns, two spaces apart, as wide as they are. */
  public String aligned() {
    return aligned(TableLayout.UNBOUNDED);
  }

  /** The same in a terminal of so many columns, as far as it can be fitted. */
  String aligned(int columns) {
    return new TableLayout(this, columns).text();
  }

  /** RFC 4180, with a quote before what a spreadsheet would take for a formula. */
  String csv() {
    StringBuilder text = new StringBuilder();
    if (!headings.isEmpty()) {
      text.append(csvLine(headings));
    }
    for (List<String> row : rows) {
      text.append(csvLine(row));
    }
    return text.toString();
  }

  private static String csvLine(List<String> cells) {
    return String.join(",", cells.stream().map(Table::csvCell).toList()) + "\r\n";
  }

  /** Where people read a dash, a program reads nothing. */
  private static String csvCell(String cell) {
    if (cell.equals("-")) {
      return "";
    }
    String harmless = cell.matches("(?s)[=+\\-@\t].*") ? "'" + cell : cell;
    String safe = SafeText.escape(harmless);
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
