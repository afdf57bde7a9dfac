package dev.lvjw.http;

import dev.lvjw.SafeText;
import java.util.regex.Pattern;

/**
 * A provider's words for a failure. They may hold anything, so they are shown without what {@link
 * SafeText} calls dangerous, without e-mail addresses, and cut.
 */
public final class ForeignText {
  private static final int MOST = 200;

  /** Read at all: the expressions below take time with the square of the length. */
  private static final int READ = 2000;

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@\"'<>]+@[^\\s@\"'<>]+");

  private ForeignText() {}

  /** The text as it may be shown: at most 200 characters on one line. */
  public static String clean(String foreign) {
    String start = foreign.substring(0, Math.min(foreign.length(), READ));
    String seen = SPACES.matcher(withoutDangerous(start)).replaceAll(" ").strip();
    String impersonal = EMAIL.matcher(seen).replaceAll("(e-mail)");
    int end = Math.min(impersonal.length(), MOST);
    if (end < impersonal.length() && Character.isHighSurrogate(impersonal.charAt(end - 1))) {
      end--;
    }
    return impersonal.substring(0, end);
  }

  private static String withoutDangerous(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> SafeText.dangerous(point) ? ' ' : point)
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }
}
