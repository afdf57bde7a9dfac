package dev.lvjw.oauth;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.PendingLogins;
import dev.lvjw.store.PendingLogins.PendingLogin;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A login in two runs, for where nothing can wait: the first prints the page to open, the second
 * takes the address that the browser was sent back to. What must be known again lies in a private
 * file in between, for ten minutes and for one use.
 */
public final class TwoStepLogin {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Host host;
  private final PendingLogins pending;

  public TwoStepLogin(Host host, PendingLogins pending) {
    this.host = host;
    this.pending = pending;
  }

  /**
   * What was begun.
   *
   * @param authorizeUri the page to open
   * @param until when its answer is no longer taken
   */
  public record Begun(URI authorizeUri, Instant until) {}

  /**
   * Begins a login, in place of one begun before.
   *
   * @throws Failure (usage) while no app is set
   */
  public Begun begin(OAuthProvider provider) {
    AuthorizationRequest request = AuthorizationRequest.of(host, provider);
    Instant until = host.clock().instant().plus(LIFE);
    pending.begin(
        new PendingLogin(
            provider.key(),
            request.state(),
            request.verifier(),
            provider.redirectUri().toString(),
            provider.requiredClientId(),
            until,
            false));
    return new Begun(request.uri(), until);
  }

  /**
   * Which provider an answer belongs to; nothing is used up by asking.
   *
   * @param named the provider that the person said, for the next command where none is found
   * @param redirect the address that the browser was sent back to, as it was copied
   * @throws Failure (login needed) with the codes login_unknown, login_used, login_expired
   */
  public String providerOf(Optional<String> named, String redirect) {
    return begun(named, RedirectText.of(redirect)).provider();
  }

  /**
   * Completes a login: checks the answer, uses the begun login up, exchanges the code. Nothing else
   * is stored.
   *
   * @param redirect as for {@link #providerOf}
   * @throws Failure as {@link #providerOf}; (usage) when it is no answer of this provider; (not
   *     allowed) when consent was refused; what {@link TokenEndpoint#exchange} throws
   */
  public Login complete(OAuthProvider provider, TokenEndpoint endpoint, String redirect) {
    RedirectText text = RedirectText.of(redirect);
    PendingLogin begun = begun(Optional.of(provider.key()), text);
    if (!begun.provider().equals(provider.key())) {
      throw Failure.usage(
          "This is the answer to a login at another provider than " + provider.name() + ".",
          "lvjw connect " + begun.provider() + " --complete -");
    }
    if (!begun.redirectUri().equals(provider.redirectUri().toString())
        || !Optional.of(begun.clientId()).equals(provider.clientId())) {
      throw lost(
          "login_unknown",
          "The app's settings have changed since this login was begun.",
          " " + provider.key());
    }
    if (!text.leadsTo(provider.redirectUri())) {
      throw Failure.usage(
          "That isn't the address that begins with " + provider.redirectUri() + ".",
          "paste the address that the browser was sent to after the consent");
    }
    Callback callback =
        switch (new RedirectCheck(provider, begun.state()).judge(text.query())) {
          case RedirectCheck.Verdict.Answer(Callback answer) -> answer;
          case RedirectCheck.Verdict.Foreign(String why) ->
              throw Failure.usage(
                  why, "paste the whole address that the browser was sent to after the consent");
        };
    if (!pending.use(begun)) {
      throw used(begun.provider());
    }
    return switch (callback) {
      case Callback.Code(String code) -> endpoint.exchange(code, begun.verifier());
      case Callback.Denied denied -> throw denied.failure(provider);
      case Callback.Expired _ -> throw new IllegalStateException("no redirect says so");
    };
  }

  private PendingLogin begun(Optional<String> named, RedirectText text) {
    String state = text.query().getOrDefault("state", "");
    if (state.isEmpty()) {
      throw Failure.usage(
          "That isn't the address that the browser was sent to: it holds no state.",
          "paste the whole address, with all that follows the question mark");
    }
    PendingLogin begun =
        pending
            .find(state)
            .orElseThrow(
                () ->
                    lost(
                        "login_unknown",
                        "This answer belongs to no login that was begun here with --print-url.",
                        named.map(side -> " " + side).orElse("")));
    if (begun.used()) {
      throw used(begun.provider());
    }
    if (!host.clock().instant().isBefore(begun.until())) {
      throw lost(
          "login_expired",
          "This login was begun more than ten minutes ago.",
          " " + begun.provider());
    }
    return begun;
  }

  private static Failure used(String provider) {
    return lost(
        "login_used", "This answer was used already; each is good for one login.", " " + provider);
  }

  private static Failure lost(String code, String message, String side) {
    return new Failure(
        ExitCode.LOGIN_NEEDED, code, message, "lvjw connect" + side + " --print-url");
  }
}
