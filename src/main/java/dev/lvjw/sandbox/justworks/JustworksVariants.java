package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Answer;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Site;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The other ways in which Justworks' Partner API may answer, by the {@link Switch}es. */
public final class JustworksVariants implements Site.Layer {
  private static final List<String> REFERENCES = List.of("department", "office", "manager");
  private static final List<String> SINGLE_VALUES =
      List.of(
          "work_id",
          "job_title",
          "department",
          "office",
          "manager",
          "employment_start_date",
          "employment_termination_date");

  private final Faults faults;

  /** As the switches among these faults say. */
  public JustworksVariants(Faults faults) {
    this.faults = faults;
  }

  @Override
  public Answer pass(Request request, Function<Request, Answer> inner) {
    Answer answer = inner.apply(request);
    Response response = answer.response();
    List<String> path = request.segments();
    boolean api = path.size() > 1 && path.getFirst().equals("v1");
    boolean members = api && path.get(1).equals("members");
    boolean company = api && path.get(1).equals("company");
    if (!faults.anySetting() || response.status() != 200 || !members && !company) {
      return answer;
    }
    ObjectNode body = Json.readObject(response.body());
    if (company && faults.is(Switch.COMPANY_PLACES, "hidden")) {
      body.remove(List.of("departments", "offices"));
    } else if (members && body.path("items") instanceof ArrayNode items) {
      items.forEach(one -> member((ObjectNode) one));
      cursor(body, request.query().first("cursor").orElse("c0"));
    } else if (members) {
      member(body);
    }
    return answer.with(response.withBody("application/json", Json.bytes(body)));
  }

  private void cursor(ObjectNode body, String asked) {
    if (body.path("next_cursor").isNull()) {
      switch (faults.way(Switch.NEXT_CURSOR)) {
        case "absent" -> body.remove("next_cursor");
        case "repeating" -> body.put("next_cursor", asked);
        default -> {}
      }
    }
  }

  private void member(ObjectNode member) {
    emails(member);
    for (String name : REFERENCES) {
      if (member.path(name) instanceof ObjectNode reference) {
        reference(reference);
      }
    }
    if (!faults.is(Switch.MEMBER_TYPE, "absent")) {
      member.put("type", faults.way(Switch.MEMBER_TYPE));
    }
    if (faults.is(Switch.EMPTY_VALUES, "null")) {
      SINGLE_VALUES.stream().filter(name -> !member.has(name)).forEach(member::putNull);
      if (member.path("name") instanceof ObjectNode name && !name.has("preferred_name")) {
        name.putNull("preferred_name");
      }
    }
  }

  private void emails(ObjectNode member) {
    if (faults.is(Switch.MEMBER_EMAIL, "hidden")) {
      member.remove("emails");
    } else if (faults.is(Switch.MEMBER_EMAIL, "email")) {
      for (JsonNode one : member.path("emails")) {
        if (one instanceof ObjectNode email && email.has("address")) {
          email.set("email", email.remove("address"));
        }
      }
    }
  }

  private void reference(ObjectNode reference) {
    switch (faults.way(Switch.MEMBER_REFERENCES)) {
      case "id-only" -> reference.retain("id");
      case "display" -> reference.setAll(Map.of("display_name", reference.remove("name")));
      default -> {}
    }
  }
}
