package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.store.Inbox;
import dev.lvjw.store.Marks;
import dev.lvjw.store.RunLock;
import dev.lvjw.store.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One round of noticing: drains the inbox, polls Lever (the truth; a delivery only makes it
 * faster), re-reads the offers of open hires, holds them against Justworks, and tells people about
 * new ones.
 */
public final class SyncHires {
  /** How far the first sync looks back behind the connection. */
  private static final Duration FIRST_LOOK = Duration.ofDays(14);

  /** Where the last complete poll of Lever began, as ISO-8601. */
  static final String CURSOR = "sync.cursor";

  /** Hires from before this moment are not lvjw's business. */
  private static final String BASELINE = "sync.baseline";

  /** Opportunities that the last poll could not read, one a line. */
  private static final String LOOK_AGAIN = "sync.lookAgain";

  static final String LAST_SUCCESS = "sync.lastSuccess";

  private final Workspace workspace;

  public SyncHires(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Something that didn't work and didn't stop the rest.
   *
   * @param code the failure's, or {@link #ODD} for an answer that could be read in part only
   */
  public record Problem(String code, String message, Optional<String> hire) {
    /** A provider answered something unexpected; the rest of its answer was used. */
    static final String ODD = "odd_answer";

    static Problem of(Failure failure, Optional<String> hire) {
      return new Problem(failure.code(), failure.message(), hire);
    }

    /** Whether something is left undone; an odd answer is only said. */
    public boolean leftUndone() {
      return !code.equals(ODD);
    }
  }

  /**
   * What a sync did.
   *
   * @param found hires first stored in this run
   * @param updated stored hires that changed
   * @param withdrawn hires undone or deleted in Lever
   * @param joined hires seen in Justworks
   * @param mailed mails that the mail server took
   * @param mailNote why no mail was tried, if none was
   * @param warnings what works today and will not, or not wholly, and wasn't said lately
   */
  public record Report(
      int found,
      int updated,
      int withdrawn,
      int joined,
      int mailed,
      Workspace.Requests requests,
      List<Problem> problems,
      Optional<String> mailNote,
      List<ConnectionWarnings.Warning> warnings) {

    /** Present where something didn't work and the rest did. */
    public Optional<Failure> failure() {
      long undone = problems.stream().filter(Problem::leftUndone).count();
      return undone == 0
          ? Optional.empty()
          : Optional.of(
              new Failure(
                  ExitCode.PARTLY_DONE,
                  "partly_done",
                  undone == 1
                      ? "one thing didn't work, the rest is done"
                      : undone + " things didn't work, the rest is done",
                  "lvjw sync"));
    }

    public boolean quiet() {
      return found + updated + withdrawn + joined + mailed == 0
          && problems.stream().noneMatch(Problem::leftUndone);
    }
  }

  /**
   * Syncs.
   *
   * @param since a day (UTC) to look back to, without mails for what is found
   * @throws Failure (locked) when another run is at work, or what keeps Lever from being read
   */
  public Report run(Optional<LocalDate> since) {
    return RunLock.during(
        workspace.host(), workspace.places().runLock(), Duration.ZERO, () -> alone(since));
  }

  private Report alone(Optional<LocalDate> since) {
    Instant started = workspace.now();
    List<Problem> problems = new ArrayList<>();
    HireNotices notices = new HireNotices(workspace);
    notices.check();
    LeverPoll poll = new LeverPoll(workspace, window(since, started, problems));
    try {
      poll(poll, started);
      problems.addAll(poll.problems());
    } catch (Failure failure) {
      // What earlier runs queued is no business of Lever's.
      notices.send(problems);
      throw failure;
    }
    ConnectionWarnings warnings = new ConnectionWarnings(workspace);
    warnings.confidentialRefused(workspace.lever().confidentialRefused());
    JustworksCheck justworks = new JustworksCheck(workspace, problems);
    justworks.run();
    HireNotices.Sent mails = notices.send(problems);
    if (problems.isEmpty()) {
      mark(LAST_SUCCESS, started.toString());
    }
    Stream.concat(poll.unread().stream(), workspace.oddAnswers().stream())
        .distinct()
        .forEach(odd -> problems.add(new Problem(Problem.ODD, odd, Optional.empty())));
    return new Report(
        poll.found(),
        poll.updated(),
        poll.withdrawn(),
        justworks.joined(),
        mails.count(),
        workspace.requests(),
        List.copyOf(problems),
        mails.whyNot(),
        warnings.due());
  }

  /** Polls with what the webhook hinted at and what the last poll could not read. */
  private void poll(LeverPoll poll, Instant started) {
    List<Inbox.Entry> events = workspace.inbox().unhandled();
    Set<String> hints = new LinkedHashSet<>();
    workspace.delivered(events.stream().flatMap(event -> event.opportunityId().stream()).toList());
    workspace.mark(LOOK_AGAIN).stream().flatMap(String::lines).forEach(hints::add);
    events.stream().flatMap(event -> event.opportunityId().stream()).forEach(hints::add);
    poll.run(hints);
    mark(LOOK_AGAIN, String.join("\n", poll.lookAgain()));
    mark(CURSOR, started.toString());
    workspace.inbox().handled(events.stream().map(Inbox.Entry::seq).toList(), workspace.now());
  }

  private void mark(String name, String value) {
    workspace.database().update(session -> new Marks(session).set(name, value));
  }

  private LeverPoll.Window window(
      Optional<LocalDate> asked, Instant started, List<Problem> problems) {
    Optional<Instant> day = asked.map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
    if (day.filter(d -> d.isAfter(started)).isPresent()) {
      throw Failure.usage("--since is in the future", "lvjw sync");
    }
    Instant known =
        workspace
            .mark(BASELINE)
            .map(Instant::parse)
            .filter(at -> !at.isAfter(started))
            .orElseGet(() -> connectedAt(started).minus(FIRST_LOOK));
    Instant baseline = day.filter(d -> d.isBefore(known)).orElse(known);
    mark(BASELINE, baseline.toString());
    Instant plain =
        cursor(started, problems)
            .map(at -> at.minus(workspace.settings().duration(Setting.SYNC_OVERLAP)))
            .filter(at -> at.isAfter(known))
            .orElse(known);
    return new LeverPoll.Window(
        baseline,
        day.filter(d -> d.isBefore(plain)).orElse(plain),
        day.isPresent() ? plain : baseline);
  }

  /** A cursor ahead of the clock was written under a wrong one: then everything is read again. */
  private Optional<Instant> cursor(Instant started, List<Problem> problems) {
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

  private Instant connectedAt(Instant otherwise) {
    return workspace
        .credentials()
        .login("lever")
        .map(login -> login.connectedAt())
        .filter(at -> !at.isAfter(otherwise))
        .orElse(otherwise);
  }
}
