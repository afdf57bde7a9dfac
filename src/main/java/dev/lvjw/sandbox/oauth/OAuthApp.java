package dev.lvjw.sandbox.oauth;

import dev.lvjw.sandbox.http.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The app as it is registered at one product.
 *
 * @param redirectUri the one registered callback, compared as an exact string
 * @param scopes what the registration allows, each with the words of the consent page
 */
public record OAuthApp(
    String name,
    String clientId,
    String clientSecret,
    String redirectUri,
    Map<String, String> scopes) {

  /**
   * The first of the asked scopes that isn't registered.
   *
   * @param asked as split from the request
   */
  Optional<String> unregistered(List<String> asked) {
    return asked.stream().filter(scope -> !scopes.containsKey(scope)).findFirst();
  }

  /** Whether a token request carries this app's id and secret, in the body. */
  public boolean authenticates(Parameters form) {
    return form.first("client_id").equals(Optional.of(clientId))
        && form.first("client_secret").equals(Optional.of(clientSecret));
  }

  static List<String> split(String scope) {
    return List.of(scope.strip().split("\\s+"));
  }

  /** Scopes as one text, as OAuth writes them (RFC 6749 §3.3). */
  public static String join(Set<String> scopes) {
    return String.join(" ", scopes);
  }
}
