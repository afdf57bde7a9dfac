package dev.lvjw.store;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When {@code lvjw sync} is to run: every so many minutes or hours ({@code 15m}, {@code 2h}), or at
 * times of the day ({@code 07:30,13:00}), in the machine's own time zone, which the scheduler
 * knows.
 */
public sealed interface SyncTimes {
  /** The longest time between two runs. */
  Duration longestGap();

  /** As it is written in the setting. */
  String text();

  /**
   * Every so many minutes from the full hour on.
   *
   * @param minutes divides 60
   */
  record Minutes(int minutes) implements SyncTimes {
    @Override
    public Duration longestGap() {
      return Duration.ofMinutes(minutes);
    }

    @Override
    public String text() {
      return minutes + "m";
    }
  }

  /**
   * Every so many hours from midnight on.
   *
   * @param hours divides 24
   */
  record Hours(int hours) implements SyncTimes {
    @Override
    public Duration longestGap() {
      return Duration.ofHours(hours);
    }

    @Override
    public String text() {
      return hours + "h";
    }
  }

  /**
   * At these times of each day.
   *
   * @param times whole minutes, ascending, at least one
   */
  record Daily(List<LocalTime> times) implements SyncTimes {
    public Daily {
      times = List.copyOf(new TreeSet<>(times));
    }

    @Override
    public Duration longestGap() {
      Duration longest = Duration.between(times.getLast(), times.getFirst()).plusDays(1);
      for (int i = 1; i < times.size(); i++) {
        Duration gap = Duration.between(times.get(i - 1), times.get(i));
        longest = gap.compareTo(longest) > 0 ? gap : longest;
      }
      return longest;
    }

    @Override
    public String text() {
      return String.join(",", times.stream().map(LocalTime::toString).toList());
    }
  }

  /** Reads a value; empty for one that isn't. */
  static Optional<SyncTimes> parse(String text) {
    Matcher length = Format.LENGTH.matcher(text);
    if (length.matches()) {
      int count = Integer.parseInt(length.group(1));
      boolean minutes = length.group(2).equals("m");
      int whole = minutes ? 60 : 24;
      if (count == 0 || whole % count != 0) {
        return Optional.empty();
      }
      return Optional.of(
          minutes && count < 60 ? new Minutes(count) : new Hours(minutes ? 1 : count));
    }
    List<LocalTime> times = new ArrayList<>();
    for (String word : text.split("\\s*,\\s*", -1)) {
      Matcher time = Format.TIME.matcher(word);
      if (!time.matches() || times.size() == Format.MOST_TIMES) {
        return Optional.empty();
      }
      times.add(LocalTime.parse(word));
    }
    return Optional.of(new Daily(times));
  }

  /** How the values are written. */
  final class Format {
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,2})([mh])");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int MOST_TIMES = 24;

    private Format() {}
  }
}
