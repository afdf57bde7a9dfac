package dev.lvjw.hire;

import dev.lvjw.SafeText;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are compared. */
final class Text {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private Text() {}

  /** One space between words, none around them. */
  static String squeeze(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** The words that can be seen. */
  static List<String> words(String text) {
    return SPACE.splitAsStream(text).filter(word -> !unseen(word)).toList();
  }

  /** Zero-width characters only. */
  private static boolean unseen(String text) {
    return text.codePoints().allMatch(SafeText::dangerous);
  }

  /** For comparing: without case, accents and superfluous space. */
  static String normal(String text) {
    String parts = Normalizer.normalize(squeeze(text), Normalizer.Form.NFKD);
    return ACCENTS.matcher(parts).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Edits between two normalised names (Levenshtein). */
  static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int swap = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(swap, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
