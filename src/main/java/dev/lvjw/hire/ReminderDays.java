package dev.lvjw.hire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On which days people are reminded of a hire that nobody has dealt with: some days after it was
 * hired, some days before it starts, and every seventh day after the last of these. Written as
 * {@code hired+2,start-7,start-1}; {@code off} for never. Days are calendar days in UTC.
 *
 * @param afterHired days after the hire, at least 1 each
 * @param beforeStart days before the start, 0 for the first day of work
 */
public record ReminderDays(List<Integer> afterHired, List<Integer> beforeStart) {
  private static final int MOST = 20;
  private static final int FARTHEST = 365;
  private static final int WEEK = 7;
  private static final String OFF = "off";
  private static final Pattern DAY = Pattern.compile("(hired\\+|start-)([0-9]{1,3})");

  public ReminderDays {
    afterHired = List.copyOf(afterHired);
    beforeStart = List.copyOf(beforeStart);
  }

  /** Reads a value; empty for one that isn't. */
  public static Optional<ReminderDays> parse(String text) {
    List<Integer> afterHired = new ArrayList<>();
    List<Integer> beforeStart = new ArrayList<>();
    if (!text.equals(OFF)) {
      String[] words = text.split("\\s*,\\s*", -1);
      for (String word : words) {
        Matcher day = DAY.matcher(word);
        if (words.length > MOST || !day.matches() || Integer.parseInt(day.group(2)) > FARTHEST) {
          return Optional.empty();
        }
        int days = Integer.parseInt(day.group(2));
        if (day.group(1).equals("start-")) {
          beforeStart.add(days);
        } else if (days > 0) {
          afterHired.add(days);
        } else {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new ReminderDays(afterHired, beforeStart));
  }

  /** Whether nobody is ever reminded. */
  public boolean never() {
    return afterHired.isEmpty() && beforeStart.isEmpty();
  }

  /**
   * Whether a reminder is due: since people were told last, one of the days has come. Several that
   * passed meanwhile make one reminder.
   *
   * @param hired the day of the hire
   * @param start the first day of work, where it is known
   * @param told the day of the last mail about the hire
   */
  public boolean due(LocalDate hired, Optional<LocalDate> start, LocalDate told, LocalDate today) {
    if (never()) {
      return false;
    }
    List<LocalDate> days = new ArrayList<>();
    afterHired.forEach(after -> days.add(hired.plusDays(after)));
    start.ifPresent(day -> beforeStart.forEach(before -> days.add(day.minusDays(before))));
    LocalDate last = days.isEmpty() ? hired : Collections.max(days);
    return days.stream().anyMatch(day -> told.isBefore(day) && !day.isAfter(today))
        || weeksPassed(last, today) > Math.max(0, weeksPassed(last, told));
  }

  private static long weeksPassed(LocalDate last, LocalDate day) {
    return Math.floorDiv(day.toEpochDay() - last.toEpochDay(), (long) WEEK);
  }
}
