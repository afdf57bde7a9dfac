package dev.lvjw.sandbox.lever;

import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Typed;
import java.util.Optional;

/** Settings, Integrations and API, Authorized Apps: who has access to the account, and its end. */
final class AppsPage {
  private static final String REVOKE = LeverPages.APPS + "/revoke";

  private final LeverAuth auth;
  private final LeverFrame frame;

  AppsPage(LeverAuth auth, LeverFrame frame) {
    this.auth = auth;
    this.frame = frame;
  }

  void addTo(Routes routes) {
    routes.on("GET", LeverPages.APPS, frame.integrations(this::show));
    routes.on("GET", REVOKE, frame.integrations(this::confirm));
    routes.on("POST", REVOKE, frame.integrations(request -> revoke()));
  }

  Response show(Request request) {
    Optional<LeverAuth.Authorization> given = auth.authorization();
    return page(request, "Authorized Apps")
        .body(
            given
                .map(this::app)
                .orElseGet(
                    () ->
                        Parts.card(
                            "No app has access",
                            Html.of(
                                "<p>{} and other registered apps are listed here once a Super"
                                    + " Admin accepts what they ask for.</p>",
                                Html.foreign(auth.app().name())))))
        .response(200);
  }

  private Html app(LeverAuth.Authorization given) {
    return Parts.card(
        auth.app().name(),
        Parts.facts()
            .add("Authorized by", given.by().html())
            .add("Authorized on", Parts.time(given.at()))
            .html(),
        Html.of("<h3>Permissions</h3>"),
        Html.of(
            "<ul class=\"lines\">\n{}\n</ul>",
            Html.all(
                given.scopes().stream()
                    .map(
                        scope ->
                            Html.of(
                                "<li>{} <code>{}</code></li>",
                                auth.app().scopes().getOrDefault(scope, ""),
                                scope))
                    .toList())),
        Form.get("revoke", REVOKE, Typed.nothing()).dangerButton("Revoke access").html());
  }

  private Response confirm(Request request) {
    return page(request, "Revoke access?")
        .body(
            Html.of(
                """
                <div class="card narrow">
                <p>{} loses access to this account at once: its tokens are dead, and it must be
                accepted again. {}</p>
                {}
                </div>
                """,
                Html.foreign(auth.app().name()),
                auth.webhooksOutliveAccess()
                    ? "Webhooks that it made stay."
                    : "All webhooks are deleted.",
                Form.post(REVOKE)
                    .dangerButton("Revoke access")
                    .link(Parts.quiet(LeverPages.APPS, "Keep it"))
                    .html()))
        .response(200);
  }

  private Response revoke() {
    auth.revokeAccess();
    return LeverFrame.done(LeverPages.APPS, Done.REVOKED);
  }

  private Page page(Request request, String title) {
    return frame.page(request, title, LeverFrame.Section.APPS).trail(LeverFrame.settings());
  }
}
