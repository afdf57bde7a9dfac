package dev.lvjw.sandbox.lever;

import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Table;
import dev.lvjw.sandbox.page.Tone;
import dev.lvjw.sandbox.page.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Settings, Integrations and API, Webhooks: the groups by event, each with its switch, its
 * addresses, Verify Connection and what was delivered (Lever's documentation, webhooks).
 */
final class WebhookPages {
  private static final String NEW = LeverPages.WEBHOOKS + "/new";
  private static final String GROUP = LeverPages.WEBHOOKS + "/{}";
  private static final int EVENT = 3;
  private static final int PER_PAGE = 20;

  private final LeverWebhooks webhooks;
  private final LeverFrame frame;

  WebhookPages(LeverWebhooks webhooks, LeverFrame frame) {
    this.webhooks = webhooks;
    this.frame = frame;
  }

  void addTo(Routes routes) {
    routes.on("GET", LeverPages.WEBHOOKS, frame.integrations(this::show));
    routes.on("GET", NEW, frame.integrations(request -> newWebhook(request, Typed.nothing(), 200)));
    routes.on("POST", LeverPages.WEBHOOKS, frame.integrations(this::create));
    routes.on("POST", GROUP + "/switch", frame.integrations(this::turn));
    routes.on("POST", GROUP + "/verify", frame.integrations(this::verify));
    routes.on("POST", GROUP + "/delete", frame.integrations(this::delete));
    routes.on("POST", GROUP + "/rerun", frame.integrations(this::rerun));
    for (String deed : List.of("switch", "verify", "delete", "rerun")) {
      routes.on(
          "GET", GROUP + "/" + deed, request -> Response.seeOther(opened(request.segment(EVENT))));
    }
  }

  Response show(Request request) {
    return page(request, "Webhooks")
        .body(
            Html.all(
                LeverWebhooks.EVENTS.stream()
                    .filter(
                        event -> event.equals("candidateHired") || !webhooks.group(event).isEmpty())
                    .map(event -> group(request, event))
                    .toList()),
            Parts.row(Parts.quiet(NEW, "New webhook")))
        .response(200);
  }

  private Page page(Request request, String title) {
    return frame.page(request, title, LeverFrame.Section.WEBHOOKS).trail(LeverFrame.settings());
  }

  private Html group(Request request, String event) {
    boolean on = webhooks.isOn(event);
    boolean open = request.query().first("open").equals(Optional.of(event));
    return Html.of(
        """
        <section class="card" id="{}"><h2>{} {}</h2>
        <p>This webhook is <strong>{}</strong>.</p>
        {}
        <details{}><summary>Connection and deliveries</summary>
        {}
        </details></section>
        """,
        event,
        title(event),
        Parts.badge(on ? Tone.GOOD : Tone.PLAIN, on ? "On" : "Off"),
        on ? "on" : "off",
        Form.post(address(event, "switch"))
            .hidden("on", String.valueOf(!on))
            .plainButton(on ? "Switch off" : "Switch on")
            .html(),
        new Html(open ? " open" : ""),
        Html.all(connection(event), history(request, event)));
  }

  private Html connection(String event) {
    List<LeverWebhooks.Webhook> group = webhooks.group(event);
    if (group.isEmpty()) {
      return Parts.hint("No webhook of this event exists: an app or a person makes one.");
    }
    return Html.all(
        Html.of(
            "<ul class=\"lines\">\n{}\n</ul>",
            Html.all(group.stream().map(this::webhook).toList())),
        webhooks.offersVerification(event)
            ? Form.post(address(event, "verify")).button("Verify Connection").html()
            : Parts.hint("There is no Verify Connection for webhooks made through the API."),
        webhooks.verification(event).map(WebhookPages::verified).orElse(Html.NOTHING));
  }

  private Html webhook(LeverWebhooks.Webhook one) {
    List<String> origins = Json.texts(one.configuration().path("conditions").path("origins"));
    Html limits =
        Html.of("<p class=\"hint\">Only for origins {}.</p>", String.join(", ", origins))
            .onlyIf(!origins.isEmpty());
    Html rights =
        webhooks.isMadeByPerson(one.id())
            ? Html.all(
                Html.of(
                    "<p class=\"hint\">Signature token <code>{}</code></p>", one.signatureToken()),
                Form.post(address(one.event(), "delete"))
                    .hidden("webhook", one.id())
                    .dangerButton("Delete webhook")
                    .html())
            : Parts.hint("Made through the API: it can’t be changed here.");
    return Html.of("<li><code>{}</code>{}{}</li>", one.url(), limits, rights);
  }

  /** "Verified", or what went wrong. */
  private static Html verified(WebhookDelivery last) {
    return last.lastTry().taken()
        ? Html.of("<p><strong>Verified</strong></p>")
        : Html.of("<p><strong>Failed</strong>: {}</p>", words(last.lastTry().outcome()));
  }

  private static String words(String outcome) {
    if (outcome.startsWith("HTTP 3")) {
      return outcome + ", a redirect. Lever doesn’t follow it and takes 2xx only.";
    }
    if (outcome.startsWith("HTTP ")) {
      return outcome + ". Lever takes 2xx only.";
    }
    return outcome + ". Is something listening at this address?";
  }

  private Html history(Request request, String event) {
    List<WebhookDelivery> all =
        webhooks.history().reversed().stream().filter(one -> one.event().equals(event)).toList();
    boolean asked = request.query().first("open").equals(Optional.of(event));
    int page =
        request
            .query()
            .first("page")
            .filter(number -> asked && number.matches("[1-9][0-9]{0,3}"))
            .map(Integer::parseInt)
            .orElse(1);
    int from = Math.min((page - 1) * PER_PAGE, all.size());
    int to = Math.min(from + PER_PAGE, all.size());
    Table table =
        Table.of("Deliveries of " + title(event), "Last try", "Of", "Tries", "State", "Again");
    all.subList(from, to).forEach(one -> row(table, one));
    return Html.all(
        Html.of("<h3>Deliveries</h3>"),
        table.html("Nothing was sent in the last two weeks."),
        Parts.row(
                Parts.quiet(opened(event) + "&page=" + (page - 1), "Newer").onlyIf(page > 1),
                Parts.quiet(opened(event) + "&page=" + (page + 1), "Older").onlyIf(to < all.size()))
            .onlyIf(page > 1 || to < all.size()));
  }

  private static void row(Table table, WebhookDelivery one) {
    table.row(
        Parts.time(one.lastTry().at()),
        one.opportunity()
            .map(
                opportunity ->
                    Html.of(
                        "<a href=\"{}\">Opportunity {}</a>",
                        CandidatePage.address(opportunity),
                        opportunity.substring(0, Math.min(8, opportunity.length()))))
            .orElseGet(() -> Html.text("Verify Connection")),
        tries(one.tries()),
        switch (one.state()) {
          case WebhookDelivery.State.Delivered delivered -> Parts.badge(Tone.GOOD, "Delivered");
          case WebhookDelivery.State.Failed failed -> Parts.badge(Tone.BAD, "Failed");
          case WebhookDelivery.State.Retrying retrying ->
              Html.all(
                  Parts.badge(Tone.WAITING, "Retrying"),
                  Html.of("<span class=\"hint\">next {}</span>", Parts.time(retrying.next())));
        },
        Form.post(address(one.event(), "rerun"))
            .hidden("delivery", one.id())
            .plainButton("Rerun")
            .html());
  }

  private static Html tries(List<WebhookDelivery.Try> tries) {
    if (tries.size() == 1) {
      return Html.text(tries.getFirst().outcome());
    }
    return Html.of(
        "<details><summary>{} tries, last: {}</summary><ol>{}</ol></details>",
        tries.size(),
        tries.getLast().outcome(),
        Html.all(
            tries.stream()
                .map(one -> Html.of("<li>{}: {}</li>", Parts.time(one.at()), one.outcome()))
                .toList()));
  }

  private Response turn(Request request) {
    String event = request.segment(EVENT);
    String on = request.form().first("on").orElse("");
    if (!on.equals("true") && !on.equals("false")) {
      throw Listing.bad("on must be true or false");
    }
    webhooks.turn(event, on.equals("true"));
    return LeverFrame.done(opened(event), on.equals("true") ? Done.SWITCHED_ON : Done.SWITCHED_OFF);
  }

  private Response verify(Request request) {
    String event = request.segment(EVENT);
    webhooks.verify(event);
    return Response.seeOther(opened(event));
  }

  private Response rerun(Request request) {
    webhooks.rerun(request.form().first("delivery").orElse(""));
    return LeverFrame.done(opened(request.segment(EVENT)), Done.RERUN);
  }

  private Response delete(Request request) {
    String webhook = request.form().first("webhook").orElse("");
    if (!webhooks.isMadeByPerson(webhook)) {
      throw new Refusal(
          403, "Forbidden", "A webhook made through the API can’t be changed by a person.");
    }
    webhooks.delete(webhook);
    return LeverFrame.done(LeverPages.WEBHOOKS, Done.WEBHOOK_DELETED);
  }

  private Response newWebhook(Request request, Typed typed, int status) {
    Map<String, String> events = new LinkedHashMap<>();
    LeverWebhooks.EVENTS.forEach(event -> events.put(event, title(event)));
    return page(request, "New webhook")
        .body(
            Html.of(
                "<div class=\"card narrow\">{}</div>",
                Form.post("webhook", LeverPages.WEBHOOKS, typed)
                    .select("event", "Event", true, events)
                    .input("url", "url", "URL", "https, or http on this machine.", true)
                    .button("Create webhook")
                    .link(Parts.quiet(LeverPages.WEBHOOKS, "Cancel"))
                    .html()))
        .response(status);
  }

  private Response create(Request request) {
    Typed typed = Typed.sent(request.form());
    String event = typed.value("event");
    if (!LeverWebhooks.EVENTS.contains(event)) {
      typed.fault("event", "Choose an event.");
    }
    try {
      webhooks.checkAddress(typed.value("url"));
    } catch (Refusal refusal) {
      typed.fault("url", "This doesn’t work: " + refusal.message() + ".");
    }
    if (!typed.isSound()) {
      return newWebhook(request, typed, 400);
    }
    webhooks.createByPerson(event, typed.value("url"));
    return LeverFrame.done(opened(event), Done.WEBHOOK_CREATED);
  }

  private static String address(String event, String deed) {
    return LeverPages.WEBHOOKS + "/" + event + "/" + deed;
  }

  /** The page with this group expanded. */
  private static String opened(String event) {
    return LeverPages.WEBHOOKS + "?open=" + Parameters.encode(event);
  }

  /** {@code candidateHired} reads "Candidate Hired". */
  private static String title(String event) {
    String spaced = event.replaceAll("([A-Z])", " $1");
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
