package dev.lvjw.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * What people read in the place of a bare table: text and tables after each other. How wide it may
 * be is known only where it is written.
 */
public record Prose(List<Part> parts) {
  /** A piece of it. */
  sealed interface Part {
    /** Safe text, as it is: a script, a help page, a line that is short. */
    record Verbatim(String text) implements Part {}

    /** A table, moved to the right by some columns. */
    record Rows(Table table, int indent) implements Part {}
  }

  public Prose {
    parts = List.copyOf(parts);
  }

  /** Safe text, as it is. */
  public static Prose of(String text) {
    return new Builder().text(text).build();
  }

  /** Starts an empty one. */
  public static Builder begin() {
    return new Builder();
  }

  /** Prose under construction. */
  public static final class Builder {
    private final List<Part> parts = new ArrayList<>();

    private Builder() {}

    /** Adds safe text, as it is. */
    public Builder text(String text) {
      parts.add(new Part.Verbatim(text));
      return this;
    }

    public Builder table(Table table) {
      parts.add(new Part.Rows(table, 0));
      return this;
    }

    /** Adds lines that may be broken between words. */
    public Builder lines(int indent, List<String> lines) {
      Table.Builder rows = Table.of();
      lines.forEach(rows::row);
      parts.add(new Part.Rows(rows.build(), indent));
      return this;
    }

    /** Adds an empty line, a title, and a table below it; nothing for an empty table. */
    public Builder section(String title, Table table) {
      if (!table.rows().isEmpty()) {
        text("\n" + title + ":\n");
        parts.add(new Part.Rows(table, 2));
      }
      return this;
    }

    public Prose build() {
      return new Prose(parts);
    }
  }

  /** Whether the width of a terminal makes a difference. */
  boolean laidOut() {
    return parts.stream().anyMatch(part -> part instanceof Part.Rows);
  }

  /** As wide as it is. */
  public String text() {
    return fitted(TableLayout.UNBOUNDED);
  }

  /** In a terminal of so many columns; the last line is ended. */
  String fitted(int columns) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Verbatim(String words) -> text.append(words);
        case Part.Rows(Table table, int indent) ->
            table
                .aligned(columns - indent)
                .lines()
                .forEach(line -> text.append(" ".repeat(indent)).append(line).append('\n'));
      }
    }
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    return text.toString();
  }
}
