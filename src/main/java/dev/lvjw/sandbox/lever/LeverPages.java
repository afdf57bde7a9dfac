package dev.lvjw.sandbox.lever;

import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Parts;
import java.util.Optional;

/** Lever's own pages: where they are, and the start. */
public final class LeverPages {
  /** Lever's own addresses below its origin aren't published; these are ours. */
  static final String SETTINGS = "/settings/integrations";

  static final String WEBHOOKS = SETTINGS + "/webhooks";
  static final String APPS = SETTINGS + "/authorized-apps";
  static final String CANDIDATES = "/candidates";
  static final String LOGIN = "/login";

  private final LeverAccount account;
  private final LeverFrame frame;
  private final LoginPage login;
  private final CandidatesPage candidates;
  private final NewCandidatePage newCandidate;
  private final CandidatePage candidate;
  private final OfferPages offers;
  private final WebhookPages webhooks;
  private final AppsPage apps;

  /** All pages of one account. */
  public LeverPages(
      LeverAccount account, LeverSession session, LeverAuth auth, LeverWebhooks deliveries) {
    this.account = account;
    this.frame = new LeverFrame(session);
    Pipeline pipeline = new Pipeline(account, deliveries);
    OfferSteps steps = new OfferSteps(account, pipeline);
    this.login = new LoginPage(session, frame);
    this.candidates = new CandidatesPage(account, pipeline, frame);
    this.newCandidate = new NewCandidatePage(account, frame);
    this.candidate = new CandidatePage(account, session, pipeline, steps, frame);
    this.offers = new OfferPages(account, session, pipeline, steps, frame);
    this.webhooks = new WebhookPages(deliveries, frame);
    this.apps = new AppsPage(auth, frame);
  }

  /** Adds the routes of all pages. */
  public void addTo(Routes routes) {
    routes.on("GET", "/", frame.open(this::start));
    routes.on("GET", SETTINGS, frame.integrations(this::settings));
    login.addTo(routes);
    candidates.addTo(routes);
    newCandidate.addTo(routes);
    candidate.addTo(routes);
    offers.addTo(routes);
    webhooks.addTo(routes);
    apps.addTo(routes);
  }

  private Response start(Request request) {
    return frame
        .page(request, "Lever", LeverFrame.Section.NONE)
        .body(
            Html.of("<p>The account of <strong>{}</strong>.</p>", Html.foreign(account.name())),
            Parts.card(
                "Candidates",
                Html.of("<p>Who was added, who has an offer, who is hired.</p>"),
                Parts.row(
                    Parts.action(CANDIDATES, "Candidates"),
                    Parts.quiet(NewCandidatePage.PATH, "New candidate"))),
            Parts.card(
                "Settings › Integrations and API",
                Html.of("<p>For Super Admins.</p>"),
                Parts.row(Parts.quiet(WEBHOOKS, "Webhooks"), Parts.quiet(APPS, "Authorized Apps"))))
        .response(200);
  }

  private Response settings(Request request) {
    return request.query().first("tab").equals(Optional.of("authorized-apps"))
        ? apps.show(request)
        : webhooks.show(request);
  }
}
