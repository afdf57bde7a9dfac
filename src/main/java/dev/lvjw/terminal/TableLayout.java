package dev.lvjw.terminal;

import dev.lvjw.SafeText;
import dev.lvjw.terminal.Table.Give;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A table as lines: columns aligned two spaces apart, and no wider than the terminal wherever that
 * can be. The last column is broken between words, beside the others where there is room for it,
 * else below its row. Then the columns give that may. What is left, such as ids and dates, stays
 * whole, also where it is too wide after all.
 */
final class TableLayout {
  /** Not in a terminal: nothing is cut or broken. */
  static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final String GAP = "  ";
  private static final String BELOW = "    ";

  /** In less a sentence is hard to read. */
  private static final int ROOM = 24;

  /** Narrower no column gets, and no narrower than its heading. */
  private static final int NARROWEST = 6;

  private final int columns;
  private final List<List<String>> lines = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final List<Optional<Give>> gives = new ArrayList<>();
  private final List<Integer> least = new ArrayList<>();
  private final boolean fits;
  private final boolean below;

  TableLayout(Table table, int columns) {
    this.columns = columns;
    if (!table.headings().isEmpty()) {
      lines.add(table.headings());
    }
    for (List<String> row : table.rows()) {
      lines.add(row.stream().map(SafeText::escape).toList());
    }
    measure(table);
    fits = widths.isEmpty() || before(widths.size() - 1) + widths.getLast() <= columns;
    below = !fits && fit();
  }

  private void measure(Table table) {
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
    for (int column = 0; column < widths.size(); column++) {
      boolean named = column < table.headings().size();
      String heading = named ? table.headings().get(column) : "";
      gives.add(Optional.ofNullable(table.gives().get(heading)));
      least.add(Math.min(widths.get(column), Math.max(NARROWEST, DisplayWidth.of(heading))));
    }
  }

  /** Where a column begins. */
  private int before(int column) {
    int sum = 0;
    for (int one = 0; one < column; one++) {
      sum += widths.get(one) + GAP.length();
    }
    return sum;
  }

  /**
   * Makes columns narrower.
   *
   * @return whether the last goes below
   */
  private boolean fit() {
    int last = widths.size() - 1;
    int needed = Math.min(widths.get(last), ROOM);
    boolean goesBelow = widths.get(last) > ROOM && columns - before(last) < ROOM;
    narrow(goesBelow ? columns + GAP.length() : columns - needed);
    if (!goesBelow) {
      widths.set(last, Math.min(widths.get(last), Math.max(NARROWEST, columns - before(last))));
    }
    return goesBelow;
  }

  /** Takes from what may go first, then from the widest, until the last column begins early. */
  private void narrow(int limit) {
    narrow(limit, give -> give == Table.Give.CUT_FIRST);
    narrow(limit, give -> true);
  }

  private void narrow(int limit, Predicate<Table.Give> such) {
    int last = widths.size() - 1;
    while (before(last) > limit) {
      int widest = -1;
      for (int column = 0; column < last; column++) {
        boolean more =
            gives.get(column).filter(such).isPresent() && widths.get(column) > least.get(column);
        if (more && (widest < 0 || widths.get(column) > widths.get(widest))) {
          widest = column;
        }
      }
      if (widest < 0) {
        return;
      }
      widths.set(widest, widths.get(widest) - 1);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      if (fits) {
        append(text, line);
      } else {
        fitted(text, line);
      }
    }
    return text.toString();
  }

  private void fitted(StringBuilder text, List<String> line) {
    int beside = below ? Math.min(line.size(), widths.size() - 1) : line.size();
    List<List<String>> cells = new ArrayList<>();
    for (int column = 0; column < beside; column++) {
      cells.add(cell(column, line.get(column)));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int row = 0; row < height; row++) {
      int at = row;
      append(text, cells.stream().map(cell -> at < cell.size() ? cell.get(at) : "").toList());
    }
    if (beside < line.size() && !line.getLast().isEmpty()) {
      Fitting.flow(line.getLast(), Math.max(NARROWEST, columns - BELOW.length()))
          .forEach(part -> text.append(BELOW).append(part).append('\n'));
    }
  }

  private List<String> cell(int column, String cell) {
    int width = widths.get(column);
    if (DisplayWidth.of(cell) <= width) {
      return List.of(cell);
    }
    if (column == widths.size() - 1 && gives.get(column).isEmpty()) {
      return Fitting.flow(cell, width);
    }
    return gives
        .get(column)
        .map(
            give ->
                switch (give) {
                  case CUT, CUT_FIRST -> List.of(Fitting.fit(cell, width));
                  case WRAP -> Fitting.wrap(cell, width);
                })
        .orElse(List.of(cell));
  }

  private void append(StringBuilder text, List<String> cells) {
    StringBuilder row = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      row.append(cell);
      if (column < cells.size() - 1) {
        int pad = Math.max(0, widths.get(column) - DisplayWidth.of(cell));
        row.append(" ".repeat(pad)).append(GAP);
      }
    }
    text.append(row.toString().stripTrailing()).append('\n');
  }
}
