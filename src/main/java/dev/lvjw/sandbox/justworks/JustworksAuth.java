package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.OAuthErrors;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.http.Site;
import dev.lvjw.sandbox.oauth.AuthorizeVariants;
import dev.lvjw.sandbox.oauth.ConsentPage;
import dev.lvjw.sandbox.oauth.Grants;
import dev.lvjw.sandbox.oauth.LoggedIn;
import dev.lvjw.sandbox.oauth.OAuthApp;
import dev.lvjw.sandbox.oauth.TokenEndpoint;
import dev.lvjw.sandbox.page.Brand;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Justworks' OAuth as third parties describe it: tokens by the form, revoke under {@code /v1}. */
public final class JustworksAuth {
  private static final Grants.Lives LIVES =
      new Grants.Lives(
          Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofDays(30), Duration.ofDays(36500));

  private final OAuthApp app;
  private final Grants grants;
  private final ConsentPage consent;
  private final TokenEndpoint token;

  private final Faults faults;

  /**
   * @param redirectUri the one callback of the registered app
   */
  public JustworksAuth(
      JustworksCompany company, String redirectUri, SandboxTime time, Ids ids, Faults faults) {
    this.faults = faults;
    app = new OAuthApp("lvjw", "jw-" + ids.word(24), ids.word(48), redirectUri, registeredScopes());
    grants =
        new Grants(
            LIVES,
            new Grants.Habits(400, Optional.empty()),
            (scopes, issued, expires) -> "jwa_" + ids.word(48),
            time,
            ids,
            faults);
    consent =
        new ConsentPage(
            new ConsentPage.Manner(
                Brand.JUSTWORKS,
                company.name(),
                request ->
                    new LoggedIn(
                        company.adminEmail(),
                        company.adminName(),
                        "Manage employees",
                        Optional.empty()),
                Optional.empty(),
                "/oauth/authorize",
                "Authorize",
                "Deny",
                Optional.empty()),
            app,
            grants,
            time,
            ids,
            (person, scopes) -> {});
    token =
        new TokenEndpoint(
            app, grants, (body, tokens) -> expiry(body, tokens, time), "invalid_client");
  }

  private void expiry(ObjectNode body, Grants.Tokens tokens, SandboxTime time) {
    if (faults.is(Switch.JUSTWORKS_EXPIRY, "expires-in")) {
      body.put("expires_in", Duration.between(time.now(), tokens.expires()).toSeconds());
    } else {
      body.put("expires_at", tokens.expires().toString());
    }
  }

  /** What stands around the authorize endpoint. */
  public Site.Layer variants() {
    return new AuthorizeVariants("/oauth/authorize", app, Optional.empty(), faults);
  }

  /** The app that is registered. */
  public OAuthApp app() {
    return app;
  }

  /** Adds the consent page, the token endpoint and revoke. */
  public void addTo(Routes routes) {
    consent.addTo(routes);
    token.addTo(routes);
    routes.on("POST", "/v1/oauth/revoke", request -> OAuthErrors.answering(() -> revoke(request)));
  }

  /** An unknown token is answered like a known one (RFC 7009 §2.2). */
  private Response revoke(Request request) {
    Parameters form = request.form();
    if (!app.authenticates(form)) {
      throw new Refusal(401, "invalid_client", "Unauthorized");
    }
    grants.revoke(
        form.first("token")
            .orElseThrow(() -> new Refusal(400, "invalid_request", "token is missing")));
    return Response.json(200, Json.object());
  }

  /**
   * The scopes of the caller, which must hold one of {@code needed}.
   *
   * @throws Refusal 401 without a live token, 403 without the scope
   */
  Set<String> allow(Request request, String... needed) {
    Set<String> scopes =
        request
            .bearer()
            .flatMap(grants::access)
            .orElseThrow(
                () ->
                    new Refusal(
                        401, "unauthorized", "the access token is missing, unknown or expired"))
            .scopes();
    for (String scope : needed) {
      if (scopes.contains(scope)) {
        return scopes;
      }
    }
    throw new Refusal(403, "not_permitted", "this token lacks the scope " + needed[0]);
  }

  private static Map<String, String> registeredScopes() {
    Map<String, String> scopes = new LinkedHashMap<>();
    scopes.put("company.basic:read", "see the company, its departments and offices");
    scopes.put("member.basic:read", "see members: name, title, department, office, manager");
    scopes.put("member.detail:read", "see members with their e-mail addresses");
    scopes.put("onboarding:write", "announce hires and send invitations (lvjw's proposed API)");
    return scopes;
  }
}
