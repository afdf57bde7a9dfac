package dev.lvjw.hire;

import dev.lvjw.SafeText;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** How words are taken apart, and how names are compared. */
final class Text {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  /**
   * Accents, and the points of Hebrew and Arabic. Not every mark: those of Indic scripts and of
   * Kana are part of the letter.
   */
  private static final Pattern ACCENTS =
      Pattern.compile("[\\u0300-\\u036F\\u0591-\\u05BD\\u05BF-\\u05C7\\u064B-\\u0652\\u0670]+");

  private static final Pattern SPACED_SIGN = Pattern.compile(" ?([&/+,.-]) ?");

  /** Letters that carry an accent which doesn't come off, and signs with several shapes. */
  private static final Map<Character, String> FOLDED =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ø', "o"),
          Map.entry('ł', "l"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('ħ', "h"),
          Map.entry('ı', "i"),
          Map.entry('ς', "σ"),
          Map.entry('ʼ', "'"),
          Map.entry('‘', "'"),
          Map.entry('’', "'"),
          Map.entry('`', "'"),
          Map.entry('‐', "-"),
          Map.entry('‑', "-"),
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('−', "-"));

  /** Scripts in which a joiner, though unseen, spells a word. */
  private static final Set<UnicodeScript> JOINED =
      Set.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA);

  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

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

  /**
   * The first character that does something or can't be seen, tabs excepted; a joiner inside a word
   * of a script that needs it is neither.
   */
  static OptionalInt hidden(String text) {
    int[] points = text.codePoints().toArray();
    for (int at = 0; at < points.length; at++) {
      if (points[at] != '\t' && SafeText.dangerous(points[at]) && !spells(points, at)) {
        return OptionalInt.of(points[at]);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean spells(int[] points, int at) {
    return (points[at] == NON_JOINER || points[at] == JOINER)
        && at > 0
        && at + 1 < points.length
        && JOINED.contains(UnicodeScript.of(points[at - 1]))
        && JOINED.contains(UnicodeScript.of(points[at + 1]));
  }

  /**
   * For comparing: without case, accents, superfluous space, space around {@code & / + , . -}, the
   * many shapes of apostrophes and dashes, and what can't be seen.
   */
  static String normal(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    // The acute accent that people type for an apostrophe would become a space.
    squeeze(text.replace('´', '\''))
        .codePoints()
        .filter(point -> !SafeText.dangerous(point))
        .forEach(seen::appendCodePoint);
    String parts =
        ACCENTS
            .matcher(Normalizer.normalize(seen, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(parts.length());
    for (char letter : parts.toCharArray()) {
      folded.append(FOLDED.getOrDefault(letter, String.valueOf(letter)));
    }
    return SPACED_SIGN.matcher(squeeze(folded.toString())).replaceAll("$1");
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
