package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lever's webhooks, their switches and what is sent to them (Lever's documentation, webhooks). A
 * group is all webhooks of one event; its switch is off until a person moves it, and goes off again
 * with its last webhook.
 */
public final class LeverWebhooks implements AutoCloseable {
  static final List<String> EVENTS =
      List.of(
          "applicationCreated",
          "candidateHired",
          "candidateStageChange",
          "candidateArchiveChange",
          "candidateDeleted",
          "interviewCreated",
          "interviewUpdated",
          "interviewDeleted",
          "contactCreated",
          "contactUpdated");

  /**
   * Events whose webhooks may be limited to origins: the first four (Lever's documentation,
   * webhooks).
   */
  static final Set<String> WITH_ORIGINS = Set.copyOf(EVENTS.subList(0, 4));

  /** The account's own signing token, where webhooks have none each. */
  static final String ACCOUNT_TOKEN = "sandbox-lever-signature-token-of-the-account";

  /** One webhook; the configuration is as given, without the token. */
  public record Webhook(
      String id,
      String event,
      String url,
      ObjectNode configuration,
      String signatureToken,
      long createdAt,
      long updatedAt) {
    boolean wants(ObjectNode opportunity) {
      List<String> origins = Json.texts(configuration.path("conditions").path("origins"));
      return origins.isEmpty() || origins.contains(opportunity.path("origin").asText());
    }
  }

  /**
   * How deliveries are tried. Lever says five tries with growing waits and publishes neither the
   * waits nor how long it waits for an answer (Lever's documentation, webhooks); these are ours.
   *
   * @param patience how long an answer may take, in real time
   * @param waits after the first try, the second and so on, in the sandbox's time
   */
  public record Habits(Duration patience, List<Duration> waits) {
    /** The sandbox's own. */
    public static final Habits OURS =
        new Habits(
            Duration.ofSeconds(5), Stream.of(1, 5, 30, 120).map(Duration::ofMinutes).toList());
  }

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final SandboxTime time;
  private final Ids ids;
  private final Faults faults;
  private final Map<String, Webhook> webhooks = new LinkedHashMap<>();
  private final Set<String> madeByPeople = new HashSet<>();
  private final Set<String> switchedOn = new HashSet<>();
  private final Map<String, WebhookDelivery> verifications = new HashMap<>();
  private final WebhookDeliveries deliveries;

  /** None yet, and every switch off. */
  public LeverWebhooks(SandboxTime time, Ids ids, Faults faults, Habits habits) {
    this.time = time;
    this.ids = ids;
    this.faults = faults;
    this.deliveries =
        new WebhookDeliveries(
            time,
            ids,
            new WebhookPost(time, ids, faults, habits.patience()),
            new DeliveryBook(time, habits.waits()),
            this::find);
  }

  /**
   * Whether later tries and Reruns are signed anew, with another {@code token} and {@code
   * triggeredAt}; else, as at first, they repeat the first try byte for byte. Lever doesn't say
   * which.
   */
  public void signRepeatsAnew(boolean anew) {
    deliveries.signRepeatsAnew(anew);
  }

  /** Moves the sandbox's time; tries that fall due are made in order before this returns. */
  public void advance(Duration by) {
    deliveries.advance(by);
  }

  /**
   * Lever takes https only; the sandbox also http to this machine.
   *
   * @return the same
   * @throws Refusal 400 for an address that no webhook can have
   */
  String checkAddress(String url) {
    try {
      URI uri = URI.create(url);
      boolean secure = "https".equals(uri.getScheme());
      boolean local =
          "http".equals(uri.getScheme())
              && LOOPBACK.contains(uri.getHost())
              && faults.is(Switch.WEBHOOK_HTTP, "taken");
      if (uri.getHost() != null && (secure || local)) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw Listing.bad("url is not a URL");
    }
    throw Listing.bad("url must be https (or http on loopback, in the sandbox only)");
  }

  synchronized Webhook create(String event, String url, ObjectNode configuration) {
    long now = time.millis();
    String token = faults.is(Switch.SIGNATURE_TOKEN, "account") ? ACCOUNT_TOKEN : ids.word(40);
    Webhook webhook = new Webhook(ids.uuid(), event, url, configuration, token, now, now);
    webhooks.put(webhook.id(), webhook);
    return webhook;
  }

  /** A webhook that a person makes in the settings; the API can't change or delete it. */
  synchronized Webhook createByPerson(String event, String url) {
    Webhook webhook = create(event, url, Json.object());
    madeByPeople.add(webhook.id());
    return webhook;
  }

  /** Whether a person made it in the settings; else it came through the API. */
  synchronized boolean isMadeByPerson(String id) {
    return madeByPeople.contains(id);
  }

  /** Changes address and configuration; false when there is no such webhook. */
  synchronized boolean change(String id, String url, ObjectNode configuration) {
    Webhook old = webhooks.get(id);
    if (old == null) {
      return false;
    }
    webhooks.put(
        id,
        new Webhook(
            id,
            old.event(),
            url,
            configuration,
            old.signatureToken(),
            old.createdAt(),
            time.millis()));
    verifications.remove(old.event());
    return true;
  }

