package dev.lvjw.app;

import dev.lvjw.store.Inbox;
import java.util.List;

/**
 * Everything about the webhook: ours, what Lever has, and what arrived.
 *
 * @param deliveries the last ones, newest first
 * @param refusals the last ones, newest first
 */
public record WebhookReport(
    WebhookState state,
    List<AtLever> atLever,
    List<Inbox.Delivered> deliveries,
    List<Inbox.Refusal> refusals) {
  private static final int LAST = 10;

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
        state, there, inbox.lastDeliveries(LAST), inbox.refusals().stream().limit(LAST).toList());
  }
}
