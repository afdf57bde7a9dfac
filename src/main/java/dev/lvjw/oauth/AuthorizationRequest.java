package dev.lvjw.oauth;

import dev.lvjw.Host;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One request for consent.
 *
 * @param uri the page to open
 * @param state comes back with the answer and proves that it belongs to this request
 * @param verifier of PKCE; empty where it is turned off
 */
public record AuthorizationRequest(URI uri, String state, Optional<String> verifier) {
  private static final int RANDOM_BYTES = 32;

  /**
   * A new request with secrets of its own.
   *
   * @throws dev.lvjw.Failure (usage) while no app is set
   */
  public static AuthorizationRequest of(Host host, OAuthProvider provider) {
    String state = random(host);
    Optional<String> verifier = provider.pkce() ? Optional.of(random(host)) : Optional.empty();
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", provider.requiredClientId());
    query.put("redirect_uri", provider.redirectUri().toString());
    query.put("scope", provider.scopeParameter());
    query.put("state", state);
    provider.audience().ifPresent(audience -> query.put("audience", audience));
    verifier.ifPresent(
        value -> {
          query.put("code_challenge", challenge(value));
          query.put("code_challenge_method", "S256");
        });
    String parameters =
        query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    String base = provider.authorizeUri().toString();
    return new AuthorizationRequest(
        URI.create(base + (base.contains("?") ? "&" : "?") + parameters), state, verifier);
  }

  /** The address alone: state and verifier are secrets while the login lasts. */
  @Override
  public String toString() {
    return "AuthorizationRequest";
  }

  /** RFC 7636 §4.2. */
  static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String random(Host host) {
    byte[] bytes = new byte[RANDOM_BYTES];
    host.random().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
