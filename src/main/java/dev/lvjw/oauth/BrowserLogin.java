package dev.lvjw.oauth;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.oauth.LoopbackListener.Ending;
import dev.lvjw.store.Credentials.Login;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A login by the person's browser: the provider's consent page sends it back to a listener on this
 * machine, or the person pastes the address it was sent to, whichever comes first. {@link #start}
 * listens, the caller shows {@link #authorizeUri}, {@link #await} waits.
 */
public final class BrowserLogin implements AutoCloseable {
  /** How often the paste is looked at, in real time. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** Where a redirect may be pasted while the wait lasts. */
  public interface Paste {
    /** What was typed since the last time, without waiting; empty where nothing was. */
    Optional<String> typed();

    /** What was wrong with it. */
    void say(String words);
  }

  private final Host host;
  private final OAuthProvider provider;
  private final TokenEndpoint endpoint;
  private final AuthorizationRequest request;
  private final RedirectCheck check;
  private final CompletableFuture<Callback> callback = new CompletableFuture<>();
  private final CompletableFuture<Ending> outcome = new CompletableFuture<>();
  private final LoopbackListener listener;

  private BrowserLogin(
      Host host, OAuthProvider provider, TokenEndpoint endpoint, AuthorizationRequest request) {
    this.host = host;
    this.provider = provider;
    this.endpoint = endpoint;
    this.request = request;
    this.check = new RedirectCheck(provider, request.state());
    this.listener = new LoopbackListener(check, callback, outcome);
  }

  /**
   * Starts to listen on the registered redirect address; an https one is only pasted.
   *
   * @throws Failure (usage) when no app is set or the redirect address has no port; (needs person)
   *     when its port is taken
   */
  public static BrowserLogin start(Host host, OAuthProvider provider, TokenEndpoint endpoint) {
    BrowserLogin login =
        new BrowserLogin(host, provider, endpoint, AuthorizationRequest.of(host, provider));
    if (provider.redirectsHere()) {
      login.listener.open();
    }
    return login;
  }

  /**
   * The page to open in a browser. Not for logs: it holds the state. It may stand among the
   * arguments of the browser's process all the same: without the client secret and the verifier,
   * which only the token endpoint hears, a code got by that state is worth nothing.
   */
  public URI authorizeUri() {
    return request.uri();
  }

  /**
   * Waits for the answer, exchanges the code, tells the browser how it ended, and stops listening.
   * Nothing is stored.
   *
   * @param patience by the host's clock
   * @throws Failure (login needed, code login_timeout) when nobody came; (not allowed, code
   *     login_denied) when consent was refused; what {@link TokenEndpoint#exchange} throws
   */
  public Login await(Duration patience, Paste paste) {
    try {
      return switch (answer(patience, paste)) {
        case Callback.Code(String code) -> exchanged(code);
        case Callback.Denied denied -> throw denied.failure(provider);
        case Callback.Expired _ -> throw timeout();
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(
              ExitCode.INTERRUPTED,
              "interrupted",
              "Interrupted while waiting for the browser.",
              "lvjw connect " + provider.key())
          .causedBy(e);
    } finally {
      close();
    }
  }

  /** Stops listening; a page that is being written is finished first. */
  @Override
  public void close() {
    callback.complete(new Callback.Expired());
    outcome.complete(Ending.REFUSED);
    listener.close();
  }

  private Callback answer(Duration patience, Paste paste) throws InterruptedException {
    PastedRedirect pasted = new PastedRedirect(check, paste::say);
    Instant end = host.clock().instant().plus(patience);
    while (true) {
      try {
        return callback.get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException nobodyYet) {
        // The first answer counts, wherever it comes from.
        paste.typed().flatMap(pasted::add).ifPresent(callback::complete);
      } catch (ExecutionException e) {
        throw new IllegalStateException("the callback is only ever completed", e);
      }
      if (!host.clock().instant().isBefore(end)) {
        callback.complete(new Callback.Expired());
      }
    }
  }

  private Login exchanged(String code) {
    try {
      Login login = endpoint.exchange(code, request.verifier());
      outcome.complete(Ending.CONNECTED);
      return login;
    } catch (Failure e) {
      outcome.complete(e.code().equals(TokenEndpoint.EXPIRED) ? Ending.EXPIRED : Ending.REFUSED);
      throw e;
    }
  }

  private Failure timeout() {
    return new Failure(
        ExitCode.LOGIN_NEEDED,
        "login_timeout",
        "Nobody came back from " + provider.name() + "'s consent page in time.",
        "lvjw connect " + provider.key());
  }
}
