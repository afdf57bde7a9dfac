package dev.lvjw.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Lever's list envelope and paging (lever-api.md §2): {@code limit} 1 to 100, {@code offset} the
 * {@code next} of the page before, which looks like {@code 0.MILLIS.ID} and goes stale when the
 * object it names is gone. {@code next} is left out on the last page.
 */
final class Listing {
  private Listing() {}

  /**
   * @throws Refusal 400 for a bad limit or a stale or broken offset
   */
  static Response of(
      Parameters query,
      Shelf shelf,
      Predicate<ObjectNode> filter,
      UnaryOperator<ObjectNode> shown) {
    int limit = limit(query);
    Collection<ObjectNode> candidates =
        query
            .first("offset")
            .map(
                token ->
                    place(token)
                        .flatMap(shelf::after)
                        .orElseThrow(() -> bad("Invalid offset token")))
            .orElseGet(shelf::all);
    List<ObjectNode> found = candidates.stream().filter(filter).limit(limit + 1L).toList();
    boolean more = found.size() > limit;
    List<ObjectNode> page = more ? found.subList(0, limit) : found;
    ArrayNode data = Json.array();
    page.forEach(object -> data.add(shown.apply(object)));
    ObjectNode body = Json.object();
    body.set("data", data);
    if (more) {
      Shelf.Place last = shelf.placeOf(page.getLast().path("id").asText());
      body.put("next", "0." + last.order() + "." + last.id());
    }
    body.put("hasNext", more);
    return Response.json(200, body);
  }

  /** A short list that the documentation shows without paging. */
  static Response whole(List<? extends JsonNode> objects) {
    ObjectNode body = Json.object();
    body.set("data", Json.array().addAll(objects));
    body.put("hasNext", false);
    return Response.json(200, body);
  }

  static Response single(int status, JsonNode object) {
    ObjectNode body = Json.object();
    body.set("data", object);
    return Response.json(status, body);
  }

  static Refusal bad(String message) {
    return new Refusal(400, "BadRequest", message);
  }

  private static int limit(Parameters query) {
    String limit = query.first("limit").orElse("100");
    if (!limit.matches("[1-9][0-9]?|100")) {
      throw bad("limit must be a number from 1 to 100");
    }
    return Integer.parseInt(limit);
  }

  private static Optional<Shelf.Place> place(String token) {
    String[] parts = token.split("\\.", 3);
    if (parts.length < 3 || !parts[0].equals("0") || !parts[1].matches("-?[0-9]{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(new Shelf.Place(Long.parseLong(parts[1]), parts[2]));
  }
}
