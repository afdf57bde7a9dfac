package dev.lvjw.terminal;

import dev.lvjw.SafeText;

/** {@link SafeText} under the name the terminal knew it by. */
public final class Escape {
  private Escape() {}

  /** For one line of words or one cell. */
  public static String text(String text) {
    return SafeText.escape(text);
  }
}
