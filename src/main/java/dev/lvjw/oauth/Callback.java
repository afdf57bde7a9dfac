package dev.lvjw.oauth;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.http.ForeignText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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
  record Denied(String error, String description) implements Callback {
    /** What the person in front of the terminal is told. */
    Failure failure(OAuthProvider provider) {
      boolean person = error.equals("access_denied");
      String said = description.isEmpty() ? error : description;
      return new Failure(
          person ? ExitCode.NOT_ALLOWED : ExitCode.REFUSED,
          person ? "login_denied" : "login_refused",
          provider.name() + " gave no consent (" + said + ").",
          "log in to " + provider.name() + " as its admin, then: lvjw connect " + provider.key());
    }
  }

  /** Nothing came in time. */
  record Expired() implements Callback {}

  /** Reads the parameters of a redirect; empty when they hold neither a code nor an error. */
  static Optional<Callback> read(Map<String, String> query) {
    String error = ForeignText.clean(query.getOrDefault("error", ""));
    if (!error.isEmpty()) {
      String description = ForeignText.clean(query.getOrDefault("error_description", ""));
      return Optional.of(new Denied(error, description));
    }
    return Optional.ofNullable(query.get("code")).filter(code -> !code.isBlank()).map(Code::new);
  }

  /** The first value of each parameter of a query; what can't be decoded is left out. */
  static Map<String, String> parameters(String rawQuery) {
    Map<String, String> query = new HashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          query.putIfAbsent(
              decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        } catch (IllegalArgumentException e) {
          // A stranger's nonsense: no parameter.
        }
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
