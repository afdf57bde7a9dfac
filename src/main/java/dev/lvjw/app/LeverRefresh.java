package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.Mapping;
import dev.lvjw.http.Refused;
import dev.lvjw.lever.ArchiveReason;
import dev.lvjw.lever.Archived;
import dev.lvjw.lever.FactReader;
import dev.lvjw.lever.LeverGateway;
import dev.lvjw.lever.Offer;
import dev.lvjw.lever.Opportunity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads hires from Lever and brings the stored ones up to date. */
final class LeverRefresh {
  private static final String HIRED_AGAIN = "hired-again";

  private final Book book;
  private final LeverGateway lever;
  private final Mapping mapping;
  private final boolean confidential;
  private final Set<String> hiredReasons;
  private final KnownObjects known;
  private final List<String> unread = new ArrayList<>();
  private final HireNotices notices;

  /** One that asks Lever for everything anew, for what is about to be sent. */
  LeverRefresh(Workspace workspace) {
    this(workspace, new KnownObjects(workspace, true));
  }

  /**
   * @throws Failure (refused) when Lever names no archive reason of type hired: then nothing could
   *     be told apart, and every hire would look undone
   */
  LeverRefresh(Workspace workspace, KnownObjects known) {
    this.known = known;
    this.book = new Book(workspace);
    this.notices = new HireNotices(workspace);
    this.lever = workspace.lever();
    this.mapping = workspace.basis().mapping();
    this.confidential = new LeverScopes(workspace).confidential();
    this.hiredReasons =
        lever.hiredReasons().stream().map(ArchiveReason::id).collect(Collectors.toSet());
    if (hiredReasons.isEmpty()) {
      throw new Failure(
          ExitCode.REFUSED,
          "no_hired_reason",
          "Lever names no archive reason of type hired: no hire can be told from a rejection",
          "look in Lever: Settings > Archive reasons");
    }
  }

  Set<String> hiredReasons() {
    return hiredReasons;
  }

  /** What could not be read of a hire that was read otherwise. */
  List<String> unread() {
    return Stream.concat(unread.stream(), known.unread().stream()).toList();
  }

  /** Whether an opportunity is hired. */
  sealed interface Standing {
    /** Archived at this moment for a reason of type hired. */
    record Hired(Instant at) implements Standing {}

    /**
     * Archived, but Lever doesn't say why, or hired and it doesn't say when, in a way that can be
     * read: nothing to act on.
     *
     * @param what isn't said
     */
    record Unclear(String what) implements Standing {}

    /** Open, archived for another reason, or deleted. */
    record NotHired(String how) implements Standing {}
  }

  Standing standing(Opportunity opportunity) {
    if (opportunity.deletedAt().isPresent()) {
      return new Standing.NotHired("deleted");
    }
    return opportunity
        .archived()
        .map(this::standing)
        .orElseGet(() -> new Standing.NotHired("active"));
  }

  private Standing standing(Archived archived) {
    if (archived.reason().isEmpty()) {
      return new Standing.Unclear("why it is archived");
    }
    if (!hiredReasons.contains(archived.reason().get())) {
      return new Standing.NotHired("archived for another reason");
    }
    return archived
        .archivedAt()
        .<Standing>map(Standing.Hired::new)
        .orElseGet(() -> new Standing.Unclear("when it was hired"));
  }

  /**
   * What Lever says about a hired opportunity.
   *
   * @param whole whether all of it could be read
   */
  record Reading(LeverFacts facts, boolean whole) {}

  /**
   * Everything Lever says about an opportunity that isn't stored yet: what only adds to a hire must
   * not keep it from being noticed, so what can't be read is a gap.
   */
  Reading first(Opportunity opportunity) {
    List<Offer> offers = lever.offers(opportunity.id());
    try {
      return new Reading(facts(opportunity, offers), true);
    } catch (Failure failure) {
      if (!unreadable(failure)) {
        throw failure;
      }
      unread.add(failure.message());
      return new Reading(
          FactReader.read(
              opportunity,
              offers,
              Optional.empty(),
              Optional.empty(),
              id -> Optional.empty(),
              mapping),
          false);
    }
  }

  /**
   * Everything Lever says about a hired opportunity.
   *
   * @throws Failure also where a posting, requisition or user is answered in a way that can't be
   *     read: what is stored is better than a gap
   */
  LeverFacts facts(Opportunity opportunity) {
    return facts(opportunity, lever.offers(opportunity.id()));
  }

  private LeverFacts facts(Opportunity opportunity, List<Offer> offers) {
    Job job = FactReader.job(opportunity, offers);
    return FactReader.read(
        opportunity,
        offers,
        job.posting().flatMap(known::posting),
        job.requisition().flatMap(known::requisition),
        known::user,
        mapping);
  }

  /** A stored hire's facts with its offers read again: Lever doesn't date an offer's change. */
  LeverFacts withOffers(Hire hire) {
    return FactReader.withOffers(
        hire.facts(),
        lever.offers(hire.opportunityId()),
        known::posting,
        known::requisition,
        known::user,
        mapping);
  }

