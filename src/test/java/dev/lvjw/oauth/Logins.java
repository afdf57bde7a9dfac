package dev.lvjw.oauth;

import dev.lvjw.store.Setting;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Providers for tests. */
final class Logins {
  private Logins() {}

  static OAuthProvider justworks() {
    URI site = URI.create("https://justworks.example.test/");
    return new OAuthProvider(
        "justworks",
        "Justworks",
        "example.test",
        site.resolve("/authorize"),
        site.resolve("/oauth/token"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of("app"),
        Setting.JUSTWORKS_CLIENT_ID,
        Setting.JUSTWORKS_CLIENT_SECRET,
        URI.create("http://localhost:8976/callback/justworks"),
        true);
  }

  static OAuthProvider provider(URI site, URI redirect, boolean pkce) {
    return new OAuthProvider(
        "lever",
        "Lever",
        "lever.co",
        site.resolve("/authorize"),
        site.resolve("/oauth/token"),
        Optional.of(site.resolve("/v1/oauth/revoke")),
        Optional.of("https://api.lever.co/v1/"),
        List.of(
            new Scope("offline_access", true, "stay logged in"),
            new Scope("offers:read:admin", true, "read offers"),
            new Scope("contact:read:admin", false, "read contacts")),
        Optional.of("app"),
        Setting.LEVER_CLIENT_ID,
        Setting.LEVER_CLIENT_SECRET,
        redirect,
        pkce);
  }
}
