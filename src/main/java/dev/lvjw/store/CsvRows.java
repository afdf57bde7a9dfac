package dev.lvjw.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table as RFC 4180 has it, also with semicolons or tabs, as spreadsheets elsewhere write it. */
final class CsvRows {
  private final String text;
  private final char separator;
  private int at;

  private CsvRows(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /** The rows that hold anything; empty when a quote doesn't end. */
  static Optional<List<List<String>>> read(String text) {
    String first = text.lines().findFirst().orElse("");
    char separator =
        first.contains("\t") ? '\t' : first.contains(",") || !first.contains(";") ? ',' : ';';
    return new CsvRows(text, separator).rows();
  }

  private Optional<List<List<String>>> rows() {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    while (at < text.length()) {
      Optional<String> cell = text.charAt(at) == '"' ? quoted() : Optional.of(plain());
      if (cell.isEmpty()) {
        return Optional.empty();
      }
      row.add(cell.get());
      boolean another = at < text.length() && text.charAt(at) == separator;
      if (another) {
        at++;
      }
      if (!another || at == text.length()) {
        if (row.stream().anyMatch(one -> !one.isBlank())) {
          rows.add(row);
        }
        row = new ArrayList<>();
        endOfLine();
      }
    }
    return Optional.of(rows);
  }

  private String plain() {
    int start = at;
    while (at < text.length() && text.charAt(at) != separator && !lineEnds()) {
      at++;
    }
    return text.substring(start, at);
  }

  /** What follows the closing quote belongs to the cell as well, as spreadsheets read it. */
  private Optional<String> quoted() {
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next != '"') {
        cell.append(next);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return Optional.of(cell.append(plain()).toString());
      }
    }
    return Optional.empty();
  }

  private boolean lineEnds() {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private void endOfLine() {
    while (at < text.length() && lineEnds()) {
      at++;
    }
  }
}
