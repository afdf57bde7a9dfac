package dev.lvjw.terminal.form;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Field;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.FieldStatus;
import dev.lvjw.hire.OfferFacts;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of the form: values as people read them, and what is said about them. */
final class Wording {
  private static final String NOTHING = "-";

  private Wording() {}

  /** A value with all that makes it understood: its currency and period, the day of the week. */
  static String value(FieldName name, Assessment shown) {
    Field field = shown.field(name);
    return field
        .value()
        .map(
            value ->
                switch (name) {
                  case COMPENSATION_AMOUNT -> pay(value, field.currency()) + period(shown);
                  case START_DATE -> date(value);
                  default -> value;
                })
        .orElse(NOTHING);
  }

  private static String pay(String amount, Optional<String> currency) {
    return grouped(amount) + currency.map(code -> " " + code).orElse("");
  }

  private static String grouped(String amount) {
    try {
      return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
          .format(new BigDecimal(amount));
    } catch (NumberFormatException stored) {
      // A value that another version of lvjw stored is shown as it is.
      return amount;
    }
  }

  /** Of an amount that nobody has said for the type of earnings, no period is known to be true. */
  private static String period(Assessment shown) {
    if (shown.issues().stream().anyMatch(issue -> issue.code().equals("pay-period"))) {
      return "";
    }
    return switch (shown.field(FieldName.EARNINGS_TYPE).value().orElse("")) {
      case "salary" -> " per year";
      case "wage" -> " per hour";
      default -> "";
    };
  }

  private static String date(String value) {
    try {
      LocalDate day = LocalDate.parse(value);
      return value + ", " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    } catch (DateTimeException stored) {
      return value;
    }
  }

  /** What Lever changed of a field since a person approved it. */
  static Optional<Difference> change(FieldName name, Assessment shown) {
    return shown.changes().stream()
        .filter(change -> change.field() == name)
        .findFirst()
        .map(
            change ->
                new Difference(
                    "Lever changed it since the last review",
                    side(name, change.was()),
                    side(name, change.now())));
  }

  /** One side of a change. */
  private static String side(FieldName name, Optional<String> value) {
    return value
        .map(v -> name == FieldName.COMPENSATION_AMOUNT ? pay(v, Optional.empty()) : v)
        .orElse(NOTHING);
  }

  /** What a row says, so that it can be told whether it says something else by now. */
  static String row(Item item, Assessment shown) {
    return switch (item) {
      case Item.Value(FieldName field) ->
          field == FieldName.COMPENSATION_AMOUNT
              ? shown
                  .field(field)
                  .value()
                  .map(amount -> pay(amount, shown.field(field).currency()))
                  .orElse(NOTHING)
              : side(field, shown.field(field).value());
      case Item.Other.OFFER -> offer(shown);
      case Item.Other.PEOPLE -> people(shown);
      case Item.Other.NOTES -> "";
    };
  }

  /** What the offer's row says. */
  static String offer(Assessment shown) {
    return shown
        .hire()
        .facts()
        .offer()
        .map(OfferFacts::status)
        .map(status -> "in Lever: " + status)
        .orElse("none in Lever");
  }

  /** What the duplicates' row says. */
  static String people(Assessment shown) {
    String checked = shown.hire().checks().at().isPresent() ? "" : "; Justworks was not asked";
    return Decision.decided(shown)
        .orElseGet(
            () ->
                switch (shown.duplicates().size()) {
                  case 0 -> "nobody known looks alike" + checked;
                  case 1 -> Decision.person(shown.duplicates().getFirst());
                  default -> shown.duplicates().size() + " people look alike";
                });
  }

  /** Where a value comes from. */
  static String source(Field field) {
    return field
        .source()
        .map(
            source ->
                switch (source) {
                  case PERSON -> "Given by a person.";
                  case MAPPING -> "From a mapping rule.";
                  case OFFER, POSTING, APPLICATION, REQUISITION, OPPORTUNITY, CONTACT ->
                      "From Lever's " + source.word() + ".";
                })
        .orElse("");
  }

  /** How a value of the field is given. */
  static String how(FieldName name, boolean hasLists) {
    return switch (name) {
      case MEMBER_TYPE, EARNINGS_TYPE, EXEMPTION_STATUS -> "Tab goes through what it can be.";
      case MANAGER, DEPARTMENT, OFFICE ->
          (hasLists ? "Tab goes through Justworks' list. " : "Justworks' list could not be read. ")
              + none(name);
      case COMPENSATION_AMOUNT -> "A number in US dollars, such as 84000 or 28.50.";
      case START_DATE -> "A date such as 2026-12-31, 12/31/2026 or Dec 31, 2026.";
      case FIRST_NAME, LAST_NAME -> "Tab goes through the parts of the name in Lever.";
      case HOME_EMAIL, WORK_EMAIL -> "An address; Tab goes through those in Lever.";
      case TITLE -> "";
    };
  }

  private static String none(FieldName name) {
    return switch (name) {
      case DEPARTMENT -> "\"none\" is No Department.";
      case OFFICE -> "\"none\" is Remote (work from home).";
      default -> "\"none\" is an answer.";
    };
  }

  /** A message as a sentence of the form. */
  static String sentence(String message) {
    String kept = withoutOptions(message).strip();
    if (kept.isEmpty()) {
      return "";
    }
    int second = kept.offsetByCodePoints(0, 1);
    String end = kept.matches("(?s).*[.?!]") ? "" : ".";
    return kept.substring(0, second).toUpperCase(Locale.ROOT) + kept.substring(second) + end;
  }

  /**
   * Without the part about options of the command line, which have no place in a form: messages are
   * clauses between semicolons.
   */
  private static String withoutOptions(String message) {
    String kept =
        Arrays.stream(message.split("; ", -1))
            .takeWhile(clause -> !clause.contains("--"))
            .collect(Collectors.joining("; "));
    return kept.isEmpty() ? message : kept;
  }

  /** What is known of a value, in a word. */
  static String status(FieldStatus status, boolean needed) {
    return status == FieldStatus.MISSING && !needed ? "empty" : status.word();
  }

  /** Some of the rows, by number and name. */
  static String named(List<Item> items, List<Item> some) {
    return some.stream()
        .map(item -> (items.indexOf(item) + 1) + " " + item.label())
        .collect(Collectors.joining(", "));
  }
}
