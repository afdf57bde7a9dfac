package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.util.Optional;

/**
 * How the person came to the posting (lever-api reference §3).
 *
 * @param requisitionId the requisition they were hired against
 */
public record Application(
    String id,
    Optional<String> postingId,
    Optional<String> email,
    Optional<String> name,
    Optional<String> requisitionId) {
  static Application read(Wire wire) {
    return new Application(
        wire.text("id").orElse(""),
        wire.text("posting"),
        wire.text("email"),
        wire.text("name"),
        wire.object("requisitionForHire").flatMap(requisition -> requisition.text("id")));
  }
}
