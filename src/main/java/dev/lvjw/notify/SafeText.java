package dev.lvjw.notify;

/**
 * Text from a provider made visible: characters that move a cursor, turn the direction of writing
 * or can't be seen are written as {@code \}{@code u{…}}, so that a name can't pose as something
 * else.
 */
final class SafeText {
  private SafeText() {}

  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (invisible(c)) {
                safe.append("\\u{%x}".formatted(c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static boolean invisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
