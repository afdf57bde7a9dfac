package dev.lvjw.justworks;

import dev.lvjw.http.Wire;
import java.util.List;
import java.util.Optional;

/** An admin of the company ({@code docs/api/justworks-onboarding.yaml}). */
public record Admin(String id, Optional<String> name, String email, List<String> permissions) {
  public Admin {
    permissions = List.copyOf(permissions);
  }

  static Admin read(Wire wire) {
    return new Admin(
        wire.text("id").orElse(""),
        wire.text("name"),
        wire.text("email").orElse(""),
        wire.texts("permissions"));
  }
}
