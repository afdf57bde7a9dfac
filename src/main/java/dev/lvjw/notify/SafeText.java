package dev.lvjw.notify;

/**
 * Text from a provider made visible: characters that move a cursor, turn the direction of writing
 * or can't be seen are written as {@code \}{@code u202e}, so that a name can't pose as something
 * else.
 */
final class SafeText {
  private SafeText() {}

  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(safe, point));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    if (hidden(point)) {
      for (char unit : Character.toChars(point)) {
        safe.append("\\u%04x".formatted((int) unit));
      }
    } else {
      safe.appendCodePoint(point);
    }
  }

  private static boolean hidden(int point) {
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
