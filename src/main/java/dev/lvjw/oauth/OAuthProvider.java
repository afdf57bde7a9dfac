package dev.lvjw.oauth;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.store.Setting;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How to log in at a provider.
 *
 * @param key {@code lever} or {@code justworks}
 * @param name the name that people read
 * @param domain the provider's own domain
 * @param authorizeUri the page that asks for consent
 * @param tokenUri where codes are exchanged and logins renewed
 * @param revokeUri where tokens are revoked, if there is such an endpoint
 * @param audience asked for with the login, if the provider wants one
 * @param scopes asked for, required ones first
 * @param clientId the app registered with the provider; empty until it is set
 * @param clientIdSetting where that is set
 * @param clientSecretSetting where the app's secret is set
 * @param redirectUri as registered
 * @param pkce whether the login uses PKCE (RFC 7636)
 */
public record OAuthProvider(
    String key,
    String name,
    String domain,
    URI authorizeUri,
    URI tokenUri,
    Optional<URI> revokeUri,
    Optional<String> audience,
    List<Scope> scopes,
    Optional<String> clientId,
    Setting clientIdSetting,
    Setting clientSecretSetting,
    URI redirectUri,
    boolean pkce) {
  public OAuthProvider {
    scopes = List.copyOf(scopes);
  }

  /** All scopes, as the {@code scope} parameter holds them. */
  public String scopeParameter() {
    return scopes.stream().map(Scope::name).collect(Collectors.joining(" "));
  }

  /**
   * Whether the browser comes back to this machine by itself. An {@code https} redirect address is
   * a page elsewhere that shows the answer, for a person to paste.
   */
  public boolean redirectsHere() {
    return "http".equals(redirectUri.getScheme());
  }

  /** Required scopes that a login doesn't have. */
  public List<Scope> missing(List<String> granted) {
    return scopes.stream()
        .filter(scope -> scope.required() && !granted.contains(scope.name()))
        .toList();
  }

  /**
   * @throws Failure (usage) while no app is set
   */
  String requiredClientId() {
    return clientId.orElseThrow(() -> unset(clientIdSetting));
  }

  static Failure unset(Setting setting) {
    return new Failure(
        ExitCode.USAGE,
        "setting_missing",
        setting.key() + " is not set: " + setting.meaning() + ".",
        "lvjw config set " + setting.key());
  }
}
