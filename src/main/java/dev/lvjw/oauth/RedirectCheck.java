package dev.lvjw.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a redirect belongs to a login: the browser's, the pasted one and that of the second step
 * are held against the same rules.
 */
record RedirectCheck(OAuthProvider provider, String state) {
  /** What a redirect is found to be. */
  sealed interface Verdict {
    /** The provider's answer to this login. */
    record Answer(Callback callback) implements Verdict {}

    /** Not an answer to this login, in words. */
    record Foreign(String why) implements Verdict {}
  }

  Verdict judge(Map<String, String> query) {
    if (!same(state, query.getOrDefault("state", ""))) {
      return new Verdict.Foreign("This answer belongs to another login.");
    }
    if (query.containsKey("iss") && !ours(query.get("iss"))) {
      return new Verdict.Foreign(
          "This answer comes from someone else than " + provider.name() + ".");
    }
    return Callback.read(query)
        .<Verdict>map(Verdict.Answer::new)
        .orElseGet(() -> new Verdict.Foreign("This answer holds no code."));
  }

  /** RFC 9207: an answer that names its issuer must name the provider that was asked. */
  private boolean ours(String issuer) {
    try {
      URI uri = URI.create(issuer);
      String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
      String authority = String.valueOf(uri.getAuthority());
      return authority.equalsIgnoreCase(provider.authorizeUri().getAuthority())
          || authority.equalsIgnoreCase(provider.tokenUri().getAuthority())
          || host.equals(provider.domain())
          || host.endsWith("." + provider.domain());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** In a time that doesn't tell how much of it agrees. */
  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the state, which is a secret while the login lasts. */
  @Override
  public String toString() {
    return "RedirectCheck[" + provider.key() + "]";
  }
}
