package dev.lvjw.hire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
 */
public record LeverFacts(
    String opportunityId,
    Optional<String> contactId,
    String name,
    Instant hiredAt,
    Optional<OfferFacts> offer,
    List<Fact> facts) {
  public LeverFacts {
    facts = List.copyOf(facts);
  }
}
