package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import java.util.List;

/**
 * {@code /v1/webhooks} (Lever's documentation, webhooks). The answer to a creation is nested twice,
 * as the documentation's example is, and is the only place that shows the signature token; {@link
 * Switch}es tell otherwise.
 */
final class LeverWebhookApi {
  private final LeverWebhooks webhooks;

  private final Faults faults;

  LeverWebhookApi(LeverWebhooks webhooks, Faults faults) {
    this.webhooks = webhooks;
    this.faults = faults;
  }

  Response list(Request request, LeverAuth.Caller caller) {
    caller.mayRead("webhooks");
    return Listing.whole(webhooks.all().stream().map(this::shown).toList());
  }

  Response create(Request request, LeverAuth.Caller caller) {
    caller.mayWrite("webhooks");
    ObjectNode body = request.json();
    String event = body.path("event").asText();
    if (!LeverWebhooks.EVENTS.contains(event)) {
      throw Listing.bad("event must be one of " + String.join(", ", LeverWebhooks.EVENTS));
    }
    String url = url(body);
    boolean known =
        webhooks.all().stream().anyMatch(one -> one.event().equals(event) && one.url().equals(url));
    if (known && faults.is(Switch.WEBHOOK_DUPLICATE, "refused")) {
      throw Listing.bad("there is a webhook with this url and event");
    }
    LeverWebhooks.Webhook made = webhooks.create(event, url, configuration(body, event));
    ObjectNode shown = shown(made);
    if (faults.is(Switch.SIGNATURE_TOKEN, "given")) {
      shown.withObject("/configuration").put("signatureToken", made.signatureToken());
    }
    if (faults.is(Switch.WEBHOOK_NESTING, "single")) {
      return Listing.single(201, shown);
    }
    ObjectNode inner = Json.object();
    inner.set("data", shown);
    return Listing.single(201, inner);
  }

  /** {@code PUT /webhooks}: the collection, by ids in the body; all or nothing. */
  Response update(Request request, LeverAuth.Caller caller) {
    caller.mayWrite("webhooks");
    JsonNode changes = request.json().path("data");
    if (!changes.isArray() || changes.isEmpty()) {
      throw Listing.bad("data must be a list of webhooks");
    }
    List<ObjectNode> asked =
        changes
            .valueStream()
            .map(
                one -> {
                  if (!(one instanceof ObjectNode change)) {
                    throw Listing.bad("each of data must be an object");
                  }
                  url(change);
                  configuration(change, existing(change).event());
                  return change;
                })
            .toList();
    for (ObjectNode change : asked) {
      LeverWebhooks.Webhook old = existing(change);
      webhooks.change(old.id(), url(change), configuration(change, old.event()));
    }
    return Listing.whole(asked.stream().map(change -> shown(existing(change))).toList());
  }

  Response delete(Request request, LeverAuth.Caller caller) {
    caller.mayWrite("webhooks");
    changeable(request.segment(2));
    if (!webhooks.delete(request.segment(2))) {
      throw unknown();
    }
    return Response.noContent();
  }

  private LeverWebhooks.Webhook existing(ObjectNode change) {
    String id = change.path("id").asText();
    changeable(id);
    return webhooks.find(id).orElseThrow(LeverWebhookApi::unknown);
  }

  /** Lever's ownership rule (Lever's documentation, webhooks); how it refuses isn't known. */
  private void changeable(String id) {
    if (webhooks.isMadeByPerson(id)) {
      throw new Refusal(403, "Forbidden", "this webhook was made by a person, in the settings");
    }
  }

  private static Refusal unknown() {
    return new Refusal(404, "ResourceNotFound", "there is no such webhook");
  }

  private ObjectNode shown(LeverWebhooks.Webhook webhook) {
    ObjectNode shown = Json.object();
    shown.put("id", webhook.id());
    shown.put("event", webhook.event());
    shown.put("url", webhook.url());
    shown.set("configuration", webhook.configuration().deepCopy());
    if (faults.is(Switch.SIGNATURE_TOKEN, "listed")) {
      shown.withObject("/configuration").put("signatureToken", webhook.signatureToken());
    }
    shown.put("createdAt", webhook.createdAt());
    shown.put("updatedAt", webhook.updatedAt());
    return shown;
  }

  private String url(ObjectNode body) {
    return webhooks.checkAddress(body.path("url").asText());
  }

  private static ObjectNode configuration(ObjectNode body, String event) {
    JsonNode given = body.path("configuration");
    if (given.isMissingNode() || given.isNull()) {
      return Json.object();
    }
    if (!(given instanceof ObjectNode configuration)) {
      throw Listing.bad("configuration must be an object");
    }
    ObjectNode kept = configuration.deepCopy();
    kept.remove("signatureToken");
    if (kept.path("conditions").has("origins") && !LeverWebhooks.WITH_ORIGINS.contains(event)) {
      throw Listing.bad("conditions on origins are not possible for " + event);
    }
    return kept;
  }
}
