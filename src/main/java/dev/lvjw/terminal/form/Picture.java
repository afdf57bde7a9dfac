package dev.lvjw.terminal.form;

import dev.lvjw.terminal.Fitting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/**
 * What stands on the screen. Each piece has its own column, so that a character which a terminal
 * draws wider than was reckoned moves nothing beside it.
 *
 * @param cursor where text is being typed; empty while none is
 */
record Picture(List<Line> lines, Optional<Spot> cursor) {
  /** A row from the top and a column from the left, both from 0. */
  record Spot(int row, int column) {}

  /**
   * @param column from the left, from 0
   */
  record Piece(int column, AttributedString text) {}

  /**
   * @param pieces from left to right
   */
  record Line(List<Piece> pieces) {
    static final Line EMPTY = new Line(List.of());

    static Line of(AttributedString text) {
      return new Line(List.of(new Piece(0, text)));
    }

    /** Without its attributes. */
    String plain() {
      StringBuilder plain = new StringBuilder();
      for (Piece piece : pieces) {
        plain
            .append(" ".repeat(Math.max(0, piece.column() - Fitting.width(plain.toString()))))
            .append(piece.text());
      }
      return plain.toString();
    }
  }

  /** The whole screen as text, without attributes. */
  String plain() {
    return lines.stream().map(line -> line.plain() + "\n").collect(Collectors.joining());
  }
}
