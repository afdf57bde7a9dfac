package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.time.Instant;
import java.util.Optional;

/**
 * That an opportunity is archived. The docs' examples have two flat fields, its table and real data
 * an object; the object is believed first (lever-api reference §3).
 *
 * @param reason id of the archive reason
 * @param archivedAt for a hired one, the moment of the hire; empty where it can't be read
 */
public record Archived(String reason, Optional<Instant> archivedAt) {
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
    return reason.map(id -> new Archived(id, at));
  }
}
