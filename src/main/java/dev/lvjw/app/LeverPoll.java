package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.http.Refused;
import dev.lvjw.lever.LeverGateway;
import dev.lvjw.lever.Opportunity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
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

  /** A hire open for longer than this has its offers read once a day only. */
  private static final Duration LONG_OPEN = Duration.ofDays(30);

  private final Workspace workspace;
  private final Book book;
  private final LeverGateway lever;
  private final KnownObjects known;
  private final LeverRefresh refresh;
  private final HireNotices notices;
  private final Window window;
  private final Progress progress;
  private final Set<String> seen = new HashSet<>();
  private final List<SyncHires.Problem> problems = new ArrayList<>();
  private final List<String> notShown = new ArrayList<>();
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
   * @param longOpen whether the offers of hires that are open for long are read again, too
   * @param everything whether every stored hire is read, and nothing that is remembered counts
   */
  record Window(
      Instant baseline, Instant since, Instant news, boolean longOpen, boolean everything) {}

  LeverPoll(Workspace workspace, Window window, Progress progress) {
    this.workspace = workspace;
    this.book = new Book(workspace);
    this.lever = workspace.lever();
    this.known = new KnownObjects(workspace, window.everything());
    this.refresh = new LeverRefresh(workspace, known);
    this.notices = new HireNotices(workspace);
    this.window = window;
    this.progress = progress;
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
    return Stream.concat(refresh.unread().stream(), notShown.stream()).toList();
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
    try (Stream<String> deleted = lever.deletedSince(window.since(), confidential)) {
      deleted.forEach(this::gone);
    }
    for (String id : hints) {
      if (!seen.contains(id)) {
        isolated(id, () -> hinted(id));
      }
    }
    if (window.everything()) {
      rereadAll();
    }
    rereadOffers();
    known.forgetOld();
  }

  private void consider(Opportunity opportunity) {
    if (seen.add(opportunity.id())) {
      isolated(opportunity.id(), () -> notice(opportunity));
      progress.at(
          "Lever: "
              + seen.size()
              + (seen.size() == 1 ? " opportunity" : " opportunities")
              + " looked at, "
              + found
              + " new");
    }
  }

  /** A stranger that no list shows and that Lever clearly doesn't hand out is nobody's business. */
  private void hinted(String id) {
    Optional<Opportunity> found;
    try {
      found = lever.opportunity(id);
    } catch (Failure failure) {
      boolean clearNo = failure instanceof Refused || failure.exit() == ExitCode.NOT_ALLOWED;
      if (!clearNo || book.byOpportunity(id).isPresent()) {
        throw failure;
      }
      notShown.add(failure.message());
      return;
    }
    found.ifPresent(this::consider);
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
    Optional<Hire> stored = book.byOpportunity(opportunity.id());
    switch (refresh.standing(opportunity)) {
      case LeverRefresh.Standing.NotHired(String how) ->
          stored.ifPresent(hire -> count(refresh.undone(hire, how)));
      case LeverRefresh.Standing.Unclear(String what) -> throw unclear(opportunity.id(), what);
      case LeverRefresh.Standing.Hired hired -> noticeHired(opportunity, stored, hired.at());
    }
  }

  private void noticeHired(Opportunity opportunity, Optional<Hire> stored, Instant hiredAt) {
    if (stored.isPresent()) {
      if (follows(stored.get(), hiredAt)) {
        count(refresh.update(stored.get(), refresh.facts(opportunity)));
      }
      return;
    }
    Instant appeared = appeared(opportunity, hiredAt);
    if (!appeared.isBefore(window.baseline())) {
      LeverRefresh.Reading reading = refresh.first(opportunity);
      store(reading.facts(), appeared);
      found++;
      if (!reading.whole()) {
        again.add(opportunity.id());
      }
    }
  }

  /**
   * When the hire can first have been seen: one that was brought into Lever later is back-dated.
   */
  private static Instant appeared(Opportunity opportunity, Instant hiredAt) {
    return opportunity.createdAt().filter(at -> at.isAfter(hiredAt)).orElse(hiredAt);
  }

  /** Neither a hire to store nor a hire undone: it is left as it is and looked for again. */
  private static Failure unclear(String opportunityId, String what) {
    return new Failure(
        ExitCode.REFUSED,
        "bad_answer",
        "Lever doesn't say of opportunity "
            + opportunityId
            + " "
            + what
            + ", or not in a way that lvjw can read; it is left as it is",
        "lvjw sync");
  }

  /** Whether what Lever says now still matters: not sent yet, or hired anew. */
  private static boolean follows(Hire hire, Instant hiredAt) {
    return HireState.UNSENT.contains(hire.state())
        || hire.state() == HireState.WITHDRAWN
        || hire.alarm()
        || !hiredAt.equals(hire.facts().hiredAt());
  }

  private void store(LeverFacts facts, Instant appeared) {
    workspace
        .database()
        .update(
            session -> {
              Hire hire = book.hires(session).insert(facts, workspace.now());
              book.journal(session, Book.Step.of(hire, "first-seen", "Lever"));
              if (!appeared.isBefore(window.news())) {
                notices.announce(session, hire);
              }
            });
  }

  private void gone(String opportunityId) {
    if (seen.add(opportunityId)) {
      book.byOpportunity(opportunityId).ifPresent(hire -> count(refresh.undone(hire, "deleted")));
    }
  }

  /** Stored hires that no list showed. Lever not showing one doesn't make it undone. */
  private void rereadAll() {
    for (Hire hire : book.hires(EnumSet.complementOf(EnumSet.of(HireState.WITHDRAWN)))) {
      String id = hire.opportunityId();
      if (!seen.contains(id)) {
        isolated(
            id,
            () ->
                lever
                    .opportunity(id)
                    .ifPresentOrElse(
                        this::consider,
                        () ->
                            notShown.add(
                                "Lever doesn't show the opportunity of hire "
                                    + hire.id()
                                    + "; it is left as it is")));
      }
    }
  }

  /** Offers of open hires: a change to them shows nowhere else in Lever. */
  private void rereadOffers() {
    Instant longOpen = workspace.now().minus(LONG_OPEN);
    List<Hire> due =
        book.hires(HireState.UNSENT).stream()
            .filter(hire -> !seen.contains(hire.opportunityId()))
            .filter(hire -> window.longOpen() || !hire.facts().hiredAt().isBefore(longOpen))
            .toList();
    for (int i = 0; i < due.size(); i++) {
      Hire hire = due.get(i);
      progress.at("Lever: offers of open hires, " + (i + 1) + " of " + due.size());
      isolated(hire.opportunityId(), () -> count(refresh.update(hire, refresh.withOffers(hire))));
    }
  }

  private void count(LeverRefresh.Difference difference) {
    Hire now = difference.now().hire();
    if (now.state() == HireState.INVITING) {
      // Nothing is changed while its invitation is on its way: what Lever says counts afterwards.
      again.add(now.opportunityId());
    }
    if (!difference.any()) {
      return;
    }
    if (now.state() == HireState.WITHDRAWN || now.alarm()) {
      withdrawn++;
    } else {
      updated++;
    }
  }
}
