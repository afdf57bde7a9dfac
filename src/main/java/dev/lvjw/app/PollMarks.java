package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.app.SyncHires.Problem;
import dev.lvjw.app.SyncHires.Reach;
import dev.lvjw.store.Marks;
import dev.lvjw.store.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How far the polls of Lever have come: what the next one looks at, and what it leaves behind. */
final class PollMarks {
  /** How far the first sync looks back behind the connection. */
  private static final Duration FIRST_LOOK = Duration.ofDays(14);

  /** Where the last complete poll of Lever began, as ISO-8601. */
  private static final String CURSOR = "sync.cursor";

  /** Hires from before this moment are not lvjw's business. */
  private static final String BASELINE = "sync.baseline";

  /** The day (UTC) on which the offers of hires that are open for long were last read. */
  private static final String LONG_OPEN = "sync.longOpenReadOn";

  /** Whether the last complete poll was shown confidential opportunities. */
  private static final String CONFIDENTIAL = "sync.confidentialShown";

  private final Workspace workspace;
  private final Instant started;
  private Instant baseline;
  private boolean longOpen;

  PollMarks(Workspace workspace, Instant started) {
    this.workspace = workspace;
    this.started = started;
    this.baseline = started;
  }

  /**
   * What the poll that begins now looks at.
   *
   * @param problems told of a cursor that can't be right
   * @throws Failure (usage) for a day in the future
   */
  LeverPoll.Window window(Reach reach, List<Problem> problems) {
    Optional<Instant> day =
        reach.since().map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
    if (day.filter(d -> d.isAfter(started)).isPresent()) {
      throw Failure.usage("--since is in the future", "lvjw sync");
    }
    Instant known =
        workspace
            .mark(BASELINE)
            .map(Instant::parse)
            .filter(at -> !at.isAfter(started))
            .orElseGet(this::firstBaseline);
    baseline = day.filter(d -> d.isBefore(known)).orElse(known);
    Instant plain =
        cursor(problems)
            .map(at -> at.minus(workspace.settings().duration(Setting.SYNC_OVERLAP)))
            .filter(at -> at.isAfter(known))
            .orElse(known);
    Instant since = day.filter(d -> d.isBefore(plain)).orElse(plain);
    longOpen = reach.full() || !workspace.mark(LONG_OPEN).equals(Optional.of(today()));
    return new LeverPoll.Window(
        baseline,
        reach.full() ? baseline : since,
        day.isPresent() ? plain : baseline,
        longOpen,
        reach.full());
  }

  /**
   * Keeps that the poll is complete.
   *
   * @param looked the opportunities that it was told to look at
   * @param again those that the next one must look at
   */
  void polled(Collection<String> looked, Collection<String> again) {
    boolean confidential =
        new LeverScopes(workspace).confidential() && !workspace.lever().confidentialRefused();
    workspace
        .database()
        .update(
            session -> {
              Marks marks = new Marks(session);
              NotedHires.lookAgain(session).replace(looked, again);
              marks.set(BASELINE, baseline.toString());
              if (confidential && marks.get(CONFIDENTIAL).equals(Optional.of("false"))) {
                // Confidential hires of before could not be seen: the next poll looks at all.
                marks.remove(CURSOR);
              } else {
                marks.set(CURSOR, started.toString());
              }
              marks.set(CONFIDENTIAL, String.valueOf(confidential));
              if (longOpen) {
                marks.set(LONG_OPEN, today());
              }
            });
  }

  private String today() {
    return LocalDate.ofInstant(started, ZoneOffset.UTC).toString();
  }

  /** Kept at once: with an API key a second try would begin later. */
  private Instant firstBaseline() {
    Instant first = connectedAt().minus(FIRST_LOOK);
    workspace.database().update(session -> new Marks(session).set(BASELINE, first.toString()));
    return first;
  }

  /** A cursor ahead of the clock was written under a wrong one: then everything is read again. */
  private Optional<Instant> cursor(List<Problem> problems) {
    Optional<Instant> cursor = workspace.mark(CURSOR).map(Instant::parse);
    if (cursor.filter(at -> at.isAfter(started)).isEmpty()) {
      return cursor;
    }
    problems.add(
        new Problem(
            "clock",
            "the last sync says it ran in the future; this machine's clock is or was wrong, so"
                + " everything is read again",
            Optional.empty()));
    return Optional.empty();
  }

  private Instant connectedAt() {
    return workspace
        .credentials()
        .login("lever")
        .map(login -> login.connectedAt())
        .filter(at -> !at.isAfter(started))
        .orElse(started);
  }
}
