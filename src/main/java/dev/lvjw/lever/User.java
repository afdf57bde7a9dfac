package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.util.Optional;

/** Somebody who works with Lever, such as a manager (lever-api reference §5). */
public record User(String id, Optional<String> name, Optional<String> email) {
  static User read(Wire anonymous) {
    String id = anonymous.text("id").orElse("");
    Wire wire = anonymous.named("Lever's user " + id);
    return new User(id, wire.text("name"), wire.text("email"));
  }
}
