package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.Failure;
import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.Sandbox;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many candidates: always the same ones, in a mix as an account of two years has it. */
class CrowdTest {
  private static final int MANY = 1_200;
  private static final long NOW = StillHost.NOW.toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Options OPTIONS = new Options(0, Duration.ZERO, OptionalInt.empty());

  private static final TestVisitor VISITOR = new TestVisitor(OPTIONS.withCandidates(MANY));
  private static final String TOKEN = VISITOR.lever(TestVisitor.EVERY_LEVER_SCOPE);

  @AfterAll
  static void close() {
    VISITOR.close();
  }

  /** Pages through a list of Lever's to its end. */
  private static List<JsonNode> all(String path, String query) {
    List<JsonNode> all = new ArrayList<>();
    String offset = "";
    while (true) {
      JsonNode page = VISITOR.lever(TOKEN, path + "?limit=100&" + query + offset).json();
      page.path("data").forEach(all::add);
      if (!page.path("hasNext").asBoolean()) {
        return all;
      }
      offset = "&offset=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
    }
  }

  private static List<JsonNode> hired() {
    StringBuilder query = new StringBuilder("confidentiality=all");
    VISITOR
        .lever(TOKEN, "/archive_reasons?type=hired")
        .json()
        .path("data")
        .forEach(one -> query.append("&archive_reason_id=").append(one.path("id").asText()));
    return all("/opportunities", query.toString());
  }

  /** Those who aren't of the cast, in the sandbox's order. */
  private static List<String> crowd(StillHost host, int many) {
    try (Sandbox sandbox = Sandbox.start(host, OPTIONS.withCandidates(many))) {
      return sandbox
          .candidates()
          .valueStream()
          .filter(one -> !one.has("case"))
          .map(JsonNode::toString)
          .toList();
    }
  }

  @Test
  void theSamePeopleComeWhateverTheHostsRandomness() {
    StillHost other = new StillHost();
    other.random().nextLong();
    List<String> people = crowd(new StillHost(), 150);
    assertThat(people).hasSize(150).doesNotHaveDuplicates();
    assertThat(crowd(other, 150)).isEqualTo(people);
    assertThat(people).as("fewer are the first of many").containsAll(crowd(other, 50));
  }

  @Test
  void everyPageIsThereOnce() {
    List<JsonNode> all = all("/opportunities", "confidentiality=all&include=name");
    Set<String> ids = new HashSet<>();
    all.forEach(one -> ids.add(one.path("id").asText()));
    assertThat(ids).hasSize(MANY + Roles.ALL.size()).hasSameSizeAs(all);
    assertThat(all("/opportunities", "confidentiality=confidential")).hasSizeBetween(10, 60);
  }

  @Test
  void someAreHiredSpreadOverTwoYears() {
    List<JsonNode> hired = hired();
    assertThat(hired).hasSizeBetween(MANY / 20, MANY / 8);
    for (int half = 0; half < 4; half++) {
      long from = NOW - (half + 1) * 180 * DAY;
      long to = NOW - half * 180 * DAY;
      assertThat(hired)
          .as("half a year")
          .anyMatch(
              one ->
                  one.at("/archived/archivedAt").asLong() >= from
                      && one.at("/archived/archivedAt").asLong() < to);
    }
    assertThat(hired)
        .allMatch(one -> one.path("createdAt").asLong() < one.at("/archived/archivedAt").asLong())
        .allMatch(one -> one.at("/archived/archivedAt").asLong() <= NOW);
  }

  @Test
  void whoIsHiredMostlyHasASignedOffer() {
    int offers = 0;
    List<JsonNode> hired = hired().subList(20, 60);
    for (JsonNode one : hired) {
      JsonNode found =
          VISITOR.lever(TOKEN, "/opportunities/" + one.path("id").asText() + "/offers").json();
      for (JsonNode offer : found.path("data")) {
        offers++;
        assertThat(offer.path("status").asText()).isIn("signed", "sent-manually");
        assertThat(offer.at("/signatures/candidate/signed").asBoolean()).isTrue();
        assertThat(offer.path("sentAt").asLong())
            .isBetween(offer.path("createdAt").asLong(), one.at("/archived/archivedAt").asLong());
      }
    }
    assertThat(offers).isBetween(hired.size() * 3 / 4, hired.size());
  }

  /** Nothing of a past crowd looks as if it happened now: the second sweep would find them all. */
  @Test
  void onlyWhatHappensNowIsNew() {
    assertThat(all("/opportunities", "confidentiality=all&updated_at_start=" + (NOW - 1000)))
        .isEmpty();
    String id = VISITOR.control("POST", "/candidates", "{}").json().path("id").asText();
    JsonNode fresh = VISITOR.lever(TOKEN, "/opportunities/" + id).json().path("data");
    assertThat(fresh.path("createdAt").asLong()).isBetween(NOW, NOW + 1000);
    VISITOR.control("POST", "/candidates/" + id + "/delete", "");
  }

  @Test
  void membersComeInProportionAndAreNobodyOfTheCandidates() {
    Set<String> names = new HashSet<>();
    all("/opportunities", "confidentiality=all")
        .forEach(one -> names.add(one.path("name").asText()));
    String token = VISITOR.justworks("member.detail:read");
    int members = 0;
    String cursor = "";
    while (true) {
      JsonNode page = VISITOR.justworks(token, "/v1/members?limit=100" + cursor).json();
      for (JsonNode one : page.path("items")) {
        members++;
        String email = one.at("/emails/0/address").asText();
        if (email.matches(".*\\.[0-9]+@.*")) {
          assertThat(names)
              .doesNotContain(
                  one.at("/name/given_name").asText() + " " + one.at("/name/family_name").asText());
        }
      }
      if (page.path("next_cursor").isNull()) {
        break;
      }
      cursor = "&cursor=" + page.path("next_cursor").asText();
    }
    assertThat(members).isEqualTo(10 + MANY / 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 100_001})
  void tooManyAreRefused(int many) {
    assertThatThrownBy(() -> OPTIONS.withCandidates(many))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("100000");
  }
}
