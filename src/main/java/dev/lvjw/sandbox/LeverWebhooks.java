package dev.lvjw.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Lever's webhooks and their deliveries (lever-api.md §6). A group is all webhooks of one event;
 * its switch is off until a person moves it, and goes off again with its last webhook.
 */
final class LeverWebhooks implements AutoCloseable {
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

  /** Events whose webhooks may be limited to origins: the first four (lever-api.md §6). */
  static final Set<String> WITH_ORIGINS = Set.copyOf(EVENTS.subList(0, 4));

  /** The account's own signing token, where webhooks have none each. */
  static final String ACCOUNT_TOKEN = "sandbox-lever-signature-token-of-the-account";

  /** One webhook; the configuration is as given, without the token. */
  record Webhook(
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
   * One try.
   *
   * @param outcome the status, or what went wrong before there was one
   */
  record Delivery(Instant at, String event, String webhook, boolean taken, String outcome) {}

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int HISTORY = 1_000;

  private final SandboxTime time;
  private final Ids ids;
  private final Faults faults;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Webhook> webhooks = new LinkedHashMap<>();
  private final Set<String> switchedOn = new HashSet<>();
  private final Map<String, Delivery> verifications = new HashMap<>();
  private final List<Delivery> history = new ArrayList<>();
  private @Nullable HttpClient client;

  LeverWebhooks(SandboxTime time, Ids ids, Faults faults) {
    this.time = time;
    this.ids = ids;
    this.faults = faults;
  }

  synchronized Webhook create(String event, String url, ObjectNode configuration) {
    long now = time.millis();
    String token =
        faults.is(Switch.SIGNATURE_TOKEN, "account") ? ACCOUNT_TOKEN : ids.word(40);
    Webhook webhook = new Webhook(ids.uuid(), event, url, configuration, token, now, now);
    webhooks.put(webhook.id(), webhook);
    return webhook;
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

  synchronized boolean delete(String id) {
    Webhook gone = webhooks.remove(id);
    if (gone != null && group(gone.event()).isEmpty()) {
      switchedOn.remove(gone.event());
      verifications.remove(gone.event());
    }
    return gone != null;
  }

  synchronized Optional<Webhook> find(String id) {
    return Optional.ofNullable(webhooks.get(id));
  }

  synchronized Collection<Webhook> all() {
    return List.copyOf(webhooks.values());
  }

  synchronized List<Webhook> group(String event) {
    return webhooks.values().stream().filter(one -> one.event().equals(event)).toList();
  }

  synchronized boolean isOn(String event) {
    return switchedOn.contains(event);
  }

  /**
   * Moves a group's switch, which no call of Lever's API can.
   *
   * @throws Refusal 400 for an unknown event
   */
  synchronized void turn(String event, boolean on) {
    known(event);
    if (on) {
      switchedOn.add(event);
    } else {
      switchedOn.remove(event);
    }
  }

  synchronized List<Delivery> history() {
    return List.copyOf(history);
  }

  /** How the last Verify Connection of a group ended. */
  synchronized Optional<Delivery> verification(String event) {
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
        byte[] body = signed(webhook, data);
        threads.execute(() -> remember(deliver(webhook, body)));
      }
    }
  }

  /**
   * Verify Connection: a signed sample with empty data to each webhook of the group, at once.
   *
   * @return the first that failed, else the last
   * @throws Refusal 400 for an unknown event, 404 when the group has no webhook or no such button
   */
  Delivery verify(String event) {
    known(event);
    if (faults.is(Switch.VERIFY_CONNECTION, "not-offered")) {
      throw new Refusal(
          404, "ResourceNotFound", "webhooks made by the API have no Verify Connection here");
    }
    List<Webhook> group = group(event);
    if (group.isEmpty()) {
      throw new Refusal(404, "ResourceNotFound", "there is no webhook for " + event);
    }
    List<Delivery> tries =
        group.stream().map(one -> deliver(one, signed(one, Json.object()))).toList();
    tries.forEach(this::remember);
    Delivery result =
        tries.stream().filter(one -> !one.taken()).findFirst().orElse(tries.getLast());
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

  private byte[] signed(Webhook webhook, ObjectNode data) {
    long triggeredAt = time.millis();
    String token = ids.word(48);
    ObjectNode body = Json.object();
    if (faults.is(Switch.DELIVERY_ID, "sent")) {
      body.put("id", ids.uuid());
    }
    body.put("triggeredAt", triggeredAt);
    body.put("event", webhook.event());
    body.set("data", data);
    if (!faults.is(Switch.SIGNATURE_TOKEN, "none")) {
      body.put(
          "signature",
          HexFormat.of()
              .formatHex(Hashes.hmacSha256(webhook.signatureToken(), token + triggeredAt)));
    }
    body.put("token", token);
    return Json.bytes(body);
  }

  private Delivery deliver(Webhook webhook, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(webhook.url()))
            .timeout(PATIENCE)
            .header("User-Agent", "Lever-Webhooks")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return delivery(webhook, status / 100 == 2, "HTTP " + status);
    } catch (IOException e) {
      return delivery(webhook, false, "no answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return delivery(webhook, false, "no answer: the sandbox was closed");
    }
  }

  private Delivery delivery(Webhook webhook, boolean taken, String outcome) {
    return new Delivery(time.now(), webhook.event(), webhook.id(), taken, outcome);
  }

  /** Made when first needed: most runs of the sandbox deliver nothing. A redirect is a failure. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(PATIENCE)
              .build();
    }
    return client;
  }

  private synchronized void remember(Delivery delivery) {
    if (history.size() == HISTORY) {
      history.removeFirst();
    }
    history.add(delivery);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    synchronized (this) {
      if (client != null) {
        client.shutdownNow();
      }
    }
  }
}
