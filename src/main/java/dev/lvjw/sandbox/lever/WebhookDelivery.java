package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
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
  public record Try(Instant at, boolean taken, String outcome) {
    private ObjectNode shown() {
      return Json.object().put("at", at.toString()).put("taken", taken).put("outcome", outcome);
    }
  }

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

  /** As the control API shows it: the last try beside the delivery, and every try in a list. */
  public ObjectNode shown() {
    ObjectNode shown = Json.object();
    shown.put("id", id);
    shown.put("event", event);
    shown.put("opportunityId", opportunity.orElse(null));
    shown.put("webhook", webhook);
    shown.put("state", state.word());
    if (state instanceof State.Retrying(Instant next)) {
      shown.put("nextTryAt", next.toString());
    } else {
      shown.putNull("nextTryAt");
    }
    shown.setAll(lastTry().shown());
    ArrayNode all = shown.putArray("tries");
    tries.forEach(one -> all.add(one.shown()));
    return shown;
  }
}