  /** An answer that came and says nothing that can be read, not even no. */
  private static boolean unreadable(Failure failure) {
    return failure.exit() == ExitCode.REFUSED && !(failure instanceof Refused);
  }

  /** What reading a stored hire again showed. */
  sealed interface Again {
    /** How it stands now, the store brought up to date. */
    record Read(Assessment now) implements Again {}

    /** Lever doesn't show it; that alone doesn't make it undone. */
    record NotShown() implements Again {}

    /** As {@link Standing.Unclear}; the store is left as it was. */
    record Unclear(String what) implements Again {}
  }

  /** Reads one stored hire again, right before it is sent. */
  Again again(Hire hire) {
    return lever
        .opportunity(hire.opportunityId())
        .map(opportunity -> again(hire, opportunity))
        .orElseGet(
            () ->
                deleted(hire)
                    ? new Again.Read(undone(hire, "deleted").now())
                    : new Again.NotShown());
  }

  private boolean deleted(Hire hire) {
    try (Stream<String> since = lever.deletedSince(hire.facts().hiredAt(), confidential)) {
      return since.anyMatch(hire.opportunityId()::equals);
    }
  }

  private Again again(Hire hire, Opportunity opportunity) {
    return switch (standing(opportunity)) {
      case Standing.Hired hired -> new Again.Read(update(hire, facts(opportunity)).now());
      case Standing.NotHired(String how) -> new Again.Read(undone(hire, how).now());
      case Standing.Unclear(String what) -> new Again.Unclear(what);
    };
  }

  /** How a stored hire stood before and stands now. */
  record Difference(Assessment before, Assessment now) {
    boolean any() {
      return !before.hire().equals(now.hire());
    }
  }

  /**
   * What Lever says now: values that no person had set may send a reviewed hire back, and another
   * moment of the hire makes it a new one.
   */
  Difference update(Hire hire, LeverFacts facts) {
    Assessment[] before = new Assessment[1];
    Assessment now =
        book.change(
            hire.opportunityId(),
            found -> {
              before[0] = found;
              return updated(found, facts);
            },
            (session, step) -> {
              if (step.action().equals(HIRED_AGAIN)) {
                notices.hiredAgain(session, step.hire());
              }
            });
    return new Difference(before[0], now);
  }

  private static Optional<Book.Step> updated(Assessment found, LeverFacts facts) {
    Hire hire = found.hire();
    boolean anew = !facts.hiredAt().equals(hire.facts().hiredAt());
    return switch (hire.state()) {
      // Undone and hired again, perhaps between two looks: a new hire of the same opportunity.
      case PENDING, REVIEWED, DISMISSED ->
          anew ? startedOver(hire, facts) : refreshed(found, facts);
      case WITHDRAWN -> startedOver(hire, facts);
      case INVITED, HANDED_OFF, JOINED ->
          hire.alarm()
              ? Optional.of(
                  Book.Step.of(
                      hire.withFacts(facts).on(HireEvent.HIRED_AGAIN), HIRED_AGAIN, "Lever"))
              : refreshed(found, facts);
      case INVITING -> Optional.empty();
    };
  }

  private static Optional<Book.Step> startedOver(Hire hire, LeverFacts facts) {
    return Optional.of(
        Book.Step.of(hire.startedOver(facts).on(HireEvent.HIRED_AGAIN), HIRED_AGAIN, "Lever"));
  }

  private static Optional<Book.Step> refreshed(Assessment found, LeverFacts facts) {
    if (facts.equals(found.hire().facts())) {
      return Book.sentBack(found, "the values are read otherwise than at the review");
    }
    Hire fresh = found.hire().withFacts(facts);
    Assessment now = Assessment.of(fresh, List.of(), found.basis());
    Set<FieldName> changed = changed(found, now);
    changed.addAll(now.unapproved());
    if (changed.isEmpty()) {
      return Optional.of(Book.Step.of(fresh, "refreshed", "Lever"));
    }
    Hire moved = fresh.allows(HireEvent.CHANGED) ? fresh.on(HireEvent.CHANGED) : fresh;
    return Optional.of(new Book.Step(moved, "changed", changed, Optional.of("Lever")));
  }

  private static Set<FieldName> changed(Assessment before, Assessment after) {
    Set<FieldName> changed = EnumSet.noneOf(FieldName.class);
    for (FieldName field : FieldName.values()) {
      if (!before.field(field).value().equals(after.field(field).value())) {
        changed.add(field);
      }
    }
    return changed;
  }

  /**
   * Undone or deleted in Lever: withdrawn, or an alarm where it was sent already.
   *
   * @param how it stands in Lever instead, for the journal
   */
  Difference undone(Hire hire, String how) {
    Assessment[] before = new Assessment[1];
    Assessment now =
        book.change(
            hire.opportunityId(),
            found -> {
              before[0] = found;
              return found.hire().allows(HireEvent.UNDONE) && !found.hire().alarm()
                  ? Optional.of(
                      Book.Step.of(
                          found.hire().on(HireEvent.UNDONE), "undone-in-lever", "Lever: " + how))
                  : Optional.empty();
            },
            (session, step) -> notices.undone(session, step.hire()));
    return new Difference(before[0], now);
  }
}
