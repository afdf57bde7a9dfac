package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.world.Ids;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fills a partial offer up to a whole one as Lever's documentation and recorded answers show it:
 * signed, a salary in USD, a start in three weeks at midnight UTC, and the customer's own fields
 * "Member type" and "Exemption status". Given {@code fields} are laid over by identifier, else by
 * label; a value given as {@code null} stays so.
 */
final class OfferForm {
  private static final Set<String> UNSENT = Set.of("draft", "approval-sent", "approved");

  private final LeverAccount account;
  private final Ids ids;

  OfferForm(LeverAccount account, Ids ids) {
    this.account = account;
    this.ids = ids;
  }

  /**
   * @param previous the offer that this one replaces: its id and creation stay
   * @throws Refusal 400 where {@code fields} isn't an array of objects
   */
  ObjectNode fill(ObjectNode opportunity, ObjectNode partial, Optional<ObjectNode> previous) {
    ObjectNode given = partial.deepCopy();
    JsonNode fields = given.path("fields");
    given.remove("fields");
    Optional<ObjectNode> application =
        Json.texts(opportunity.path("applications")).stream()
            .findFirst()
            .flatMap(account.applications::find);
    Optional<ObjectNode> posting =
        application.flatMap(one -> account.postings.find(one.path("posting").asText()));
    String status = given.path("status").asText("signed");
    long created =
        given
            .path("createdAt")
            .asLong(
                previous
                    .map(one -> one.path("createdAt").asLong())
                    .orElse(account.millis() - Duration.ofDays(5).toMillis()));
    ObjectNode offer = skeleton(opportunity, status, created, previous);
    set(offer, "posting", posting, "id");
    if (given.path("signedDocument").isObject() && offer.path("signedDocument").isNull()) {
      long at = offer.path("sentAt").asLong(created);
      String url = download(offer, opportunity) + "signed";
      document(offer, "signedDocument", true, "offer_signed.pdf", at, url);
    }
    Json.layOver(offer, given);
    offer.set("fields", fields(opportunity, application, posting, fields));
    return offer;
  }

  private ObjectNode skeleton(
      ObjectNode opportunity, String status, long created, Optional<ObjectNode> previous) {
    long now = account.millis();
    long sentAt = Math.min(now, created + Duration.ofDays(3).toMillis());
    long signedAt = Math.min(now, sentAt + 7_200_000);
    ObjectNode offer = Json.object();
    offer.put("id", previous.map(one -> one.path("id").asText()).orElseGet(ids::uuid));
    offer.putNull("posting");
    offer.put("createdAt", created);
    offer.put("status", status);
    offer.put("creator", account.superAdmin());
    offer.putArray("fields");
    boolean sent = !UNSENT.contains(status);
    boolean signed = status.equals("signed");
    ObjectNode candidate = offer.putObject("signatures").putObject("candidate");
    candidate.put("role", "candidate");
    candidate.set("name", sent ? opportunity.path("name") : Json.object().nullNode());
    candidate.set("email", sent ? firstEmail(opportunity) : Json.object().nullNode());
    time(
        candidate,
        "firstOpenedAt",
        signed || status.equals("opened"),
        Math.min(now, sentAt + 3_600_000));
    time(candidate, "lastOpenedAt", signed || status.equals("opened"), signedAt);
    time(candidate, "signedAt", signed, signedAt);
    candidate.put("signed", signed);
    boolean approved = sent || status.equals("approved");
    offer.put("approved", approved);
    time(offer, "approvedAt", approved, sentAt - 3_600_000);
    time(offer, "sentAt", sent, sentAt);
    String download = download(offer, opportunity);
    boolean throughLever = sent && !status.equals("sent-manually");
    document(offer, "sentDocument", throughLever, "offer.pdf", sentAt, download + "sent");
    document(offer, "signedDocument", signed, "offer_signed.pdf", signedAt, download + "signed");
    return offer;
  }

  private String download(ObjectNode offer, ObjectNode opportunity) {
    return account.appUrl()
        + "/v1/opportunities/"
        + opportunity.path("id").asText()
        + "/offers/"
        + offer.path("id").asText()
        + "/download?status=";
  }

  static JsonNode firstEmail(ObjectNode opportunity) {
    JsonNode first = opportunity.path("emails").path(0);
    return first.isMissingNode() ? Json.object().nullNode() : first;
  }

