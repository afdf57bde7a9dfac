package dev.lvjw.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Collectors;

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
    return Response.html(
        200,
        Html.page(
            "Lever",
            """
            <p>The account of %s.</p><ul>
            <li><a href="/candidates">Candidates</a></li>
            <li><a href="%s">Settings &gt; Integrations and API &gt; Webhooks</a></li>
            <li><a href="%s">Settings &gt; Integrations and API &gt; Authorized Apps</a></li></ul>
            """
                .formatted(Html.escape(account.name()), WEBHOOKS, APPS)));
  }

  private Response settings(Request request) {
    return request.query().first("tab").equals(Optional.of("authorized-apps"))
        ? apps("")
        : groups();
  }

  private Response apps(String done) {
    return Response.html(
        200,
        Html.page(
            "Authorized Apps",
            """
            <p>%s</p>
            <form method="post" action="%s/revoke"><button type="submit">Revoke access</button></form>
            <p>%s</p>
            """
                .formatted(Html.escape(auth.app().name()), APPS, done)));
  }

  private Response revoke() {
    auth.revokeAccess();
    return apps("Access is revoked.");
  }

  private Response candidates() {
    String rows =
        account
            .candidates()
            .valueStream()
            .map(
                one ->
                    "<tr><td><a href=\"/candidates/"
                        + Parameters.encode(one.path("id").asText())
                        + "\">"
                        + Html.escape(one.path("name").asText())
                        + "</a></td><td>"
                        + (one.path("hired").asBoolean() ? "Hired" : "")
                        + "</td></tr>")
            .collect(Collectors.joining("\n"));
    return Response.html(
        200, Html.page("Candidates", "<table><tbody>" + rows + "</tbody></table>"));
  }

  private Response candidate(Request request) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(request.segment(1));
      boolean hired = account.isHired(opportunity);
      String offers =
          account.offers(request.segment(1)).stream()
              .map(offer -> "<li>Offer: " + Html.escape(offer.path("status").asText()) + "</li>")
              .collect(Collectors.joining());
      return Response.html(
          200,
          Html.page(
              opportunity.path("name").asText(),
              "<ul><li>"
                  + (hired
                      ? "Hired"
                      : opportunity.path("archived").isObject() ? "Archived" : "Active")
                  + "</li>"
                  + offers
                  + "</ul>"));
    }
  }

  private Response groups() {
    String body =
        LeverWebhooks.EVENTS.stream()
            .filter(event -> event.equals("candidateHired") || !webhooks.group(event).isEmpty())
            .map(this::group)
            .collect(Collectors.joining("\n"));
    return Response.html(200, Html.page("Webhooks", body));
  }

  private String group(String event) {
    boolean on = webhooks.isOn(event);
    String urls =
        webhooks.group(event).stream()
            .map(one -> "<li><code>" + Html.escape(one.url()) + "</code></li>")
            .collect(Collectors.joining());
    Optional<WebhookDelivery> last = webhooks.verification(event);
    String verified =
        last.map(
                one ->
                    one.lastTry().taken()
                        ? "<p><strong>Verified</strong></p>"
                        : "<p><strong>Failed</strong>: "
                            + Html.escape(one.lastTry().outcome())
                            + "</p>")
            .orElse("");
    String history =
        webhooks.history().reversed().stream()
            .filter(one -> one.event().equals(event))
            .limit(20)
            .map(
                one ->
                    "<tr><td>"
                        + one.lastTry().at()
                        + "</td><td>"
                        + Html.escape(one.lastTry().outcome())
                        + "</td></tr>")
            .collect(Collectors.joining());
    return """
        <h2>%s</h2>
        <p>This webhook is <strong>%s</strong>.</p>
        <ul>%s</ul>
        <form method="post" action="%s/%s/switch">
        <input type="hidden" name="on" value="%s">
        <button type="submit">Switch %s</button>
        </form>
        <form method="post" action="%s/%s/verify">
        <button type="submit" class="plain">Verify Connection</button>
        </form>
        %s
        <table><tbody>%s</tbody></table>
        """
        .formatted(
            title(event),
            on ? "on" : "off",
            urls,
            WEBHOOKS,
            event,
            !on,
            on ? "off" : "on",
            WEBHOOKS,
            event,
            verified,
            history);
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
