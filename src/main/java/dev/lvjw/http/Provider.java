package dev.lvjw.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The other side of a gateway.
 *
 * @param key the word of {@code lvjw connect}: {@code lever} or {@code justworks}
 * @param name the name that people read
 * @param base the address that every path is appended to
 * @param domain the provider's own domain, such as {@code lever.co}: if the base lies in it,
 *     redirects to https in it are followed
 * @param rate how many requests it allows; none is published where empty
 * @param setting what the base address is set by, for failures that doubt it
 */
public record Provider(
    String key,
    String name,
    URI base,
    Optional<String> domain,
    Optional<Rate> rate,
    String setting) {
  /** One whose base address is set by {@code KEY.apiUrl}. */
  public Provider(String key, String name, URI base, Optional<String> domain, Optional<Rate> rate) {
    this(key, name, base, domain, rate, key + ".apiUrl");
  }

  /** A token bucket: so many requests a second, so many at once. */
  public record Rate(double perSecond, int burst) {}

  /**
   * Whether a redirect may lead there with the {@code Authorization} header: the origin of the base
   * itself, or another host of the provider's by https.
   */
  boolean allows(URI target) {
    if (target.getHost() == null || target.getUserInfo() != null) {
      return false;
    }
    if (sameOrigin(target)) {
      return true;
    }
    return "https".equalsIgnoreCase(target.getScheme())
        && port(target) == 443
        && inDomain(base)
        && inDomain(target);
  }

  private boolean sameOrigin(URI target) {
    return base.getScheme().equalsIgnoreCase(target.getScheme())
        && base.getHost().equalsIgnoreCase(target.getHost())
        && port(base) == port(target);
  }

  private boolean inDomain(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return domain.filter(own -> host.equals(own) || host.endsWith("." + own)).isPresent();
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
