package dev.lvjw.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.http.ApiGateway;
import dev.lvjw.http.Authorizer;
import dev.lvjw.http.Body;
import dev.lvjw.http.Provider;
import dev.lvjw.http.Refused;
import dev.lvjw.http.Resource;
import dev.lvjw.http.Transport;
import dev.lvjw.http.Wire;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The provider's token endpoint: a code becomes a login, a login is renewed, a login is revoked.
 * Client id and secret go in the body, as both providers want it (lever-api reference §1, step 2;
 * justworks-api §1.1).
 */
public final class TokenEndpoint {
  /** The code of the failure that a dead authorization code ends with. */
  static final String EXPIRED = "login_expired";

  /** Where the provider doesn't say how long an access token lives: Lever's documented hour. */
  private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Host host;
  private final OAuthProvider provider;
  private final Credentials credentials;
  private final ApiGateway tokens;
  private final Optional<ApiGateway> revocation;

  public TokenEndpoint(
      Host host, Transport transport, OAuthProvider provider, Credentials credentials) {
    this.host = host;
    this.provider = provider;
    this.credentials = credentials;
    this.tokens = gateway(transport, provider.tokenUri());
    this.revocation = provider.revokeUri().map(uri -> gateway(transport, uri));
  }

  /**
   * Exchanges a code for a login; nothing is stored.
   *
   * @param verifier of PKCE, where the login used it
   * @throws Failure (login needed, code {@value #EXPIRED}) when the code is too old or was used
   *     before; (refused, unreachable, usage) when the provider gives none for another reason
   */
  public Login exchange(String code, Optional<String> verifier) {
    String clientId = provider.requiredClientId();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", provider.redirectUri().toString());
    verifier.ifPresent(value -> form.put("code_verifier", value));
    Answer answer = exchanged(clientId, form);
    Instant now = now();
    return new Login(
        answer.accessToken(),
        answer.refreshToken(),
        answer.expiresAt(),
        now,
        now,
        answer.scopes().orElseGet(() -> List.of(provider.scopeParameter().split(" "))),
        account(answer.accessToken()),
        clientId);
  }

  private Answer exchanged(String clientId, Map<String, String> form) {
    try {
      return ask(clientId, form);
    } catch (Refused e) {
      if (!deadGrant(e)) {
        throw e;
      }
      throw new Failure(
              ExitCode.LOGIN_NEEDED,
              EXPIRED,
              provider.name()
                  + " no longer takes this code: it was too old or used before ("
                  + said(e)
                  + ").",
              "lvjw connect " + provider.key())
          .causedBy(e);
    }
  }

  /** Whether the code or refresh token is dead; Auth0 says so with 403, RFC 6749 §5.2 with 400. */
  static boolean deadGrant(Refused refusal) {
    return refusal.providerCode().equals("invalid_grant");
  }

  /** A 401 here is about the app, not about a login: it is not the login that is sent. */
  private Failure appRefused(Refused e) {
    return new Failure(
            ExitCode.REFUSED,
            "app_refused",
            provider.name()
                + " doesn't know this app: "
                + provider.clientIdSetting().key()
                + " or "
                + provider.clientSecretSetting().key()
                + " is wrong ("
                + said(e)
                + ").",
            "lvjw config set " + provider.clientSecretSetting().key())
        .causedBy(e);
  }

  private static String said(Refused e) {
    return e.providerCode() + ": " + e.providerMessage();
  }

