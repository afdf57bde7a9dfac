package dev.lvjw.sandbox.oauth;

import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Answer;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an authorize endpoint may take what isn't documented: PKCE, and at Lever another audience.
 */
public final class AuthorizeVariants implements Site.Layer {
  private final String path;
  private final OAuthApp app;
  private final Optional<String> audience;
  private final Faults faults;

  /**
   * @param audience the right one, where the product has it
   */
  public AuthorizeVariants(String path, OAuthApp app, Optional<String> audience, Faults faults) {
    this.path = path;
    this.app = app;
    this.audience = audience;
    this.faults = faults;
  }

  @Override
  public Answer pass(Request request, Function<Request, Answer> inner) {
    if (!faults.anySetting() || !request.path().equals(path) || !request.method().equals("GET")) {
      return inner.apply(request);
    }
    Parameters query = request.query();
    boolean ours = query.first("redirect_uri").equals(Optional.of(app.redirectUri()));
    if (faults.is(Switch.PKCE, "refused") && query.has("code_challenge") && ours) {
      return Answer.whole(
          Response.found(
              app.redirectUri()
                  + "?error=invalid_request&error_description=PKCE+is+not+supported&state="
                  + Parameters.encode(query.first("state").orElse(""))));
    }
    if (faults.is(Switch.PKCE, "ignored")) {
      query = query.with("code_challenge", List.of()).with("code_challenge_method", List.of());
    }
    if (faults.is(Switch.WRONG_AUDIENCE, "offline-only")
        && audience.isPresent()
        && !query.first("audience").equals(audience)) {
      query =
          query.with("audience", List.of(audience.get())).with("scope", List.of("offline_access"));
    }
    return inner.apply(request.with(query));
  }
}
