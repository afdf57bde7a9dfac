package dev.lvjw.oauth;

import dev.lvjw.store.Credentials.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a login lives by what the provider publishes, and how long before its end people are
 * told.
 *
 * @param refreshToken how long a refresh token lives
 * @param use whether each use begins that life anew, or only a new refresh token does
 * @param whole how long after the consent it can be renewed at all; empty where nothing is known of
 *     such an end
 * @param notice how long before the end people are told
 */
public record LoginLife(
    Duration refreshToken, boolean use, Optional<Duration> whole, Duration notice) {
  /**
   * Lever: 90 days without use, one year after the consent (lever-api reference §1, step 3). The
   * year ends however much lvjw is used, and only a Super Admin can begin another: two weeks, so
   * that somebody's holiday doesn't end it.
   */
  private static final LoginLife LEVER =
      new LoginLife(
          Duration.ofDays(90), true, Optional.of(Duration.ofDays(365)), Duration.ofDays(14));

  /**
   * Justworks: 30 days from when the refresh token was given (justworks-api reference §1.1), so a
   * week is as early as makes sense. Whether a renewal brings a new one isn't known.
   */
  private static final LoginLife JUSTWORKS =
      new LoginLife(Duration.ofDays(30), false, Optional.empty(), Duration.ofDays(7));

  /** That of a provider's logins. */
  public static LoginLife of(OAuthProvider provider) {
    return provider.key().equals("lever") ? LEVER : JUSTWORKS;
  }

  /** When nothing but a new login helps, if it is neither used nor ended earlier. */
  public Instant end(Login login) {
    if (login.refreshToken().isEmpty()) {
      return login.accessExpiresAt();
    }
    Instant idle = unused(login);
    return whole
        .map(length -> login.connectedAt().plus(length))
        .filter(end -> end.isBefore(idle))
        .orElse(idle);
  }

  /** Whether the end is so near that people are told. */
  public boolean ending(Login login, Instant now) {
    return !now.isBefore(end(login).minus(notice));
  }

  /** Whether it must be used soon, or it ends for want of use. */
  public boolean idling(Login login, Instant now) {
    return login.refreshToken().isPresent() && !now.isBefore(unused(login).minus(notice));
  }

  private Instant unused(Login login) {
    return (use ? login.refreshedAt() : login.refreshTokenAt()).plus(refreshToken);
  }
}
