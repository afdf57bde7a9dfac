package dev.lvjw.hire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the way of an invitation, and what a person should know before sending one. */
final class Readiness {
  /** Whose addresses nobody has called the home e-mail. */
  private static final Set<Source> NOT_CHOSEN =
      Set.of(Source.APPLICATION, Source.OPPORTUNITY, Source.CONTACT);

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
    otherAddress(hire, fields).ifPresent(issues::add);
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
              hire.checks().listed()
                  ? "duplicates were not checked against Justworks: no access to its API; names"
                      + " were, against your list"
                  : "names and duplicates were not checked against Justworks: no access to its"
                      + " API"));
    }
    if (hire.alarm()) {
      issues.add(
          Issue.warn(
              "undone-after-invite",
              "the hire was undone in Lever after it was or may have been sent; tell whoever can stop it in"
                  + " Justworks"));
    }
    return List.copyOf(issues);
  }

  private static Optional<Issue> fieldIssue(
      FieldName name, Field field, boolean required, boolean hasWorkEmail) {
    String message = field.message().orElse(name.label() + " is missing");
    boolean otherEmail = name == FieldName.HOME_EMAIL && hasWorkEmail;
    return switch (field.status()) {
      case OK, EDITED -> field.message().map(note -> Issue.warn(name, "look", named(name, note)));
      case INVALID -> Optional.of(invalid(name, field, required && !otherEmail, message));
      case UNMATCHED -> Optional.of(Issue.block(name, "unmatched", message));
      case MISSING ->
          required && !otherEmail
              ? Optional.of(Issue.block(name, "missing", named(name, message)))
              : Optional.empty();
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

  /** The best source's address wins, but not without a word about the others. */
  private static Optional<Issue> otherAddress(Hire hire, Map<FieldName, Field> fields) {
    Field home = fields.getOrDefault(FieldName.HOME_EMAIL, Field.absent());
    boolean chosen =
        home.source()
            .filter(source -> NOT_CHOSEN.contains(source))
            .filter(source -> home.status() == FieldStatus.OK)
            .isEmpty();
    if (chosen) {
      return Optional.empty();
    }
    Set<String> taken =
        Stream.of(FieldName.HOME_EMAIL, FieldName.WORK_EMAIL)
            .flatMap(name -> fields.getOrDefault(name, Field.absent()).value().stream())
            .map(Readiness::caseless)
            .collect(Collectors.toSet());
    long others =
        hire.facts().facts().stream()
            .filter(fact -> fact.field() == FieldName.HOME_EMAIL)
            .map(fact -> caseless(fact.raw()))
            .filter(address -> !taken.contains(address))
            .distinct()
            .count();
    return others == 0
        ? Optional.empty()
        : Optional.of(
            Issue.warn(
                FieldName.HOME_EMAIL,
                "look",
                "Home email: Lever has "
                    + (others == 1 ? "another address" : others + " other addresses")
                    + " too; this one is of the "
                    + home.source().map(Source::word).orElse("hire")
                    + ", --set homeEmail=ADDRESS takes another"));
  }

  private static String caseless(String address) {
    return Text.squeeze(address).toLowerCase(Locale.ROOT);
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
    if (!HireState.UNSENT.contains(hire.state())) {
      return Optional.empty();
    }
    List<Duplicate> undecided =
        duplicates.stream()
            .filter(one -> hire.decisions().duplicate().filter(d -> d.covers(one)).isEmpty())
            .toList();
    return undecided.stream()
        .max(Comparator.comparingInt(one -> one.signals().size()))
        .map(
            nearest -> {
              String rehire =
                  nearest.kind() == Duplicate.Kind.MEMBER ? " or --rehire " + nearest.id() : "";
              String others =
                  switch (undecided.size() - 1) {
                    case 0 -> "";
                    case 1 -> ", and one more may be";
                    default -> ", and " + (undecided.size() - 1) + " more may be";
                  };
              return Issue.block(
                  nearest.left() ? "rehire" : "duplicate",
                  (nearest.samePerson()
                          ? "looks like the same person as "
                          : "may be the same person as ")
                      + known(nearest)
                      + others
                      + "; decide: dismiss the hire, --new-person"
                      + rehire);
            });
  }

  private static String known(Duplicate one) {
    return switch (one.kind()) {
      case MEMBER -> (one.active() ? "an active member" : "a terminated member") + " of Justworks";
      case HIRE ->
          "another hire ("
              + one.id()
              + (one.signals().contains(Duplicate.Signal.CONTACT)
                  ? ") of the same Lever contact"
                  : ") with the same e-mail");
    };
  }
}
