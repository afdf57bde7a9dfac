package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Opportunities with their offers and applications, as Lever's documentation describes them. */
final class LeverOpportunities {
  private static final Set<String> EXPANDABLE =
      Set.of("applications", "stage", "owner", "followers", "sourcedBy", "contact");
  private static final List<String> ORIGINS =
      List.of("agency", "applied", "internal", "referred", "sourced", "university");

  private final LeverAccount account;
  private final Listing lists;

  LeverOpportunities(LeverAccount account, Listing lists) {
    this.account = account;
    this.lists = lists;
  }

  Response list(Request request, LeverAuth.Caller caller) {
    caller.mayRead("opportunities");
    Parameters query = request.query();
    return lists.of(
        query, account.opportunities, filter(query, caller).predicate(), view(query)::show);
  }

  Response deleted(Request request, LeverAuth.Caller caller) {
    caller.mayRead("opportunities");
    Parameters query = request.query();
    Filter filter = filter(query, caller).between("deleted_at", "deletedAt");
    return lists.of(query, account.deleted, filter.predicate(), view(query)::show);
  }

  Response single(Request request, LeverAuth.Caller caller) {
    caller.mayRead("opportunities");
    View view = view(request.query());
    return Listing.single(200, view.show(visible(request, caller)));
  }

  Response offers(Request request, LeverAuth.Caller caller) {
    caller.mayRead("offers");
    String opportunity = visible(request, caller).path("id").asText();
    boolean withCreator = expands(request.query()).contains("creator");
    return Listing.whole(
        account.offers(opportunity).stream()
            .map(ObjectNode::deepCopy)
            .map(
                offer -> {
                  if (withCreator) {
                    offer.set("creator", expanded(account.users, offer.path("creator")));
                  }
                  return offer;
                })
            .toList());
  }

  Response applications(Request request, LeverAuth.Caller caller) {
    caller.mayRead("applications");
    return Listing.whole(applicationsOf(visible(request, caller)).toList());
  }

  Response application(Request request, LeverAuth.Caller caller) {
    caller.mayRead("applications");
    return applicationsOf(visible(request, caller))
        .filter(one -> one.path("id").asText().equals(request.segment(4)))
        .findFirst()
        .map(one -> Listing.single(200, one))
        .orElseThrow(() -> new Refusal(404, "ResourceNotFound", "there is no such application"));
  }

  /** {@code PUT /opportunities/:id/archived}: a reason archives, {@code null} makes active. */
  Response archive(Request request, LeverAuth.Caller caller) {
    caller.mayWrite("opportunities");
    ObjectNode opportunity = visible(request, caller);
    ObjectNode body = request.json();
    if (!body.path("reason").isTextual() && !body.path("reason").isNull()) {
      throw Listing.bad("reason must be the id of an archive reason, or null");
    }
    Optional<String> reason =
        Optional.of(body.path("reason")).filter(JsonNode::isTextual).map(JsonNode::asText);
    if (reason.isPresent() && account.archiveReasons.find(reason.get()).isEmpty()) {
      throw Listing.bad("there is no such archive reason");
    }
    Optional<ObjectNode> requisition = Optional.empty();
    if (body.hasNonNull("requisitionId")) {
      requisition =
          Optional.of(
              Pipeline.requisition(account, opportunity, body.path("requisitionId").asText()));
    }
    account.archive(opportunity, reason, requisition);
    return Listing.single(200, opportunity.path("archived"));
  }

  private ObjectNode visible(Request request, LeverAuth.Caller caller) {
    ObjectNode opportunity = account.opportunity(request.segment(2));
    if (Filter.isConfidential(opportunity)) {
      caller.maySeeConfidential();
    }
    return opportunity;
  }

  private Filter filter(Parameters query, LeverAuth.Caller caller) {
    return new Filter(query)
        .confidentiality(caller)
        .truth("archived", one -> one.path("archived").isObject())
        .any(
            "archive_reason_id",
            (one, id) -> one.path("archived").path("reason").asText().equals(id))
        .between("archived_at", one -> one.path("archived").path("archivedAt"))
        .between("updated_at", "updatedAt")
        .between("created_at", "createdAt")
        .between("advanced_at", "lastAdvancedAt")
        .any("posting_id", (one, id) -> applied(one, id, false))
        .any("archived_posting_id", (one, id) -> applied(one, id, true))
        .text("stage_id", "stage")
        .text("contact_id", "contact")
        .any(
            "email",
            (one, email) ->
                Json.texts(one.path("emails")).stream().anyMatch(email::equalsIgnoreCase))
        .any("tag", (one, tag) -> Json.texts(one.path("tags")).contains(tag))
        .any("source", (one, source) -> Json.texts(one.path("sources")).contains(source))
        .word("origin", ORIGINS, (one, origin) -> one.path("origin").asText().equals(origin))
        .text("location", "location")
        .truth("snoozed", one -> one.path("snoozedUntil").asLong() > account.millis());
  }

  private boolean applied(ObjectNode opportunity, String posting, boolean onlyArchived) {
    return applicationsOf(opportunity)
        .anyMatch(
            one ->
                one.path("posting").asText().equals(posting)
                    && (!onlyArchived || one.path("archived").isObject()));
  }

  private Stream<ObjectNode> applicationsOf(ObjectNode opportunity) {
    return Json.texts(opportunity.path("applications")).stream()
        .flatMap(id -> account.applications.find(id).stream());
  }

  private static List<String> expands(Parameters query) {
    return Stream.concat(query.all("expand").stream(), query.all("expand[]").stream()).toList();
  }

  private View view(Parameters query) {
    List<String> expand = expands(query);
    expand.stream()
        .filter(one -> !EXPANDABLE.contains(one))
        .findFirst()
        .ifPresent(
            one -> {
              throw Listing.bad(
                  "expand takes applications, contact, followers, owner, sourcedBy, stage");
            });
    return new View(expand, query.all("include"));
  }

  /** What a caller sees of an opportunity: {@code include} limits, {@code expand} wins over it. */
  private final class View {
    private final List<String> expand;
    private final List<String> include;

    View(List<String> expand, List<String> include) {
      this.expand = expand;
      this.include = include;
    }

    ObjectNode show(ObjectNode stored) {
      ObjectNode shown = Json.object();
      for (Map.Entry<String, JsonNode> entry : stored.properties()) {
        String name = entry.getKey();
        if (expand.contains(name)) {
          shown.set(name, expandField(name, entry.getValue()));
        } else if (include.isEmpty() || include.contains(name) || name.equals("id")) {
          shown.set(name, entry.getValue());
        }
      }
      return shown;
    }

    private JsonNode expandField(String name, JsonNode value) {
      Shelf shelf =
          switch (name) {
            case "applications" -> account.applications;
            case "stage" -> account.stages;
            case "contact" -> account.contacts;
            default -> account.users;
          };
      if (value instanceof ArrayNode array) {
        ArrayNode objects = Json.array();
        array.forEach(one -> objects.add(expanded(shelf, one)));
        return objects;
      }
      return expanded(shelf, value);
    }
  }

  /** The object behind an id; the id itself where nothing is known of it. */
  private static JsonNode expanded(Shelf shelf, JsonNode id) {
    return shelf.find(id.asText()).map(object -> (JsonNode) object).orElse(id);
  }
}
