package dev.lvjw.lever;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.http.Wire;
import java.time.Instant;
import java.util.Optional;

/**
 * That an opportunity is archived. The docs' examples have two flat fields, its table and real data
 * an object; the object is believed first (lever-api reference §3).
 *
 * @param reason id of the archive reason; empty where it can't be read, which says nothing about
 *     whether it is a hire
 * @param archivedAt for a hired one, the moment of the hire; empty where it can't be read
 */
public record Archived(Optional<String> reason, Optional<Instant> archivedAt) {
  static Optional<Archived> read(Wire opportunity) {
    Optional<Wire> object = opportunity.object("archived");
    Optional<String> reason =
        object
            .flatMap(archived -> archived.text("reason"))
            .or(() -> opportunity.text("archiveReason"));
    Optional<Instant> at =
        object
            .flatMap(archived -> archived.milliseconds("archivedAt"))
            .or(() -> opportunity.milliseconds("archivedAt"));
    return says(opportunity) ? Optional.of(new Archived(reason, at)) : Optional.empty();
  }

  /** Whether anything stands where an archived one has something, readable or not. */
  private static boolean says(Wire opportunity) {
    JsonNode archived = opportunity.raw("archived");
    boolean object =
        archived.isObject()
            ? filled(archived.path("reason")) || filled(archived.path("archivedAt"))
            : filled(archived);
    return object
        || filled(opportunity.raw("archiveReason"))
        || filled(opportunity.raw("archivedAt"));
  }

  private static boolean filled(JsonNode value) {
    return !(value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && value.asText().isBlank())
        || (value.isBoolean() && !value.asBoolean()));
  }
}
