package dev.lvjw.oauth;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.store.Credentials.Login;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A login by the person's browser: the provider's consent page sends it back to a listener on this
 * machine. {@link #start} listens, the caller shows {@link #authorizeUri}, {@link #await} waits.
 */
public final class BrowserLogin implements AutoCloseable {
  private final OAuthProvider provider;
  private final TokenEndpoint endpoint;
  private final AuthorizationRequest request;
  private final CompletableFuture<Callback> callback = new CompletableFuture<>();
  private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();
  private final LoopbackListener listener;

  private BrowserLogin(
      OAuthProvider provider, TokenEndpoint endpoint, AuthorizationRequest request) {
    this.provider = provider;
    this.endpoint = endpoint;
    this.request = request;
    this.listener = new LoopbackListener(provider, request.state(), callback, outcome);
  }

  /**
   * Starts to listen on the registered redirect address.
   *
   * @throws Failure (usage) when no app is set or the redirect address is not on this machine;
   *     (needs person) when its port is taken
   */
  public static BrowserLogin start(Host host, OAuthProvider provider, TokenEndpoint endpoint) {
    BrowserLogin login =
        new BrowserLogin(provider, endpoint, AuthorizationRequest.of(host, provider));
    login.listener.open();
    return login;
  }

  /** The page to open in a browser on this machine. Not for logs: it holds the state. */
  public URI authorizeUri() {
    return request.uri();
  }

  /**
   * Waits for the browser to come back, exchanges the code, tells the browser how it ended, and
   * stops listening. Nothing is stored.
   *
   * @param patience in real time
   * @throws Failure (login needed, code login_timeout) when nobody came; (not allowed, code
   *     login_denied) when consent was refused; what {@link TokenEndpoint#exchange} throws
   */
  public Login await(Duration patience) {
    try {
      return switch (callback.get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        case Callback.Code(String code) -> exchanged(code);
        case Callback.Denied denied -> throw denied(denied);
      };
    } catch (TimeoutException e) {
      throw new Failure(
              ExitCode.LOGIN_NEEDED,
              "login_timeout",
              "Nobody came back from " + provider.name() + "'s consent page in time.",
              "lvjw connect " + provider.key())
          .causedBy(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(
              ExitCode.INTERRUPTED,
              "interrupted",
              "Interrupted while waiting for the browser.",
              "lvjw connect " + provider.key())
          .causedBy(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the callback is only ever completed", e);
    } finally {
      close();
    }
  }

  /** Stops listening; a page that is being written is finished first. */
  @Override
  public void close() {
    outcome.complete(false);
    listener.close();
  }

  private Login exchanged(String code) {
    Login login = endpoint.exchange(code, request.verifier());
    outcome.complete(true);
    return login;
  }

  private Failure denied(Callback.Denied denied) {
    boolean person = denied.error().equals("access_denied");
    String said = denied.description().isEmpty() ? denied.error() : denied.description();
    return new Failure(
        person ? ExitCode.NOT_ALLOWED : ExitCode.REFUSED,
        person ? "login_denied" : "login_refused",
        provider.name() + " gave no consent (" + said + ").",
        "log in to " + provider.name() + " as its admin, then: lvjw connect " + provider.key());
  }
}
