package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.world.SandboxTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What became of each delivery and when it is tried again (Lever's documentation, webhooks): one
 * try more than there are waits, which pass in the sandbox's time. Sends nothing itself.
 */
final class DeliveryBook {
  /** What the history shows: this many of the last two weeks. */
  static final int SHOWN = 1_000;

  private static final Duration SHOWN_FOR = Duration.ofDays(14);

  /** One delivery; what can change is guarded by the book's monitor. */
  static final class Entry {
    final String id;
    final LeverWebhooks.Webhook webhook;
    final ObjectNode data;
    final byte[] body;
    private final Optional<String> opportunity;
    private final List<WebhookDelivery.Try> tries = new ArrayList<>();
    private WebhookDelivery.State state;
    private int waited;

    private Entry(
        String id,
        LeverWebhooks.Webhook webhook,
        Optional<String> opportunity,
        ObjectNode data,
        byte[] body,
        WebhookDelivery.State state) {
      this.id = id;
      this.webhook = webhook;
      this.opportunity = opportunity;
      this.data = data;
      this.body = body;
      this.state = state;
    }

    /** Whether it came from Verify Connection. */
    boolean isSample() {
      return opportunity.isEmpty();
    }

    /** Not before its first try has ended. */
    private Optional<WebhookDelivery> shown() {
      return tries.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new WebhookDelivery(
                  id, webhook.event(), opportunity, webhook.id(), List.copyOf(tries), state));
    }

    private Optional<Instant> due() {
      return !tries.isEmpty() && state instanceof WebhookDelivery.State.Retrying(Instant next)
          ? Optional.of(next)
          : Optional.empty();
    }

    private boolean endedBefore(Instant moment) {
      return !tries.isEmpty() && tries.getLast().at().isBefore(moment);
    }

    private boolean isUnderWay() {
      return tries.isEmpty() || state instanceof WebhookDelivery.State.Retrying;
    }
  }

  private final SandboxTime time;
  private final List<Duration> waits;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  DeliveryBook(SandboxTime time, List<Duration> waits) {
    this.time = time;
    this.waits = waits;
  }

  /** Opens an entry for an event that is about to be tried for the first time. */
  Entry event(
      String id, LeverWebhooks.Webhook webhook, String opportunity, ObjectNode data, byte[] body) {
    return kept(
        new Entry(
            id,
            webhook,
            Optional.of(opportunity),
            data,
            body,
            new WebhookDelivery.State.Retrying(time.now())));
  }

  /** Opens an entry for a sample, which is tried once. */
  Entry sample(String id, LeverWebhooks.Webhook webhook, ObjectNode data, byte[] body) {
    return kept(
        new Entry(id, webhook, Optional.empty(), data, body, new WebhookDelivery.State.Failed()));
  }

  /** What nobody will see again makes room; what is still under way stays. */
  private synchronized Entry kept(Entry entry) {
    Instant since = time.now().minus(SHOWN_FOR);
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry old = oldest.next();
      if (!old.isUnderWay() && (entries.size() >= SHOWN || old.endedBefore(since))) {
        oldest.remove();
      }
    }
    entries.put(entry.id, entry);
    return entry;
  }

  /** Writes down a planned try; where it failed, the next falls due after its wait. */
  synchronized void planned(Entry entry, WebhookDelivery.Try made) {
    if (entry.state instanceof WebhookDelivery.State.Retrying) {
      entry.state =
          entry.waited < waits.size()
              ? new WebhookDelivery.State.Retrying(made.at().plus(waits.get(entry.waited++)))
              : new WebhookDelivery.State.Failed();
    }
    extra(entry, made);
  }

  /**
   * Writes down a try beside the planned ones; those still to come still come, unless it was taken.
   */
  synchronized WebhookDelivery extra(Entry entry, WebhookDelivery.Try made) {
    entry.tries.add(made);
    if (made.taken()) {
      entry.state = new WebhookDelivery.State.Delivered();
    }
    return entry.shown().orElseThrow();
  }

  synchronized boolean isFirst(Entry entry) {
    return entry.tries.isEmpty();
  }

  /** Ends the tries still to come to these webhooks. */
  synchronized void giveUp(Predicate<LeverWebhooks.Webhook> webhook) {
    for (Entry entry : entries.values()) {
      if (entry.state instanceof WebhookDelivery.State.Retrying && webhook.test(entry.webhook)) {
        entry.state = new WebhookDelivery.State.Failed();
      }
    }
  }

  /**
   * What is due now: the one that fell due first; of several at one moment the one that was
   * triggered first.
   */
  synchronized Optional<Entry> due() {
    return next().filter(entry -> !entry.due().orElseThrow().isAfter(time.now()));
  }

  /** How long until something is due; zero when something is. */
  synchronized Optional<Duration> untilDue() {
    return next()
        .flatMap(Entry::due)
        .map(next -> Duration.between(time.now(), next))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private Optional<Entry> next() {
    return entries.values().stream()
        .filter(entry -> entry.due().isPresent())
        .min(Comparator.comparing(entry -> entry.due().orElseThrow()));
  }

  /**
   * @throws Refusal 404 for an id that the history doesn't show
   */
  synchronized Entry entry(String id) {
    return Optional.ofNullable(entries.get(id))
        .filter(entry -> entry.shown().isPresent())
        .orElseThrow(() -> new Refusal(404, "ResourceNotFound", "there is no such delivery"));
  }

  /** Oldest first. */
  synchronized List<WebhookDelivery> history() {
    Instant since = time.now().minus(SHOWN_FOR);
    List<WebhookDelivery> shown =
        entries.values().stream()
            .filter(entry -> !entry.endedBefore(since))
            .flatMap(entry -> entry.shown().stream())
            .toList();
    return shown.subList(Math.max(0, shown.size() - SHOWN), shown.size());
  }
}
