package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.util.Optional;

/** The permission to hire somebody (lever-api reference §5). */
public record Requisition(String id, Optional<String> department, Optional<String> location) {
  static Requisition read(Wire anonymous) {
    String id = anonymous.text("id").orElse("");
    Wire wire = anonymous.named("Lever's requisition " + id);
    return new Requisition(id, wire.text("department"), wire.text("location"));
  }
}
