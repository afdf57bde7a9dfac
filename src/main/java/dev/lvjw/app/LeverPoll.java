package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.lever.LeverGateway;
import dev.lvjw.lever.Opportunity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One look at Lever: who was hired, whose hire was undone, what changed. One opportunity that can't
 * be read doesn't keep the others from being noticed; it is looked for again at the next poll.
 */
final class LeverPoll {
  /** So many hires in a row that can't be reached mean that Lever can't be reached. */
  private static final int MOST_UNREACHABLE = 3;

  private final Workspace workspace;
  private final Book book;
  private final LeverGateway lever;
  private final LeverRefresh refresh;
  private final HireNotices notices;
  private final Window window;
  private final Set<String> seen = new HashSet<>();
  private final List<SyncHires.Problem> problems = new ArrayList<>();
  private final List<String> again = new ArrayList<>();
  private int unreachable;
  private int found;
  private int updated;
  private int withdrawn;

  /**
   * What is looked at.
   *
   * @param baseline hires from before it are left alone
   * @param since where this poll begins
   * @param news hires from before it are stored without telling anybody
   */
  record Window(Instant baseline, Instant since, Instant news) {}

  LeverPoll(Workspace workspace, Window window) {
    this.workspace = workspace;
    this.book = new Book(workspace);
    this.lever = workspace.lever();
    this.refresh = new LeverRefresh(workspace);
    this.notices = new HireNotices(workspace);
    this.window = window;
  }

  int found() {
    return found;
  }

  int updated() {
    return updated;
  }

  int withdrawn() {
    return withdrawn;
  }

  /** What didn't work and didn't stop the rest. */
  List<SyncHires.Problem> problems() {
    return List.copyOf(problems);
  }

  /** What could be read in part only, in words. */
  List<String> unread() {
    return refresh.unread();
  }

  /** The opportunities that the next poll must look for again. */
  List<String> lookAgain() {
    return List.copyOf(again);
  }

  /**
   * Looks.
   *
   * @param hints opportunities to look at whatever their dates
   * @throws Failure when Lever can't be asked at all
   */
  void run(Collection<String> hints) {
    boolean confidential = new LeverScopes(workspace).confidential();
    try (Stream<Opportunity> hired =
        lever.hired(refresh.hiredReasons(), window.since(), confidential)) {
      hired.forEach(this::consider);
    }
    try (Stream<Opportunity> changed = lever.updatedSince(window.since(), confidential)) {
      changed.forEach(this::consider);
    }
    try (Stream<String> deleted = lever.deletedSince(window.since())) {
      deleted.forEach(this::gone);
    }
    for (String id : hints) {
      if (!seen.contains(id)) {
        isolated(id, () -> lever.opportunity(id).ifPresent(this::consider));
      }
    }
    rereadOffers();
  }

  private void consider(Opportunity opportunity) {
    if (seen.add(opportunity.id())) {
      isolated(opportunity.id(), () -> notice(opportunity));
    }
  }

  private void isolated(String opportunityId, Runnable look) {
    try {
      look.run();
      unreachable = 0;
    } catch (Failure failure) {
      boolean alone =
          switch (failure.exit()) {
            case REFUSED, NOT_FOUND, NOT_ALLOWED -> true;
            case UNREACHABLE -> ++unreachable < MOST_UNREACHABLE;
            default -> false;
          };
      if (!alone) {
        throw failure;
      }
      again.add(opportunityId);
      problems.add(SyncHires.Problem.of(failure, book.byOpportunity(opportunityId).map(Hire::id)));
    }
  }

  private void notice(Opportunity opportunity) {
    Optional<Hire> known = book.byOpportunity(opportunity.id());
    switch (refresh.standing(opportunity)) {
      case LeverRefresh.Standing.NotHired not ->
          known.ifPresent(hire -> count(refresh.undone(hire)));
      case LeverRefresh.Standing.Undated undated -> throw undated(opportunity.id());
      case LeverRefresh.Standing.Hired hired -> noticeHired(opportunity, known, hired.at());
    }
  }

  private void noticeHired(Opportunity opportunity, Optional<Hire> known, Instant hiredAt) {
    if (known.isPresent()) {
      if (follows(known.get(), hiredAt)) {
        count(refresh.update(known.get(), refresh.facts(opportunity)));
      }
    } else if (!hiredAt.isBefore(window.baseline())) {
      LeverRefresh.Reading reading = refresh.first(opportunity);
      store(reading.facts());
      found++;
      if (!reading.whole()) {
        again.add(opportunity.id());
      }
    }
  }

  /** Neither a hire to store nor a hire undone: it is left as it is and looked for again. */
  private static Failure undated(String opportunityId) {
    return new Failure(
        ExitCode.REFUSED,
        "bad_answer",
        "Lever doesn't say when opportunity "
            + opportunityId
            + " was hired, or not in a way that lvjw can read; it is left as it is",
        "lvjw sync");
  }

  /** Whether what Lever says now still matters: not sent yet, or hired anew. */
  private static boolean follows(Hire hire, Instant hiredAt) {
    return HireState.UNSENT.contains(hire.state())
        || hire.state() == HireState.WITHDRAWN
        || hire.alarm()
        || !hiredAt.equals(hire.facts().hiredAt());
  }

  private void store(LeverFacts facts) {
    workspace
        .database()
        .update(
            session -> {
              Hire hire = book.hires(session).insert(facts, workspace.now());
              book.journal(session, Book.Step.of(hire, "first-seen", "Lever"));
              if (!facts.hiredAt().isBefore(window.news())) {
                notices.announce(session, hire);
              }
            });
  }

  private void gone(String opportunityId) {
    if (seen.add(opportunityId)) {
      book.byOpportunity(opportunityId).ifPresent(hire -> count(refresh.undone(hire)));
    }
  }

  /** Offers of open hires: a change to them shows nowhere else in Lever. */
  private void rereadOffers() {
    for (Assessment open : book.inStates(HireState.UNSENT)) {
      Hire hire = open.hire();
      if (!seen.contains(hire.opportunityId())) {
        isolated(hire.opportunityId(), () -> count(refresh.update(hire, refresh.withOffers(hire))));
      }
    }
  }

  private void count(LeverRefresh.Difference difference) {
    if (!difference.any()) {
      return;
    }
    Hire now = difference.now().hire();
    if (now.state() == HireState.WITHDRAWN || now.alarm()) {
      withdrawn++;
    } else {
      updated++;
    }
  }
}
