package dev.lvjw.hire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a person, which is compared with another however they are written: with or without
 * accents and hyphens, family name first or last, with or without a space between the two (as in
 * Chinese, Japanese, Korean).
 *
 * @param text as it is shown
 * @param words as it is compared
 */
public record PersonName(String text, List<String> words) {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");

  public PersonName {
    words = List.copyOf(words);
  }

  /** A name as somebody wrote it. */
  public static PersonName of(String text) {
    return new PersonName(
        text,
        BETWEEN_WORDS
            .splitAsStream(Text.normal(text))
            .map(word -> word.replace("'", ""))
            .filter(word -> !word.isEmpty())
            .toList());
  }

  /** Whether two names are the same words, in any order. */
  boolean same(PersonName other) {
    return !words.isEmpty()
        && letters() == other.letters()
        && (sorted().equals(other.sorted()) || joined(other) || other.joined(this));
  }

  /**
   * Whether two names may be of one person: the same words, or one has all of the other's, two at
   * least, and more, such as a middle name.
   */
  boolean alike(PersonName other) {
    boolean shorter = words.size() <= other.words.size();
    List<String> fewer = shorter ? words : other.words;
    List<String> more = new ArrayList<>(shorter ? other.words : words);
    return same(other) || (fewer.size() > 1 && fewer.stream().allMatch(more::remove));
  }

  private int letters() {
    return words.stream().mapToInt(String::length).sum();
  }

  private List<String> sorted() {
    return words.stream().sorted().toList();
  }

  /** Without regard to where the words part, whichever comes first: "Jean-Luc" is "Jeanluc". */
  private boolean joined(PersonName other) {
    String whole = String.join("", other.words);
    List<String> turned = new ArrayList<>(words);
    for (int turn = 0; turn < words.size(); turn++) {
      if (String.join("", turned).equals(whole)) {
        return true;
      }
      Collections.rotate(turned, -1);
    }
    return false;
  }
}
