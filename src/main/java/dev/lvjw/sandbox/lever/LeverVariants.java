package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Answer;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Site;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The other ways in which Lever's data API may answer, by the {@link Switch}es that are set. */
public final class LeverVariants implements Site.Layer {
  private final LeverAuth auth;
  private final Faults faults;

  /** As the switches among these faults say. */
  public LeverVariants(LeverAuth auth, Faults faults) {
    this.auth = auth;
    this.faults = faults;
  }

  @Override
  public Answer pass(Request request, Function<Request, Answer> inner) {
    if (!faults.anySetting() || !request.path().startsWith("/v1/")) {
      return inner.apply(request);
    }
    Set<String> scopes = auth.scopes(request);
    Optional<String> lacking =
        expands(request.query()).filter(name -> lacks(scopes, name)).findFirst();
    if (lacking.isPresent() && faults.is(Switch.EXPAND_SCOPES, "refused")) {
      String words = "expanding " + lacking.get() + " needs its scope";
      return Answer.whole(LeverApi.error(new Refusal(403, "Forbidden", words)));
    }
    boolean confidential =
        request.query().first("confidentiality").equals(Optional.of("confidential"));
    if (confidential && blind(scopes)) {
      return Answer.whole(Listing.whole(List.of()));
    }
    Answer answer = inner.apply(request.with(asked(request.query(), scopes)));
    Response response = answer.response();
    if (response.status() / 100 != 2 || response.body().length == 0) {
      return answer;
    }
    ObjectNode body = Json.readObject(response.body());
    rewrite(request, scopes, body);
    return answer.with(response.withBody("application/json", Json.bytes(body)));
  }

  private static java.util.stream.Stream<String> expands(Parameters query) {
    return java.util.stream.Stream.of("expand", "expand[]")
        .flatMap(name -> query.all(name).stream());
  }

  /** The scope of an expansion that has one of its own; offers and users have none here. */
  private static boolean lacks(Set<String> scopes, String expand) {
    return switch (expand) {
      case "applications" -> !scopes.contains("applications:read:admin");
      case "contact" -> !scopes.contains("contact:read:admin");
      default -> false;
    };
  }

  /** Whether a caller whom we know gets no confidential data and no word about it. */
  private boolean blind(Set<String> scopes) {
    return faults.is(Switch.CONFIDENTIAL, "left-out")
        && !scopes.isEmpty()
        && !scopes.contains(LeverAuth.CONFIDENTIAL);
  }

  private Parameters asked(Parameters query, Set<String> scopes) {
    Parameters asked = query;
    if (faults.is(Switch.EXPAND_OFFERS, "ignored")) {
      for (String name : List.of("expand", "expand[]")) {
        asked =
            asked.with(
                name, query.all(name).stream().filter(one -> !one.equals("offers")).toList());
      }
    }
    if (blind(scopes) && query.first("confidentiality").equals(Optional.of("all"))) {
      asked = asked.with("confidentiality", List.of("non-confidential"));
    }
    return asked;
  }

  private void rewrite(Request request, Set<String> scopes, ObjectNode body) {
    List<String> path = request.segments();
    String kind =
        path.get(1).equals("opportunities") && path.size() > 3 ? path.get(3) : path.get(1);
    JsonNode data = body.path("data");
    if (data instanceof ArrayNode list) {
      for (JsonNode one : list) {
        if (one instanceof ObjectNode object) {
          rewrite(kind, true, scopes, object);
        }
      }
      envelope(body, list);
      boolean hired = request.query().first("type").equals(Optional.of("hired"));
      if (kind.equals("archive_reasons") && hired && !list.isEmpty()) {
        hiredReason(body, list);
      }
    } else if (data instanceof ObjectNode object) {
      rewrite(kind, false, scopes, object);
    }
  }

  private void rewrite(String kind, boolean listed, Set<String> scopes, ObjectNode object) {
    switch (kind) {
      case "opportunities" -> opportunity(object, scopes);
      case "offers" -> offer(object);
      case "postings" -> {
        if (listed && faults.is(Switch.POSTING_LIST, "short")) {
          object.remove(List.of("country", "salaryRange", "confidentiality"));
          if (object.path("categories") instanceof ObjectNode categories) {
            categories.remove("department");
          }
        }
      }
      case "requisitions" -> {
        String status = object.path("employmentStatus").asText();
        if (faults.is(Switch.EMPLOYMENT_STATUS, "capital") && !status.isEmpty()) {
          object.put(
              "employmentStatus",
              status.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + status.substring(1));
        }
      }
      default -> {}
    }
    if (faults.is(Switch.UNKNOWN_FIELDS, "added")) {
      ObjectNode innermost = object.path("data") instanceof ObjectNode inner ? inner : object;
      innermost.putObject("addedLater").put("since", "a later version");
    }
  }

  private void opportunity(ObjectNode object, Set<String> scopes) {
    if (faults.is(Switch.ARCHIVED, "flat") && object.has("archived")) {
      JsonNode archived = object.remove("archived");
      object.set("archivedAt", orNull(archived.path("archivedAt")));
      object.set("archiveReason", orNull(archived.path("reason")));
    }
    if (faults.is(Switch.EXPAND_SCOPES, "ids")) {
      if (lacks(scopes, "contact") && object.path("contact").isObject()) {
        object.set("contact", object.path("contact").path("id"));
      }
      if (lacks(scopes, "applications") && object.path("applications") instanceof ArrayNode all) {
        for (int i = 0; i < all.size(); i++) {
          all.set(i, all.get(i).isObject() ? all.get(i).path("id") : all.get(i));
        }
      }
    }
  }

  private static JsonNode orNull(JsonNode value) {
    return value.isMissingNode() ? NullNode.getInstance() : value;
  }

  private void offer(ObjectNode offer) {
    if (!(offer.path("fields") instanceof ArrayNode fields)) {
      return;
    }
    if (faults.is(Switch.EMPTY_OFFER_FIELDS, "missing")) {
      fields.removeIf(field -> field.path("value").isNull());
    }
    for (JsonNode field : fields) {
      if (faults.is(Switch.AMOUNTS, "string")
          && field.path("identifier").asText().equals("salary_amount")
          && field.path("value").isNumber()
          && field instanceof ObjectNode object) {
        object.put("value", field.path("value").decimalValue().toPlainString());
      }
    }
  }

  private void envelope(ObjectNode body, ArrayNode list) {
    boolean last = !body.path("hasNext").asBoolean();
    if (last && faults.is(Switch.LAST_NEXT, "null")) {
      body.putNull("next");
    } else if (last && faults.is(Switch.LAST_NEXT, "token")) {
      JsonNode end = list.path(list.size() - 1);
      body.put("next", "0." + end.path("createdAt").asLong() + "." + end.path("id").asText("end"));
    }
    if (faults.is(Switch.HAS_NEXT, "never") || last && faults.is(Switch.HAS_NEXT, "last-without")) {
      body.remove("hasNext");
    }
  }

  /** As Lever's example shows it: the one reason that is in use, and no list about it. */
  private void hiredReason(ObjectNode body, ArrayNode list) {
    if (faults.is(Switch.HIRED_REASON, "object")) {
      JsonNode active =
          list.valueStream()
              .filter(reason -> reason.path("status").asText().equals("active"))
              .findFirst()
              .orElse(list.get(0));
      body.removeAll();
      body.set("data", active);
    }
  }
}
