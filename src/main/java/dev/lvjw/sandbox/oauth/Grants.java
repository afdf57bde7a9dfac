package dev.lvjw.sandbox.oauth;

import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Codes, access tokens and refresh tokens of one product. A code works once; a refresh token works
 * once and is replaced; using a spent one ends everything that came from the same consent. {@link
 * Switch#REFRESH_ANSWER} and {@link Switch#REFRESH_REUSE} tell otherwise.
 */
public final class Grants {
  /**
   * How long things live.
   *
   * @param idle how long a refresh token may lie unused
   * @param grant how long one consent can be refreshed at all
   */
  public record Lives(Duration code, Duration access, Duration idle, Duration grant) {}

  /**
   * Where products differ.
   *
   * @param invalidGrantStatus 403 at Auth0 (third-party code), 400 by RFC 6749 §5.2
   * @param refreshScope the scope without which no refresh token is given, where there is one
   */
  public record Habits(int invalidGrantStatus, Optional<String> refreshScope) {}

  /** Writes an access token. */
  public interface Mint {
    String access(Set<String> scopes, Instant issued, Instant expires);
  }

  /** What a token endpoint answers with. */
  public record Tokens(
      String access, Optional<String> refresh, Set<String> scopes, Instant expires) {}

  /**
   * What a live access token allows.
   *
   * @param grant the consent it came from, the same after each refresh
   */
  public record Access(String grant, Set<String> scopes, Instant expires) {}

  private record Code(
      String grant,
      String redirectUri,
      Set<String> scopes,
      Optional<String> challenge,
      Instant expires) {}

  private record Refresh(String grant, Set<String> scopes, Instant began, Instant idleUntil) {}

  /** A refresh token that was replaced. */
  private record Spent(Refresh refresh, Instant at) {}

  /** How long a spent refresh token still works where reuse has grace. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Lives lives;
  private final Habits habits;
  private final Mint mint;
  private final SandboxTime time;
  private final Ids ids;
  private final Faults faults;
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Access> accesses = new HashMap<>();
  private final Map<String, Refresh> refreshes = new HashMap<>();
  private final Map<String, String> spentCodes = new HashMap<>();
  private final Map<String, Spent> spent = new HashMap<>();
  private final Set<String> ended = new HashSet<>();

  /** None yet. */
  public Grants(Lives lives, Habits habits, Mint mint, SandboxTime time, Ids ids, Faults faults) {
    this.lives = lives;
    this.habits = habits;
    this.mint = mint;
    this.time = time;
    this.ids = ids;
    this.faults = faults;
  }

  synchronized String code(String redirectUri, Set<String> scopes, Optional<String> challenge) {
    String code = ids.word(43);
    codes.put(
        code, new Code(ids.uuid(), redirectUri, scopes, challenge, time.now().plus(lives.code())));
    return code;
  }

  /**
   * The authorization_code grant.
   *
   * @throws Refusal invalid_grant for an unknown, spent or late code, another redirect address, or
   *     a verifier that doesn't belong to the challenge
   */
  synchronized Tokens redeem(String code, String redirectUri, Optional<String> verifier) {
    Optional.ofNullable(spentCodes.get(code)).ifPresent(ended::add);
    Code issued = codes.remove(code);
    if (issued == null || issued.expires().isBefore(time.now())) {
      throw invalidGrant("Invalid authorization code");
    }
    spentCodes.put(code, issued.grant());
    if (!issued.redirectUri().equals(redirectUri)) {
      throw invalidGrant("The redirect URI is wrong.");
    }
    if (issued.challenge().isPresent()
        && !issued.challenge().equals(verifier.map(ConsentPage::challenge))) {
      throw invalidGrant("Failed to verify code verifier");
    }
    return issue(issued.grant(), issued.scopes(), time.now(), Optional.empty());
  }

  /**
   * The refresh_token grant.
   *
   * @throws Refusal invalid_grant for an unknown, spent, idle or outlived token
   */
  synchronized Tokens refresh(String token) {
    Refresh issued = refreshes.get(token);
    Spent before = spent.get(token);
    if (issued == null && before != null) {
      if (faults.is(Switch.REFRESH_REUSE, "grace")
          && time.now().isBefore(before.at().plus(GRACE))) {
        issued = before.refresh();
      } else if (!faults.is(Switch.REFRESH_REUSE, "dead")) {
        ended.add(before.refresh().grant());
      }
    }
    if (issued == null
        || ended.contains(issued.grant())
        || issued.idleUntil().isBefore(time.now())
        || issued.began().plus(lives.grant()).isBefore(time.now())) {
      throw invalidGrant("Unknown or invalid refresh token.");
    }
    boolean rotated = faults.is(Switch.REFRESH_ANSWER, "rotated");
    if (rotated && refreshes.remove(token) != null) {
      spent.put(token, new Spent(issued, time.now()));
    }
    Tokens tokens =
        issue(
            issued.grant(),
            issued.scopes(),
            issued.began(),
            rotated ? Optional.empty() : Optional.of(token));
    return faults.is(Switch.REFRESH_ANSWER, "none")
        ? new Tokens(tokens.access(), Optional.empty(), tokens.scopes(), tokens.expires())
        : tokens;
  }

  /** What a bearer token allows now. */
  public synchronized Optional<Access> access(String token) {
    return Optional.ofNullable(accesses.get(token))
        .filter(access -> !ended.contains(access.grant()))
        .filter(access -> access.expires().isAfter(time.now()));
  }

  /** Whether anybody's consent still works, by an access token or by a refresh token. */
  public synchronized boolean anyAlive() {
    Instant now = time.now();
    return accesses.keySet().stream().anyMatch(token -> access(token).isPresent())
        || refreshes.values().stream()
            .anyMatch(
                one ->
                    !ended.contains(one.grant())
                        && one.idleUntil().isAfter(now)
                        && one.began().plus(lives.grant()).isAfter(now));
  }

  /** Revokes an access token alone, or with a refresh token all of its consent. */
  public synchronized void revoke(String token) {
    accesses.remove(token);
    Refresh refresh = refreshes.remove(token);
    if (refresh != null) {
      ended.add(refresh.grant());
    }
  }

  /** Ends every consent that was ever given. */
  public synchronized void revokeAll() {
    codes.clear();
    accesses.clear();
    refreshes.clear();
    spent.clear();
  }

  /**
   * @param kept the refresh token that stays in use, its idle time begun anew; none for a new one
   */
  private Tokens issue(String grant, Set<String> scopes, Instant began, Optional<String> kept) {
    Instant now = time.now();
    Instant expires = now.plus(faults.accessLife().orElse(lives.access()));
    String access = mint.access(scopes, now, expires);
    accesses.put(access, new Access(grant, scopes, expires));
    Optional<String> refresh = Optional.empty();
    if (habits.refreshScope().map(scopes::contains).orElse(true)) {
      String token = kept.orElseGet(() -> "v1." + ids.word(56));
      refreshes.put(token, new Refresh(grant, scopes, began, now.plus(lives.idle())));
      refresh = Optional.of(token);
    }
    return new Tokens(access, refresh, scopes, expires);
  }

  private Refusal invalidGrant(String description) {
    int status =
        faults.is(Switch.INVALID_GRANT, "documented")
            ? habits.invalidGrantStatus()
            : Integer.parseInt(faults.way(Switch.INVALID_GRANT));
    return new Refusal(status, "invalid_grant", description);
  }
}
