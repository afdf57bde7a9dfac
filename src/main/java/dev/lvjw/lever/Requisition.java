package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.util.Optional;

/**
 * The permission to hire somebody (lever-api reference §5).
 *
 * @param employmentStatus such as {@code full-time}; seen as {@code Full-time} too
 */
public record Requisition(
    String id,
    Optional<String> department,
    Optional<String> location,
    Optional<String> team,
    Optional<String> employmentStatus) {
  static Requisition read(Wire anonymous) {
    String id = anonymous.text("id").orElse("");
    Wire wire = anonymous.named("Lever's requisition " + id);
    return new Requisition(
        id,
        wire.text("department"),
        wire.text("location"),
        wire.text("team"),
        wire.text("employmentStatus"));
  }
}