  private static void time(ObjectNode into, String name, boolean happened, long millis) {
    if (happened) {
      into.put(name, millis);
    } else {
      into.putNull(name);
    }
  }

  static void document(
      ObjectNode offer, String name, boolean exists, String file, long at, String url) {
    if (!exists) {
      offer.putNull(name);
      return;
    }
    ObjectNode document = offer.putObject(name);
    document.put("fileName", file);
    document.put("uploadedAt", at);
    document.put("downloadUrl", url);
  }

  private ArrayNode fields(
      ObjectNode opportunity,
      Optional<ObjectNode> application,
      Optional<ObjectNode> posting,
      JsonNode given) {
    if (!given.isMissingNode() && !given.isArray()) {
      throw new Refusal(400, "BadRequest", "fields must be an array");
    }
    boolean hourly =
        given
            .valueStream()
            .anyMatch(
                field ->
                    field.path("identifier").asText().equals("salary_interval")
                        && field.path("value").asText().equals("per-hour-wage"));
    Map<String, ObjectNode> filled = new LinkedHashMap<>();
    fillFixed(filled, opportunity, application, posting, hourly);
    for (JsonNode field : given) {
      if (!(field instanceof ObjectNode object)) {
        throw new Refusal(400, "BadRequest", "each of fields must be an object");
      }
      layOver(filled, object);
    }
    return Json.array().addAll(filled.values());
  }

  private void fillFixed(
      Map<String, ObjectNode> filled,
      ObjectNode opportunity,
      Optional<ObjectNode> application,
      Optional<ObjectNode> posting,
      boolean hourly) {
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(account.millis()), ZoneOffset.UTC);
    // The trap of a real record (recorded answers): this field holds the application's id.
    set(field(filled, "job_posting", "Job posting"), "value", application, "id");
    set(field(filled, "job_title", "Job title"), "value", posting, "text");
    field(filled, "candidate_name", "Candidate name").set("value", opportunity.path("name"));
    Optional<JsonNode> categories = posting.map(one -> one.path("categories"));
    set(field(filled, "team", "Team"), "value", categories, "team");
    set(field(filled, "location/office", "Office location"), "value", categories, "location");
    field(filled, "salary_amount", "Offered compensation amount")
        .put("value", new BigDecimal(hourly ? "32.50" : "96000"));
    field(filled, "compensation_currency", "Compensation currency").put("value", "USD");
    field(filled, "salary_interval", "Type of earnings").put("value", "per-year-salary");
    set(field(filled, "hiring_manager", "Hiring manager"), "value", posting, "hiringManager");
    field(filled, "direct_manager", "Direct manager").putNull("value");
    field(filled, "anticipated_start_date", "Anticipated start date")
        .put("value", midnight(today.plusDays(21)));
    field(filled, "today_date", "Today's date").put("value", midnight(today));
    field(filled, "offer_expiration_date", "Offer expiration date").putNull("value");
    field(filled, "offered_equity", "Offered equity").putNull("value");
    field(filled, "candidate_signature", "Candidate signature").putNull("value");
    field(filled, "custom_member_type", "Member type").put("value", "Employee - Full Time");
    field(filled, "custom_exemption_status", "Exemption status")
        .put("value", hourly ? "non-exempt" : "exempt");
  }

  private static long midnight(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static ObjectNode field(Map<String, ObjectNode> filled, String identifier, String text) {
    ObjectNode field = Json.object();
    field.put("text", text);
    field.put("identifier", identifier);
    filled.put(identifier, field);
    return field;
  }

  private static void layOver(Map<String, ObjectNode> filled, ObjectNode given) {
    String text = given.path("text").asText("");
    String identifier =
        given.has("identifier")
            ? given.path("identifier").asText()
            : filled.values().stream()
                .filter(field -> field.path("text").asText().equals(text))
                .map(field -> field.path("identifier").asText())
                .findFirst()
                .orElse("custom_" + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"));
    ObjectNode field =
        filled.computeIfAbsent(
            identifier,
            any -> {
              ObjectNode fresh = Json.object();
              fresh.put("text", text.isEmpty() ? identifier : text);
              fresh.put("identifier", identifier);
              fresh.putNull("value");
              return fresh;
            });
    Json.layOver(field, given);
  }

  private static void set(
      ObjectNode into, String name, Optional<? extends JsonNode> from, String field) {
    JsonNode value = from.map(node -> node.path(field)).orElse(into.nullNode());
    into.set(name, value.isMissingNode() ? into.nullNode() : value);
  }
}
