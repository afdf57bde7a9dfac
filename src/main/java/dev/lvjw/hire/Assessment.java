package dev.lvjw.hire;

import dev.lvjw.hire.Issue.Severity;
import dev.lvjw.hire.OfferFacts.Signature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from what is known of a hire: its thirteen values, what stands in the way, and
 * whether it is ready to be sent. Pure: the same hire gives the same assessment.
 *
 * @param fields all thirteen, in the order of Justworks' form
 * @param duplicates members, and stored hires of the same Lever contact, who may be this person
 * @param changes what Lever changed since the last approval
 */
public record Assessment(
    Hire hire,
    Map<FieldName, Field> fields,
    List<Issue> issues,
    List<Duplicate> duplicates,
    List<Change> changes) {

  /** These come only from a signed offer (the asterisks of the flow). */
  private static final Set<FieldName> SIGNED_ONLY = Set.of(FieldName.MANAGER, FieldName.START_DATE);

  private static final Set<FieldName> PAY =
      Set.of(FieldName.COMPENSATION_AMOUNT, FieldName.EARNINGS_TYPE, FieldName.EXEMPTION_STATUS);

  /**
   * Assesses a hire.
   *
   * @param alike other stored hires of the same Lever contact or with the same home e-mail that are
   *     not set aside
   */
  public static Assessment of(Hire hire, List<Hire> alike) {
    Map<FieldName, Field> fields = new EnumMap<>(FieldName.class);
    for (FieldName name : FieldName.values()) {
      fields.put(name, MatchedName.on(name, value(hire, name), hire.checks()));
    }
    List<Duplicate> duplicates = new ArrayList<>(hire.checks().duplicates());
    for (Hire other : alike) {
      duplicates.add(
          new Duplicate(
              Duplicate.Kind.HIRE,
              other.id(),
              other.facts().name(),
              true,
              Likeness.of(hire).to(other)));
    }
    return new Assessment(
        hire,
        fields,
        Readiness.issues(hire, fields, duplicates),
        List.copyOf(duplicates),
        changes(hire, fields));
  }

  public Field field(FieldName name) {
    return Objects.requireNonNull(fields.get(name), "all thirteen are there");
  }

  /** Whether nothing stands in the way of an invitation. */
  public boolean ready() {
    return blockers().isEmpty();
  }

  /** What stands in the way of an invitation. */
  public List<Issue> blockers() {
    return issues.stream().filter(issue -> issue.severity() == Severity.BLOCK).toList();
  }

  /** The same in words that name nobody: fields and codes. */
  public List<String> blockerCodes() {
    return blockers().stream()
        .map(issue -> issue.field().map(f -> f.key() + " ").orElse("") + issue.code())
        .toList();
  }

  /** First and last name where both are known, else the name Lever gives. */
  public String fullName() {
    Optional<String> first = field(FieldName.FIRST_NAME).value();
    Optional<String> last = field(FieldName.LAST_NAME).value();
    return first.isPresent() && last.isPresent()
        ? first.get() + " " + last.get()
        : hire.facts().name();
  }

  /** The values as they stand, by field; fields without one are left out. */
  public Map<FieldName, String> values() {
    Map<FieldName, String> values = new EnumMap<>(FieldName.class);
    fields.forEach((name, field) -> field.value().ifPresent(value -> values.put(name, value)));
    return values;
  }

  private static Field value(Hire hire, FieldName name) {
    String edit = hire.edits().get(name);
    if (edit != null) {
      Field edited = Field.ok(edit, Source.PERSON);
      return name == FieldName.COMPENSATION_AMOUNT ? edited.in("USD") : edited;
    }
    List<Fact> facts =
        hire.facts().facts().stream()
            .filter(fact -> fact.field() == name)
            .filter(fact -> usable(hire, fact))
            .toList();
    if (facts.isEmpty()) {
      return required(hire, name) ? Field.missing(whyMissing(hire, name)) : Field.absent();
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
      case Reading.Refused(String why)
          when best.qualifier().equals(Fact.WHOLE_NAME) && Text.hidden(best.raw()).isEmpty() ->
          Field.missing(why);
      case Reading.Refused(String why) -> Field.invalid(best.source(), why);
      case Reading.Read(String value, Optional<String> note) -> {
        Field read = Field.ok(value, best.source());
        Field noted = note.map(read::noting).orElse(read);
        yield name == FieldName.COMPENSATION_AMOUNT ? inCurrency(noted, best) : noted;
      }
    };
  }

  private static boolean usable(Hire hire, Fact fact) {
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

  static boolean required(Hire hire, FieldName name) {
    if (PAY.contains(name)) {
      return w2(hire);
    }
    return name != FieldName.WORK_EMAIL && name != FieldName.TITLE;
  }

  /** Until the member type is known, what a W-2 employee needs is asked for. */
  private static boolean w2(Hire hire) {
    return value(hire, FieldName.MEMBER_TYPE)
        .value()
        .flatMap(MemberType::ofLabel)
        .map(MemberType::w2)
        .orElse(true);
  }

  private static String whyMissing(Hire hire, FieldName name) {
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

  private static List<Change> changes(Hire hire, Map<FieldName, Field> fields) {
    return hire.review()
        .map(
            review -> {
              List<Change> changes = new ArrayList<>();
              fields.forEach(
                  (name, field) -> {
                    Optional<String> was = Optional.ofNullable(review.values().get(name));
                    if (!hire.edits().containsKey(name) && !was.equals(field.value())) {
                      changes.add(new Change(name, was, field.value()));
                    }
                  });
              return List.copyOf(changes);
            })
        .orElse(List.of());
  }
}