  /** Deletes a webhook, with what waits for it; false when there is no such webhook. */
  public synchronized boolean delete(String id) {
    Webhook gone = webhooks.remove(id);
    deliveries.giveUp(webhook -> webhook.id().equals(id));
    if (gone != null && group(gone.event()).isEmpty()) {
      switchedOn.remove(gone.event());
      verifications.remove(gone.event());
    }
    return gone != null;
  }

  synchronized Optional<Webhook> find(String id) {
    return Optional.ofNullable(webhooks.get(id));
  }

  /** Every webhook, oldest first. */
  public synchronized Collection<Webhook> all() {
    return List.copyOf(webhooks.values());
  }

  /** The webhooks of one event, oldest first. */
  public synchronized List<Webhook> group(String event) {
    return webhooks.values().stream().filter(one -> one.event().equals(event)).toList();
  }

  /** Whether the switch of an event's group is on. */
  public synchronized boolean isOn(String event) {
    return switchedOn.contains(event);
  }

  /**
   * Moves a group's switch, which no call of Lever's API can. Off means that nothing is sent, what
   * waited for another try included.
   *
   * @throws Refusal 400 for an unknown event
   */
  public synchronized void turn(String event, boolean on) {
    known(event);
    if (on) {
      switchedOn.add(event);
    } else {
      switchedOn.remove(event);
      deliveries.giveUp(webhook -> webhook.event().equals(event));
    }
  }

  /** The deliveries that were tried, oldest first: at most 1,000, of the last two weeks. */
  public List<WebhookDelivery> history() {
    return deliveries.history();
  }

  /**
   * The button Rerun: one more try of a delivery at once; waits for its end. A sample of Verify
   * Connection is sent whatever the switch says.
   *
   * @throws Refusal 404 when the history doesn't show it or its webhook is gone, 409 when the
   *     switch is off
   */
  public WebhookDelivery rerun(String delivery) {
    DeliveryBook.Entry entry = deliveries.entry(delivery);
    Webhook webhook =
        find(entry.webhook.id())
            .orElseThrow(
                () -> new Refusal(404, "ResourceNotFound", "the webhook of this delivery is gone"));
    if (!entry.isSample() && !isOn(webhook.event())) {
      throw new Refusal(409, "Conflict", "this webhook is switched off, so nothing is sent");
    }
    return deliveries.rerun(delivery, webhook);
  }

  /** Whether a group has the button Verify Connection: always, or only for what people made. */
  synchronized boolean offersVerification(String event) {
    return faults.is(Switch.VERIFY_CONNECTION, "offered")
        || group(event).stream().anyMatch(one -> isMadeByPerson(one.id()));
  }

  /** How the last Verify Connection of a group ended. */
  public synchronized Optional<WebhookDelivery> verification(String event) {
    return Optional.ofNullable(verifications.get(event));
  }

  /** Sends an event about an opportunity to who wants it; returns at once. */
  synchronized void fire(String event, ObjectNode opportunity, ObjectNode more) {
    if (!switchedOn.contains(event)) {
      return;
    }
    ObjectNode data = Json.object();
    data.set("opportunityId", opportunity.path("id"));
    data.set("contactId", opportunity.path("contact"));
    if (faults.is(Switch.DELIVERY_CANDIDATE_ID, "sent")) {
      data.set("candidateId", opportunity.path("id"));
    }
    data.setAll(more);
    for (Webhook webhook : group(event)) {
      if (webhook.wants(opportunity)) {
        deliveries.send(webhook, opportunity.path("id").asText(), data);
      }
    }
  }

  /**
   * Verify Connection: a signed sample with empty data to each webhook of the group, at once.
   *
   * @return the first that failed, else the last
   * @throws Refusal 400 for an unknown event, 404 when the group has no webhook or no such button
   */
  public WebhookDelivery verify(String event) {
    known(event);
    List<Webhook> group = group(event);
    if (group.isEmpty()) {
      throw new Refusal(404, "ResourceNotFound", "there is no webhook for " + event);
    }
    if (!offersVerification(event)) {
      throw new Refusal(
          404, "ResourceNotFound", "webhooks made through the API have no Verify Connection");
    }
    List<WebhookDelivery> tries = group.stream().map(deliveries::sendSample).toList();
    WebhookDelivery result =
        tries.stream().filter(one -> !one.lastTry().taken()).findFirst().orElse(tries.getLast());
    synchronized (this) {
      verifications.put(event, result);
    }
    return result;
  }

  private static void known(String event) {
    if (!EVENTS.contains(event)) {
      throw new Refusal(400, "BadRequest", "event must be one of " + String.join(", ", EVENTS));
    }
  }

  @Override
  public void close() {
    deliveries.close();
  }
}
