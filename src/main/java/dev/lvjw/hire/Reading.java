package dev.lvjw.hire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a spelling becomes a value in Justworks' terms, or why it doesn't. Nothing is guessed: what
 * can't be read for certain is a {@link Refused} with a sentence for the person who must decide.
 */
public sealed interface Reading {
  /**
   * @param value canonical text
   * @param note what a person should know about it
   */
  record Read(String value, Optional<String> note) implements Reading {
    Read(String value) {
      this(value, Optional.empty());
    }
  }

  /** Not a value of this field. */
  record Refused(String why) implements Reading {}

  /** The flow's words for any other type of earnings. */
  String EARNINGS_RULE =
      "Type of earnings must be \"hour (wage)\" or \"year (salary)\"; Justworks accepts no other";

  /** Reads what a person typed for a field. */
  static Reading ofPerson(FieldName field, String text) {
    String value = Text.squeeze(text);
    if (value.isEmpty()) {
      return new Refused(
          "an empty value; leave the field out or unset it with --unset " + field.key());
    }
    return switch (field) {
      case MEMBER_TYPE -> memberType(value);
      case COMPENSATION_AMOUNT -> amount(value.replaceFirst("^\\$\\s*|^USD\\s+|\\s+USD$", ""));
      case EARNINGS_TYPE ->
          oneOf(value, List.of("salary", "wage")).orElse(new Refused(EARNINGS_RULE));
      case EXEMPTION_STATUS -> exemption(value);
      case START_DATE -> date(value);
      case HOME_EMAIL, WORK_EMAIL -> email(value);
      case MANAGER, DEPARTMENT, OFFICE ->
          new Read(value.equalsIgnoreCase(Field.NONE) ? Field.NONE : value);
      case FIRST_NAME, LAST_NAME, TITLE -> new Read(value);
    };
  }

  /** Reads Lever's spelling. */
  static Reading ofLever(Fact fact) {
    String raw = fact.raw();
    if (fact.qualifier().equals(Fact.WHOLE_NAME)) {
      return half(raw, fact.field() == FieldName.FIRST_NAME ? 0 : 1);
    }
    return switch (fact.field()) {
      case EARNINGS_TYPE -> interval(raw);
      case START_DATE -> raw.matches("-?[0-9]{1,18}") ? startDate(Long.parseLong(raw)) : date(raw);
      default -> ofPerson(fact.field(), raw);
    };
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
    return oneOf(
            text.replaceFirst("(?i)^non[\\s_]*exempt$", "non-exempt"),
            List.of("exempt", "non-exempt"))
        .orElse(new Refused("exemption status is exempt or non-exempt"));
  }

  private static Optional<Reading> oneOf(String text, List<String> words) {
    return words.stream().filter(text::equalsIgnoreCase).findFirst().map(Read::new);
  }

  /** Lever's interval spellings (lever-api reference §4); only two are Justworks' too. */
  private static Reading interval(String raw) {
    return switch (raw) {
      case "per-year-salary" -> new Read("salary");
      case "per-hour-wage" -> new Read("wage");
      default -> new Refused(EARNINGS_RULE + " (Lever says \"" + raw + "\")");
    };
  }

  Pattern PLAIN_AMOUNT =
      Pattern.compile("[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]{1,2})?|[0-9]{1,9}(\\.[0-9]{1,2})?");

  private static Reading amount(String text) {
    if (!PLAIN_AMOUNT.matcher(text).matches()) {
      return new Refused("an amount is a number such as 52000 or 31.50, in US dollars");
    }
    BigDecimal amount = new BigDecimal(text.replace(",", ""));
    if (amount.signum() == 0) {
      return new Refused("the amount is zero");
    }
    BigDecimal plain = amount.stripTrailingZeros();
    return new Read((plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString());
  }

  private static Reading date(String text) {
    try {
      return sane(LocalDate.parse(text), Optional.empty());
    } catch (DateTimeException e) {
      return new Refused("a date is written YYYY-MM-DD");
    }
  }

  /**
   * Lever's dates are midnight UTC (lever-api reference §4); another time of day may hide a zone.
   */
  private static Reading startDate(long millis) {
    try {
      ZonedDateTime moment = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
      boolean midnight = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
      return sane(
          moment.toLocalDate(),
          midnight
              ? Optional.empty()
              : Optional.of(
                  "Lever gives a time of day, "
                      + moment.toLocalTime()
                      + " UTC; the date may be the day before or after in your time zone"));
    } catch (DateTimeException e) {
      return new Refused("not a date that lvjw can read");
    }
  }

  private static Reading sane(LocalDate date, Optional<String> note) {
    return date.getYear() < 2000 || date.getYear() > 2100
        ? new Refused("the year " + date.getYear() + " can't be right")
        : new Read(date.toString(), note);
  }

  Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cc}\\p{Cf}<>\",;:]{1,64}@[^\\s@\\p{Cc}\\p{Cf}<>\",;:]{1,250}");

  private static Reading email(String text) {
    return EMAIL.matcher(text).matches() ? new Read(text) : new Refused("not an e-mail address");
  }

  /** A name is split only when nothing has to be guessed. */
  private static Reading half(String name, int which) {
    List<String> words = Text.words(name);
    return words.size() == 2
        ? new Read(words.get(which))
        : new Refused(
            "Lever gives the name in "
                + (words.size() == 1 ? "one word" : words.size() + " words")
                + "; say which part is which");
  }
}
