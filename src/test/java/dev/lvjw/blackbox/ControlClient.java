package dev.lvjw.blackbox;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The sandbox's control API: what happens in Lever, and what arrived where. */
public final class ControlClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  /**
   * @param base the address that {@code sandbox -o json} prints as {@code control}
   */
  public ControlClient(URI base) {
    this.base = base.toString().replaceAll("/$", "");
  }

  /** The requests so far, in order: {@code {at, side, method, path, query, status}}. */
  public List<JsonNode> log() {
    return items("/log");
  }

  /** Forgets the requests so far. */
  public void clearLog() {
    send("DELETE", "/log", BodyPublishers.noBody());
  }

  /** Every candidate: {@code {id, name, hired}}, and {@code case} for those of the cast. */
  public List<JsonNode> candidates() {
    return items("/candidates");
  }

  /**
   * A new candidate.
   *
   * @param opportunity a partial Lever opportunity, even <code>{}</code>
   * @return the opportunity id
   */
  public String addCandidate(String opportunity) {
    String answer = send("POST", "/candidates", BodyPublishers.ofString(opportunity));
    JsonNode id = Json.parse(answer).path("id");
    if (!id.isTextual()) {
      throw new AssertionError("no id in " + answer);
    }
    return id.asText();
  }

  /**
   * Gives a candidate an offer or replaces it.
   *
   * @param offer a partial Lever offer; what is left out is filled in
   */
  public void putOffer(String opportunityId, String offer) {
    send("PUT", "/candidates/" + opportunityId + "/offer", BodyPublishers.ofString(offer));
  }

  /**
   * Marks as hired.
   *
   * @return the opportunity as it is then
   */
  public JsonNode hire(String opportunityId) {
    return Json.parse(post(opportunityId, "hire"));
  }

  /** Takes the hire back. */
  public void unhire(String opportunityId) {
    post(opportunityId, "unhire");
  }

  /** Deletes the opportunity. */
  public void delete(String opportunityId) {
    post(opportunityId, "delete");
  }

  /** The person whom the onboarding API invited enrols. */
  public void join(String opportunityId) {
    post(opportunityId, "join");
  }

  /** Moves Lever's switch of all webhooks of an event. */
  public void switchWebhooks(String event, boolean on) {
    String body = "{\"event\":\"" + event + "\",\"on\":" + on + "}";
    send("PUT", "/webhooks/switch", BodyPublishers.ofString(body));
  }

  /**
   * Makes the sandbox behave otherwise; whatever was set before ends.
   *
   * @param lines each a line as {@code sandbox --fault} takes it
   */
  public void faults(String... lines) {
    String items = Stream.of(lines).map(line -> "\"" + line + "\"").collect(joining(","));
    send("PUT", "/faults", BodyPublishers.ofString("{\"items\":[" + items + "]}"));
  }

  /** What the onboarding API holds: {@code {opportunityId, email, status, at}}. */
  public List<JsonNode> invitations() {
    return items("/invitations");
  }

  /** The mails that arrived at the SMTP sink. */
  public List<JsonNode> mails() {
    return items("/mails");
  }

  private String post(String opportunityId, String what) {
    return send("POST", "/candidates/" + opportunityId + "/" + what, BodyPublishers.noBody());
  }

  private List<JsonNode> items(String path) {
    String answer = send("GET", path, BodyPublishers.noBody());
    JsonNode items = Json.parse(answer).path("items");
    if (!items.isArray()) {
      throw new AssertionError("no items in " + answer);
    }
    return items.valueStream().toList();
  }

  private String send(String method, String path, HttpRequest.BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new AssertionError(
            method + " " + path + " answered " + response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
