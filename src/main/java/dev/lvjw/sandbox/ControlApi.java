package dev.lvjw.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.Failure;
import dev.lvjw.sandbox.fault.Fault;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.mail.Mail;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/**
 * {@code /_sandbox}: how an outside caller plays the people who use Lever and Justworks, and looks
 * at what was asked, invited and mailed. Nothing is refused for reasons of workflow.
 */
final class ControlApi {
  private static final String ROOT = "/_sandbox";

  private final Sandbox sandbox;

  ControlApi(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  static Response error(Refusal refusal) {
    ObjectNode body = Json.object();
    body.putObject("error").put("code", refusal.code()).put("message", refusal.message());
    return Response.json(refusal.status(), body);
  }

  void addTo(Routes routes) {
    routes.on("GET", ROOT + "/log", request -> items(sandbox.log()));
    routes.on(
        "DELETE",
        ROOT + "/log",
        request -> {
          sandbox.clearLog();
          return Response.noContent();
        });
    routes.on("GET", ROOT + "/clock", request -> clock());
    routes.on("POST", ROOT + "/clock", this::advance);
    routes.on("GET", ROOT + "/candidates", request -> items(sandbox.candidates()));
    routes.on("POST", ROOT + "/candidates", this::add);
    routes.on(
        "PUT",
        ROOT + "/candidates/{}",
        request -> Response.json(200, sandbox.changeCandidate(request.segment(2), request.json())));
    routes.on(
        "PUT",
        ROOT + "/candidates/{}/offer",
        request -> Response.json(200, sandbox.putOffer(request.segment(2), request.json())));
    deed(routes, "hire", sandbox::hire);
    deed(routes, "unhire", sandbox::unhire);
    deed(routes, "delete", sandbox::delete);
    deed(
        routes,
        "join",
        id -> {
          ObjectNode joined = Json.object();
          joined.put("id", id);
          joined.put("memberId", sandbox.join(id));
          return joined;
        });
    routes.on("GET", ROOT + "/invitations", request -> items(sandbox.invitations()));
    routes.on("GET", ROOT + "/mails", request -> items(mails()));
    routes.on("GET", ROOT + "/webhooks/deliveries", request -> items(sandbox.deliveries()));
    routes.on(
        "POST",
        ROOT + "/webhooks/deliveries/{}/rerun",
        request -> Response.json(200, sandbox.rerun(request.segment(3))));
    routes.on("GET", ROOT + "/faults", request -> Response.json(200, sandbox.faultsShown()));
    routes.on("PUT", ROOT + "/faults", this::faults);
    routes.on("PUT", ROOT + "/webhooks/switch", this::turn);
    routes.on("POST", ROOT + "/webhooks/verify", this::verify);
  }

  private static Response items(ArrayNode items) {
    ObjectNode body = Json.object();
    body.set("items", items);
    return Response.json(200, body);
  }

  private static void deed(Routes routes, String name, Function<String, ? extends JsonNode> deed) {
    routes.on(
        "POST",
        ROOT + "/candidates/{}/" + name,
        request -> Response.json(200, deed.apply(request.segment(2))));
  }

  private Response clock() {
    return Response.json(200, Json.object().put("now", sandbox.now().toString()));
  }

  private Response advance(Request request) {
    Duration by;
    try {
      by = Duration.parse(request.json().path("advance").asText());
    } catch (DateTimeParseException e) {
      throw new Refusal(
          400,
          "BadRequest",
          "advance must be an ISO 8601 duration of days, hours, minutes and seconds, such as"
              + " PT24H");
    }
    sandbox.advance(by);
    return clock();
  }

  private Response add(Request request) {
    ObjectNode made = Json.object();
    made.put("id", sandbox.addCandidate(request.json()));
    return Response.json(201, made);
  }

  private ArrayNode mails() {
    ArrayNode items = Json.array();
    for (Mail mail : sandbox.mails()) {
      ObjectNode item = items.addObject();
      item.put("from", mail.from());
      item.set("to", Json.strings(mail.to()));
      item.put("subject", mail.subject());
      item.put("text", mail.text());
      item.put("html", mail.html());
      item.put("messageId", mail.messageId());
      item.put("at", mail.at().toString());
    }
    return items;
  }

  /** Replaces the whole list; nothing changes when one of it can't be read. */
  private Response faults(Request request) {
    ObjectNode body = request.json();
    JsonNode items = body.path("items");
    boolean lines = items.isArray() && items.valueStream().allMatch(JsonNode::isTextual);
    if (body.size() != 1 || !lines) {
      throw new Refusal(400, "BadRequest", "the body must be {\"items\":[…]}, each a line of text");
    }
    try {
      sandbox.faults(Json.texts(items).stream().map(Fault::parse).toList());
    } catch (Failure unreadable) {
      throw new Refusal(400, "BadRequest", unreadable.message());
    }
    return Response.json(200, sandbox.faultsShown());
  }

  private Response turn(Request request) {
    ObjectNode body = request.json();
    if (!body.path("on").isBoolean()) {
      throw new Refusal(400, "BadRequest", "on must be true or false");
    }
    sandbox.switchWebhooks(body.path("event").asText(), body.path("on").asBoolean());
    return Response.json(200, body);
  }

  private Response verify(Request request) {
    String event = request.json().path("event").asText("candidateHired");
    return Response.json(200, sandbox.verifyConnection(event));
  }
}
