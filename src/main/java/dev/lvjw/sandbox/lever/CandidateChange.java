package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lays a partial opportunity over one that exists; it takes what {@link CandidateForm} takes. Name,
 * headline, location, e-mails and phones go to the contact as well, whose data they are at Lever.
 */
final class CandidateChange {
  /**
   * What moves {@code updatedAt}, beside contact and application (Lever's documentation,
   * opportunities).
   */
  private static final List<String> OWN = List.of("archived", "stage", "owner", "tags");

  private static final List<String> CONTACT_DATA = List.of("name", "headline", "emails", "phones");

  private final LeverAccount account;
  private final CandidateForm form;

  CandidateChange(LeverAccount account, CandidateForm form) {
    this.account = account;
    this.form = form;
  }

  /**
   * @throws Refusal 400 for a part of a shape that can't be, or for another id
   */
  void lay(ObjectNode partial, ObjectNode opportunity) {
    ObjectNode given = partial.deepCopy();
    if (given.has("id") && !given.path("id").equals(opportunity.path("id"))) {
      throw Listing.bad("an opportunity's id can't be changed");
    }
    ObjectNode before = whatMovesUpdatedAt(opportunity);
    Optional<JsonNode> contact = Optional.ofNullable(given.remove("contact"));
    Optional<JsonNode> posting = Optional.ofNullable(given.remove("posting"));
    Optional<JsonNode> applications = Optional.ofNullable(given.remove("applications"));
    Optional<ArrayNode> changed = applications.map(CandidateForm::listOfApplications);
    CandidateForm.shorten(given);
    Json.layOver(opportunity, given);
    form.completeArchived(opportunity);
    contact(contact, given, opportunity);
    if (changed.isPresent()) {
      ArrayNode ids = Json.array();
      changed.get().forEach(one -> ids.add(application(one, posting, opportunity)));
      opportunity.set("applications", ids);
    } else if (posting.isPresent()) {
      opportunity.set("applications", form.applications(Optional.empty(), posting, opportunity));
    }
    if (given.has("archived")) {
      applicationsOf(opportunity)
          .forEach(one -> one.set("archived", opportunity.path("archived").deepCopy()));
    }
    if (!given.has("updatedAt") && !before.equals(whatMovesUpdatedAt(opportunity))) {
      opportunity.put("updatedAt", account.stamp());
    }
  }

  private ObjectNode whatMovesUpdatedAt(ObjectNode opportunity) {
    ObjectNode seen = Json.object();
    Stream.of(OWN, CONTACT_DATA, List.of("location", "links", "contact"))
        .flatMap(List::stream)
        .forEach(field -> seen.set(field, opportunity.path(field).deepCopy()));
    account
        .contacts
        .find(opportunity.path("contact").asText())
        .ifPresent(one -> seen.set("itsContact", one.deepCopy()));
    ArrayNode applications = seen.putArray("itsApplications");
    applicationsOf(opportunity).forEach(one -> applications.add(one.deepCopy()));
    return seen;
  }

  private Stream<ObjectNode> applicationsOf(ObjectNode opportunity) {
    return Json.texts(opportunity.path("applications")).stream()
        .flatMap(id -> account.applications.find(id).stream());
  }

  private void contact(Optional<JsonNode> chosen, ObjectNode given, ObjectNode opportunity) {
    ObjectNode wanted = Json.object();
    wanted.set("id", opportunity.path("contact"));
    for (String field : CONTACT_DATA) {
      if (given.has(field)) {
        wanted.set(field, given.path(field).deepCopy());
      }
    }
    if (given.has("location")) {
      wanted.putObject("location").set("name", given.path("location"));
    }
    if (chosen.isPresent() && chosen.get() instanceof ObjectNode object) {
      Json.layOver(wanted, object);
    } else if (chosen.isPresent()) {
      wanted.set("id", chosen.get());
    }
    Optional<ObjectNode> known = account.contacts.find(wanted.path("id").asText());
    if (known.isPresent()) {
      Json.layOver(known.get(), wanted);
      opportunity.set("contact", wanted.path("id"));
    } else if (chosen.isPresent()) {
      opportunity.set("contact", form.contact(chosen, opportunity));
    }
  }

  private JsonNode application(JsonNode given, Optional<JsonNode> posting, ObjectNode opportunity) {
    Optional<ObjectNode> known =
        account.applications.find(given.isTextual() ? given.asText() : given.path("id").asText());
    if (known.isEmpty()) {
      return form.application(given, posting, opportunity);
    }
    if (given instanceof ObjectNode partial) {
      if (partial.has("posting")) {
        partial.put("posting", form.posting(partial.path("posting")));
      }
      Json.layOver(known.get(), partial);
    }
    return known.get().path("id");
  }
}
