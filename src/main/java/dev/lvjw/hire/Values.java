package dev.lvjw.hire;

import dev.lvjw.hire.OfferFacts.Signature;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The thirteen values of a hire: what a person gave, else what Lever says by the mapping's rules.
 */
final class Values {
  /** These come only from a signed offer (the asterisks of the flow). */
  private static final Set<FieldName> SIGNED_ONLY = Set.of(FieldName.MANAGER, FieldName.START_DATE);

  private static final Set<FieldName> PAY =
      Set.of(FieldName.COMPENSATION_AMOUNT, FieldName.EARNINGS_TYPE, FieldName.EXEMPTION_STATUS);

  private final Hire hire;
  private final Mapping mapping;
  private final Map<FieldName, Found> lever = new EnumMap<>(FieldName.class);

  Values(Hire hire, Mapping mapping) {
    this.hire = hire;
    this.mapping = mapping;
  }

  /** A value as it would be sent, in Justworks' spelling where that is known. */
  Field of(FieldName name) {
    return MatchedName.on(name, unmatched(name), hire.checks());
  }

  /** The same as if no person had given a value. */
  Found inLever(FieldName name) {
    Found found = found(name);
    return found.with(MatchedName.on(name, found.field(), hire.checks()));
  }

  /** How {@link #of} came to its value. */
  Explanation explain(FieldName name) {
    Explanation how = found(name).how();
    if (hire.edits().containsKey(name)) {
      return new Explanation(how.from(), how.raw(), "a person's value comes before Lever's");
    }
    Field asked = unmatched(name);
    Field sent = of(name);
    return sent.value().equals(asked.value()) ? how : how.and("in Justworks' own spelling");
  }

  private Field unmatched(FieldName name) {
    String edit = hire.edits().get(name);
    if (edit == null) {
      return found(name).field();
    }
    Field edited = Field.ok(edit, Source.PERSON);
    return name == FieldName.COMPENSATION_AMOUNT ? edited.in("USD") : edited;
  }

  private Found found(FieldName name) {
    Found known = lever.get(name);
    if (known == null) {
      known = find(name);
      lever.put(name, known);
    }
    return known;
  }

  private Found find(FieldName name) {
    MappingRule rule = mapping.rule(name);
    for (Origin origin : rule.from()) {
      List<Fact> facts = hire.facts().at(name, origin);
      if (!facts.isEmpty()) {
        return usable(name) ? RuleReader.read(rule, origin, facts) : waiting(origin, facts.get(0));
      }
    }
    return rule.constant()
        .map(value -> Found.nowhere(Field.ok(value, Source.MAPPING), "a constant; " + silent(rule)))
        .orElseGet(
            () ->
                Found.nowhere(
                    required(name) ? Field.missing(notInLever(name)) : Field.absent(),
                    silent(rule)));
  }

  private boolean usable(FieldName name) {
    return !SIGNED_ONLY.contains(name)
        || hire.decisions().acceptUnsigned()
        || hire.facts().offer().filter(offer -> offer.signature() == Signature.SIGNED).isPresent();
  }

  /** Lever isn't silent: no constant takes the place of what will count. */
  private Found waiting(Origin origin, Fact fact) {
    String why = "taken only from a signed offer; wait for the signature, or --accept-unsigned";
    boolean offered = hire.facts().offer().isPresent();
    return Found.at(
            origin,
            fact,
            Field.missing(offered ? why : notInLever(fact.field())),
            "taken only from a signed offer")
        .waiting();
  }

  private static String silent(MappingRule rule) {
    return rule.from().isEmpty()
        ? "Lever isn't looked at"
        : "nothing in Lever at "
            + String.join(", ", rule.from().stream().map(Origin::text).toList());
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

  private static String notInLever(FieldName name) {
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
