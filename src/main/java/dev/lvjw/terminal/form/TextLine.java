package dev.lvjw.terminal.form;

/**
 * A line of text that is being written, and where in it.
 *
 * @param text as typed
 * @param cursor in UTF-16 units, never inside a character
 */
record TextLine(String text, int cursor) {
  /** More is nobody's value; the rest of a paste is left out. */
  private static final int LONGEST = 600;

  static TextLine of(String text) {
    return new TextLine(text, text.length());
  }

  TextLine insert(String more) {
    int room = Math.max(0, LONGEST - text.length());
    String taken = more.length() <= room ? more : more.substring(0, atCharacter(more, room));
    return new TextLine(
        text.substring(0, cursor) + taken + text.substring(cursor), cursor + taken.length());
  }

  private static int atCharacter(String text, int index) {
    boolean inside =
        index > 0
            && Character.isHighSurrogate(text.charAt(index - 1))
            && Character.isLowSurrogate(text.charAt(index));
    return inside ? index - 1 : index;
  }

  TextLine left() {
    return new TextLine(text, cursor == 0 ? 0 : text.offsetByCodePoints(cursor, -1));
  }

  TextLine right() {
    return new TextLine(
        text, cursor == text.length() ? cursor : text.offsetByCodePoints(cursor, 1));
  }

  TextLine home() {
    return new TextLine(text, 0);
  }

  TextLine end() {
    return of(text);
  }

  /** Without the character before the cursor. */
  TextLine backspace() {
    return without(left().cursor, cursor);
  }

  /** Without the character under the cursor. */
  TextLine delete() {
    return without(cursor, right().cursor);
  }

  /** Without the word before the cursor. */
  TextLine clearWord() {
    int from = cursor;
    while (from > 0 && text.charAt(from - 1) == ' ') {
      from--;
    }
    while (from > 0 && text.charAt(from - 1) != ' ') {
      from--;
    }
    return without(from, cursor);
  }

  private TextLine without(int from, int to) {
    return new TextLine(text.substring(0, from) + text.substring(to), from);
  }
}