  /**
   * Renews a login; nothing is stored. An answer without a refresh token keeps the old one.
   *
   * @throws dev.lvjw.http.Refused when the provider refuses; its code {@code invalid_grant} means
   *     that the refresh token is dead, whatever the status
   * @throws Failure (refused, code app_refused) when the provider doesn't know the app: that says
   *     nothing about the login
   * @throws Failure (unreachable) when it can't be reached; nothing is known then
   */
  Login refresh(Login login, String refreshToken) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken);
    Answer answer = ask(login.clientId(), form);
    Instant now = now();
    String kept = answer.refreshToken().orElse(refreshToken);
    return new Login(
        answer.accessToken(),
        Optional.of(kept),
        answer.expiresAt(),
        now,
        kept.equals(refreshToken) ? login.refreshTokenAt() : now,
        login.connectedAt(),
        answer.scopes().orElse(login.scopes()),
        account(answer.accessToken()).or(login::account),
        login.clientId());
  }

  /**
   * Revokes a login's tokens at the provider; nothing stored changes.
   *
   * @return whether the provider has an endpoint for that
   * @throws Failure (refused, unreachable) when it didn't work; each token was tried all the same
   */
  public boolean revoke(Login login) {
    if (revocation.isEmpty()) {
      return false;
    }
    Optional<Failure> refresh =
        login.refreshToken().flatMap(token -> revoked(login, token, "refresh_token"));
    Optional<Failure> access = revoked(login, login.accessToken(), "access_token");
    refresh
        .or(() -> access)
        .ifPresent(
            failure -> {
              throw failure;
            });
    return true;
  }

  /** What kept one token from being revoked; the other one is tried in either case. */
  private Optional<Failure> revoked(Login login, String token, String hint) {
    try {
      revoke(revocation.orElseThrow(), login, token, hint);
      return Optional.empty();
    } catch (Failure failure) {
      return Optional.of(failure);
    }
  }

  /** How many requests went to the endpoints so far. */
  public int requests() {
    return tokens.requests() + revocation.map(ApiGateway::requests).orElse(0);
  }

  private record Answer(
      String accessToken,
      Optional<String> refreshToken,
      Instant expiresAt,
      Optional<List<String>> scopes) {}

  private Answer ask(String clientId, Map<String, String> form) {
    JsonNode json = posted(new Body.Form(withClient(clientId, form)));
    Wire answer = new Wire(json, "token", problem -> {});
    return new Answer(
        answer
            .text("access_token")
            .orElseThrow(
                () -> tokens.badAnswer("POST", Resource.at(), "an answer without access token")),
        answer.text("refresh_token"),
        expiry(answer),
        Optional.of(scopes(answer)).filter(list -> !list.isEmpty()));
  }

  private JsonNode posted(Body form) {
    try {
      return tokens.post(Resource.at(), form);
    } catch (Refused e) {
      boolean app = e.status() == 401 || e.providerCode().equals("invalid_client");
      throw app && !deadGrant(e) ? appRefused(e) : e;
    }
  }

  /** One text separated by spaces (RFC 6749 §5.1), or a list as some servers send it. */
  private static List<String> scopes(Wire answer) {
    return answer.texts("scope").stream()
        .flatMap(text -> List.of(text.split("\\s+")).stream())
        .toList();
  }

  /** Lever says {@code expires_in} in seconds; Justworks {@code expires_at}, or the other too. */
  private Instant expiry(Wire answer) {
    return answer
        .text("expires_in")
        .filter(TokenEndpoint::seconds)
        .map(text -> now().plusSeconds(Long.parseLong(text)))
        .or(() -> answer.text("expires_at").flatMap(TokenEndpoint::moment))
        .orElseGet(() -> now().plus(USUAL_LIFETIME));
  }

  private static Optional<Instant> moment(String text) {
    if (seconds(text)) {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean seconds(String text) {
    return text.matches("[0-9]{1,10}");
  }

  private void revoke(ApiGateway endpoint, Login login, String token, String hint) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("token", token);
    form.put("token_type_hint", hint);
    endpoint.postForNothing(Resource.at(), new Body.Form(withClient(login.clientId(), form)));
  }

  private Map<String, String> withClient(String clientId, Map<String, String> form) {
    Map<String, String> whole = new LinkedHashMap<>(form);
    whole.put("client_id", clientId);
    whole.put(
        "client_secret",
        credentials
            .secret(provider.clientSecretSetting())
            .orElseThrow(() -> OAuthProvider.unset(provider.clientSecretSetting())));
    return whole;
  }

  /**
   * Lever's access token is a JWT that names the account (lever-api reference §1, step 2). It is
   * shown to people and proves nothing, so its signature doesn't matter.
   */
  private static Optional<String> account(String accessToken) {
    String[] parts = accessToken.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      JsonNode json = JSON.readTree(new String(claims, StandardCharsets.UTF_8));
      return new Wire(json, "claims", problem -> {}).text("https://oauth.lever.co/accountId");
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private ApiGateway gateway(Transport transport, URI uri) {
    return new ApiGateway(
        transport,
        new Provider(
            provider.key(), provider.name(), uri, Optional.of(provider.domain()), Optional.empty()),
        Authorizer.none());
  }

  private Instant now() {
    return host.clock().instant();
  }
}
