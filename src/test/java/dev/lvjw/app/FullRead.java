package dev.lvjw.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads everything in Lever anew, with nothing of lvjw's: all opportunities, whatever their dates,
 * and of each that is hired the offer.
 */
final class FullRead {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString((OnSandbox.KEY + ":").getBytes(StandardCharsets.UTF_8));

  private final HttpClient http;
  private final String api;

  FullRead(HttpClient http, String api) {
    this.http = http;
    this.api = api;
  }

  /**
   * A hired opportunity.
   *
   * @param at {@code archived.archivedAt}, milliseconds
   * @param appeared the same, or when it came into Lever where that was later
   * @param email the first
   */
  record Hired(long at, long appeared, String name, Optional<String> email) {}

  /** The hired ones by id. */
  Map<String, Hired> hired() {
    Set<String> reasons =
        all("/archive_reasons?").stream()
            .filter(reason -> reason.path("type").asText().equals("hired"))
            .map(reason -> reason.path("id").asText())
            .collect(Collectors.toSet());
    Map<String, Hired> hired = new TreeMap<>();
    for (JsonNode one : all("/opportunities?confidentiality=all&")) {
      if (reasons.contains(one.at("/archived/reason").asText())) {
        long at = one.at("/archived/archivedAt").asLong();
        hired.put(
            one.path("id").asText(),
            new Hired(
                at,
                Math.max(at, one.path("createdAt").asLong()),
                one.path("name").asText(),
                Optional.of(one.at("/emails/0").asText()).filter(text -> !text.isEmpty())));
      }
    }
    return hired;
  }

  /** All archive reasons, the given one first. */
  List<String> reasons(String first) {
    List<String> reasons = new ArrayList<>(List.of(first));
    for (JsonNode reason : all("/archive_reasons?")) {
      if (!reasons.contains(reason.path("id").asText())) {
        reasons.add(reason.path("id").asText());
      }
    }
    return reasons;
  }

  /** The amounts of an opportunity's offers, as they are written. */
  List<String> amounts(String id) {
    return all("/opportunities/" + id + "/offers?").stream()
        .flatMap(offer -> offer.path("fields").valueStream())
        .filter(field -> field.path("identifier").asText().equals("salary_amount"))
        .map(field -> field.path("value").asText())
        .toList();
  }

  /** All postings. */
  List<String> postings() {
    return all("/postings?").stream().map(posting -> posting.path("id").asText()).toList();
  }

  /** What the hire's posting says: the offer's, else that which the person applied for. */
  Optional<String> department(String id) {
    JsonNode applied =
        get("/opportunities/" + id + "?expand=applications").at("/data/applications/0/posting");
    JsonNode offered =
        all("/opportunities/" + id + "/offers?").stream()
            .map(offer -> offer.path("posting"))
            .findFirst()
            .orElse(applied);
    String posting = (offered.isTextual() ? offered : applied).asText("");
    return posting.isEmpty()
        ? Optional.empty()
        : Optional.of(get("/postings/" + posting).at("/data/categories/department").asText(""))
            .filter(text -> !text.isEmpty());
  }

  private List<JsonNode> all(String path) {
    List<JsonNode> items = new ArrayList<>();
    String offset = "";
    while (true) {
      JsonNode page = get(path + "limit=100" + offset);
      page.path("data").forEach(items::add);
      if (!page.path("hasNext").asBoolean()) {
        return items;
      }
      offset = "&offset=" + page.path("next").asText();
    }
  }

  private JsonNode get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", BASIC).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
