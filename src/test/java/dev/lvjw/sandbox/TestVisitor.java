package dev.lvjw.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A client that knows HTTP, HTML forms and the public sources, and nothing of the sandbox's code.
 */
public final class TestVisitor implements AutoCloseable {
  public static final String EVERY_LEVER_SCOPE =
      "offline_access opportunities:read:admin opportunities:write:admin offers:read:admin"
          + " postings:read:admin users:read:admin archive_reasons:read:admin stages:read:admin"
          + " requisitions:read:admin webhooks:write:admin applications:read:admin"
          + " contact:read:admin confidential:access:admin";
  public static final String EVERY_JUSTWORKS_SCOPE =
      "company.basic:read member.detail:read onboarding:write";
  private static final ObjectMapper JSON = new ObjectMapper();

  public final StillHost host = new StillHost();
  public final Sandbox sandbox;
  final Map<String, String> env;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  public TestVisitor() {
    this(new Options(0, Duration.ZERO, OptionalInt.empty()));
  }

  public TestVisitor(Options options) {
    sandbox = Sandbox.start(host, options);
    env = sandbox.environment();
  }

  public String env(String name) {
    return Objects.requireNonNull(env.get("LVJW_" + name), name);
  }

  /** One answer. */
  public record Answer(int status, String body, HttpResponse<String> raw) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }

    public String location() {
      return raw.headers().firstValue("Location").orElseThrow();
    }

    /** A parameter of the address that was redirected to. */
    public String sentBack(String name) {
      return Objects.requireNonNull(
          parameters(URI.create(location()).getRawQuery()).get(name), name);
    }
  }

  public Answer send(String method, String url, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new AssertionError(method + " " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public Answer get(String url, String... headers) {
    return send("GET", url, "", headers);
  }

  public Answer form(String url, Map<String, String> fields) {
    return send("POST", url, encoded(fields), "Content-Type", "application/x-www-form-urlencoded");
  }

  public Answer control(String method, String path, String body) {
    return send(method, sandbox.control() + path, body);
  }

  /** Lever's API; {@code path} begins with a slash. */
  public Answer lever(String token, String method, String path, String body) {
    return send(
        method,
        env("LEVER_API_URL") + path,
        body,
        "Authorization",
        "Bearer " + token,
        "Content-Type",
        "application/json");
  }

  public Answer lever(String token, String path) {
    return lever(token, "GET", path, "");
  }

  public Answer justworks(String token, String path) {
    return get(env("JUSTWORKS_API_URL") + path, "Authorization", "Bearer " + token);
  }

  public Answer onboarding(String token, String method, String path, String body) {
    return send(
        method,
        env("JUSTWORKS_ONBOARDING_URL") + path,
        body,
        "Authorization",
        "Bearer " + token,
        "Content-Type",
        "application/json");
  }

  public Map<String, String> leverAuthorize(String scope) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", env("LEVER_CLIENT_ID"));
    query.put("redirect_uri", env("LEVER_REDIRECT_URI"));
    query.put("response_type", "code");
    query.put("state", "s t&1");
    query.put("audience", env("LEVER_AUDIENCE"));
    query.put("scope", scope);
    return query;
  }

  public Answer showConsent(String side, Map<String, String> query) {
    return get(env(side + "_AUTHORIZE_URL") + "?" + encoded(query));
  }

  /** Submits the page's one form as served, with the button that reads {@code button}. */
  public Answer press(String side, Answer page, String button) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher hidden =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")
            .matcher(page.body());
    while (hidden.find()) {
      fields.put(hidden.group(1), hidden.group(2));
    }
    Matcher pressed =
        Pattern.compile(
                "<button type=\"submit\" name=\"([^\"]*)\" value=\"([^\"]*)\"[^>]*>"
                    + button
                    + "</button>")
            .matcher(page.body());
    Matcher action =
        Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">").matcher(page.body());
    if (!pressed.find() || !action.find()) {
      throw new AssertionError("no form with the button " + button + " in " + page.body());
    }
    fields.put(pressed.group(1), pressed.group(2));
    return form(
        URI.create(env(side + "_AUTHORIZE_URL")).resolve(action.group(1)).toString(), fields);
  }

  public String leverCode(Map<String, String> query) {
    return press("LEVER", showConsent("LEVER", query), "Accept").sentBack("code");
  }

  /** A token request with id and secret in the body. */
  public Answer token(String side, Map<String, String> more) {
    Map<String, String> fields = new LinkedHashMap<>(more);
    fields.putIfAbsent("client_id", env(side + "_CLIENT_ID"));
    fields.putIfAbsent("client_secret", env(side + "_CLIENT_SECRET"));
    return form(env(side + "_TOKEN_URL"), fields);
  }

  public Answer redeem(String side, String code) {
    return token(
        side,
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            env(side + "_REDIRECT_URI")));
  }

  public Answer refresh(String side, String token) {
    return token(side, Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  /** An access token for Lever with these scopes. */
  public String lever(String scope) {
    return redeem("LEVER", leverCode(leverAuthorize(scope))).json().path("access_token").asText();
  }

  public Map<String, String> justworksAuthorize(String scope) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", env("JUSTWORKS_CLIENT_ID"));
    query.put("redirect_uri", env("JUSTWORKS_REDIRECT_URI"));
    query.put("response_type", "code");
    query.put("state", "xyz");
    query.put("scope", scope);
    return query;
  }

  public Answer justworksTokens(String scope) {
    Answer page = showConsent("JUSTWORKS", justworksAuthorize(scope));
    return redeem("JUSTWORKS", press("JUSTWORKS", page, "Authorize").sentBack("code"));
  }

  public String justworks(String scope) {
    return justworksTokens(scope).json().path("access_token").asText();
  }

  static Map<String, String> parameters(String encoded) {
    return Arrays.stream(encoded.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  public static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    sandbox.close();
    http.close();
    if (host.complaints.size() > 0) {
      throw new AssertionError(host.complaints.toString(StandardCharsets.UTF_8));
    }
  }
}
