package dev.lvjw.hire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people write it. Numbers alone are taken only where they can mean one day: {@code
 * 12/15/2026} can, {@code 3/4/2026} is March to one reader and April to another.
 */
final class WrittenDate {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})");
  private static final Pattern SLASHES =
      Pattern.compile("([0-9]{1,2})([/-])([0-9]{1,2})\\2([0-9]{4})");

  /** With dots the day comes first, wherever dates are written so. */
  private static final Pattern DOTS =
      Pattern.compile("([0-9]{1,2})\\. ?([0-9]{1,2})\\. ?([0-9]{4})");

  private static final Pattern MONTH_FIRST =
      Pattern.compile("([a-z]{3,9})\\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2})(?:st|nd|rd|th|\\.)?[ -]([a-z]{3,9})[.,]{0,2}[ -]([0-9]{4})");

  private static final String HOW = "a date is written YYYY-MM-DD, 12/31/2026 or Dec 31, 2026";

  private WrittenDate() {}

  /** A day, or why the text is none. */
  sealed interface Result {
    record Day(LocalDate date) implements Result {}

    record None(String why) implements Result {}
  }

  static Result read(String text) {
    String written = text.toLowerCase(Locale.ROOT);
    try {
      return matched(YEAR_FIRST, written)
          .map(m -> day(number(m, 1), number(m, 3), number(m, 4)))
          .or(() -> matched(DOTS, written).map(m -> day(number(m, 3), number(m, 2), number(m, 1))))
          .or(() -> matched(SLASHES, written).map(WrittenDate::unordered))
          .or(
              () ->
                  matched(MONTH_FIRST, written)
                      .map(m -> named(number(m, 3), m.group(1), number(m, 2))))
          .or(
              () ->
                  matched(DAY_FIRST, written)
                      .map(m -> named(number(m, 3), m.group(2), number(m, 1))))
          .orElse(new Result.None(HOW));
    } catch (DateTimeException e) {
      return new Result.None("there is no such day; " + HOW);
    }
  }

  private static Optional<MatchResult> matched(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static Result day(int year, int month, int day) {
    return new Result.Day(LocalDate.of(year, month, day));
  }

  private static Result unordered(MatchResult match) {
    int first = number(match, 1);
    int second = number(match, 3);
    int year = number(match, 4);
    if (first <= 12 && second <= 12 && first != second) {
      return new Result.None(
          "is that "
              + LocalDate.of(year, first, second)
              + " or "
              + LocalDate.of(year, second, first)
              + "? Write it so");
    }
    return first > 12 ? day(year, second, first) : day(year, first, second);
  }

  private static Result named(int year, String word, int day) {
    List<Month> months =
        Arrays.stream(Month.values())
            .filter(month -> month.name().toLowerCase(Locale.ROOT).startsWith(word))
            .toList();
    return months.size() == 1 ? day(year, months.getFirst().getValue(), day) : new Result.None(HOW);
  }
}
