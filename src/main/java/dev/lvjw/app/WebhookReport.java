package dev.lvjw.app;

import dev.lvjw.store.Inbox;
import java.time.Instant;
import java.util.List;

/**
 * Everything about the webhook: ours, what Lever has, and what arrived.
 *
 * @param deliveries the last ones, newest first
 * @param refusals the last ones, newest first
 */
public record WebhookReport(
    WebhookState state, List<AtLever> atLever, List<Delivered> deliveries, List<Refused> refusals) {
  private static final int LAST = 10;

  /**
   * A delivery that was taken.
   *
   * @param kind {@code event}, {@code test} (Lever's Verify Connection) or {@code probe} (ours)
   */
  public record Delivered(Instant at, String kind, String event) {}

  /** A request that was refused. */
  public record Refused(Instant at, String reason) {}

  /** A webhook of the account. */
  public record AtLever(String id, String event, String url, boolean ours) {}

  /**
   * @throws dev.lvjw.Failure when Lever can't be asked
   */
  public static WebhookReport read(Workspace workspace) {
    WebhookState state = WebhookState.of(workspace);
    List<AtLever> there =
        workspace.lever().webhooks().stream()
            .map(
                w ->
                    new AtLever(
                        w.id(),
                        w.event(),
                        w.url(),
                        state.registered().filter(r -> r.id().equals(w.id())).isPresent()))
            .toList();
    Inbox inbox = workspace.inbox();
    return new WebhookReport(
        state,
        there,
        inbox.lastDeliveries(LAST).stream()
            .map(d -> new Delivered(d.receivedAt(), d.kind(), d.event()))
            .toList(),
        inbox.refusals().stream().limit(LAST).map(r -> new Refused(r.at(), r.reason())).toList());
  }
}
