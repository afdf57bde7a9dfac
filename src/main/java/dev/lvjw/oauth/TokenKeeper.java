package dev.lvjw.oauth;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.http.Authorizer;
import dev.lvjw.http.Refused;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a login alive: renews the access token shortly before it ends, or when the provider refuses
 * it. One renewal at a time on the whole machine: under the lock the login is read again, and what
 * another lvjw renewed meanwhile is simply used. A passing fault changes nothing; only a refresh
 * token that the provider declares dead is dropped.
 */
public final class TokenKeeper implements Authorizer {
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

  private final Host host;
  private final OAuthProvider provider;
  private final Credentials credentials;
  private final TokenEndpoint endpoint;

  public TokenKeeper(
      Host host, OAuthProvider provider, Credentials credentials, TokenEndpoint endpoint) {
    this.host = host;
    this.provider = provider;
    this.credentials = credentials;
    this.endpoint = endpoint;
  }

  /**
   * @throws Failure (login needed) when there is no login or it is dead; (unreachable) when it must
   *     be renewed and can't be
   */
  @Override
  public String header() {
    Login login = stored();
    if (fresh(login)) {
      return header(login);
    }
    return header(
        credentials.locked(
            () -> {
              Login current = stored();
              return fresh(current) ? current : renewed(current);
            }));
  }

  @Override
  public boolean renew(String rejectedHeader) {
    return credentials.locked(
        () -> {
          Login current = stored();
          if (!header(current).equals(rejectedHeader)) {
            return true;
          }
          if (current.refreshToken().isEmpty()) {
            return false;
          }
          renewed(current);
          return true;
        });
  }

  /** How many requests renewing took so far. */
  public int requests() {
    return endpoint.requests();
  }

  /** Runs under the lock. */
  private Login renewed(Login login) {
    String refreshToken = login.refreshToken().orElseThrow(this::loginNeeded);
    try {
      Login renewed = endpoint.refresh(login, refreshToken);
      credentials.saveLogin(provider.key(), renewed);
      return renewed;
    } catch (Refused e) {
      if (!TokenEndpoint.deadGrant(e)) {
        throw e;
      }
      return survivor(login).orElseThrow(() -> loginNeeded().causedBy(e));
    }
  }

  /**
   * The refresh token is dead. Another machine or an older lvjw may have written a newer login
   * without our lock, which is used, or renewed in turn; if not, the dead token is dropped, and the
   * login counts as over from now on.
   */
  private Optional<Login> survivor(Login dead) {
    Login current = stored();
    if (!current.refreshToken().equals(dead.refreshToken())) {
      return Optional.of(fresh(current) ? current : renewed(current));
    }
    credentials.saveLogin(
        provider.key(),
        new Login(
            dead.accessToken(),
            Optional.empty(),
            host.clock().instant(),
            dead.refreshedAt(),
            dead.refreshTokenAt(),
            dead.connectedAt(),
            dead.scopes(),
            dead.account(),
            dead.clientId()));
    return Optional.empty();
  }

  private Login stored() {
    return credentials.login(provider.key()).orElseThrow(this::loginNeeded);
  }

  /** With a tenth of its life or a minute left it is renewed: a call must not outlive its token. */
  private boolean fresh(Login login) {
    Instant end = login.accessExpiresAt();
    Duration tenth = Duration.between(login.refreshedAt(), end).dividedBy(10);
    boolean brief = tenth.isPositive() && tenth.compareTo(LONGEST_MARGIN) < 0;
    Duration margin = brief ? tenth : LONGEST_MARGIN;
    return host.clock().instant().isBefore(end.minus(margin));
  }

  private static String header(Login login) {
    return "Bearer " + login.accessToken();
  }

  private Failure loginNeeded() {
    return new Failure(
        ExitCode.LOGIN_NEEDED,
        "login_needed",
        provider.name() + " has ended the login, or it was never made: log in again.",
        "lvjw connect " + provider.key());
  }
}
