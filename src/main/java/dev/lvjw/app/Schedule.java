package dev.lvjw.app;

import dev.lvjw.store.SyncTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The schedule that lvjw installed, as far as this profile remembers.
 *
 * @param with the scheduler's word
 * @param since when it was installed or changed
 */
record Schedule(String with, SyncTimes times, Instant since) {
  static final String MARK = "schedule";

  /** Without a schedule of ours nobody knows when the next one is due. */
  private static final Duration UNSCHEDULED = Duration.ofDays(1);

  private static final Duration LONGEST_GRACE = Duration.ofHours(2);

  static Optional<Schedule> of(Workspace workspace) {
    return workspace
        .mark(MARK)
        .map(mark -> mark.split(" ", -1))
        .filter(words -> words.length == 3)
        .flatMap(
            words ->
                SyncTimes.parse(words[1])
                    .map(times -> new Schedule(words[0], times, Instant.parse(words[2]))));
  }

  /** As a person would say it. */
  String words() {
    return "by "
        + with
        + (times instanceof SyncTimes.Daily ? ", daily at " : ", every ")
        + times.text().replace(",", " and ");
  }

  /**
   * Whether a sync is overdue: none has succeeded for as long as the schedule lets pass between
   * two, and as long again, but at most two hours more. Without a schedule of ours: for a day.
   *
   * @param last when the last one that succeeded began
   */
  static boolean overdue(Optional<Schedule> schedule, Optional<Instant> last, Instant now) {
    Optional<Instant> from = last.or(() -> schedule.map(Schedule::since));
    return from.filter(at -> at.plus(patience(schedule)).isBefore(now)).isPresent();
  }

  private static Duration patience(Optional<Schedule> schedule) {
    return schedule
        .map(one -> one.times().longestGap())
        .map(gap -> gap.plus(gap.compareTo(LONGEST_GRACE) < 0 ? gap : LONGEST_GRACE))
        .orElse(UNSCHEDULED);
  }
}
