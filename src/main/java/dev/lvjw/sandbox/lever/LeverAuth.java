package dev.lvjw.sandbox.lever;

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
import dev.lvjw.sandbox.world.Hashes;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lever's OAuth as its developer documentation describes it, and its API key. */
public final class LeverAuth {
  /** Invented and the same in every sandbox: HTTP Basic user name, empty password. */
  static final String API_KEY = "sandbox-lever-api-key";

  static final String CONFIDENTIAL = "confidential:access:admin";

  /**
   * Who is calling.
   *
   * @param credential what the rate limit counts by
   * @param hidden whether what it may not see is as if it weren't there
   */
  record Caller(String credential, Set<String> scopes, boolean hidden) {
    /**
     * @param resource as it stands in the scope's name
     * @throws Refusal 403 naming the scope that is missing
     */
    void mayRead(String resource) {
      need(resource + ":read:admin", resource + ":write:admin");
    }

    /** As {@link #mayRead}, for writing. */
    void mayWrite(String resource) {
      need(resource + ":write:admin", resource + ":write:admin");
    }

    /** As {@link #mayRead}, for confidential data. */
    void maySeeConfidential() {
      if (hidden && !scopes.contains(CONFIDENTIAL)) {
        throw new Refusal(404, "ResourceNotFound", "there is no such object");
      }
      need(CONFIDENTIAL, CONFIDENTIAL);
    }

    private void need(String scope, String including) {
      if (!scopes.contains(scope) && !scopes.contains(including)) {
        throw new Refusal(403, "Forbidden", "this token lacks the scope " + scope);
      }
    }
  }

  /** The path of the consent page. */
  static final String AUTHORIZE = "/authorize";

  /**
   * The consent in force.
   *
   * @param by the Super Admin who gave it
   */
  record Authorization(LoggedIn by, Instant at, Set<String> scopes) {}

  private static final Grants.Lives LIVES =
      new Grants.Lives(
          Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(90), Duration.ofDays(365));

  private final Grants grants;
  private final ConsentPage consent;
  private final TokenEndpoint token;
  private final OAuthApp app;
  private final String audience;
  private final Faults faults;
  private final Runnable removeWebhooks;
  private volatile @Nullable Authorization authorization;

  /**
   * @param removeWebhooks run when a person revoked access and webhooks go with it
   */
  public LeverAuth(
      LeverAccount account,
      LeverSession session,
      String origin,
      String redirectUri,
      SandboxTime time,
      Ids ids,
      Faults faults,
      Runnable removeWebhooks) {
    this.faults = faults;
    this.removeWebhooks = removeWebhooks;
    app =
        new OAuthApp(
            "lvjw", "lever-" + ids.word(24), ids.word(48), redirectUri, registeredScopes());
    audience = origin + "/v1/";
    grants =
        new Grants(
            LIVES,
            new Grants.Habits(403, Optional.of("offline_access")),
            (scopes, issued, expires) ->
                faults.is(Switch.ACCESS_TOKEN, "opaque")
                    ? ids.word(48)
                    : jwt(
                        account,
                        authorizer(account),
                        app.clientId(),
                        origin,
                        scopes,
                        issued,
                        expires,
                        ids),
            time,
            ids,
            faults);
    consent =
        new ConsentPage(
            new ConsentPage.Manner(
                Brand.LEVER,
                account.name(),
                session::of,
                Optional.of(LeverPages.LOGIN),
                AUTHORIZE,
                "Accept",
                "Deny",
                Optional.of(audience)),
            app,
            grants,
            time,
            ids,
            (person, scopes) -> authorize(new Authorization(person, time.now(), scopes)));
    token =
        new TokenEndpoint(
            app,
            grants,
            (body, tokens) ->
                body.put("expires_in", Duration.between(time.now(), tokens.expires()).toSeconds()),
            "access_denied");
  }

  /** The app that is registered. */
  public OAuthApp app() {
    return app;
  }

  /** Adds the consent page and the token endpoint. */
  public void addTo(Routes routes) {
    consent.addTo(routes);
    token.addTo(routes);
    routes.on("POST", "/oauth/revoke", request -> OAuthErrors.answering(() -> revoke(request)));
  }

  /** What stands around the authorize endpoint. */
  public Site.Layer variants() {
    return new AuthorizeVariants("/authorize", app, Optional.of(audience), faults);
  }

  /** Auth0's, which Lever doesn't document. */
  private Response revoke(Request request) {
    if (faults.is(Switch.LEVER_REVOKE, "absent")) {
      throw new Refusal(404, "not_found", "there is nothing at this path");
    }
    Parameters form = request.form();
    if (!app.authenticates(form)) {
      throw new Refusal(401, "access_denied", "Unauthorized");
    }
    grants.revoke(form.first("token").orElse(""));
    return new Response(200, Map.of(), new byte[0]);
  }

