package dev.lvjw.terminal;

/**
 * Makes text from providers harmless to look at: control, bidirectional and zero-width characters
 * are shown as escapes, so that a name can't move the cursor, hide or reorder what stands beside
 * it.
 */
public final class Escape {
  private Escape() {}

  /** For terminals and mails; line breaks are escaped too. */
  public static String text(String text) {
    if (text.codePoints().noneMatch(Escape::dangerous)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (dangerous(point)) {
                safe.append(unicode(point));
              } else {
                safe.appendCodePoint(point);
              }
            });
    return safe.toString();
  }

  /**
   * For finished JSON: the characters that JSON itself leaves alone. They stand only in strings.
   */
  static String json(String json) {
    StringBuilder safe = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            point -> {
              if (point >= 0x20 && dangerous(point)) {
                safe.append(unicode(point));
              } else {
                safe.appendCodePoint(point);
              }
            });
    return safe.toString();
  }

  private static String unicode(int point) {
    StringBuilder escape = new StringBuilder();
    for (char unit : Character.toChars(point)) {
      escape.append(String.format("\\u%04x", (int) unit));
    }
    return escape.toString();
  }

  private static boolean dangerous(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
