package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.util.List;
import java.util.Optional;

/** A person, whatever they applied for (lever-api reference §3). */
public record Contact(String id, Optional<String> name, List<String> emails) {
  public Contact {
    emails = List.copyOf(emails);
  }

  static Contact read(Wire wire) {
    return new Contact(wire.text("id").orElse(""), wire.text("name"), wire.texts("emails"));
  }
}
