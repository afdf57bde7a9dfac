package dev.lvjw.hire;

import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Issue.Severity;
import dev.lvjw.hire.OfferFacts.Signature;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** Names that Justworks keeps lists of; each must be answered, "none" is an answer. */
  private static final Set<FieldName> LISTED =
      Set.of(FieldName.MANAGER, FieldName.DEPARTMENT, FieldName.OFFICE);

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
      fields.put(name, matched(name, value(hire, name), hire.checks()));
    }
    List<Duplicate> duplicates = new ArrayList<>(hire.checks().duplicates());
    for (Hire other : alike) {
      duplicates.add(
          new Duplicate(
              Duplicate.Kind.HIRE, other.id(), other.facts().name(), true, signals(hire, other)));
    }
    return new Assessment(
        hire,
        fields,
        issues(hire, fields, duplicates),
        List.copyOf(duplicates),
        changes(hire, fields));
  }

  /**
   * Stored hires are found by contact or by e-mail; where the contact differs, it was the e-mail.
   */
  private static List<Duplicate.Signal> signals(Hire hire, Hire other) {
    Optional<String> contact = hire.facts().contactId();
    return contact.isPresent() && contact.equals(other.facts().contactId())
        ? List.of(Duplicate.Signal.CONTACT)
        : List.of(Duplicate.Signal.EMAIL);
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

  private static boolean required(Hire hire, FieldName name) {
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

  private static List<Issue> issues(
      Hire hire, Map<FieldName, Field> fields, List<Duplicate> duplicates) {
    List<Issue> issues = new ArrayList<>();
    boolean workEmail =
        fields.getOrDefault(FieldName.WORK_EMAIL, Field.absent()).value().isPresent();
    fields.forEach(
        (name, field) -> fieldIssue(hire, name, field, workEmail).ifPresent(issues::add));
    payPeriod(hire).ifPresent(issues::add);
    offerIssue(hire).ifPresent(issues::add);
    duplicateIssue(hire, duplicates).ifPresent(issues::add);
    hire.refusal()
        .ifPresent(
            why ->
                issues.add(
                    Issue.block("refused", why + "; correct it and approve the review again")));
    if (hire.checks().at().isEmpty() && HireState.UNSENT.contains(hire.state())) {
      issues.add(
          Issue.warn(
              "unchecked",
              "names and duplicates were not checked against Justworks: no access to its API"));
    }
    if (hire.alarm()) {
      issues.add(
          Issue.warn(
              "undone-after-invite",
              "the hire was undone in Lever after it was sent; tell whoever can stop it in"
                  + " Justworks"));
    }
    return List.copyOf(issues);
  }

  private static Optional<Issue> fieldIssue(
      Hire hire, FieldName name, Field field, boolean hasWorkEmail) {
    String message = field.message().orElse(name.label() + " is missing");
    return switch (field.status()) {
      case OK, EDITED -> field.message().map(note -> Issue.warn(name, "look", named(name, note)));
      case INVALID -> Optional.of(invalid(name, field, required(hire, name), message));
      case UNMATCHED -> Optional.of(Issue.block(name, "unmatched", message));
      case MISSING -> {
        boolean otherEmail = name == FieldName.HOME_EMAIL && hasWorkEmail;
        yield required(hire, name) && !otherEmail
            ? Optional.of(Issue.block(name, "missing", named(name, message)))
            : Optional.empty();
      }
    };
  }

  /** Pay of who needs none given is left out where it can't be read; a wrong one never travels. */
  private static Issue invalid(FieldName name, Field field, boolean required, String message) {
    if (field.currency().filter(code -> !code.equals("USD")).isPresent()) {
      return Issue.block(name, "currency", message);
    }
    String said = named(name, message);
    return required || field.value().isPresent()
        ? Issue.block(name, "invalid", said)
        : Issue.warn(name, "invalid", said + "; not required, so it is left out");
  }

  /** A sentence that says which field it is about. */
  private static String named(FieldName name, String sentence) {
    return sentence.startsWith(name.label()) ? sentence : name.label() + ": " + sentence;
  }

  /** An amount that Lever gives per month is not an amount per year, whoever mends the type. */
  private static Optional<Issue> payPeriod(Hire hire) {
    if (!hire.edits().containsKey(FieldName.EARNINGS_TYPE)
        || hire.edits().containsKey(FieldName.COMPENSATION_AMOUNT)) {
      return Optional.empty();
    }
    return hire.facts().facts().stream()
        .filter(fact -> fact.field() == FieldName.EARNINGS_TYPE)
        .findFirst()
        .filter(
            fact ->
                !(Spelling.ofLever(fact) instanceof Reading.Read read)
                    || !read.value().equals(hire.edits().get(FieldName.EARNINGS_TYPE)))
        .map(
            fact ->
                Issue.block(
                    FieldName.COMPENSATION_AMOUNT,
                    "pay-period",
                    "the amount in Lever is "
                        + fact.raw()
                        + "; say the amount that goes with the new type: --set"
                        + " compensationAmount=AMOUNT"));
  }

  private static Optional<Issue> offerIssue(Hire hire) {
    if (hire.decisions().acceptUnsigned()) {
      return Optional.empty();
    }
    return hire.facts()
        .offer()
        .map(
            offer ->
                switch (offer.signature()) {
                  case SIGNED -> Optional.<Issue>empty();
                  case UNPROVED ->
                      Optional.of(
                          Issue.block(
                              "signature-unproved",
                              "the offer was sent outside Lever and only a signed document proves"
                                  + " it; look at it, then --accept-unsigned"));
                  case UNSIGNED ->
                      Optional.of(
                          Issue.block(
                              "offer-unsigned",
                              "the offer is not signed (Lever says "
                                  + offer.status()
                                  + "); wait for the signature, or --accept-unsigned"));
                })
        .orElseGet(
            () ->
                Optional.of(
                    Issue.block(
                        "offer-missing",
                        "there is no offer in Lever; make one there, or give the values yourself"
                            + " and --accept-unsigned")));
  }

  private static Optional<Issue> duplicateIssue(Hire hire, List<Duplicate> duplicates) {
    if (duplicates.isEmpty() || !HireState.UNSENT.contains(hire.state())) {
      return Optional.empty();
    }
    Optional<DuplicateDecision> decision = hire.decisions().duplicate();
    boolean decided =
        decision
            .map(
                d ->
                    switch (d) {
                      case DuplicateDecision.NewPerson(Set<String> others) ->
                          duplicates.stream().allMatch(one -> others.contains(one.id()));
                      case DuplicateDecision.Rehire(String member) ->
                          duplicates.stream().anyMatch(one -> one.isMember(member));
                    })
            .orElse(false);
    if (decided) {
      return Optional.empty();
    }
    Duplicate first =
        duplicates.stream().max(Comparator.comparingInt(d -> d.signals().size())).orElseThrow();
    String who =
        switch (first.kind()) {
          case MEMBER ->
              (first.active() ? "an active member" : "a terminated member") + " of Justworks";
          case HIRE ->
              "another hire ("
                  + first.id()
                  + (first.signals().contains(Duplicate.Signal.CONTACT)
                      ? ") of the same Lever contact"
                      : ") with the same e-mail");
        };
    String how =
        first.signals().size() > 1
            ? "looks like the same person as "
            : "may be the same person as ";
    String code = first.kind() == Duplicate.Kind.MEMBER && !first.active() ? "rehire" : "duplicate";
    String rehire = first.kind() == Duplicate.Kind.MEMBER ? " or --rehire " + first.id() : "";
    return Optional.of(
        Issue.block(code, how + who + "; decide: dismiss the hire, --new-person" + rehire));
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
