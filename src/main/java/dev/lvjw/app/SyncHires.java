package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.lever.LeverGateway;
import dev.lvjw.lever.Opportunity;
import dev.lvjw.store.Hires;
import dev.lvjw.store.Inbox;
import dev.lvjw.store.Marks;
import dev.lvjw.store.RunLock;
import dev.lvjw.store.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
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

  static final String LAST_SUCCESS = "sync.lastSuccess";

  private final Workspace workspace;
  private final Book book;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Hire> found = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private int updated;
  private int withdrawn;

  public SyncHires(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
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

    private boolean leftUndone() {
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
   */
  public record Report(
      int found,
      int updated,
      int withdrawn,
      int joined,
      int mailed,
      Workspace.Requests requests,
      List<Problem> problems,
      Optional<String> mailNote) {

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
      return found + updated + withdrawn + joined + mailed == 0 && problems.isEmpty();
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
        workspace.host(),
        workspace.places().runLock(),
        Duration.ZERO,
        () -> alone(workspace.lever(), since));
  }

  private Report alone(LeverGateway lever, Optional<LocalDate> since) {
    Instant started = workspace.now();
    Window window = window(since, started);
    List<Inbox.Entry> hints = workspace.inbox().unhandled();
    LeverRefresh refresh = new LeverRefresh(workspace);
    HireNotices notices = new HireNotices(workspace);
    notices.check();
    poll(lever, refresh, window, hints, since.isEmpty() ? Optional.of(notices) : Optional.empty());
    reread(refresh);
    if (problems.isEmpty()) {
      // Whatever could not be read is looked for again, however long that takes.
      workspace.inbox().handled(hints.stream().map(Inbox.Entry::seq).toList(), workspace.now());
      mark(CURSOR, started);
    }
    JustworksCheck justworks = new JustworksCheck(workspace, problems);
    justworks.run();
    HireNotices.Sent mails = notices.send(problems);
    if (problems.isEmpty()) {
      mark(LAST_SUCCESS, started);
    }
    workspace
        .oddAnswers()
        .forEach(odd -> problems.add(new Problem(Problem.ODD, odd, Optional.empty())));
    return new Report(
        found.size(),
        updated,
        withdrawn,
        justworks.joined(),
        mails.count(),
        workspace.requests(),
        List.copyOf(problems),
        mails.whyNot());
  }

  private void mark(String name, Instant at) {
    workspace.database().update(session -> new Marks(session).set(name, at.toString()));
  }

  /**
   * @param baseline hires from before it are left alone
   * @param since where this poll begins
   */
  private record Window(Instant baseline, Instant since) {}

  private Window window(Optional<LocalDate> asked, Instant started) {
    Optional<Instant> cursor = workspace.mark(CURSOR).map(Instant::parse);
    Optional<Instant> day = asked.map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
    Instant known =
        workspace
            .mark(BASELINE)
            .map(Instant::parse)
            .orElseGet(() -> connectedAt(started).minus(FIRST_LOOK));
    Instant baseline = day.filter(d -> d.isBefore(known)).orElse(known);
    mark(BASELINE, baseline);
    Instant overlapping =
        cursor
            .map(at -> at.minus(workspace.settings().duration(Setting.SYNC_OVERLAP)))
            .filter(at -> at.isAfter(baseline))
            .orElse(baseline);
    return new Window(baseline, day.filter(d -> d.isBefore(overlapping)).orElse(overlapping));
  }

  private Instant connectedAt(Instant otherwise) {
    return workspace
        .credentials()
        .login("lever")
        .map(login -> login.connectedAt())
        .orElse(otherwise);
  }

  private void poll(
      LeverGateway lever,
      LeverRefresh refresh,
      Window window,
      List<Inbox.Entry> hints,
      Optional<HireNotices> notices) {
    boolean confidential = new LeverScopes(workspace).confidential();
    if (refresh.hiredReasons().isEmpty()) {
      problems.add(
          new Problem(
              "no_hired_reason",
              "Lever names no archive reason of type hired: no hire can be found",
              Optional.empty()));
    } else {
      try (Stream<Opportunity> hired =
          lever.hired(refresh.hiredReasons(), window.since(), confidential)) {
        hired.forEach(opportunity -> consider(opportunity, refresh, window, notices));
      }
    }
    try (Stream<Opportunity> changed = lever.updatedSince(window.since(), confidential)) {
      changed.forEach(opportunity -> consider(opportunity, refresh, window, notices));
    }
    try (Stream<String> deleted = lever.deletedSince(window.since())) {
      deleted.forEach(id -> gone(id, refresh));
    }
    for (Inbox.Entry hint : hints) {
      hint.opportunityId()
          .filter(id -> !seen.contains(id))
          .ifPresent(
              id ->
                  lever
                      .opportunity(id)
                      .ifPresentOrElse(
                          opportunity -> consider(opportunity, refresh, window, notices),
                          () -> gone(id, refresh)));
    }
  }

  /** One opportunity that can't be read must not keep the others from being noticed. */
  private void consider(
      Opportunity opportunity, LeverRefresh refresh, Window window, Optional<HireNotices> notices) {
    if (!seen.add(opportunity.id())) {
      return;
    }
    try {
      notice(opportunity, refresh, window, notices);
    } catch (Failure failure) {
      isolate(failure, opportunity.id());
    }
  }

  private void isolate(Failure failure, String opportunityId) {
    switch (failure.exit()) {
      case REFUSED, NOT_FOUND ->
          problems.add(
              Problem.of(failure, book.byOpportunity(opportunityId).map(hire -> hire.id())));
      default -> throw failure;
    }
  }

  private void notice(
      Opportunity opportunity, LeverRefresh refresh, Window window, Optional<HireNotices> notices) {
    Optional<Instant> hiredAt = refresh.hiredAt(opportunity);
    Optional<Hire> known = book.byOpportunity(opportunity.id());
    if (hiredAt.isEmpty()) {
      known.ifPresent(hire -> count(refresh.undone(hire)));
    } else if (known.isPresent()) {
      if (follows(known.get(), hiredAt.get())) {
        count(refresh.update(known.get(), refresh.facts(opportunity)));
      }
    } else if (!hiredAt.get().isBefore(window.baseline())) {
      found.add(store(refresh.facts(opportunity), notices));
    }
  }

  /** Whether what Lever says now still matters: not sent yet, or hired anew. */
  private static boolean follows(Hire hire, Instant hiredAt) {
    return HireState.UNSENT.contains(hire.state()) || !hiredAt.equals(hire.facts().hiredAt());
  }

  private Hire store(LeverFacts facts, Optional<HireNotices> notices) {
    return workspace
        .database()
        .write(
            session -> {
              Hire hire = new Hires(session).insert(facts, workspace.now());
              book.journal(session, Book.Step.of(hire, "first-seen", "Lever"));
              notices.ifPresent(mails -> mails.announce(session, hire));
              return hire;
            });
  }

  private void gone(String opportunityId, LeverRefresh refresh) {
    if (seen.add(opportunityId)) {
      book.byOpportunity(opportunityId).ifPresent(hire -> count(refresh.undone(hire)));
    }
  }

  /** Offers of open hires: a change to them shows nowhere else in Lever. */
  private void reread(LeverRefresh refresh) {
    for (Assessment open : book.inStates(HireState.UNSENT)) {
      Hire hire = open.hire();
      if (!seen.contains(hire.opportunityId())) {
        try {
          count(refresh.update(hire, refresh.withOffers(hire)));
        } catch (Failure failure) {
          isolate(failure, hire.opportunityId());
        }
      }
    }
  }

  private void count(LeverRefresh.Difference difference) {
    if (!difference.any()) {
      return;
    }
    HireState now = difference.now().hire().state();
    if (now == HireState.WITHDRAWN || difference.now().hire().alarm()) {
      withdrawn++;
    } else {
      updated++;
    }
  }
}
