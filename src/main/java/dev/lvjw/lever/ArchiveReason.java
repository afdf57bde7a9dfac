package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.util.Set;

/**
 * Why opportunities are archived (lever-api reference §5).
 *
 * @param type {@code hired} or {@code non-hired}; only this decides what a hire is
 * @param status {@code active} or {@code inactive}: old hires keep inactive reasons
 */
public record ArchiveReason(String id, String text, String type, String status) {
  static ArchiveReason read(Wire wire) {
    return new ArchiveReason(
        wire.text("id").orElse(""),
        wire.text("text").orElse(""),
        wire.word("type", Set.of("hired", "non-hired")).orElse(""),
        wire.word("status", Set.of("active", "inactive")).orElse(""));
  }
}
