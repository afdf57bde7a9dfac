package dev.lvjw.oauth;

import dev.lvjw.http.ForeignText;
import java.util.Map;
import java.util.Optional;

/** What the provider sent back with the browser. */
sealed interface Callback {
  /** Consent, to be exchanged for a login. */
  record Code(String code) implements Callback {
    /** Without the code, which is as good as a login for a minute. */
    @Override
    public String toString() {
      return "Code";
    }
  }

  /**
   * No consent.
   *
   * @param error the provider's code, cleaned
   * @param description its words, cleaned; may be empty
   */
  record Denied(String error, String description) implements Callback {}

  /** Reads the parameters of a redirect; empty when they hold neither a code nor an error. */
  static Optional<Callback> read(Map<String, String> query) {
    String error = ForeignText.clean(query.getOrDefault("error", ""));
    if (!error.isEmpty()) {
      String description = ForeignText.clean(query.getOrDefault("error_description", ""));
      return Optional.of(new Denied(error, description));
    }
    return Optional.ofNullable(query.get("code")).filter(code -> !code.isBlank()).map(Code::new);
  }
}
