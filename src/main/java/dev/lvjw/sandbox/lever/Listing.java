package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Response;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Lever's list envelope and paging (Lever's documentation, general behaviour): {@code limit} 1 to
 * 100, {@code offset} the {@code next} of the page before, which is of no use any more when the
 * object it names is gone. {@code next} is left out on the last page.
 */
final class Listing {
  private final PageTokens tokens;

  Listing(PageTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * @throws Refusal 400 for a bad limit or an offset that is stale, broken or another list's
   */
  Response of(
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
                    tokens
                        .place(shelf, query, token)
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
      body.put("next", tokens.give(shelf, query, last));
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
}
