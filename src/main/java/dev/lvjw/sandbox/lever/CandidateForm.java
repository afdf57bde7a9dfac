package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.world.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Fills a partial opportunity up to a whole one as Lever's documentation and recorded answers show
 * it. {@code contact} may be given as an object, {@code applications} as ids or objects, and {@code
 * posting} (an id, an object, or {@code null} for no job chosen) is a short way to the application.
 */
final class CandidateForm {
  private static final List<String> FIRST =
      List.of(
          "Nora", "Milo", "Iris", "Theo", "Lena", "Otis", "Vera", "Hugo", "Ines", "Arlo", "Maya",
          "Emil", "Zoe", "Ivan", "Rosa", "Levi", "Thea", "Omar", "Lucy", "Axel");
  private static final List<String> LAST =
      List.of(
          "Ashdown",
          "Birchall",
          "Cormack",
          "Dunleavy",
          "Eastwick",
          "Fairholm",
          "Glenister",
          "Hathersage",
          "Inglewood",
          "Jessop",
          "Kettering",
          "Longstaff",
          "Merriton",
          "Northcote",
          "Oakhurst",
          "Pemberley",
          "Quillfeather",
          "Ravenscar",
          "Silverdale",
          "Thornbury");

  private final LeverAccount account;
  private final Ids ids;
  private int made;

  CandidateForm(LeverAccount account, Ids ids) {
    this.account = account;
    this.ids = ids;
  }

  /**
   * @throws Refusal 400 for a part of a shape that can't be, or an id that exists
   */
  ObjectNode fill(ObjectNode partial) {
    ObjectNode given = partial.deepCopy();
    int number = made++;
    String id = given.path("id").asText(ids.uuid());
    if (id.isBlank()
        || account.opportunities.find(id).isPresent()
        || account.deleted.find(id).isPresent()) {
      throw new Refusal(400, "BadRequest", "this id is empty or taken");
    }
    JsonNode posting = given.remove("posting");
    // Who came earlier takes no stamp of now: a crowd would push the stamps into the future.
    long now = given.path("createdAt").canConvertToLong() ? account.millis() : account.stamp();
    ObjectNode opportunity = skeleton(id, number, now);
    shorten(given);
    JsonNode contact = given.remove("contact");
    JsonNode applications = given.remove("applications");
    Json.layOver(opportunity, given);
    if (!given.has("emails")) {
      opportunity.set("emails", Json.strings(List.of(email(opportunity, number))));
    }
    completeArchived(opportunity);
    if (!given.has("createdAt")) {
      createdBeforeTheEnd(opportunity);
    }
    opportunity.set("contact", contact(Optional.ofNullable(contact), opportunity));
    opportunity.set(
        "applications",
        applications(Optional.ofNullable(applications), Optional.ofNullable(posting), opportunity));
    return opportunity;
  }

  /** Who was archived long ago came before that. */
  private static void createdBeforeTheEnd(ObjectNode opportunity) {
    JsonNode end = opportunity.at("/archived/archivedAt");
    if (end.canConvertToLong() && end.asLong() < opportunity.path("createdAt").asLong()) {
      opportunity.set("createdAt", end);
    }
  }

  private ObjectNode skeleton(String id, int number, long now) {
    ObjectNode opportunity = Json.object();
    opportunity.put("id", id);
    opportunity.put("name", name(number));
    opportunity.put("headline", "");
    opportunity.put("stage", "offer");
    opportunity.put("confidentiality", "non-confidential");
    opportunity.put("location", "New York");
    opportunity.putArray("phones");
    opportunity.putArray("links");
    opportunity.putNull("archived");
    opportunity.putArray("tags");
    opportunity.putArray("sources").add("Referral");
    opportunity.putArray("stageChanges");
    opportunity.put("origin", "applied");
    opportunity.putNull("sourcedBy");
    opportunity.put("owner", account.superAdmin());
    opportunity.putArray("followers").add(account.superAdmin());
    opportunity.put("createdAt", now);
    opportunity.put("updatedAt", now);
    opportunity.put("lastInteractionAt", now);
    opportunity.put("lastAdvancedAt", now);
    opportunity.putNull("snoozedUntil");
    ObjectNode urls = opportunity.putObject("urls");
    urls.put("list", account.appUrl() + "/candidates");
    urls.put("show", account.appUrl() + "/candidates/" + Parameters.encode(id));
    opportunity.put("isAnonymized", false);
    opportunity.putNull("dataProtection");
    opportunity.put("opportunityLocation", "New York");
    return opportunity;
  }

  /** 400 different names of two words before one comes again. */
  private static String name(int number) {
    int first = number % FIRST.size();
    int last = (number + number / FIRST.size()) % LAST.size();
    return FIRST.get(first) + " " + LAST.get(last);
  }

