package dev.lvjw.hire;

import dev.lvjw.hire.Reading.Read;
import dev.lvjw.hire.Reading.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spellings of a date that mean one day only; which of two it is, isn't guessed. */
final class DateSpelling {
  private static final String RULE = "a date is written 2026-04-01 or 1 April 2026";

  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})");
  private static final Pattern YEAR_LAST =
      Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4})");
  private static final Pattern DAY_MONTH =
      Pattern.compile("([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[- .]*([a-z]{3,9})[-,. ]+([0-9]{4})");
  private static final Pattern MONTH_DAY =
      Pattern.compile("([a-z]{3,9})[-. ]*([0-9]{1,2})(?:st|nd|rd|th)?[-, ]+([0-9]{4})");

  private DateSpelling() {}

  static Reading ofPerson(String typed) {
    String text = typed.toLowerCase(Locale.ROOT);
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return date(number(yearFirst, 1), number(yearFirst, 3), number(yearFirst, 4));
    }
    Matcher dayMonth = DAY_MONTH.matcher(text);
    if (dayMonth.matches()) {
      return inWords(dayMonth.group(2), number(dayMonth, 1), number(dayMonth, 3));
    }
    Matcher monthDay = MONTH_DAY.matcher(text);
    if (monthDay.matches()) {
      return inWords(monthDay.group(1), number(monthDay, 2), number(monthDay, 3));
    }
    Matcher yearLast = YEAR_LAST.matcher(text);
    return yearLast.matches()
        ? inNumbers(number(yearLast, 1), number(yearLast, 3), number(yearLast, 4))
        : new Refused(RULE);
  }

  /**
   * Lever's dates are midnight UTC (lever-api reference §4); another time of day may hide a zone.
   *
   * @param millis since the epoch
   */
  static Reading ofLever(long millis) {
    try {
      ZonedDateTime moment = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
      LocalTime time = moment.toLocalTime();
      return sane(
          moment.toLocalDate(),
          time.equals(LocalTime.MIDNIGHT)
              ? Optional.empty()
              : Optional.of(
                  "Lever gives a time of day, "
                      + time
                      + " UTC; the date may be the day before or after in your time zone"));
    } catch (DateTimeException e) {
      return new Refused("not a date that lvjw can read");
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Reading inWords(String word, int day, int year) {
    for (Month month : Month.values()) {
      String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
      boolean shortened = word.equals(name.substring(0, 3)) || word.equals("sept");
      if (word.equals(name) || (shortened && name.startsWith(word))) {
        return date(year, month.getValue(), day);
      }
    }
    return new Refused(RULE);
  }

  /**
   * Americans write the month first, others the day: one of the two must be out of the question.
   */
  private static Reading inNumbers(int one, int two, int year) {
    if (one > 12 || one == two) {
      return date(year, two, one);
    }
    if (two > 12) {
      return date(year, one, two);
    }
    return date(year, one, two) instanceof Read monthFirst
            && date(year, two, one) instanceof Read dayFirst
        ? new Refused("it may be " + monthFirst.value() + " or " + dayFirst.value() + "; " + RULE)
        : new Refused(RULE);
  }

  private static Reading date(int year, int month, int day) {
    try {
      return sane(LocalDate.of(year, month, day), Optional.empty());
    } catch (DateTimeException e) {
      return new Refused("there is no such day; " + RULE);
    }
  }

  private static Reading sane(LocalDate date, Optional<String> note) {
    return date.getYear() < 2000 || date.getYear() > 2100
        ? new Refused("the year " + date.getYear() + " can't be right")
        : new Read(date.toString(), note);
  }
}
