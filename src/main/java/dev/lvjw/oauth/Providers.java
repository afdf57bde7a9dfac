package dev.lvjw.oauth;

import dev.lvjw.store.Setting;
import dev.lvjw.store.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two providers as the settings describe them, and what lvjw asks of each. */
public final class Providers {
  private Providers() {}

  /** Scopes of the lever-api reference §1. Never files, résumés. */
  private static final List<Scope> LEVER =
      List.of(
          new Scope("offline_access", true, "stay logged in between runs"),
          new Scope("opportunities:read:admin", true, "notice who was hired"),
          new Scope("offers:read:admin", true, "read pay, title, manager and start date"),
          new Scope("postings:read:admin", true, "read title, department and office"),
          new Scope("users:read:admin", true, "name the manager"),
          new Scope("archive_reasons:read:admin", true, "know which reasons mean hired"),
          new Scope("requisitions:read:admin", true, "read department and office"),
          new Scope("webhooks:write:admin", true, "create, list and delete our webhook"),
          new Scope("applications:read:admin", false, "read the application's e-mail and posting"),
          new Scope("contact:read:admin", false, "read the contact's e-mails"),
          new Scope("confidential:access:admin", false, "notice confidential hires"));

  /** Scopes of the justworks-api reference §1.2. Never pay, birth dates, tax ids. */
  private static final List<Scope> JUSTWORKS =
      List.of(
          new Scope("company.basic:read", true, "match departments and offices"),
          new Scope("member.detail:read", true, "find duplicates, and see who arrived"));

  private static final Scope ONBOARDING =
      new Scope("onboarding:write", true, "announce hires and send invitations");

  /**
   * Lever. It documents no way to revoke; that of Auth0, which its login runs on, lies beside the
   * token endpoint and may work (lever-api reference §1, Disconnect).
   */
  public static OAuthProvider lever(Settings settings) {
    return new OAuthProvider(
        "lever",
        "Lever",
        "lever.co",
        settings.uri(Setting.LEVER_AUTHORIZE_URL),
        settings.uri(Setting.LEVER_TOKEN_URL),
        Optional.of(settings.uri(Setting.LEVER_TOKEN_URL).resolve("revoke")),
        Optional.of(settings.get(Setting.LEVER_AUDIENCE)),
        LEVER,
        settings.find(Setting.LEVER_CLIENT_ID),
        Setting.LEVER_CLIENT_ID,
        Setting.LEVER_CLIENT_SECRET,
        settings.uri(Setting.LEVER_REDIRECT_URI),
        settings.flag(Setting.LEVER_PKCE));
  }

  /** Justworks; the onboarding scope only where an onboarding API is set. */
  public static OAuthProvider justworks(Settings settings) {
    List<Scope> scopes = new ArrayList<>(JUSTWORKS);
    settings.find(Setting.JUSTWORKS_ONBOARDING_URL).ifPresent(url -> scopes.add(ONBOARDING));
    String api = settings.get(Setting.JUSTWORKS_API_URL).replaceFirst("(/v1)?/*$", "");
    return new OAuthProvider(
        "justworks",
        "Justworks",
        "justworks.com",
        settings.uri(Setting.JUSTWORKS_AUTHORIZE_URL),
        settings.uri(Setting.JUSTWORKS_TOKEN_URL),
        Optional.of(URI.create(api + "/v1/oauth/revoke")),
        Optional.empty(),
        scopes,
        settings.find(Setting.JUSTWORKS_CLIENT_ID),
        Setting.JUSTWORKS_CLIENT_ID,
        Setting.JUSTWORKS_CLIENT_SECRET,
        settings.uri(Setting.JUSTWORKS_REDIRECT_URI),
        settings.flag(Setting.JUSTWORKS_PKCE));
  }
}
