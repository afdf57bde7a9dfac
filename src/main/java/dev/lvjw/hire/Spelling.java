package dev.lvjw.hire;

import dev.lvjw.hire.Reading.Read;
import dev.lvjw.hire.Reading.Refused;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The spellings that are understood, of each field: people's, then Lever's, then the kinds. */
final class Spelling {
  /** The flow's words for any other type of earnings. */
  private static final String EARNINGS_RULE =
      "Type of earnings must be \"hour (wage)\" or \"year (salary)\"; Justworks accepts no other";

  /** Lever's words for the time that an amount is for (lever-api reference §4). */
  private static final Set<String> INTERVALS =
      Set.of(
          "per-year-salary",
          "per-month-salary",
          "semi-month-salary",
          "bi-month-salary",
          "bi-week-salary",
          "per-week-salary",
          "per-day-wage",
          "per-hour-wage",
          "one-time");

  /** Of any value, as the onboarding contract has it for names and titles. */
  private static final int LONGEST = 500;

  private static final Pattern AMOUNT =
      Pattern.compile("(0|[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(,[0-9]{3}){1,2})(\\.[0-9]{1,2})?");
  private static final Pattern DOLLARS = Pattern.compile("^\\$\\s*|^USD\\s+|\\s+USD$");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cc}\\p{Cf}<>\",;:]{1,64}@[^\\s@\\p{Cc}\\p{Cf}<>\",;:]{1,250}");
  private static final Pattern MILLIS = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern NON_EXEMPT = Pattern.compile("(?i)^non[\\s_]*exempt$");

  private Spelling() {}

  static Reading ofPerson(FieldName field, String text) {
    String value = Text.squeeze(text);
    if (Text.words(value).isEmpty()) {
      return new Refused(
          "an empty value; leave the field out or unset it with --unset " + field.key());
    }
    if (text.length() > LONGEST) {
      return new Refused("longer than " + LONGEST + " characters");
    }
    OptionalInt hidden = Text.hidden(text.strip());
    if (hidden.isPresent()) {
      return hidden(hidden.getAsInt());
    }
    return switch (field) {
      case MEMBER_TYPE -> memberType(value);
      case COMPENSATION_AMOUNT -> amount(DOLLARS.matcher(value).replaceFirst(""));
      case EARNINGS_TYPE -> oneOf(value, "salary", "wage").orElse(new Refused(EARNINGS_RULE));
      case EXEMPTION_STATUS -> exemption(value);
      case START_DATE -> DateSpelling.ofPerson(value);
      case HOME_EMAIL, WORK_EMAIL -> email(value);
      case MANAGER, DEPARTMENT, OFFICE -> oneOf(value, Field.NONE).orElse(new Read(value));
      case FIRST_NAME, LAST_NAME, TITLE -> new Read(value);
    };
  }

  /** Nobody approves what can't be seen: a person writes the value anew. */
  static Refused hidden(int point) {
    return new Refused(
        Character.isISOControl(point)
            ? "it holds line breaks or other control characters"
            : "it holds what can't be seen or turns the direction of writing (U+%04X)"
                .formatted(point));
  }

  static Reading ofLever(Fact fact) {
    String raw = fact.raw();
    if (raw.length() > LONGEST) {
      return new Refused("Lever's value is longer than " + LONGEST + " characters");
    }
    if (fact.qualifier().equals(Fact.WHOLE_NAME)) {
      return WholeName.part(raw, fact.field());
    }
    return switch (fact.field()) {
      case EARNINGS_TYPE -> interval(raw);
      case START_DATE ->
          MILLIS.matcher(raw).matches()
              ? DateSpelling.ofLever(Long.parseLong(raw))
              : ofPerson(fact.field(), raw);
      default -> ofPerson(fact.field(), raw);
    };
  }

  static boolean isInterval(String raw) {
    return INTERVALS.contains(Text.normal(raw));
  }

  /**
   * Two of Lever's intervals are Justworks' too; the same in the words of the flow, for a field
   * that a customer made.
   */
  private static Reading interval(String raw) {
    return switch (raw) {
      case "per-year-salary" -> new Read("salary");
      case "per-hour-wage" -> new Read("wage");
      default ->
          switch (Text.normal(raw)) {
            case "year (salary)" -> new Read("salary");
            case "hour (wage)" -> new Read("wage");
            default -> new Refused(EARNINGS_RULE + " (Lever says \"" + raw + "\")");
          };
    };
  }

  private static Reading amount(String text) {
    if (!AMOUNT.matcher(text).matches()) {
      return new Refused("an amount is a number such as 52000 or 31.50, in US dollars");
    }
    BigDecimal amount = new BigDecimal(text.replace(",", ""));
    if (amount.signum() == 0) {
      return new Refused("the amount is zero");
    }
    BigDecimal plain = amount.stripTrailingZeros();
    return new Read((plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString());
  }

  private static Reading memberType(String text) {
    return MemberType.ofLabel(text)
        .<Reading>map(type -> new Read(type.label()))
        .orElseGet(
            () ->
                new Refused(
                    "not a member type of Justworks; it is one of: "
                        + String.join(", ", MemberType.labels())));
  }

  private static Reading exemption(String text) {
    return oneOf(NON_EXEMPT.matcher(text).replaceFirst("non-exempt"), "exempt", "non-exempt")
        .orElse(new Refused("exemption status is exempt or non-exempt"));
  }

  private static Reading email(String text) {
    return EMAIL.matcher(text).matches() ? new Read(text) : new Refused("not an e-mail address");
  }

  private static Optional<Reading> oneOf(String text, String... words) {
    return Arrays.stream(words).filter(text::equalsIgnoreCase).findFirst().map(Read::new);
  }
}
