package dev.lvjw.terminal.form;

import dev.lvjw.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * Text of strangers in the columns of a terminal: escaped, and measured as terminals do, where a
 * Chinese character takes two columns and an accent of its own none.
 */
final class Fitting {
  private static final String CUT = "…";

  private Fitting() {}

  /** How many columns safe text takes. */
  static int width(String text) {
    return text.codePoints().map(Fitting::width).sum();
  }

  static int width(int point) {
    return Math.max(0, WCWidth.wcwidth(point));
  }

  /** Without what moves or hides, and without what changes how wide the character before it is. */
  static String safe(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints().filter(point -> !selectsVariant(point)).forEach(plain::appendCodePoint);
    return SafeText.escape(plain.toString());
  }

  private static boolean selectsVariant(int point) {
    return (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0xE0100 && point <= 0xE01EF)
        // Skin tones join the picture before them in some terminals only.
        || (point >= 0x1F3FB && point <= 0x1F3FF);
  }

  /** Escaped, and cut with a mark where it is wider than there is room. */
  static String fit(String text, int columns) {
    String safe = safe(text);
    if (width(safe) <= columns) {
      return safe;
    }
    return columns < 1 ? "" : beginning(safe, columns - 1) + CUT;
  }

  /** As much of safe text as fits. */
  static String beginning(String safe, int columns) {
    StringBuilder taken = new StringBuilder();
    int used = 0;
    for (int i = 0; i < safe.length(); ) {
      int point = safe.codePointAt(i);
      used += width(point);
      if (used > columns) {
        break;
      }
      taken.appendCodePoint(point);
      i += Character.charCount(point);
    }
    return taken.toString();
  }

  /** Escaped, and broken between words; a word wider than a line is broken where the line ends. */
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : safe(text).split(" ", -1)) {
      String rest = word;
      if (!line.isEmpty() && width(line.toString()) + 1 + width(rest) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (width(rest) > columns) {
        String head = beginning(rest, columns);
        if (head.isEmpty()) {
          return List.of();
        }
        lines.add(head);
        rest = rest.substring(head.length());
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
