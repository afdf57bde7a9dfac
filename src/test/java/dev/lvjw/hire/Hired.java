package dev.lvjw.hire;

import dev.lvjw.hire.OfferFacts.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Hires to try the domain on: complete and signed, changed where a test needs it. */
final class Hired {
  static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

  /** 2026-04-01, midnight UTC. */
  static final String APRIL = "1775001600000";

  /** On the day of the hire, by the mapping that lvjw brings. */
  static final Basis BASIS = new Basis(Mapping.DEFAULT, LocalDate.ofInstant(AT, ZoneOffset.UTC));

  private Hired() {}

  /** Nothing is missing: a full-time employee with a signed offer in US dollars. */
  static LeverFacts complete() {
    return facts(
        Signature.SIGNED,
        offer(FieldName.MEMBER_TYPE, "Employee - Full Time"),
        new Fact(FieldName.COMPENSATION_AMOUNT, Source.OFFER, "98000", "USD"),
        offer(FieldName.EARNINGS_TYPE, "per-year-salary"),
        offer(FieldName.EXEMPTION_STATUS, "exempt"),
        whole(FieldName.FIRST_NAME, "Ada Lovelace"),
        whole(FieldName.LAST_NAME, "Ada Lovelace"),
        offer(FieldName.TITLE, "Engineer"),
        new Fact(FieldName.MANAGER, Source.OFFER, "Grace Hopper", "grace@example.test"),
        Fact.of(FieldName.DEPARTMENT, Source.POSTING, "Engineering"),
        Fact.of(FieldName.OFFICE, Source.POSTING, "New York"),
        offer(FieldName.START_DATE, APRIL),
        Fact.of(FieldName.HOME_EMAIL, Source.OPPORTUNITY, "ada@example.test"));
  }

  static LeverFacts facts(Signature signature, Fact... facts) {
    return new LeverFacts(
        "opportunity-1",
        Optional.of("contact-1"),
        "Ada Lovelace",
        AT,
        Optional.of(
            new OfferFacts(
                "offer-1", signature.name().toLowerCase(Locale.ROOT), signature, Job.NONE)),
        List.of(facts),
        List.of(),
        Job.NONE);
  }

  static Fact offer(FieldName field, String raw) {
    return Fact.of(field, Source.OFFER, raw);
  }

  static Fact whole(FieldName field, String name) {
    return new Fact(field, Source.OPPORTUNITY, name, Fact.WHOLE_NAME);
  }

  static Hire hire(LeverFacts facts) {
    return Hire.firstSeen("opportun", facts, AT);
  }

  static Hire ready() {
    return hire(complete());
  }

  /** The complete hire with one field's facts replaced by these. */
  static Hire with(FieldName field, Fact... instead) {
    return changed(
        facts -> {
          List<Fact> all = new ArrayList<>(facts);
          all.removeIf(fact -> fact.field() == field);
          all.addAll(List.of(instead));
          return all;
        });
  }

  static Hire without(FieldName field) {
    return with(field);
  }

  private static Hire changed(UnaryOperator<List<Fact>> change) {
    LeverFacts complete = complete();
    return hire(
        new LeverFacts(
            complete.opportunityId(),
            complete.contactId(),
            complete.name(),
            complete.hiredAt(),
            complete.offer(),
            change.apply(complete.facts()),
            complete.named(),
            Job.NONE));
  }

  /** The complete hire with its offer signed otherwise, or without one. */
  static Hire signed(Optional<Signature> signature) {
    LeverFacts complete = complete();
    return hire(
        new LeverFacts(
            complete.opportunityId(),
            complete.contactId(),
            complete.name(),
            complete.hiredAt(),
            signature.map(s -> new OfferFacts("offer-1", "sent", s, Job.NONE)),
            complete.facts(),
            complete.named(),
            Job.NONE));
  }

  /** What blocks the hire, as field and code. */
  static List<String> blocks(Hire hire) {
    return said(Assessment.of(hire, List.of(), Hired.BASIS), Issue.Severity.BLOCK);
  }

  static List<String> warnings(Hire hire) {
    return said(Assessment.of(hire, List.of(), Hired.BASIS), Issue.Severity.WARN);
  }

  static List<String> said(Assessment assessed, Issue.Severity severity) {
    return assessed.issues().stream()
        .filter(issue -> issue.severity() == severity)
        .map(issue -> issue.field().map(f -> f.key() + " ").orElse("") + issue.code())
        .toList();
  }

  static Field field(Hire hire, FieldName name) {
    return Assessment.of(hire, List.of(), Hired.BASIS).field(name);
  }
}
