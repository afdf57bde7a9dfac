package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.store.Inbox;
import dev.lvjw.store.Marks;
import dev.lvjw.store.RunLock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One round of noticing: drains the inbox, polls Lever (the truth; a delivery only makes it
 * faster), re-reads the offers of open hires, holds them against Justworks, and tells people about
 * new ones.
 */
public final class SyncHires {
  static final String LAST_SUCCESS = "sync.lastSuccess";

  private final Workspace workspace;
  private final Progress progress;

  public SyncHires(Workspace workspace) {
    this(workspace, Progress.NONE);
  }

  public SyncHires(Workspace workspace, Progress progress) {
    this.workspace = workspace;
    this.progress = progress;
  }

  /**
   * How far back a sync looks.
   *
   * @param since a day (UTC) to look back to, without mails for what is found
   * @param full whether to read everything since the baseline again, and every stored hire
   */
  public record Reach(Optional<LocalDate> since, boolean full) {
    /** From the last sync on. */
    public static final Reach ORDINARY = new Reach(Optional.empty(), false);
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
   * What a sync would do now.
   *
   * @param report its counts; a mail counts although nobody took it
   * @param plan each change with its reason
   */
  public record Rehearsal(Report report, List<SyncPlan.Change> plan) {}

  /**
   * Syncs.
   *
   * @throws Failure (locked) when another run is at work, or what keeps Lever from being read
   */
  public Report run(Reach reach) {
    return locked(() -> noted(workspace.now(), reach));
  }

  /** Also a run that fails was one: else nobody could tell it from none. */
  private Report noted(Instant started, Reach reach) {
    try {
      Report report = alone(started, reach, HireNotices::send);
      new LastRun(started, report.failure().map(Failure::exit).orElse(ExitCode.DONE))
          .note(workspace);
      return report;
    } catch (RuntimeException failed) {
      ExitCode exit = failed instanceof Failure failure ? failure.exit() : ExitCode.UNEXPECTED;
      if (exit == ExitCode.USAGE) {
        throw failed; // A slip of the hand, no run.
      }
      try {
        new LastRun(started, exit).note(workspace);
      } catch (RuntimeException unwritable) {
        failed.addSuppressed(unwritable);
      }
      throw failed;
    }
  }

  /**
   * Does all of {@link #run} on a copy of the database in memory, without writing to a provider and
   * without mails. A login that must be renewed is renewed, and kept.
   *
   * @throws Failure as {@link #run}
   */
  public Rehearsal rehearse(Reach reach) {
    return locked(
        () -> {
          try (Workspace stage = workspace.rehearsal()) {
            SyncPlan plan = SyncPlan.begin(stage);
            Report report =
                new SyncHires(stage, progress)
                    .alone(
                        stage.now(), reach, (notices, problems) -> plan.mails(notices, problems));
            return new Rehearsal(report, plan.changes());
          }
        });
  }

  private <T> T locked(Supplier<T> work) {
    try {
      return RunLock.during(workspace.host(), workspace.places().runLock(), Duration.ZERO, work);
    } finally {
      progress.end();
    }
  }

  private Report alone(
      Instant started,
      Reach reach,
      BiFunction<HireNotices, List<Problem>, HireNotices.Sent> mailing) {
    List<Problem> problems = new ArrayList<>();
    HireNotices notices = new HireNotices(workspace);
    PollMarks marks = new PollMarks(workspace, started);
    LeverPoll.Window window = marks.window(reach, problems);
    LeverPoll poll;
    Optional<LeverPoll> begun = Optional.empty();
    try {
      poll = new LeverPoll(workspace, window, progress);
      begun = Optional.of(poll);
      poll(poll, marks);
      problems.addAll(poll.problems());
    } catch (Failure failure) {
      begun.ifPresent(look -> problems.addAll(look.problems()));
      // What earlier runs queued is no business of Lever's.
      HireNotices.Sent mails = mailing.apply(notices, problems);
      throw workspace.rehearsing() ? failure : halfWay(failure, begun, mails.count(), problems);
    }
    ConnectionWarnings warnings = new ConnectionWarnings(workspace);
    warnings.confidentialRefused(workspace.lever().confidentialRefused());
    progress.at("Justworks");
    JustworksCheck justworks = new JustworksCheck(workspace, problems);
    justworks.run();
    progress.at("mail");
    HireNotices.Sent mails = mailing.apply(notices, problems);
    if (problems.stream().noneMatch(Problem::leftUndone)) {
      workspace
          .database()
          .update(session -> new Marks(session).set(LAST_SUCCESS, started.toString()));
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

  /** A failure that also says what was done: people may have been told of hires by then. */
  private static Failure halfWay(
      Failure failure, Optional<LeverPoll> poll, int mails, List<Problem> problems) {
    List<String> done = new ArrayList<>();
    poll.ifPresent(
        begun -> {
          count(done, begun.found(), "hire", "found");
          count(done, begun.updated(), "hire", "updated");
          count(done, begun.withdrawn(), "hire", "withdrawn");
        });
    count(done, mails, "mail", "sent");
    if (done.isEmpty() && problems.isEmpty()) {
      return failure;
    }
    List<String> sentences = new ArrayList<>(List.of(failure.message()));
    if (!done.isEmpty()) {
      sentences.add(
          "Done all the same: " + String.join(", ", done) + "; the next sync reads the rest");
    }
    problems.stream().map(Problem::message).forEach(sentences::add);
    return new Failure(
            failure.exit(),
            failure.code(),
            sentences.stream()
                .map(sentence -> sentence.endsWith(".") ? sentence : sentence + ".")
                .collect(Collectors.joining(" ")),
            failure.next().orElse("lvjw sync"))
        .causedBy(failure);
  }

  private static void count(List<String> done, int number, String what, String how) {
    if (number > 0) {
      done.add(number + " " + what + (number == 1 ? " " : "s ") + how);
    }
  }

  /** Polls with what the webhook hinted at and what the last poll could not read. */
  private void poll(LeverPoll poll, PollMarks marks) {
    List<Inbox.Entry> events = workspace.inbox().unhandled();
    workspace.delivered(events.stream().flatMap(event -> event.opportunityId().stream()).toList());
    Set<String> hints =
        new LinkedHashSet<>(
            workspace.database().read(session -> NotedHires.lookAgain(session).all()));
    events.stream().flatMap(event -> event.opportunityId().stream()).forEach(hints::add);
    poll.run(hints);
    marks.polled(hints, poll.lookAgain());
    workspace.inbox().handled(events.stream().map(Inbox.Entry::seq).toList(), workspace.now());
  }
}
