package dev.lvjw.hire;

import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.OfferFacts.Signature;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The thirteen values of a hire: what a person gave, else what Lever says. */
final class Values {
  /** These come only from a signed offer (the asterisks of the flow). */
  private static final Set<FieldName> SIGNED_ONLY = Set.of(FieldName.MANAGER, FieldName.START_DATE);

  private static final Set<FieldName> PAY =
      Set.of(FieldName.COMPENSATION_AMOUNT, FieldName.EARNINGS_TYPE, FieldName.EXEMPTION_STATUS);

  private final Hire hire;

  Values(Hire hire) {
    this.hire = hire;
  }

  /** A value as it would be sent, in Justworks' spelling where that is known. */
  Field of(FieldName name) {
    return matched(name, unmatched(name), hire.checks());
  }

  private Field unmatched(FieldName name) {
    String edit = hire.edits().get(name);
    if (edit != null) {
      Field edited = Field.ok(edit, Source.PERSON);
      return name == FieldName.COMPENSATION_AMOUNT ? edited.in("USD") : edited;
    }
    List<Fact> facts =
        hire.facts().facts().stream()
            .filter(fact -> fact.field() == name)
            .filter(this::usable)
            .toList();
    if (facts.isEmpty()) {
      return required(name) ? Field.missing(whyMissing(name)) : Field.absent();
    }
    Fact best = facts.get(0);
    if (name == FieldName.HOME_EMAIL && addresses(facts) > 1) {
      return Field.missing(
          "Lever has "
              + addresses(facts)
              + " e-mail addresses; choose one with --set homeEmail=ADDRESS");
    }
    if (best.qualifier().equals(Fact.UNKNOWN_USER)) {
      return Field.missing(
          "Lever names a user whom it doesn't show; say who it is with --set manager=NAME");
    }
    return switch (Spelling.ofLever(best)) {
      // A name that can't be split says nothing wrong; what is missing is which part is which.
      case Reading.Refused(String why) when best.qualifier().equals(Fact.WHOLE_NAME) ->
          Field.missing(why);
      case Reading.Refused(String why) -> Field.invalid(best.source(), why);
      case Reading.Read(String value, Optional<String> note) -> {
        Field read = Field.ok(value, best.source());
        Field noted = note.map(read::noting).orElse(read);
        yield name == FieldName.COMPENSATION_AMOUNT ? inCurrency(noted, best) : noted;
      }
    };
  }

  private boolean usable(Fact fact) {
    return !SIGNED_ONLY.contains(fact.field())
        || hire.decisions().acceptUnsigned()
        || hire.facts().offer().filter(offer -> offer.signature() == Signature.SIGNED).isPresent();
  }

  /** How many different addresses the best source has; several mean that a person must choose. */
  private static long addresses(List<Fact> emails) {
    Source best = emails.get(0).source();
    return emails.stream()
        .filter(fact -> fact.source() == best)
        .map(fact -> Text.squeeze(fact.raw()).toLowerCase(Locale.ROOT))
        .distinct()
        .count();
  }

  private static Field inCurrency(Field amount, Fact fact) {
    if (fact.qualifier().isEmpty()) {
      return amount.with(
          FieldStatus.INVALID,
          "Lever doesn't say in which currency; confirm it in US dollars with --set"
              + " compensationAmount=AMOUNT");
    }
    Field stated = amount.in(fact.qualifier());
    return fact.qualifier().equals("USD")
        ? stated
        : stated.with(
            FieldStatus.INVALID,
            "pay is in "
                + fact.qualifier()
                + "; Justworks wants US dollars: --set compensationAmount=AMOUNT");
  }

  private static Field matched(FieldName name, Field field, Checks checks) {
    Match match = checks.matches().get(name);
    if (match == null || !field.value().filter(match.asked()::equals).isPresent()) {
      return field;
    }
    return match
        .found()
        .map(field::valued)
        .orElseGet(
            () ->
                field.with(
                    FieldStatus.UNMATCHED,
                    "Justworks has no such "
                        + name.label().toLowerCase(Locale.ROOT)
                        + (match.suggestions().isEmpty()
                            ? ""
                            : "; close: " + String.join(", ", match.suggestions()))));
  }

  /** Whether nothing can be sent without it. */
  boolean required(FieldName name) {
    if (PAY.contains(name)) {
      return w2();
    }
    return name != FieldName.WORK_EMAIL && name != FieldName.TITLE;
  }

  /** Until the member type is known, what a W-2 employee needs is asked for. */
  private boolean w2() {
    return unmatched(FieldName.MEMBER_TYPE)
        .value()
        .flatMap(MemberType::ofLabel)
        .map(MemberType::w2)
        .orElse(true);
  }

  private String whyMissing(FieldName name) {
    boolean waitsForSignature =
        SIGNED_ONLY.contains(name)
            && hire.facts().offer().isPresent()
            && hire.facts().facts().stream().anyMatch(fact -> fact.field() == name);
    if (waitsForSignature) {
      return "taken only from a signed offer; wait for the signature, or --accept-unsigned";
    }
    String set = "--set " + name.key() + "=";
    return switch (name) {
      case EXEMPTION_STATUS -> "never inferred; say it with " + set + "exempt or non-exempt";
      case MANAGER, DEPARTMENT, OFFICE ->
          "not in Lever; say it with " + set + "NAME, or " + set + "none";
      case MEMBER_TYPE ->
          "not in Lever; say it with " + set + "TYPE (" + MemberType.FULL_TIME.label() + ", …)";
      default -> "not in Lever; say it with " + set + "VALUE";
    };
  }
}
