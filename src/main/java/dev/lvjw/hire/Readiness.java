package dev.lvjw.hire;

import dev.lvjw.hire.Decisions.DuplicateDecision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands in the way of an invitation, and what a person should know before sending one. */
final class Readiness {
  private Readiness() {}

  /**
   * The issues of a hire.
   *
   * @param values what the fields were read from
   * @param fields all thirteen, in the order of Justworks' form
   * @param duplicates who may be the same person
   * @param today in UTC
   */
  static List<Issue> issues(
      Hire hire,
      Values values,
      Map<FieldName, Field> fields,
      List<Duplicate> duplicates,
      LocalDate today) {
    List<Issue> issues = new ArrayList<>();
    boolean workEmail =
        fields.getOrDefault(FieldName.WORK_EMAIL, Field.absent()).value().isPresent();
    fields.forEach(
        (name, field) ->
            fieldIssue(name, field, values.required(name), workEmail).ifPresent(issues::add));
    if (HireState.UNSENT.contains(hire.state())) {
      issues.addAll(Cautions.of(fields, today));
    }
    payPeriod(hire, values).ifPresent(issues::add);
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
      FieldName name, Field field, boolean required, boolean hasWorkEmail) {
    String message = field.message().orElse(name.label() + " is missing");
    return switch (field.status()) {
      case OK, EDITED -> field.message().map(note -> Issue.warn(name, "look", named(name, note)));
      case INVALID -> Optional.of(invalid(name, field, required, message));
      case UNMATCHED -> Optional.of(Issue.block(name, "unmatched", message));
      case MISSING -> {
        boolean otherEmail = name == FieldName.HOME_EMAIL && hasWorkEmail;
        yield required && !otherEmail
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
  private static Optional<Issue> payPeriod(Hire hire, Values values) {
    if (!hire.edits().containsKey(FieldName.EARNINGS_TYPE)
        || hire.edits().containsKey(FieldName.COMPENSATION_AMOUNT)) {
      return Optional.empty();
    }
    Optional<String> edit = Optional.ofNullable(hire.edits().get(FieldName.EARNINGS_TYPE));
    Found lever = values.inLever(FieldName.EARNINGS_TYPE);
    return lever
        .fact()
        .filter(fact -> !lever.field().value().equals(edit))
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
}