  /** Whether the app holds a live authorisation. */
  public boolean authorised() {
    return grants.anyAlive();
  }

  /** What a Super Admin accepted last and nobody revoked since. */
  Optional<Authorization> authorization() {
    return Optional.ofNullable(authorization);
  }

  /** The id of who accepted last, in whose name tokens are given. */
  private String authorizer(LeverAccount account) {
    return authorization().map(given -> given.by().id()).orElseGet(account::superAdmin);
  }

  private void authorize(Authorization given) {
    authorization = given;
  }

  /** What "Revoke access" does under Authorized Apps. */
  void revokeAccess() {
    grants.revokeAll();
    authorization = null;
    if (!webhooksOutliveAccess()) {
      removeWebhooks.run();
    }
  }

  /** What Lever doesn't say: whether webhooks stay when the access ends. */
  boolean webhooksOutliveAccess() {
    return faults.is(Switch.REVOKED_WEBHOOKS, "kept");
  }

  /**
   * @throws Refusal 401 without a live token or the API key
   */
  Caller caller(Request request) {
    Optional<String> bearer = request.bearer();
    if (bearer.isPresent()) {
      return grants
          .access(bearer.get())
          .map(access -> new Caller(access.grant(), access.scopes(), hides()))
          .orElseThrow(() -> unauthorized("the access token is unknown, expired or revoked"));
    }
    String key =
        "Basic "
            + Base64.getEncoder().encodeToString((API_KEY + ":").getBytes(StandardCharsets.UTF_8));
    if (request.header("Authorization").equals(Optional.of(key))) {
      Set<String> everything = new HashSet<>(app.scopes().keySet());
      return new Caller(API_KEY, everything, hides());
    }
    throw unauthorized("send a Bearer token, or the API key as Basic user name");
  }

  private boolean hides() {
    return faults.is(Switch.CONFIDENTIAL, "left-out");
  }

  /** What the caller may do; nothing where it isn't known. */
  Set<String> scopes(Request request) {
    try {
      return caller(request).scopes();
    } catch (Refusal unknown) {
      return Set.of();
    }
  }

  private Refusal unauthorized(String message) {
    if (faults.is(Switch.DEAD_TOKEN, "403")) {
      return new Refusal(403, "Forbidden", "Unable to find a signing key that matches the token");
    }
    return new Refusal(401, "Unauthorized", message);
  }

  /** Signed by a key that nobody knows: a client may read the claims and has nothing to check. */
  private static String jwt(
      LeverAccount account,
      String user,
      String clientId,
      String origin,
      Set<String> scopes,
      Instant issued,
      Instant expires,
      Ids ids) {
    ObjectNode header = Json.object();
    header.put("alg", "HS256");
    header.put("typ", "JWT");
    ObjectNode claims = Json.object();
    claims.put("https://oauth.lever.co/userId", user);
    claims.put("https://oauth.lever.co/accountId", account.id());
    claims.put("https://oauth.lever.co/clientId", clientId);
    claims.put("iss", origin + "/");
    claims.put("sub", "lever|" + user);
    claims.put("aud", origin + "/v1/");
    claims.put("iat", issued.getEpochSecond());
    claims.put("exp", expires.getEpochSecond());
    claims.put("azp", clientId);
    claims.put("scope", OAuthApp.join(scopes));
    claims.put("jti", ids.uuid());
    String signed =
        Hashes.base64Url(Json.bytes(header)) + "." + Hashes.base64Url(Json.bytes(claims));
    return signed + "." + Hashes.base64Url(Hashes.hmacSha256(ids.word(32), signed));
  }

  /** What the sandbox's app is registered for; never files, résumés or the audit log. */
  private static Map<String, String> registeredScopes() {
    Map<String, String> scopes = new LinkedHashMap<>();
    scopes.put("offline_access", "stay connected while nobody is logged in");
    scopes.put("opportunities:read:admin", "see opportunities");
    scopes.put("opportunities:write:admin", "change opportunities");
    scopes.put("offers:read:admin", "see offers");
    scopes.put("postings:read:admin", "see postings");
    scopes.put("users:read:admin", "see users");
    scopes.put("archive_reasons:read:admin", "see archive reasons");
    scopes.put("stages:read:admin", "see stages");
    scopes.put("requisitions:read:admin", "see requisitions");
    scopes.put("webhooks:read:admin", "see webhooks");
    scopes.put("webhooks:write:admin", "see, create, change and delete webhooks");
    scopes.put("applications:read:admin", "see applications");
    scopes.put("contact:read:admin", "see contacts");
    scopes.put(CONFIDENTIAL, "see confidential data");
    return scopes;
  }
}
