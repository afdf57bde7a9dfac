package dev.lvjw.hire;

import dev.lvjw.hire.Reading.Read;
import dev.lvjw.hire.Reading.Refused;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** First and last name out of a name in one piece, where nothing has to be guessed. */
final class WholeName {
  /** Where the family name comes first at home, and not always abroad. */
  private static final Set<UnicodeScript> EITHER_WAY =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "mx", "miss", "dr", "prof", "sir", "jr", "sr", "ii", "iii", "iv",
          "phd", "md", "esq");

  /** What names are made of, beside letters. */
  private static final Pattern UNUSUAL =
      Pattern.compile("[^\\p{L}\\p{M}\u200C\u200D.'\u2019\u02BC\u00B4`\u00B7\u2010-\u2014-]");

  private WholeName() {}

  /**
   * One part of a name.
   *
   * @param part {@link FieldName#FIRST_NAME} or {@link FieldName#LAST_NAME}
   */
  static Reading part(String name, FieldName part) {
    OptionalInt hidden = Text.hidden(name);
    if (hidden.isPresent()) {
      return Spelling.hidden(hidden.getAsInt());
    }
    List<String> words = Text.words(name);
    if (words.size() != 2) {
      return asking(
          "Lever gives the name in " + (words.size() == 1 ? "one word" : words.size() + " words"));
    }
    if (name.codePoints().mapToObj(UnicodeScript::of).anyMatch(EITHER_WAY::contains)) {
      return asking("the family name may come first");
    }
    if (name.contains(",")) {
      return asking("the name has a comma, so the family name may come first");
    }
    if (words.stream().anyMatch(WholeName::title)) {
      return asking("one of the two words is a title or an addition");
    }
    String word = words.get(part == FieldName.FIRST_NAME ? 0 : 1);
    return new Read(word, remark(word));
  }

  private static Refused asking(String why) {
    return new Refused(why + "; say which part is which");
  }

  private static boolean title(String word) {
    return TITLES.contains(word.replace(".", "").toLowerCase(Locale.ROOT));
  }

  private static Optional<String> remark(String word) {
    if (UNUSUAL.matcher(word).find()) {
      return Optional.of("it holds characters that names seldom have");
    }
    return word.replace(".", "").codePointCount(0, word.replace(".", "").length()) < 2
        ? Optional.of("only an initial")
        : Optional.empty();
  }
}
