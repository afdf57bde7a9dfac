package dev.lvjw.sandbox.oauth;

import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.page.Html;
import java.util.Optional;

/**
 * Who looks at a product's pages.
 *
 * @param role in the product's own words
 * @param unfit why this person can't give an app access to the account, in the words that the app
 *     is told; empty for who can
 */
public record LoggedIn(String id, String name, String role, Optional<String> unfit) {
  /** Name and role. */
  public Html html() {
    return Html.of("{} ({})", Html.foreign(name), role);
  }

  /**
   * A cookie's value, such as the id of who is logged in. Browsers share cookies between the ports
   * of one address, so each product's cookie needs a name of its own.
   */
  public static Optional<String> cookie(Request request, String name) {
    return request.headers().getOrDefault("Cookie", java.util.List.of()).stream()
        .flatMap(line -> java.util.Arrays.stream(line.split(";", -1)))
        .map(String::strip)
        .filter(one -> one.startsWith(name + "="))
        .map(one -> one.substring(name.length() + 1))
        .findFirst();
  }

  /** The header's value that sets such a cookie until the browser is closed. */
  public static String setCookie(String name, String value) {
    return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax";
  }
}
