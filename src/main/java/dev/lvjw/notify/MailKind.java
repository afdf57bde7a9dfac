package dev.lvjw.notify;

import java.util.Locale;

/** What mails are about. */
public enum MailKind {
  /** A new hire; where there are many at once, one mail about them all. */
  HIRED,
  /** Hires that nobody has dealt with; all that are due in one mail. */
  REMINDER,
  /** A hire undone in Lever after it was sent to Justworks. */
  ALARM,
  /** The same, hired again. */
  ALARM_OVER;

  /** The word that is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds a kind by its word. */
  public static MailKind ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
