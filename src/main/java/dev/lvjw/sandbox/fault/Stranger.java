package dev.lvjw.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Response;
import java.util.Set;

/**
 * Another account's answer: the real one with the ids and the names of somebody else, so that only
 * who compares them notices.
 */
final class Stranger {
  private static final Set<String> IDS =
      Set.of("id", "contact", "opportunityId", "candidateId", "company_id", "external_id");

  /** What has one of these has the name of a person. */
  private static final Set<String> PERSONAL = Set.of("emails", "email", "role", "external_id");

  private Stranger() {}

  static Response instead(Response own) {
    if (own.body().length == 0) {
      return own;
    }
    ObjectNode body = Json.readObject(own.body());
    swap(body, "");
    return own.withBody("application/json", Json.bytes(body));
  }

  private static void swap(JsonNode node, String under) {
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (under.equals("emails") && array.get(i).isTextual()) {
          array.set(i, "wanda.elsewhere@mail.example.test");
        }
        swap(array.path(i), under);
      }
    } else if (node instanceof ObjectNode object) {
      for (String name : object.propertyStream().map(java.util.Map.Entry::getKey).toList()) {
        JsonNode value = object.path(name);
        if (value.isTextual() && !value.asText().isEmpty()) {
          object.put(name, text(name, value.asText(), object));
        } else {
          swap(value, name);
        }
      }
    }
  }

  private static String text(String name, String own, ObjectNode object) {
    if (IDS.contains(name)) {
      return other(own);
    }
    return switch (name) {
      case "name" -> PERSONAL.stream().anyMatch(object::has) ? "Wanda Elsewhere" : own;
      case "given_name" -> "Wanda";
      case "family_name" -> "Elsewhere";
      case "email", "address" -> "wanda.elsewhere@mail.example.test";
      case "value" ->
          object.path("identifier").asText().equals("candidate_name") ? "Wanda Elsewhere" : own;
      default -> own;
    };
  }

  /** Of the same shape: the last part is written backwards. */
  private static String other(String id) {
    int end = Math.max(id.lastIndexOf('-'), id.lastIndexOf('_')) + 1;
    String reversed = new StringBuilder(id.substring(end)).reverse().toString();
    return id.substring(0, end) + (id.endsWith(reversed) ? reversed + "0" : reversed);
  }
}
