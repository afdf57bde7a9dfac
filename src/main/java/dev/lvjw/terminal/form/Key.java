package dev.lvjw.terminal.form;

/** What a person's hand did. */
sealed interface Key {
  /** Keys that move or do something, whatever a terminal sends for them. */
  enum Named implements Key {
    UP,
    DOWN,
    LEFT,
    RIGHT,
    HOME,
    END,
    PAGE_UP,
    PAGE_DOWN,
    ENTER,
    ESCAPE,
    TAB,
    BACK_TAB,
    BACKSPACE,
    DELETE,
    /** Ctrl-C. */
    INTERRUPT,
    /** Ctrl-D, which elsewhere ends an input. */
    END_OF_INPUT,
    /** Ctrl-U. */
    CLEAR_LINE,
    /** Ctrl-W. */
    CLEAR_WORD,
    /** Ctrl-Z; not the form's to answer. */
    SUSPEND,
    /** Any other: nothing happens, but that the screen is drawn again. */
    UNKNOWN
  }

  /** A character. */
  record Typed(int character) implements Key {}

  /** A piece of text at once; it is never taken for commands. */
  record Pasted(String text) implements Key {}
}
