package dev.lvjw.sandbox.lever;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types of earnings (Lever's documentation, offers). "hour (wage)" and "year (salary)" are
 * Lever's words on its help pages; the others are built alike.
 */
enum Earnings {
  YEAR("per-year-salary", "year (salary)"),
  MONTH("per-month-salary", "month (salary)"),
  SEMI_MONTH("semi-month-salary", "half month (salary)"),
  BI_MONTH("bi-month-salary", "two months (salary)"),
  BI_WEEK("bi-week-salary", "two weeks (salary)"),
  WEEK("per-week-salary", "week (salary)"),
  DAY("per-day-wage", "day (wage)"),
  HOUR("per-hour-wage", "hour (wage)"),
  ONE_TIME("one-time", "one time");

  private final String word;
  private final String shown;

  Earnings(String word, String shown) {
    this.word = word;
    this.shown = shown;
  }

  String word() {
    return word;
  }

  static Optional<Earnings> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /** The words of a spelling; the spelling itself where it is none of the nine. */
  static String shown(String word) {
    return of(word).map(one -> one.shown).orElse(word);
  }

  static Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(one -> options.put(one.word, one.shown));
    return options;
  }
}
