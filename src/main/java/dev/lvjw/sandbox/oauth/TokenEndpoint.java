package dev.lvjw.sandbox.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.OAuthErrors;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;

/** {@code POST /oauth/token}: form-encoded, client id and secret in the body, two grants. */
public final class TokenEndpoint {
  /** Writes the product's answer. */
  public interface Answer {
    void fill(ObjectNode body, Grants.Tokens tokens);
  }

  private final OAuthApp app;
  private final Grants grants;
  private final Answer answer;
  private final String wrongClient;

  /**
   * @param wrongClient the error word for a wrong client id or secret
   */
  public TokenEndpoint(OAuthApp app, Grants grants, Answer answer, String wrongClient) {
    this.app = app;
    this.grants = grants;
    this.answer = answer;
    this.wrongClient = wrongClient;
  }

  /** Adds {@link Routes#TOKENS}. */
  public void addTo(Routes routes) {
    routes.on("POST", Routes.TOKENS, request -> OAuthErrors.answering(() -> token(request)));
  }

  private Response token(Request request) {
    Parameters form = request.form();
    if (!app.authenticates(form)) {
      throw new Refusal(401, wrongClient, "Unauthorized");
    }
    Grants.Tokens tokens =
        switch (required(form, "grant_type")) {
          case "authorization_code" ->
              grants.redeem(
                  required(form, "code"),
                  required(form, "redirect_uri"),
                  form.first("code_verifier"));
          case "refresh_token" -> grants.refresh(required(form, "refresh_token"));
          default ->
              throw new Refusal(400, "unsupported_grant_type", "This grant type is not offered.");
        };
    ObjectNode body = Json.object();
    body.put("access_token", tokens.access());
    tokens.refresh().ifPresent(token -> body.put("refresh_token", token));
    body.put("token_type", "Bearer");
    body.put("scope", OAuthApp.join(tokens.scopes()));
    answer.fill(body, tokens);
    Response written = Response.json(200, body);
    return new Response(
        200,
        java.util.Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
        written.body());
  }

  private static String required(Parameters form, String name) {
    return form.first(name)
        .orElseThrow(() -> new Refusal(400, "invalid_request", name + " is missing"));
  }
}
