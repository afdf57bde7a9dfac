package dev.lvjw.hire;

import java.util.Locale;

/** Which of the hire's addresses the invitation goes to. */
public enum SendTo {
  HOME,
  WORK;

  /** The word in JSON and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
