package dev.lvjw.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.sandbox.fault.Fault;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.FreePorts;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.justworks.AddedPeople;
import dev.lvjw.sandbox.justworks.JustworksApi;
import dev.lvjw.sandbox.justworks.JustworksAuth;
import dev.lvjw.sandbox.justworks.JustworksCompany;
import dev.lvjw.sandbox.justworks.JustworksPages;
import dev.lvjw.sandbox.justworks.JustworksVariants;
import dev.lvjw.sandbox.justworks.LeverSide;
import dev.lvjw.sandbox.justworks.OnboardingApi;
import dev.lvjw.sandbox.lever.Crowd;
import dev.lvjw.sandbox.lever.LeverAccount;
import dev.lvjw.sandbox.lever.LeverApi;
import dev.lvjw.sandbox.lever.LeverAuth;
import dev.lvjw.sandbox.lever.LeverPages;
import dev.lvjw.sandbox.lever.LeverSession;
import dev.lvjw.sandbox.lever.LeverVariants;
import dev.lvjw.sandbox.lever.LeverWebhooks;
import dev.lvjw.sandbox.lever.RateLimit;
import dev.lvjw.sandbox.lever.WebhookDelivery;
import dev.lvjw.sandbox.mail.Mail;
import dev.lvjw.sandbox.mail.MailSink;
import dev.lvjw.sandbox.oauth.OAuthApp;
import dev.lvjw.sandbox.page.Brand;
import dev.lvjw.sandbox.page.UnknownAddress;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An embedded Lever and Justworks with invented people, for trying lvjw, for {@code demo} and for
 * tests. Everything listens on 127.0.0.1 only. What it imitates, from which source, and what it
 * leaves out: {@code docs/sandbox.md}.
 *
 * <p>Methods that take an opportunity's id throw {@link Refusal} with 404 for one that is unknown
 * or deleted, and for nothing else. Safe for use by several threads. Instants are the host's clock
 * plus what {@link #advance} added.
 */
public final class Sandbox implements AutoCloseable {
  /** Ten years: what no login, mail or retry outlives. */
  public static final Duration FARTHEST = Duration.ofDays(3_653);

  private static final String HIRED = "candidateHired";

  private final SandboxTime time;
  private final RequestLog log;
  private final Faults faults;
  private final LeverWebhooks webhooks;
  private final LeverAccount lever;
  private final JustworksCompany justworks;
  private final AddedPeople added;
  private final Sites sites;
  private final MailSink mailSink;
  private final SortedMap<String, String> environment;

  /**
   * Starts everything; it answers when this returns.
   *
   * @throws Failure usage when the asked port is taken; unexpected when loopback can't be used
   */
  public static Sandbox start(Host host, Options options) {
    return new Sandbox(host, options);
  }

  private Sandbox(Host host, Options options) {
    time = new SandboxTime(host.clock());
    log = new RequestLog(time);
    Ids ids = new Ids(host.random());
    faults = new Faults(time, ids);
    sites = new Sites(host, options.port(), options.latency(), faults, log);
    mailSink = new MailSink(time);
    webhooks = new LeverWebhooks(time, ids, faults, LeverWebhooks.Habits.OURS);
    lever = new LeverAccount(sites.lever().toString(), time, ids, webhooks, faults);
    justworks = new JustworksCompany(time, ids);
    new Crowd(lever).come(options.candidates(), justworks::employ);
    added = new AddedPeople(justworks);

    String callback = "http://localhost:" + FreePorts.next(host.random()) + "/callback/";
    LeverSession leverSession = new LeverSession(lever);
    LeverAuth leverAuth =
        new LeverAuth(
            lever,
            leverSession,
            sites.lever().toString(),
            callback + "lever",
            time,
            ids,
            faults,
            this::removeWebhooks);
    JustworksAuth justworksAuth =
        new JustworksAuth(justworks, callback + "justworks", time, ids, faults);
    environment =
        Collections.unmodifiableSortedMap(
            environment(leverAuth.app(), justworksAuth.app(), FreePorts.next(host.random()), ids));
    faults(options.faults());
    open(options.ratePerSecond(), leverSession, leverAuth, justworksAuth);
  }

  private void removeWebhooks() {
    webhooks.all().forEach(webhook -> webhooks.delete(webhook.id()));
  }

  private void open(
      OptionalInt ratePerSecond,
      LeverSession leverSession,
      LeverAuth leverAuth,
      JustworksAuth justworksAuth) {
    Routes leverRoutes = new Routes();
    leverAuth.addTo(leverRoutes);
    RateLimit rate = new RateLimit(time, () -> faults.rate(ratePerSecond));
    new LeverApi(lever, leverAuth, rate, webhooks, faults).addTo(leverRoutes);
    new LeverPages(lever, leverSession, leverAuth, webhooks).addTo(leverRoutes);
    sites.openLever(
        leverRoutes,
        List.of(
            leverAuth.variants(),
            new LeverVariants(leverAuth, faults),
            new UnknownAddress(Brand.LEVER)));

    Routes justworksRoutes = new Routes();
    justworksAuth.addTo(justworksRoutes);
    new JustworksApi(justworks, justworksAuth, faults).addTo(justworksRoutes);
    new JustworksPages(justworks, added, leverSide(leverAuth), mailSink::mails)
        .addTo(justworksRoutes);
    sites.openJustworks(
        justworksRoutes,
        List.of(
            justworksAuth.variants(),
            new JustworksVariants(faults),
            new UnknownAddress(Brand.JUSTWORKS)));

    Routes onboardingRoutes = new Routes();
    new OnboardingApi(justworks, justworksAuth).addTo(onboardingRoutes);
    sites.openOnboarding(onboardingRoutes);

    Routes controlRoutes = new Routes();
    new ControlApi(this).addTo(controlRoutes);
    sites.openControl(controlRoutes);
    mailSink.open();
  }

  private LeverSide leverSide(LeverAuth auth) {
    return new LeverSide() {
      @Override
      public boolean authorised() {
        return auth.authorised();
      }

      @Override
      public boolean webhookCreated() {
        return !webhooks.group(HIRED).isEmpty();
      }

      @Override
      public boolean switchedOn() {
        return webhooks.isOn(HIRED);
      }

      @Override
      public boolean verified() {
        return webhooks.verification(HIRED).filter(one -> one.lastTry().taken()).isPresent();
      }
    };
  }

  private SortedMap<String, String> environment(
      OAuthApp leverApp, OAuthApp justworksApp, int webhookPort, Ids ids) {
    String leverOrigin = sites.lever().toString();
    String justworksOrigin = sites.justworks().toString();
    SortedMap<String, String> variables = new TreeMap<>();
    variables.put("LVJW_LEVER_API_URL", leverOrigin + "/v1");
    variables.put("LVJW_LEVER_AUTHORIZE_URL", leverOrigin + "/authorize");
    variables.put("LVJW_LEVER_TOKEN_URL", leverOrigin + "/oauth/token");
    variables.put("LVJW_LEVER_AUDIENCE", leverOrigin + "/v1/");
    variables.put("LVJW_LEVER_APP_URL", leverOrigin);
    variables.put("LVJW_LEVER_REDIRECT_URI", leverApp.redirectUri());
    variables.put("LVJW_LEVER_CLIENT_ID", leverApp.clientId());
    variables.put("LVJW_LEVER_CLIENT_SECRET", leverApp.clientSecret());
    variables.put("LVJW_JUSTWORKS_API_URL", justworksOrigin);
    variables.put("LVJW_JUSTWORKS_AUTHORIZE_URL", justworksOrigin + "/oauth/authorize");
    variables.put("LVJW_JUSTWORKS_TOKEN_URL", justworksOrigin + "/oauth/token");
    variables.put("LVJW_JUSTWORKS_APP_URL", justworksOrigin);
    variables.put("LVJW_JUSTWORKS_REDIRECT_URI", justworksApp.redirectUri());
    variables.put("LVJW_JUSTWORKS_CLIENT_ID", justworksApp.clientId());
    variables.put("LVJW_JUSTWORKS_CLIENT_SECRET", justworksApp.clientSecret());
    variables.put("LVJW_JUSTWORKS_ONBOARDING_URL", sites.onboarding() + "/v1");
    variables.put("LVJW_WEBHOOK_URL", "http://127.0.0.1:" + webhookPort + "/lever/" + ids.word(16));
    variables.put("LVJW_WEBHOOK_BIND", "127.0.0.1:" + webhookPort);
    variables.put("LVJW_NOTIFY_TO", justworks.adminEmail());
    variables.put("LVJW_NOTIFY_FROM", "lvjw@cedarfinch.example.test");
    variables.put("LVJW_NOTIFY_SMTP_HOST", "127.0.0.1");
    variables.put("LVJW_NOTIFY_SMTP_PORT", String.valueOf(mailSink.port()));
    variables.put("LVJW_NOTIFY_SMTP_TLS", "none");
    return variables;
  }

  /** The environment variables with which every command of lvjw works against this sandbox. */
  public SortedMap<String, String> environment() {
    return environment;
  }

  /** Lever's start page. */
  public URI leverPages() {
    return sites.lever();
  }

  /** Justworks' start page. */
  public URI justworksPages() {
    return sites.justworks();
  }

  /** The root of the control API. */
  public URI control() {
    return sites.control().resolve("/_sandbox");
  }

  /** The sandbox's time: the host's clock and what was added to it, in whole milliseconds. */
  public Instant now() {
    return time.now();
  }

  /**
   * Moves the sandbox's time ahead: logins and paging tokens age, rate limits refill, deliveries
   * that failed are tried again. Those that fall due meanwhile are made in order, each at its own
   * moment, before this returns; first tries that are under way are waited for, also by {@link
   * Duration#ZERO}.
   *
   * @throws Refusal 400 for a negative duration or one beyond {@link #FARTHEST}
   */
  public void advance(Duration by) {
    if (by.isNegative() || by.compareTo(FARTHEST) > 0) {
      throw new Refusal(
          400, "BadRequest", "time moves ahead only, by at most " + FARTHEST.toDays() + " days");
    }
    webhooks.advance(by);
  }

  /** What the sandbox does otherwise now, as it was set. */
  public List<Fault> faults() {
    return faults.items();
  }

  /** Replaces all faults; counts begin anew, tokens and data stay. */
  public void faults(List<Fault> others) {
    faults.replace(others);
    webhooks.signRepeatsAnew(faults.is(Switch.RERUN, "new"));
    lever.listIn(faults.way(Switch.ORDER));
  }

  /** All switches with their ways, and what came of each disturbance so far. */
  ObjectNode faultsShown() {
    return faults.shown();
  }

  /** Requests to the imitated services: at, side, method, path, query, status. */
  public ArrayNode log() {
    return log.items();
  }

  /** Forgets what was asked so far. */
  public void clearLog() {
    log.clear();
  }

  /** Every opportunity that isn't deleted: id, name, hired. */
  public ArrayNode candidates() {
    return lever.candidates();
  }

  /**
   * A new candidate from whatever is given of a Lever opportunity.
   *
   * @return the opportunity's id
   * @throws Refusal for a shape that Lever's object doesn't have, or an id that exists
   */
  public String addCandidate(ObjectNode partial) {
    return lever.add(partial);
  }

  /**
   * A new candidate of whom nothing is given: an invented name, an application, the Offer stage.
   */
  public String addCandidate() {
    return lever.add(Json.object());
  }

  /**
   * Lays whatever is given of a Lever opportunity over one that exists: another name, a
   * confidentiality, an {@code archivedAt} in the past. Tells no webhook, unlike {@link #hire}.
   * {@code updatedAt} moves with archived state, stage, owner, tags, contact and application, as at
   * Lever, unless it is given.
   *
   * @return the opportunity as it then is
   * @throws Refusal also 400, as for {@link #addCandidate(ObjectNode)} or for another id
   */
  public ObjectNode changeCandidate(String opportunity, ObjectNode partial) {
    return lever.change(opportunity, partial).deepCopy();
  }

  /** Gives the candidate an offer, or another in its place; what isn't given is filled in. */
  public ObjectNode putOffer(String opportunity, ObjectNode partial) {
    return lever.putOffer(opportunity, partial).deepCopy();
  }

  /** A complete signed offer: a salary in USD, a start in three weeks. */
  public ObjectNode putOffer(String opportunity) {
    return putOffer(opportunity, Json.object());
  }

  /** Marks the candidate Hired, now. Returns the opportunity as it then is. */
  public ObjectNode hire(String opportunity) {
    return lever.hire(opportunity).deepCopy();
  }

  /** Takes the hire back. */
  public ObjectNode unhire(String opportunity) {
    return lever.unhire(opportunity).deepCopy();
  }

  /** Deletes the opportunity. */
  public ObjectNode delete(String opportunity) {
    return lever.delete(opportunity).deepCopy();
  }

  /**
   * The person becomes a member: the invited one with the invitation's values, else who was added
   * by the form with one of the e-mails, else as an admin would have typed it in by hand.
   *
   * @return the member's id
   */
  public String join(String opportunity) {
    return justworks
        .join(opportunity)
        .orElseGet(
            () -> {
              ObjectNode person = lever.opportunity(opportunity);
              List<String> emails = Json.texts(person.path("emails"));
              return added
                  .enrolByEmail(emails)
                  .orElseGet(() -> justworks.addByHand(person.path("name").asText(), emails));
            });
  }

  /**
   * What was sent by the onboarding API or by "Review &amp; Invite": opportunityId, email, status,
   * at.
   */
  public ArrayNode invitations() {
    ArrayNode items = Json.array();
    for (JustworksCompany.PendingHire hire : justworks.pendingHires()) {
      hire.invitation()
          .ifPresent(
              invitation ->
                  items
                      .addObject()
                      .put("opportunityId", hire.externalId())
                      .put("email", invitation.email())
                      .put("status", hire.status())
                      .put("at", invitation.sentAt().toString()));
    }
    return items;
  }

  /** The mails that came to the sink, oldest first. */
  public List<Mail> mails() {
    return mailSink.mails();
  }

  /** The subjects of these mails, in the same order. */
  public List<String> subjects() {
    return mails().stream().map(Mail::subject).toList();
  }

  /** Moves the switch of all webhooks of one event, which Lever's API can't. */
  public void switchWebhooks(String event, boolean on) {
    webhooks.turn(event, on);
  }

  /** Lever's Verify Connection: event, verified, outcome. */
  public ObjectNode verifyConnection(String event) {
    WebhookDelivery.Try result = webhooks.verify(event).lastTry();
    return Json.object()
        .put("event", event)
        .put("verified", result.taken())
        .put("outcome", result.outcome());
  }

  /**
   * Deliveries that were tried in the last two weeks, at most 1,000, oldest first: id, event,
   * opportunityId, webhook, state (delivered, retrying, failed), nextTryAt, tries (at, taken,
   * outcome), and the last of these beside them.
   */
  public ArrayNode deliveries() {
    ArrayNode items = Json.array();
    webhooks.history().forEach(one -> items.add(one.shown()));
    return items;
  }

  /**
   * Sends a delivery once more, at once.
   *
   * @return the delivery as it then is
   * @throws Refusal 404 for an unknown delivery or a deleted webhook, 409 while its switch is off
   */
  public ObjectNode rerun(String delivery) {
    return webhooks.rerun(delivery).shown();
  }

  /** Stops listening; open connections are cut. */
  @Override
  public void close() {
    sites.close();
    mailSink.close();
    webhooks.close();
  }
}
