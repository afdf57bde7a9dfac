package dev.lvjw.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Lever's own pages, as far as a person or {@code curl} needs them: start, candidates, webhooks.
 */
final class LeverPages {
  /** Lever's own addresses below its origin aren't published; these are ours. */
  static final String SETTINGS = "/settings/integrations";

  static final String WEBHOOKS = SETTINGS + "/webhooks";
  static final String APPS = SETTINGS + "/authorized-apps";

  private final LeverAccount account;
  private final LeverAuth auth;
  private final LeverWebhooks webhooks;

  LeverPages(LeverAccount account, LeverAuth auth, LeverWebhooks webhooks) {
    this.account = account;
    this.auth = auth;
    this.webhooks = webhooks;
  }

  void addTo(Routes routes) {
    routes.on("GET", "/", request -> start());
    routes.on("GET", "/candidates", request -> candidates());
    routes.on("GET", "/candidates/{}", this::candidate);
    routes.on("GET", SETTINGS, this::settings);
    routes.on("GET", WEBHOOKS, request -> groups());
    routes.on("GET", APPS, request -> apps(""));
    routes.on("POST", APPS + "/revoke", request -> revoke());
    routes.on("POST", WEBHOOKS + "/{}/switch", this::turn);
    routes.on("POST", WEBHOOKS + "/{}/verify", this::verify);
  }

  private Response start() {
    return Page.of(Brand.LEVER, "Lever")
        .body(
            Html.of("<p>The account of {}.</p>", Html.foreign(account.name())),
            Html.of(
                """
                <ul>
                <li><a href="/candidates">Candidates</a></li>
                <li><a href="{}">Settings &gt; Integrations and API &gt; Webhooks</a></li>
                <li><a href="{}">Settings &gt; Integrations and API &gt; Authorized Apps</a></li></ul>
                """,
                WEBHOOKS,
                APPS))
        .response(200);
  }

  private Response settings(Request request) {
    return request.query().first("tab").equals(Optional.of("authorized-apps"))
        ? apps("")
        : groups();
  }

  private Response apps(String done) {
    return Page.of(Brand.LEVER, "Authorized Apps")
        .body(
            Html.of("<p>{}</p>", Html.foreign(auth.app().name())),
            Form.post(APPS + "/revoke").button("Revoke access").html(),
            Html.of("<p>{}</p>", done))
        .response(200);
  }

  private Response revoke() {
    auth.revokeAccess();
    return apps("Access is revoked.");
  }

  private Response candidates() {
    Table table = Table.of("Candidates", "Name", "State");
    account
        .candidates()
        .valueStream()
        .forEach(
            one ->
                table.row(
                    Html.of(
                        "<a href=\"/candidates/{}\">{}</a>",
                        Parameters.encode(one.path("id").asText()),
                        Html.foreign(one.path("name").asText())),
                    Html.text(one.path("hired").asBoolean() ? "Hired" : "")));
    return Page.of(Brand.LEVER, "Candidates").body(table.html("Nobody.")).response(200);
  }

  private Response candidate(Request request) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(request.segment(1));
      boolean hired = account.isHired(opportunity);
      return Page.of(Brand.LEVER, opportunity.path("name").asText())
          .foreign()
          .body(
              Html.text(
                  hired
                      ? "Hired"
                      : opportunity.path("archived").isObject() ? "Archived" : "Active"),
              Html.all(
                  account.offers(request.segment(1)).stream()
                      .map(offer -> Html.of("<p>Offer: {}</p>", offer.path("status").asText()))
                      .toList()))
          .response(200);
    }
  }

  private Response groups() {
    return Page.of(Brand.LEVER, "Webhooks")
        .body(
            Html.all(
                LeverWebhooks.EVENTS.stream()
                    .filter(
                        event -> event.equals("candidateHired") || !webhooks.group(event).isEmpty())
                    .map(this::group)
                    .toList()))
        .response(200);
  }

  private Html group(String event) {
    boolean on = webhooks.isOn(event);
    Table history = Table.of("Deliveries", "When", "Outcome");
    webhooks.history().reversed().stream()
        .filter(one -> one.event().equals(event))
        .limit(20)
        .forEach(one -> history.row(Parts.time(one.lastTry().at()), Html.text(one.lastTry().outcome())));
    return Parts.card(
        title(event),
        Html.of("<p>This webhook is <strong>{}</strong>.</p>", on ? "on" : "off"),
        Html.all(
            webhooks.group(event).stream()
                .map(one -> Html.of("<p><code>{}</code></p>", one.url()))
                .toList()),
        Form.post(WEBHOOKS + "/" + event + "/switch")
            .hidden("on", String.valueOf(!on))
            .button(on ? "Switch off" : "Switch on")
            .html(),
        Form.post(WEBHOOKS + "/" + event + "/verify").plainButton("Verify Connection").html(),
        webhooks
            .verification(event)
            .map(
                one ->
                    one.lastTry().taken()
                        ? Html.of("<p><strong>Verified</strong></p>")
                        : Html.of("<p><strong>Failed</strong>: {}</p>", one.lastTry().outcome()))
            .orElse(Html.NOTHING),
        history.html("Nothing was sent yet."));
  }

  /** {@code candidateHired} reads "Candidate Hired". */
  private static String title(String event) {
    String spaced = event.replaceAll("([A-Z])", " $1");
    return spaced.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + spaced.substring(1);
  }

  private Response turn(Request request) {
    String on = request.form().first("on").orElse("");
    if (!on.equals("true") && !on.equals("false")) {
      throw Listing.bad("on must be true or false");
    }
    webhooks.turn(request.segment(3), on.equals("true"));
    return groups();
  }

  private Response verify(Request request) {
    webhooks.verify(request.segment(3));
    return groups();
  }
}
