package dev.lvjw.hire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Lever says about one hired opportunity, gathered from its objects; no rule of Justworks
 * applied.
 *
 * @param opportunityId Lever's id, opaque
 * @param contactId the person behind it, where Lever names one
 * @param name the candidate's name as one string; may be empty
 * @param hiredAt {@code archived.archivedAt}: the moment of the hire
 * @param offer the offer chosen among the opportunity's: signed ones first, then the latest
 * @param facts every value found, the best source of each field first
 * @param named values under Lever's own names, for rules of the mapping that name them
 * @param applied which job the person applied for
 */
public record LeverFacts(
    String opportunityId,
    Optional<String> contactId,
    String name,
    Instant hiredAt,
    Optional<OfferFacts> offer,
    List<Fact> facts,
    List<NamedFact> named,
    Job applied) {
  /** The order of preference: by field, then by source. */
  private static final Comparator<Fact> PREFERENCE =
      Comparator.comparing(Fact::field).thenComparing(Fact::source);

  public LeverFacts {
    facts = facts.stream().sorted(PREFERENCE).toList();
    named = named.stream().sorted(Comparator.comparing(LeverFacts::place)).toList();
  }

  private static String place(NamedFact fact) {
    return fact.origin().source().ordinal() + " " + fact.origin().name();
  }

  /** What Lever says of a field at a place, the best first. */
  List<Fact> at(FieldName field, Origin origin) {
    return origin.alone()
        ? facts.stream()
            .filter(fact -> fact.field() == field && fact.source() == origin.source())
            .toList()
        : named.stream()
            .filter(fact -> fact.origin().same(origin))
            .map(fact -> new Fact(field, origin.source(), fact.raw(), qualifier(field, fact)))
            .toList();
  }

  /** Of use for the fields only whose values can't be understood without it. */
  private static String qualifier(FieldName field, NamedFact fact) {
    return switch (field) {
      case COMPENSATION_AMOUNT, MANAGER, FIRST_NAME, LAST_NAME -> fact.qualifier();
      default -> "";
    };
  }

  /**
   * Which job it is: the posting is the offer's, else the application's; the requisition is that
   * which was hired against, else the offer's.
   */
  public static Job job(Job applied, Optional<OfferFacts> offer) {
    Job offered = offer.map(OfferFacts::job).orElse(Job.NONE);
    return new Job(
        offered.posting().or(applied::posting), applied.requisition().or(offered::requisition));
  }

  /**
   * The same with another reading of some sources.
   *
   * @param again those that the newer facts are from; what they said before counts no more
   */
  public LeverFacts with(
      Optional<OfferFacts> newer,
      Set<Source> again,
      List<Fact> newerFacts,
      List<NamedFact> newerNamed) {
    List<Fact> all = new ArrayList<>(newerFacts);
    facts.stream().filter(fact -> !again.contains(fact.source())).forEach(all::add);
    List<NamedFact> allNamed = new ArrayList<>(newerNamed);
    named.stream().filter(fact -> !again.contains(fact.origin().source())).forEach(allNamed::add);
    return new LeverFacts(opportunityId, contactId, name, hiredAt, newer, all, allNamed, applied);
  }
}
