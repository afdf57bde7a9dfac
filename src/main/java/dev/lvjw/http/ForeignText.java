package dev.lvjw.http;

import java.util.regex.Pattern;

/**
 * A provider's words for a failure. They may hold anything, so they are shown without control, bidi
 * and zero-width characters, without e-mail addresses, and cut.
 */
public final class ForeignText {
  private static final int MOST = 200;

  /** Read at all: the expressions below take time with the square of the length. */
  private static final int READ = 2000;

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@\"'<>]+@[^\\s@\"'<>]+");

  private ForeignText() {}

  /** The text as it may be shown: at most 200 characters on one line. */
  public static String clean(String foreign) {
    String start = foreign.substring(0, Math.min(foreign.length(), READ));
    String seen = UNSEEN.matcher(start).replaceAll(" ").strip();
    String impersonal = EMAIL.matcher(seen).replaceAll("(e-mail)");
    int end = Math.min(impersonal.length(), MOST);
    if (end < impersonal.length() && Character.isHighSurrogate(impersonal.charAt(end - 1))) {
      end--;
    }
    return impersonal.substring(0, end);
  }
}
