package dev.lvjw.sandbox.lever;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One event on its way to one webhook, as the history of Lever's settings page shows it.
 *
 * @param id the event's {@code id} in the body
 * @param opportunity none for Verify Connection, whose data is empty
 * @param webhook the webhook's id
 * @param tries oldest first, never empty; a Rerun is one more
 */
public record WebhookDelivery(
    String id,
    String event,
    Optional<String> opportunity,
    String webhook,
    List<Try> tries,
    State state) {
  /**
   * One request.
   *
   * @param at when it ended
   * @param taken whether the answer was 2xx
   * @param outcome the status, or what went wrong before there was one
   */
  public record Try(Instant at, boolean taken, String outcome) {}

  /** Where a delivery stands. One that was taken stays delivered, whatever a Rerun meets. */
  public sealed interface State {
    record Delivered() implements State {}

    /**
     * @param next when the next try falls due, in the sandbox's time
     */
    record Retrying(Instant next) implements State {}

    /** Given up: after the last try, or because nothing is sent there any more. */
    record Failed() implements State {}

    default String word() {
      return switch (this) {
        case Delivered delivered -> "delivered";
        case Retrying retrying -> "retrying";
        case Failed failed -> "failed";
      };
    }
  }

  /** The newest. */
  public Try lastTry() {
    return tries.getLast();
  }
}
