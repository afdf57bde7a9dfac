package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tries that the {@link DeliveryBook} plans. First tries run beside each other; later
 * ones and Reruns one after the other, in the order in which they fall due, whether real time
 * passes or the sandbox's time is moved.
 */
final class WebhookDeliveries implements AutoCloseable {
  private final SandboxTime time;
  private final Ids ids;
  private final WebhookPost post;
  private final Function<String, Optional<LeverWebhooks.Webhook>> webhooks;
  private final DeliveryBook book;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());
  private final ReentrantLock oneByOne = new ReentrantLock(true);
  private int firstTries;
  private boolean repeatsAnew;
  private boolean closed;
  private @Nullable Future<?> wake;

  /**
   * @param webhooks the webhook of an id as it is now
   */
  WebhookDeliveries(
      SandboxTime time,
      Ids ids,
      WebhookPost post,
      DeliveryBook book,
      Function<String, Optional<LeverWebhooks.Webhook>> webhooks) {
    this.time = time;
    this.ids = ids;
    this.post = post;
    this.webhooks = webhooks;
    this.book = book;
    timer.setRemoveOnCancelPolicy(true);
  }

  /** See {@link LeverWebhooks#signRepeatsAnew}. */
  synchronized void signRepeatsAnew(boolean anew) {
    repeatsAnew = anew;
  }

  /** Tries now and, where that fails, later; returns at once. */
  void send(LeverWebhooks.Webhook webhook, String opportunity, ObjectNode data) {
    String id = ids.uuid();
    DeliveryBook.Entry entry =
        book.event(id, webhook, opportunity, data, post.signed(id, webhook, data));
    synchronized (this) {
      firstTries++;
    }
    threads.execute(
        () -> {
          try {
            tryPlanned(entry, webhook);
          } finally {
            firstTryEnded();
          }
        });
  }

  /** One try of a sample with empty data, never repeated by itself; waits for its end. */
  WebhookDelivery sendSample(LeverWebhooks.Webhook webhook) {
    String id = ids.uuid();
    ObjectNode data = Json.object();
    DeliveryBook.Entry entry = book.sample(id, webhook, data, post.signed(id, webhook, data));
    return book.extra(entry, post.send(webhook.url(), entry.body));
  }

  /**
   * One more try at once, whatever came before; waits for its end.
   *
   * @throws Refusal 404 for an id that the history doesn't show
   */
  WebhookDelivery rerun(String id, LeverWebhooks.Webhook webhook) {
    oneByOne.lock();
    try {
      DeliveryBook.Entry entry = book.entry(id);
      return book.extra(entry, post.send(webhook.url(), repeated(entry, webhook)));
    } finally {
      oneByOne.unlock();
    }
  }

  DeliveryBook.Entry entry(String id) {
    return book.entry(id);
  }

  List<WebhookDelivery> history() {
    return book.history();
  }

  /** Ends the tries still to come to these webhooks. */
  void giveUp(Predicate<LeverWebhooks.Webhook> webhook) {
    book.giveUp(webhook);
  }

  /**
   * Moves the sandbox's time and makes each try at its moment. First tries under way are waited for
   * before, so that what a caller saw happen has arrived or failed by now.
   */
  void advance(Duration by) {
    oneByOne.lock();
    try {
      awaitFirstTries();
      sendDue();
      Duration left = by;
      while (left.isPositive()) {
        Duration wait = book.untilDue().orElse(left);
        Duration step = wait.compareTo(left) < 0 ? wait : left;
        time.advance(step);
        left = left.minus(step);
        sendDue();
      }
    } finally {
      oneByOne.unlock();
    }
    plan();
  }

  private void tryPlanned(DeliveryBook.Entry entry, LeverWebhooks.Webhook webhook) {
    byte[] body = book.isFirst(entry) ? entry.body : repeated(entry, webhook);
    book.planned(entry, post.send(webhook.url(), body));
    plan();
  }

  private byte[] repeated(DeliveryBook.Entry entry, LeverWebhooks.Webhook webhook) {
    boolean anew;
    synchronized (this) {
      anew = repeatsAnew;
    }
    return anew ? post.signed(entry.id, webhook, entry.data) : entry.body;
  }

  private synchronized void firstTryEnded() {
    firstTries--;
    notifyAll();
  }

  private synchronized void awaitFirstTries() {
    try {
      while (firstTries > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Only while {@link #oneByOne} is held. */
  private void sendDue() {
    for (Optional<DeliveryBook.Entry> due = book.due(); due.isPresent(); due = book.due()) {
      DeliveryBook.Entry entry = due.orElseThrow();
      Optional<LeverWebhooks.Webhook> webhook = webhooks.apply(entry.webhook.id());
      if (webhook.isPresent()) {
        tryPlanned(entry, webhook.get());
      } else {
        book.giveUp(one -> one.id().equals(entry.webhook.id()));
      }
    }
  }

  /** Has the timer look again when the next try falls due, should nobody move the time before. */
  private synchronized void plan() {
    if (wake != null) {
      wake.cancel(false);
    }
    if (!closed) {
      book.untilDue()
          .ifPresent(
              wait ->
                  wake = timer.schedule(this::wakeUp, wait.toMillis() + 1, TimeUnit.MILLISECONDS));
    }
  }

  private void wakeUp() {
    oneByOne.lock();
    try {
      sendDue();
    } finally {
      oneByOne.unlock();
    }
    plan();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    timer.shutdownNow();
    threads.shutdownNow();
    post.close();
  }
}
