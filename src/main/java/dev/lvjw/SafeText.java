package dev.lvjw;

/**
 * What is dangerous in text from elsewhere, and how it is made harmless: characters that move a
 * cursor, turn the direction of writing or can't be seen are written as {@code \}{@code u202e}, so
 * that a name can't pose as something else, hide or reorder what stands beside it. The one rule for
 * terminals, JSON, CSV, mails and providers' messages.
 */
public final class SafeText {
  /** Letters and marks by kind that show nothing: fillers of Hangul and Khmer, and joiners. */
  private static final String BLANK =
      "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u3164\uFFA0";

  private SafeText() {}

  /** The text on one line: line breaks are escaped too. */
  public static String escape(String text) {
    if (text.codePoints().noneMatch(SafeText::dangerous)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(safe, point));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    if (dangerous(point)) {
      for (char unit : Character.toChars(point)) {
        safe.append(String.format("\\u%04x", (int) unit));
      }
    } else {
      safe.appendCodePoint(point);
    }
  }

  /** Whether a character is one that does something, or nothing that can be seen. */
  public static boolean dangerous(int point) {
    return BLANK.indexOf(point) >= 0 || dangerousKind(point);
  }

  private static boolean dangerousKind(int point) {
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
