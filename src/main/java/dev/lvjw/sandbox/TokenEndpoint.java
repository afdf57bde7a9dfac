package dev.lvjw.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code POST /oauth/token}: form-encoded, client id and secret in the body, two grants. */
final class TokenEndpoint {
  /** Writes the product's answer. */
  interface Answer {
    void fill(ObjectNode body, Grants.Tokens tokens);
  }

  /** The same at both products. */
  static final String PATH = "/oauth/token";

  private final OAuthApp app;
  private final Grants grants;
  private final Answer answer;
  private final String wrongClient;

  /**
   * @param wrongClient the error word for a wrong client id or secret
   */
  TokenEndpoint(OAuthApp app, Grants grants, Answer answer, String wrongClient) {
    this.app = app;
    this.grants = grants;
    this.answer = answer;
    this.wrongClient = wrongClient;
  }

  void addTo(Routes routes) {
    routes.on("POST", PATH, request -> inOAuthStyle(() -> token(request)));
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

  /** Turns refusals into the error shape of RFC 6749 §5.2. */
  static Response inOAuthStyle(java.util.function.Supplier<Response> answering) {
    try {
      return answering.get();
    } catch (Refusal refusal) {
      return inOAuthStyle(refusal);
    }
  }

  /** One refusal in that shape. */
  static Response inOAuthStyle(Refusal refusal) {
    ObjectNode body = Json.object();
    body.put("error", refusal.code());
    body.put("error_description", refusal.message());
    return Response.json(refusal.status(), body);
  }
}
