package dev.lvjw.oauth;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The address a browser was sent back to, as a person copied it: maybe with spaces and quotes
 * around it, broken over lines, or only its part from {@code code=} on.
 *
 * @param text what is left of it without all that
 */
record RedirectText(String text) {
  /** Longer than any redirect; what goes on is no address. */
  static final int LONGEST = 8192;

  static RedirectText of(String pasted) {
    return new RedirectText(
        pasted
            // How some terminals mark what is pasted.
            .replaceAll("\\x1b\\[20[01]~", "")
            .replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", "")
            .replaceAll("^[\"'<(`]+|[\"'>)`]+$", ""));
  }

  /** Whether it begins as a whole address does. */
  boolean whole() {
    return text.toLowerCase(Locale.ROOT).startsWith("http");
  }

  boolean empty() {
    return text.isEmpty();
  }

  /** The part before the query; empty where only the query was copied. */
  Optional<String> address() {
    return whole() ? Optional.of(text.split("[?#]", 2)[0]) : Optional.empty();
  }

  /** What stands in the query; empty where there is none. */
  Map<String, String> query() {
    String withoutFragment = text.split("#", 2)[0];
    int mark = withoutFragment.indexOf('?');
    if (mark < 0 && whole()) {
      return Map.of();
    }
    return Callback.parameters(withoutFragment.substring(mark + 1));
  }

  /** Whether it is of an address that this redirect address can have become. */
  boolean leadsTo(URI redirect) {
    String registered = redirect.toString().split("[?#]", 2)[0];
    return address().filter(address -> !address.equals(registered)).isEmpty();
  }

  /** Without its content, which holds a code. */
  @Override
  public String toString() {
    return "RedirectText";
  }
}
