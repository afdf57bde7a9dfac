package dev.lvjw.app.schedule;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.store.SyncTimes;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A crontab (crontab(5)), of which the marked block of one profile is ours. Every byte outside it
 * stays as it is; a character stands for a byte.
 *
 * @param text all of it
 */
record CrontabText(String text) {
  private static final String WRITTEN =
      ": written by lvjw schedule install, taken out by lvjw schedule remove";

  /** The lines of a profile's block, without its marks; empty where there is none. */
  Optional<List<String>> block(String profile) {
    return bounds(profile)
        .map(
            at -> {
              List<String> lines = text.substring(at.from, at.to).lines().toList();
              return lines.subList(1, lines.size() - 1);
            });
  }

  /**
   * With this block in the place of the one before, else at the end.
   *
   * @param lines in bytes, as all here
   */
  CrontabText with(String profile, List<String> lines) {
    StringBuilder block = new StringBuilder(begin(profile)).append(WRITTEN).append('\n');
    lines.forEach(line -> block.append(line).append('\n'));
    block.append(end(profile)).append('\n');
    Optional<Bounds> there = bounds(profile);
    if (there.isPresent()) {
      Bounds at = there.get();
      return new CrontabText(text.substring(0, at.from) + block + text.substring(at.to));
    }
    String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    return new CrontabText(whole + block);
  }

  CrontabText without(String profile) {
    return bounds(profile)
        .map(at -> new CrontabText(text.substring(0, at.from) + text.substring(at.to)))
        .orElse(this);
  }

  /** From the first character of the block to the one behind it. */
  private record Bounds(int from, int to) {}

  private Optional<Bounds> bounds(String profile) {
    int from = lineThatBegins(begin(profile) + ":", 0);
    int last = lineThatIs(end(profile), Math.max(from, 0));
    if (from < 0 && last < 0) {
      return Optional.empty();
    }
    if (from < 0 || last < 0) {
      throw new Failure(
          ExitCode.NEEDS_PERSON,
          "half_a_block",
          "The crontab holds one of the two marks of lvjw's block; nothing was changed.",
          "take the rest of it out: crontab -e");
    }
    int newline = text.indexOf('\n', last);
    return Optional.of(new Bounds(from, newline < 0 ? text.length() : newline + 1));
  }

  /** The name of one profile may begin with that of another. */
  private int lineThatIs(String line, int from) {
    int at = lineThatBegins(line + "\n", from);
    return at < 0 && (text.equals(line) || text.endsWith("\n" + line))
        ? text.length() - line.length()
        : at;
  }

  private int lineThatBegins(String mark, int from) {
    if (text.startsWith(mark, from)) {
      return from;
    }
    int found = text.indexOf("\n" + mark, from);
    return found < 0 ? -1 : found + 1;
  }

  private static String begin(String profile) {
    return "# BEGIN lvjw " + profile;
  }

  private static String end(String profile) {
    return "# END lvjw " + profile;
  }

  /**
   * The lines that run a job, in characters; only what it has to complain about is mailed by cron.
   */
  static List<String> lines(Job job) {
    String command =
        String.join(" ", job.command().stream().map(CrontabText::word).toList()) + " >/dev/null";
    return times(job.times()).stream().map(time -> time + " " + command).toList();
  }

  private static List<String> times(SyncTimes times) {
    return switch (times) {
      case SyncTimes.Minutes every ->
          List.of((every.minutes() == 1 ? "*" : "*/" + every.minutes()) + " * * * *");
      case SyncTimes.Hours every ->
          List.of(
              switch (every.hours()) {
                case 1 -> "0 * * * *";
                case 24 -> "0 0 * * *";
                default -> "0 */" + every.hours() + " * * *";
              });
      case SyncTimes.Daily daily -> {
        List<String> lines = new ArrayList<>();
        for (LocalTime time : daily.times()) {
          lines.add(time.getMinute() + " " + time.getHour() + " * * *");
        }
        yield List.copyOf(lines);
      }
    };
  }

  /** For the shell in quotes; a percent sign would end the command for cron (crontab(5)). */
  private static String word(String word) {
    String quoted =
        word.matches("[A-Za-z0-9_/.:=+,@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    return quoted.replace("%", "\\%");
  }
}
