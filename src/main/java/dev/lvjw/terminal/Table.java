package dev.lvjw.terminal;

import dev.lvjw.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows under headings, or plain lines. Cells are data: they are escaped when written.
 *
 * @param headings empty for a table of two columns without headings
 */
public record Table(List<String> headings, List<List<String>> rows) {
  public Table {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /** Nothing to show. */
  public static final Table EMPTY = new Table(List.of(), List.of());

  /** Starts a table with headings. */
  public static Builder of(String... headings) {
    return new Builder(List.of(headings));
  }

  /** A table under construction. */
  public static final class Builder {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    private Builder(List<String> headings) {
      this.headings = headings;
    }

    public Builder row(String... cells) {
      rows.add(List.of(cells));
      return this;
    }

    public Table build() {
      return new Table(headings, rows);
    }
  }

  /** Aligned columns, two spaces apart. */
  public String aligned() {
    List<List<String>> lines = new ArrayList<>();
    if (!headings.isEmpty()) {
      lines.add(headings);
    }
    for (List<String> row : rows) {
      lines.add(row.stream().map(SafeText::escape).toList());
    }
    List<Integer> widths = new ArrayList<>();
    for (List<String> line : lines) {
      for (int column = 0; column < line.size(); column++) {
        int width = DisplayWidth.of(line.get(column));
        if (column == widths.size()) {
          widths.add(width);
        } else {
          widths.set(column, Math.max(widths.get(column), width));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        row.append(cell);
        if (column < line.size() - 1) {
          row.append(" ".repeat(widths.get(column) - DisplayWidth.of(cell) + 2));
        }
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
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