  private static String email(ObjectNode opportunity, int number) {
    String local =
        opportunity
            .path("name")
            .asText("")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z]+", ".")
            .replaceAll("^\\.|\\.$", "");
    return (local.isEmpty() ? "candidate" : local) + "." + (number + 1) + "@mail.example.test";
  }

  /** A reason that was left out is Hired, a moment that was left out is now. */
  void completeArchived(ObjectNode opportunity) {
    if (opportunity.path("archived") instanceof ObjectNode archived) {
      if (!archived.has("reason")) {
        archived.put("reason", account.hiredReason());
      }
      if (!archived.has("archivedAt")) {
        archived.put("archivedAt", account.stamp());
      }
    }
  }

  /** Allows expanded objects where Lever keeps ids. */
  static void shorten(ObjectNode given) {
    shorten(given, "stage");
    shorten(given, "owner");
    shorten(given, "sourcedBy");
  }

  private static void shorten(ObjectNode given, String field) {
    if (given.path(field) instanceof ObjectNode expanded) {
      given.set(field, expanded.path("id"));
    }
  }

  /** The id of the contact given as an id or a partial object, which becomes one. */
  JsonNode contact(Optional<JsonNode> given, ObjectNode opportunity) {
    if (given.isPresent() && !given.get().isTextual() && !given.get().isObject()) {
      return given.get();
    }
    ObjectNode contact = Json.object();
    contact.put("id", ids.uuid());
    contact.set("name", opportunity.path("name"));
    contact.set("headline", opportunity.path("headline"));
    contact.put("isAnonymized", false);
    contact.putObject("location").set("name", opportunity.path("location"));
    contact.set("emails", opportunity.path("emails").deepCopy());
    contact.set("phones", opportunity.path("phones").deepCopy());
    if (given.isPresent() && given.get() instanceof ObjectNode object) {
      Json.layOver(contact, object);
    } else if (given.isPresent()) {
      contact.set("id", given.get());
    }
    if (account.contacts.find(contact.path("id").asText()).isEmpty()) {
      account.contacts.put(contact);
    }
    return contact.path("id");
  }

  /** Adds an application of now to an opportunity that has none; returns its id. */
  String apply(ObjectNode opportunity, String posting) {
    ObjectNode now = Json.object();
    now.put("posting", posting);
    now.put("createdAt", account.stamp());
    JsonNode application = application(now, Optional.empty(), opportunity);
    opportunity.withArray("applications").add(application);
    return application.asText();
  }

  ArrayNode applications(
      Optional<JsonNode> given, Optional<JsonNode> posting, ObjectNode opportunity) {
    ArrayNode list = Json.array();
    if (given.isPresent()) {
      for (JsonNode one : listOfApplications(given.get())) {
        list.add(application(one, posting, opportunity));
      }
    } else if (posting.isEmpty() || !posting.get().isNull()) {
      list.add(application(Json.object(), posting, opportunity));
    }
    return list;
  }

  /**
   * @throws Refusal 400 for anything but an array of ids and objects
   */
  static ArrayNode listOfApplications(JsonNode given) {
    if (given instanceof ArrayNode array
        && array.valueStream().allMatch(one -> one.isTextual() || one.isObject())) {
      return array;
    }
    throw new Refusal(
        400, "BadRequest", "applications must be an array, each of it an id or an object");
  }

  /** The id of an application given as an id or a partial object, which becomes one. */
  JsonNode application(JsonNode given, Optional<JsonNode> chosen, ObjectNode opportunity) {
    ObjectNode partial = Json.object();
    if (given instanceof ObjectNode object) {
      partial = object.deepCopy();
    } else {
      partial.set("id", given);
    }
    JsonNode asked = partial.has("posting") ? partial.remove("posting") : chosen.orElse(null);
    String posting = asked == null ? account.firstPosting() : posting(asked);
    Optional<ObjectNode> known = account.postings.find(posting);
    ObjectNode application = Json.object();
    application.put("id", ids.uuid());
    application.put("type", "posting");
    application.set("candidateId", opportunity.path("id"));
    application.set("opportunityId", opportunity.path("id"));
    application.put("posting", posting);
    copy(known, "hiringManager", application, "postingHiringManager");
    copy(known, "owner", application, "postingOwner");
    application.putNull("user");
    application.set("name", opportunity.path("name"));
    application.set("email", first(opportunity.path("emails")));
    application.set("phone", first(opportunity.path("phones")));
    application.putNull("company");
    application.putArray("links");
    application.putNull("comments");
    application.putArray("customQuestions");
    application.set("createdAt", opportunity.path("createdAt"));
    application.set("archived", opportunity.path("archived").deepCopy());
    application.putNull("requisitionForHire");
    Json.layOver(application, partial);
    account.applications.put(application);
    return application.path("id");
  }

  /** The id of a posting given as an id, or as a partial object that becomes a new posting. */
  String posting(JsonNode given) {
    if (!(given instanceof ObjectNode partial)) {
      return given.asText();
    }
    ObjectNode posting = account.postings.find(account.firstPosting()).orElseThrow().deepCopy();
    posting.put("id", ids.uuid());
    posting.put("createdAt", account.millis() - Duration.ofDays(30).toMillis());
    Json.layOver(posting, partial);
    account.postings.put(posting);
    return posting.path("id").asText();
  }

  private static void copy(Optional<ObjectNode> from, String field, ObjectNode to, String name) {
    if (from.isPresent() && from.get().has(field)) {
      to.set(name, from.get().get(field));
    } else {
      to.putNull(name);
    }
  }

  private static JsonNode first(JsonNode array) {
    return array.isArray() && !array.isEmpty()
        ? array.get(0).deepCopy()
        : com.fasterxml.jackson.databind.node.NullNode.getInstance();
  }
}
