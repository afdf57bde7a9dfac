package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.page.Typed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An offer's details as a person fills them in: Lever's default form (Lever's help pages) and the
 * customer's own fields "Member type", "Exemption status" and "Work email".
 *
 * @param amount per what {@code earnings} says, in {@code currency}
 * @param startDate becomes midnight UTC
 * @param texts the other fields by identifier, given or not
 */
record OfferDraft(
    BigDecimal amount,
    String currency,
    Earnings earnings,
    Optional<LocalDate> startDate,
    Map<String, Optional<String>> texts) {
  static final String TITLE = "job_title";
  static final String CANDIDATE = "candidate_name";
  static final String AMOUNT = "salary_amount";
  static final String CURRENCY = "compensation_currency";
  static final String EARNINGS = "salary_interval";
  static final String START = "anticipated_start_date";
  static final String HIRING_MANAGER = "hiring_manager";
  static final String DIRECT_MANAGER = "direct_manager";
  static final String TEAM = "team";
  static final String OFFICE = "location/office";
  static final String MEMBER_TYPE = "custom_member_type";
  static final String EXEMPTION = "custom_exemption_status";
  static final String WORK_EMAIL = "custom_work_email";

  /** Identifiers of the fields that are texts, with their labels. */
  private static final Map<String, String> LABELS = labels();

  private static final Set<String> DATES = Set.of(START, "today_date", "offer_expiration_date");

  static final List<String> CURRENCIES = List.of("USD", "CAD", "EUR", "GBP", "INR", "MXN");

  private static Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(TITLE, "Job title");
    labels.put(CANDIDATE, "Candidate name");
    labels.put(HIRING_MANAGER, "Hiring manager");
    labels.put(DIRECT_MANAGER, "Direct manager");
    labels.put(TEAM, "Team");
    labels.put(OFFICE, "Office location");
    labels.put(MEMBER_TYPE, "Member type");
    labels.put(EXEMPTION, "Exemption status");
    labels.put(WORK_EMAIL, "Work email");
    return labels;
  }

  /**
   * Reads what was typed.
   *
   * @param typed gets a message at each field that can't stay as it is
   * @return empty when there is such a field
   */
  static Optional<OfferDraft> read(Typed typed) {
    typed.needed(TITLE, "Enter a job title.");
    typed.needed(CANDIDATE, "Enter the candidate’s name.");
    Optional<BigDecimal> amount = amount(typed);
    String currency = typed.needed(CURRENCY, "Choose a currency.");
    if (!currency.isEmpty() && !CURRENCIES.contains(currency)) {
      typed.fault(CURRENCY, "Choose a currency.");
    }
    Optional<Earnings> earnings = Earnings.of(typed.value(EARNINGS));
    if (earnings.isEmpty()) {
      typed.fault(EARNINGS, "Choose the type of earnings.");
    }
    Optional<LocalDate> start = start(typed);
    if (!typed.isSound()) {
      return Optional.empty();
    }
    Map<String, Optional<String>> texts = new LinkedHashMap<>();
    LABELS
        .keySet()
        .forEach(
            field ->
                texts.put(field, Optional.of(typed.value(field)).filter(text -> !text.isEmpty())));
    return Optional.of(
        new OfferDraft(amount.orElseThrow(), currency, earnings.orElseThrow(), start, texts));
  }

  /** Digits with at most two decimals; commas between thousands are taken out. */
  private static Optional<BigDecimal> amount(Typed typed) {
    String given = typed.needed(AMOUNT, "Enter the amount.");
    String digits =
        given.matches("[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?") ? given.replace(",", "") : given;
    if (digits.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
      return Optional.of(new BigDecimal(digits));
    }
    typed.fault(AMOUNT, "Enter a number such as 96000 or 32.50.");
    return Optional.empty();
  }

  private static Optional<LocalDate> start(Typed typed) {
    String given = typed.value(START);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(given);
      if (date.getYear() >= 1970 && date.getYear() <= 2200) {
        return Optional.of(date);
      }
    } catch (DateTimeParseException e) {
      typed.fault(START, "Enter a date as YYYY-MM-DD.");
      return Optional.empty();
    }
    typed.fault(START, "Enter a date of our time.");
    return Optional.empty();
  }

  /** The offer's {@code fields}; what was left empty is {@code null}, as in Lever's. */
  ArrayNode fields() {
    ArrayNode fields = Json.array();
    texts.forEach(
        (identifier, text) -> {
          ObjectNode field = field(fields, identifier, LABELS.getOrDefault(identifier, identifier));
          text.ifPresentOrElse(value -> field.put("value", value), () -> field.putNull("value"));
        });
    field(fields, AMOUNT, "Offered compensation amount").put("value", amount);
    field(fields, CURRENCY, "Compensation currency").put("value", currency);
    field(fields, EARNINGS, "Type of earnings").put("value", earnings.word());
    ObjectNode start = field(fields, START, "Anticipated start date");
    startDate.ifPresentOrElse(
        date -> start.put("value", date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()),
        () -> start.putNull("value"));
    return fields;
  }

  private static ObjectNode field(ArrayNode fields, String identifier, String text) {
    return fields.addObject().put("identifier", identifier).put("text", text);
  }

  /** What stands in the form of a new offer: what the job and the candidate say already. */
  static Typed proposed(ObjectNode opportunity, Optional<ObjectNode> job) {
    Typed typed = Typed.nothing().with(CURRENCY, "USD");
    typed.with(CANDIDATE, opportunity.path("name").asText(""));
    job.ifPresent(
        posting -> {
          typed.with(TITLE, posting.path("text").asText(""));
          typed.with(TEAM, posting.path("categories").path("team").asText(""));
          typed.with(OFFICE, posting.path("categories").path("location").asText(""));
          typed.with(HIRING_MANAGER, posting.path("hiringManager").asText(""));
        });
    return typed;
  }

  /** What stands in the form of an offer that exists. */
  static Typed of(ObjectNode offer) {
    Typed typed = Typed.nothing();
    for (JsonNode field : offer.path("fields")) {
      typed.with(field.path("identifier").asText(), value(field));
    }
    return typed;
  }

  /** A field's value as a person reads it; a date as {@code YYYY-MM-DD} in UTC. */
  static String value(JsonNode field) {
    JsonNode value = field.path("value");
    if (DATES.contains(field.path("identifier").asText()) && value.isIntegralNumber()) {
      return LocalDate.ofInstant(Instant.ofEpochMilli(value.asLong()), ZoneOffset.UTC).toString();
    }
    return value.isNull()
        ? ""
        : value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }
}
