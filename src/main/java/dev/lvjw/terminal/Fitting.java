package dev.lvjw.terminal;

import dev.lvjw.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * Text of strangers in the columns of a terminal: escaped, and measured as terminals do, where a
 * Chinese character takes two columns and an accent of its own none.
 */
public final class Fitting {
  private static final String CUT = "…";

  private Fitting() {}

  /** How many columns safe text takes. */
  public static int width(String text) {
    return DisplayWidth.of(text);
  }

  /** Without what moves or hides, and without what changes how wide the character before it is. */
  public static String safe(String text) {
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
  public static String fit(String text, int columns) {
    String safe = safe(text);
    if (width(safe) <= columns) {
      return safe;
    }
    return columns < 1 ? "" : beginning(safe, columns - 1) + CUT;
  }

  /** As much of safe text as fits. */
  public static String beginning(String safe, int columns) {
    int used = 0;
    int end = 0;
    while (end < safe.length()) {
      int next = safe.offsetByCodePoints(end, 1);
      used += width(safe.substring(end, next));
      if (used > columns) {
        break;
      }
      end = next;
    }
    return safe.substring(0, end);
  }

  /** Escaped, and broken between words; a word wider than a line is broken where the line ends. */
  public static List<String> wrap(String text, int columns) {
    return lines(text, columns, false);
  }

  /**
   * The same, but a wide word of plain ASCII stays whole: an address or a path that is broken can't
   * be copied. Chinese, where words aren't set apart, is broken anywhere.
   */
  static List<String> flow(String text, int columns) {
    return lines(text, columns, true);
  }

  private static List<String> lines(String text, int columns, boolean whole) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : safe(text).split(" ", -1)) {
      String rest = word;
      if (!line.isEmpty() && width(line.toString()) + 1 + width(rest) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      boolean breaks = !(whole && rest.chars().allMatch(unit -> unit < 0x80));
      while (breaks && width(rest) > columns) {
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
