package dev.lvjw.hire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads by a field's rule what stands at the place in Lever that counts. */
final class RuleReader {
  private static final int LONGEST_QUOTED = 60;

  /** What no shell takes for anything but text, in case somebody pastes a command. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} ._/+,-]+");

  private final FieldName name;
  private final Origin origin;
  private final Fact fact;

  private RuleReader(Origin origin, Fact fact) {
    this.name = fact.field();
    this.origin = origin;
    this.fact = fact;
  }

  /**
   * Reads.
   *
   * @param facts what stands there, the best first; at least one
   */
  static Found read(MappingRule rule, Origin origin, List<Fact> facts) {
    Fact best = facts.get(0);
    RuleReader reader = new RuleReader(origin, best);
    if (best.field() == FieldName.HOME_EMAIL && addresses(facts) > 1) {
      return reader.missing(
          "Lever has "
              + addresses(facts)
              + " e-mail addresses; choose one with --set homeEmail=ADDRESS");
    }
    return rule.table().find(best.raw()).map(reader::mapped).orElseGet(reader::asLeverSaysIt);
  }

  /** How many different addresses there are; several mean that a person must choose. */
  private static long addresses(List<Fact> emails) {
    return emails.stream()
        .map(email -> Text.squeeze(email.raw()).toLowerCase(Locale.ROOT))
        .distinct()
        .count();
  }

  private Found mapped(ValueTable.Entry line) {
    String whose = line.own() ? "mapping." + name.key() : "lvjw's table";
    return line.value()
        .map(value -> found(Field.ok(value, Source.MAPPING), whose + ": this is " + value))
        .orElseGet(() -> found(Field.missing(unmapped()), whose + ": this means nothing"));
  }

  private Found asLeverSaysIt() {
    if (name == FieldName.MANAGER && fact.qualifier().equals(Fact.UNKNOWN_USER)) {
      return missing(
          "Lever names a user whom it doesn't show; say who it is with --set manager=NAME");
    }
    return switch (Spelling.ofLever(fact)) {
      // A name that can't be split says nothing wrong; what is missing is which part is which.
      case Reading.Refused(String why)
          when fact.qualifier().equals(Fact.WHOLE_NAME) && Text.hidden(fact.raw()).isEmpty() ->
          missing(why);
      case Reading.Refused refused when name == FieldName.MEMBER_TYPE -> noMemberType();
      case Reading.Refused(String why) -> found(Field.invalid(origin.source(), why), why);
      case Reading.Read(String value, Optional<String> note) -> {
        Field read = Field.ok(value, origin.source());
        Field noted = note.map(read::noting).orElse(read);
        yield found(name == FieldName.COMPENSATION_AMOUNT ? inCurrency(noted) : noted, how());
      }
    };
  }

  /** An offer's field says a member type and says it wrong; other words never claimed to be one. */
  private Found noMemberType() {
    return found(
        origin.source() == Source.OFFER
            ? Field.invalid(origin.source(), unmapped())
            : Field.missing(unmapped()),
        "no line of the table, and no member type of Justworks");
  }

  private String unmapped() {
    return "Lever says \""
        + shortened(fact.raw())
        + "\" ("
        + origin.text()
        + "), which is no "
        + name.label().toLowerCase(Locale.ROOT)
        + " of Justworks; map it: lvjw mapping set "
        + name.key()
        + " --map \""
        + (PLAIN.matcher(fact.raw()).matches() && fact.raw().length() <= LONGEST_QUOTED
            ? fact.raw()
            : "LEVER VALUE")
        + "=VALUE\", or --set "
        + name.key()
        + "=VALUE";
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_QUOTED
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTED)) + "…";
  }

  private Field inCurrency(Field amount) {
    String currency = fact.qualifier();
    if (currency.isEmpty()) {
      return amount.with(
          FieldStatus.INVALID,
          "Lever doesn't say in which currency; confirm it in US dollars with --set"
              + " compensationAmount=AMOUNT");
    }
    Field stated = amount.in(currency);
    return currency.equals("USD")
        ? stated
        : stated.with(
            FieldStatus.INVALID,
            "pay is in "
                + currency
                + "; Justworks wants US dollars: --set compensationAmount=AMOUNT");
  }

  private String how() {
    return switch (name) {
      case FIRST_NAME, LAST_NAME ->
          fact.qualifier().equals(Fact.WHOLE_NAME)
              ? (name == FieldName.FIRST_NAME ? "the first" : "the second") + " of two words"
              : "as Lever says it";
      case EARNINGS_TYPE -> "what Lever's word means";
      case START_DATE -> "the date in UTC";
      default -> "as Lever says it";
    };
  }

  private Found missing(String why) {
    return found(Field.missing(why), why);
  }

  private Found found(Field field, String rule) {
    return Found.at(origin, fact, field, rule);
  }
}
