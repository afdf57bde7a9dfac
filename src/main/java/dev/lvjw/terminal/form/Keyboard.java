package dev.lvjw.terminal.form;

import java.io.IOException;
import java.util.Optional;

/**
 * Makes keys of the characters that a terminal sends. A sequence that isn't known is swallowed
 * whole: its letters must not pass for commands.
 */
final class Keyboard {
  /** How long after an escape more of the same key may come, in milliseconds. */
  private static final long SAME_KEY = 50;

  private static final int ESCAPE = 0x1B;
  private static final int LONGEST_SEQUENCE = 32;
  private static final int LONGEST_PASTE = 65_536;
  private static final String PASTE_ENDS = "\u001b[201~";

  private final Characters characters;

  Keyboard(Characters characters) {
    this.characters = characters;
  }

  /** Where characters come from; JLine's reader in a terminal. */
  interface Characters {
    /** At the end of the stream. */
    int END = -1;

    /** Nothing came in time. */
    int NONE = -2;

    /**
     * The next UTF-16 unit.
     *
     * @param milliseconds how long to wait for it
     */
    int read(long milliseconds) throws IOException;
  }

  /** The terminal is gone. */
  static final class HungUp extends Exception {
    HungUp() {
      super("the terminal is gone");
    }
  }

  /**
   * The next key.
   *
   * @param milliseconds how long to wait for it
   * @return empty when none came
   */
  Optional<Key> next(long milliseconds) throws IOException, HungUp {
    int unit = characters.read(milliseconds);
    return switch (unit) {
      case Characters.NONE -> Optional.empty();
      case Characters.END -> throw new HungUp();
      case ESCAPE -> Optional.of(escaped());
      default -> Optional.of(plain(unit));
    };
  }

  private Key plain(int unit) throws IOException {
    return switch (unit) {
      case '\r', '\n' -> Key.Named.ENTER;
      case '\t' -> Key.Named.TAB;
      case 0x7F, '\b' -> Key.Named.BACKSPACE;
      case 0x01 -> Key.Named.HOME;
      case 0x03 -> Key.Named.INTERRUPT;
      case 0x04 -> Key.Named.END_OF_INPUT;
      case 0x05 -> Key.Named.END;
      case 0x15 -> Key.Named.CLEAR_LINE;
      case 0x17 -> Key.Named.CLEAR_WORD;
      case 0x1A -> Key.Named.SUSPEND;
      default -> character(unit);
    };
  }

  private Key character(int unit) throws IOException {
    if (!Character.isHighSurrogate((char) unit)) {
      return Character.isISOControl(unit) || Character.isLowSurrogate((char) unit)
          ? Key.Named.UNKNOWN
          : new Key.Typed(unit);
    }
    int low = characters.read(SAME_KEY);
    return low >= 0 && Character.isLowSurrogate((char) low)
        ? new Key.Typed(Character.toCodePoint((char) unit, (char) low))
        : Key.Named.UNKNOWN;
  }

  private Key escaped() throws IOException {
    int next = characters.read(SAME_KEY);
    return switch (next) {
      case Characters.NONE, Characters.END -> Key.Named.ESCAPE;
      case '[' -> sequence();
      case 'O' -> moved(characters.read(SAME_KEY));
      // Two quick strokes on the escape key are two.
      case ESCAPE -> Key.Named.ESCAPE;
      default -> Key.Named.UNKNOWN;
    };
  }

  private Key sequence() throws IOException {
    StringBuilder parameters = new StringBuilder();
    while (parameters.length() < LONGEST_SEQUENCE) {
      int unit = characters.read(SAME_KEY);
      if (unit < 0) {
        return Key.Named.UNKNOWN;
      }
      if (unit >= 0x40 && unit <= 0x7E) {
        return unit == '~' ? numbered(parameters.toString()) : moved(unit);
      }
      parameters.append((char) unit);
    }
    return Key.Named.UNKNOWN;
  }

  private static Key moved(int letter) {
    return switch (letter) {
      case 'A' -> Key.Named.UP;
      case 'B' -> Key.Named.DOWN;
      case 'C' -> Key.Named.RIGHT;
      case 'D' -> Key.Named.LEFT;
      case 'H' -> Key.Named.HOME;
      case 'F' -> Key.Named.END;
      case 'M' -> Key.Named.ENTER;
      case 'Z' -> Key.Named.BACK_TAB;
      default -> Key.Named.UNKNOWN;
    };
  }

  private Key numbered(String number) throws IOException {
    return switch (number) {
      case "1", "7" -> Key.Named.HOME;
      case "4", "8" -> Key.Named.END;
      case "3" -> Key.Named.DELETE;
      case "5" -> Key.Named.PAGE_UP;
      case "6" -> Key.Named.PAGE_DOWN;
      case "200" -> pasted();
      default -> Key.Named.UNKNOWN;
    };
  }

  /** Between the marks of a bracketed paste everything is text. */
  private Key pasted() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < LONGEST_PASTE) {
      int unit = characters.read(1000);
      if (unit < 0) {
        return Key.Named.UNKNOWN;
      }
      text.append((char) unit);
      if (unit == '~' && text.toString().endsWith(PASTE_ENDS)) {
        text.setLength(text.length() - PASTE_ENDS.length());
        return new Key.Pasted(text.toString());
      }
    }
    return Key.Named.UNKNOWN;
  }
}
