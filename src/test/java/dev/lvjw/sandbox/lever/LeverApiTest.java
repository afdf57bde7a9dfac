package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lever's data API against Lever's documentation. */
class LeverApiTest {
  private static final long NOW = StillHost.NOW.toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final TestVisitor visitor = new TestVisitor();
  private String token = "";

  @BeforeEach
  void connect() {
    token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  private JsonNode get(String path) {
    TestVisitor.Answer answer = visitor.lever(token, path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private List<String> names(String query) {
    List<String> names = new ArrayList<>();
    get("/opportunities" + query).path("data").forEach(one -> names.add(one.path("name").asText()));
    return names;
  }

  private JsonNode named(String name) {
    for (JsonNode one : get("/opportunities?confidentiality=all").path("data")) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no candidate " + name);
  }

  private String hiredReason() {
    for (JsonNode reason : get("/archive_reasons?type=hired").path("data")) {
      if (reason.path("status").asText().equals("active")) {
        return reason.path("id").asText();
      }
    }
    throw new AssertionError("no active hired reason");
  }

  private String add(String partial) {
    TestVisitor.Answer answer = visitor.control("POST", "/candidates", partial);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  @Test
  void aFreshAccountHoldsSixHiresOfTheLastFortnight() {
    long fortnight = NOW - Duration.ofDays(14).toMillis();
    assertThat(
            names(
                "?archived=true&archive_reason_id="
                    + hiredReason()
                    + "&archived_at_start="
                    + fortnight))
        .containsExactlyInAnyOrder(
            "Ada Brightwater",
            "Bruno Castell",
            "Celia Dunmore",
            "Dario Engel",
            "Edith Farrow",
            "Felix Abara");
  }

  @Test
  void theObjectHasTheDocumentedShape() {
    JsonNode ada = named("Ada Brightwater");
    assertThat(ada.path("emails").path(0).asText()).isEqualTo("ada.brightwater@mail.example.test");
    assertThat(ada.path("archived").path("reason").asText()).isEqualTo(hiredReason());
    assertThat(ada.path("archived").path("archivedAt").asLong()).isBetween(NOW - 3 * HOUR, NOW);
    assertThat(ada.path("contact").isTextual()).isTrue();
    assertThat(ada.path("applications").path(0).isTextual()).isTrue();
    for (String field :
        new String[] {
          "headline",
          "stage",
          "confidentiality",
          "phones",
          "links",
          "tags",
          "sources",
          "stageChanges",
          "origin",
          "owner",
          "followers",
          "createdAt",
          "updatedAt",
          "lastInteractionAt",
          "lastAdvancedAt",
          "urls",
          "isAnonymized",
          "opportunityLocation"
        }) {
      assertThat(ada.has(field)).as(field).isTrue();
    }
  }

  @Test
  void archivedAtBoundsAreInclusive() {
    long at = named("Bruno Castell").path("archived").path("archivedAt").asLong();
    assertThat(names("?archived_at_start=" + at + "&archived_at_end=" + at))
        .containsExactly("Bruno Castell");
    assertThat(names("?archived_at_start=" + (at + 1))).containsExactly("Ada Brightwater");
  }

  @Test
  void theSecondSweepFindsByUpdate() {
    List<String> before = names("?updated_at_end=" + (NOW - HOUR));
    assertThat(before).contains("Ada Brightwater");
    String id = add("{}");
    visitor.sandbox.hire(id);
    assertThat(names("?updated_at_start=" + NOW)).hasSize(1);
    assertThat(names("?updated_at_end=" + (NOW - HOUR))).isEqualTo(before);
  }

  @Test
  void otherFilters() {
    String id =
        add(
            """
            {"name":"Gwen Holt","emails":["Gwen@mail.example.test"],"tags":["night owl"],
             "sources":["Fair"],"origin":"sourced","location":"Leeds","stage":"lead-new",
             "snoozedUntil":%d,"createdAt":%d,"lastAdvancedAt":%d}"""
                .formatted(NOW + HOUR, NOW - 999 * HOUR * 24, NOW - 998 * HOUR * 24));
    JsonNode gwen = get("/opportunities/" + id).path("data");
    for (String query :
        List.of(
            "?archived=false&origin=sourced",
            "?email=gwen@mail.example.test",
            "?tag=night+owl",
            "?source=Fair",
            "?origin=sourced",
            "?location=Leeds",
            "?stage_id=lead-new&location=Leeds",
            "?snoozed=true",
            "?contact_id=" + gwen.path("contact").asText(),
            "?created_at_end=" + (NOW - 900 * HOUR * 24),
            "?advanced_at_end=" + (NOW - 900 * HOUR * 24))) {
      assertThat(names(query)).as(query).containsExactly("Gwen Holt");
    }
  }

  @Test
  void postingFiltersLookAtTheApplication() {
    JsonNode bruno = named("Bruno Castell");
    String posting =
        get("/opportunities/" + bruno.path("id").asText() + "?expand=applications")
            .path("data")
            .path("applications")
            .path(0)
            .path("posting")
            .asText();
    String active = add("{\"name\":\"Ida Kern\",\"posting\":\"" + posting + "\"}");
    assertThat(names("?posting_id=" + posting)).contains("Ida Kern", "Bruno Castell").hasSize(3);
    assertThat(names("?archived_posting_id=" + posting))
        .contains("Bruno Castell")
        .doesNotContain("Ida Kern");
    assertThat(get("/opportunities/" + active).path("data").path("archived").isNull()).isTrue();
  }

  @Test
  void aRepeatedReasonIsAUnion() {
    List<String> reasons = new ArrayList<>();
    get("/archive_reasons").path("data").forEach(one -> reasons.add(one.path("id").asText()));
    String hired = hiredReason();
    String other = reasons.stream().filter(one -> !one.equals(hired)).findFirst().orElseThrow();
    String id = add("{\"name\":\"Ian Jansson\"}");
    assertThat(
            visitor
                .lever(
                    token,
                    "PUT",
                    "/opportunities/" + id + "/archived",
                    "{\"reason\":\"" + other + "\"}")
                .status())
        .isEqualTo(200);
    assertThat(names("?archive_reason_id=" + other)).containsExactly("Ian Jansson");
    List<String> both = new ArrayList<>(names("?archive_reason_id=" + hired));
    both.addFirst("Ian Jansson");
    assertThat(names("?archive_reason_id=" + other + "&archive_reason_id=" + hired))
        .isEqualTo(both);
  }

  @Test
  void pagesFollowEachOtherWithoutGapsOrRepeats() {
    for (int i = 0; i < 5; i++) {
      add("{}");
    }
    List<String> all = new ArrayList<>();
    get("/opportunities").path("data").forEach(one -> all.add(one.path("id").asText()));
    List<String> seen = new ArrayList<>();
    String offset = "";
    int pages = 0;
    while (true) {
      JsonNode page = get("/opportunities?limit=4" + offset);
      page.path("data").forEach(one -> seen.add(one.path("id").asText()));
      pages++;
      if (!page.path("hasNext").asBoolean()) {
        assertThat(page.has("next")).isFalse();
        break;
      }
      assertThat(page.path("next").asText()).matches("0\\.[0-9]{13}\\..+");
      offset = "&offset=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
    }
    assertThat(seen).isEqualTo(all).doesNotHaveDuplicates();
    assertThat(pages).isEqualTo((all.size() + 3) / 4);
  }

  @Test
  void aPagingTokenGoesStaleWithItsObject() {
    JsonNode page = get("/opportunities?limit=1");
    visitor.sandbox.delete(page.path("data").path(0).path("id").asText());
    TestVisitor.Answer answer =
        visitor.lever(token, "/opportunities?limit=1&offset=" + page.path("next").asText());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").asText()).contains("Invalid offset token");
  }

  private static String encoded(JsonNode page) {
    return URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
  }

  private void isStale(String query) {
    TestVisitor.Answer answer = visitor.lever(token, query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("message").asText()).contains("Invalid offset token");
  }

  @Test
  void aPagingTokenGoesStaleWithTime() {
    String next = "/opportunities?limit=1&offset=" + encoded(get("/opportunities?limit=1"));
    visitor.sandbox.advance(Duration.ofMinutes(10));
    assertThat(get(next).path("data")).hasSize(1);
    visitor.sandbox.advance(Duration.ofMillis(1));
    isStale(next);
    assertThat(get("/opportunities?limit=1").path("next").asText())
        .as("the window is begun anew")
        .isNotEmpty();
    assertThat(get(next).path("data")).hasSize(1);
  }

  @Test
  void aPagingTokenBelongsToItsListAndFilters() {
    String filter = "archived=true&archive_reason_id=" + hiredReason();
    String offset = "&offset=" + encoded(get("/opportunities?limit=2&" + filter));
    assertThat(get("/opportunities?limit=1&" + filter + offset).path("data"))
        .as("another limit is no other filter")
        .hasSize(1);
    assertThat(get("/opportunities?expand=contact&" + filter + offset).path("data"))
        .as("all but the first page of two")
        .hasSize(get("/opportunities?" + filter).path("data").size() - 2);
    isStale("/opportunities?" + offset);
    isStale("/opportunities?archived=true" + offset);
    isStale("/opportunities?confidentiality=all&" + filter + offset);
    isStale("/opportunities?updated_at_start=1&" + filter + offset);
    isStale("/opportunities/deleted?" + filter + offset);
    isStale("/opportunities?offset=0." + NOW + ".made-up");
  }

  @Test
  void confidentialityChangesLaterAndNeedsTheGrantFromThenOn() {
    String id = add("{\"name\":\"Nina Hold\"}");
    visitor.sandbox.putOffer(id);
    String without =
        visitor.lever("opportunities:read:admin offers:read:admin applications:read:admin");
    String offers = "/opportunities/" + id + "/offers";
    assertThat(visitor.lever(without, offers).status()).isEqualTo(200);
    visitor.control("PUT", "/candidates/" + id, "{\"confidentiality\":\"confidential\"}");
    for (String path :
        List.of("/opportunities/" + id, offers, "/opportunities/" + id + "/applications")) {
      TestVisitor.Answer refused = visitor.lever(without, path);
      assertThat(refused.status()).as(path).isEqualTo(403);
      assertThat(refused.json().path("message").asText()).contains("confidential:access:admin");
    }
    assertThat(names("")).doesNotContain("Nina Hold");
    assertThat(names("?confidentiality=all")).contains("Nina Hold");
    assertThat(get(offers).path("data")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opportunities", "opportunities/deleted", "postings", "requisitions"})
  void everyListKeepsConfidentialOnesToTheGrant(String list) {
    String without =
        visitor.lever("opportunities:read:admin postings:read:admin requisitions:read:admin");
    for (String asked : List.of("all", "confidential")) {
      String path = "/" + list + "?confidentiality=" + asked;
      assertThat(visitor.lever(without, path).status()).as(path).isEqualTo(403);
      assertThat(visitor.lever(token, path).status()).as(path).isEqualTo(200);
    }
    assertThat(visitor.lever(without, "/" + list + "?confidentiality=non-confidential").status())
        .isEqualTo(200);
  }

  @Test
  void aConfidentialPostingIsKeptToo() {
    String opportunity =
        add("{\"posting\":{\"text\":\"Quiet One\",\"confidentiality\":\"confidential\"}}");
    String posting =
        get("/opportunities/" + opportunity + "?expand=applications")
            .path("data")
            .path("applications")
            .path(0)
            .path("posting")
            .asText();
    assertThat(get("/postings").path("data").findValuesAsText("text")).doesNotContain("Quiet One");
    assertThat(get("/postings?confidentiality=all").path("data").findValuesAsText("text"))
        .contains("Quiet One");
    String without = visitor.lever("postings:read:admin");
    assertThat(visitor.lever(without, "/postings/" + posting).status()).isEqualTo(403);
    assertThat(visitor.lever(token, "/postings/" + posting).status()).isEqualTo(200);
  }

  @Test
  void anInactiveReasonIsOfTypeHiredTooAndAHireCanBeInThePast() {
    JsonNode reasons = get("/archive_reasons?type=hired").path("data");
    assertThat(reasons.findValuesAsText("status")).containsExactlyInAnyOrder("active", "inactive");
    String inactive =
        reasons
            .valueStream()
            .filter(one -> one.path("status").asText().equals("inactive"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    long past = NOW - 400 * 24 * HOUR;
    add(
        "{\"name\":\"Olga Past\",\"archived\":{\"reason\":\"%s\",\"archivedAt\":%d}}"
            .formatted(inactive, past));
    assertThat(names("?archive_reason_id=" + inactive)).containsExactly("Olga Past");
    assertThat(names("?archived_at_start=" + (NOW - 100 * 24 * HOUR))).doesNotContain("Olga Past");
    assertThat(names("?archived_at_end=" + past)).containsExactly("Olga Past");
    assertThat(names("?updated_at_start=" + NOW))
        .as("what a sweep by update is for")
        .containsExactly("Olga Past");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=ten",
        "offset=nonsense",
        "archived=maybe",
        "archived_at_start=yesterday",
        "updated_at_end=1.5",
        "origin=elsewhere",
        "confidentiality=some",
        "expand=offers",
      })
  void badParametersAreRefusedInTheDocumentedShape(String query) {
    TestVisitor.Answer answer = visitor.lever(token, "/opportunities?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isNotEmpty();
    assertThat(answer.json().path("message").asText()).isNotEmpty();
  }

  @Test
  void expandTurnsIdsIntoObjectsAndWinsOverInclude() {
    JsonNode one =
        get("/opportunities?limit=1&include=name&expand=applications&expand=contact&expand=owner"
                + "&expand=followers&expand=stage")
            .path("data")
            .path(0);
    assertThat(one.path("name").isTextual()).isTrue();
    assertThat(one.has("emails")).isFalse();
    assertThat(one.path("contact").path("emails").isArray()).isTrue();
    assertThat(one.path("applications").path(0).path("opportunityId")).isEqualTo(one.path("id"));
    assertThat(one.path("owner").path("email").asText()).contains("@");
    assertThat(one.path("followers").path(0).path("name").isTextual()).isTrue();
    assertThat(one.path("stage").path("text").asText()).isEqualTo("Offer");
  }

  @Test
  void offersHaveTheDocumentedFieldsAndTheTrap() {
    JsonNode ada = named("Ada Brightwater");
    JsonNode offer =
        get("/opportunities/" + ada.path("id").asText() + "/offers").path("data").path(0);
    assertThat(offer.path("status").asText()).isEqualTo("signed");
    assertThat(offer.path("signatures").path("candidate").path("signed").asBoolean()).isTrue();
    assertThat(field(offer, "salary_amount").asInt()).isEqualTo(145000);
    assertThat(field(offer, "salary_interval").asText()).isEqualTo("per-year-salary");
    assertThat(field(offer, "compensation_currency").asText()).isEqualTo("USD");
    assertThat(field(offer, "anticipated_start_date").asLong() % 86_400_000).isZero();
    assertThat(field(offer, "location/office").asText()).isEqualTo("New York");
    assertThat(field(offer, "job_posting").asText())
        .isEqualTo(ada.path("applications").path(0).asText())
        .isNotEqualTo(offer.path("posting").asText());
    assertThat(get("/postings/" + offer.path("posting").asText()).path("data").path("text"))
        .hasToString("\"Senior Engineer\"");
    JsonNode manager = get("/users/" + field(offer, "hiring_manager").asText()).path("data");
    assertThat(manager.path("email").asText()).isEqualTo("marion.calloway@cedarfinch.example.test");
    assertThat(
            get("/opportunities/" + ada.path("id").asText() + "/offers?expand=creator")
                .path("data")
                .path(0)
                .path("creator")
                .path("name")
                .isTextual())
        .isTrue();
  }

  private static JsonNode field(JsonNode offer, String identifier) {
    for (JsonNode field : offer.path("fields")) {
      if (field.path("identifier").asText().equals(identifier)) {
        return field.path("value");
      }
    }
    throw new AssertionError("no field " + identifier);
  }

  @Test
  void theSixDifferAsTheyShould() {
    assertThat(offerOf("Bruno Castell").path("status").asText()).isEqualTo("signed");
    assertThat(field(offerOf("Bruno Castell"), "salary_amount").decimalValue())
        .isEqualByComparingTo("28.50");
    assertThat(field(offerOf("Bruno Castell"), "salary_interval").asText())
        .isEqualTo("per-hour-wage");
    assertThat(field(offerOf("Bruno Castell"), "custom_exemption_status").asText())
        .isEqualTo("non-exempt");
    assertThat(offerOf("Celia Dunmore").path("status").asText()).isEqualTo("sent");
    assertThat(offerOf("Celia Dunmore").path("signedDocument").isNull()).isTrue();
    assertThat(offerOf("Dario Engel").isMissingNode()).isTrue();
    assertThat(field(offerOf("Edith Farrow"), "salary_interval").asText())
        .isEqualTo("per-month-salary");
  }

  private JsonNode offerOf(String name) {
    return get("/opportunities/" + named(name).path("id").asText() + "/offers")
        .path("data")
        .path(0);
  }

  @Test
  void anOfferDoesNotTouchUpdatedAtButAHireDoes() {
    String id = add("{}");
    long before = get("/opportunities/" + id).path("data").path("updatedAt").asLong();
    visitor.sandbox.advance(Duration.ofMinutes(30));
    visitor.sandbox.putOffer(id);
    assertThat(get("/opportunities/" + id).path("data").path("updatedAt").asLong())
        .isEqualTo(before);
    visitor.sandbox.hire(id);
    assertThat(get("/opportunities/" + id).path("data").path("updatedAt").asLong())
        .isGreaterThan(before + HOUR / 3);
  }

  @Test
  void archivingByTheApiAndUndoingIt() {
    String id = add("{}");
    String path = "/opportunities/" + id + "/archived";
    TestVisitor.Answer hired =
        visitor.lever(token, "PUT", path, "{\"reason\":\"" + hiredReason() + "\"}");
    assertThat(hired.status()).isEqualTo(200);
    assertThat(hired.json().path("data").path("reason").asText()).isEqualTo(hiredReason());
    assertThat(visitor.lever(token, "PUT", path, "{\"reason\":null}").status()).isEqualTo(200);
    assertThat(get("/opportunities/" + id).path("data").path("archived").isNull()).isTrue();
    assertThat(visitor.lever(token, "PUT", path, "{\"reason\":\"unknown\"}").status())
        .isEqualTo(400);
    assertThat(visitor.lever(token, "PUT", path, "{}").status()).isEqualTo(400);
  }

  @Test
  void aRequisitionWantsASignedOfferAndToBeOpen() {
    String id = add("{}");
    String path = "/opportunities/" + id + "/archived";
    JsonNode open = get("/requisitions?status=open").path("data").path(0);
    JsonNode closed = get("/requisitions?status=closed").path("data").path(0);
    String reason = "{\"reason\":\"" + hiredReason() + "\",\"requisitionId\":";
    visitor.control("PUT", "/candidates/" + id + "/offer", "{\"status\":\"sent\"}");
    assertThat(visitor.lever(token, "PUT", path, reason + open.path("id") + "}").status())
        .isEqualTo(400);
    visitor.sandbox.putOffer(id);
    assertThat(visitor.lever(token, "PUT", path, reason + closed.path("id") + "}").status())
        .isEqualTo(400);
    assertThat(visitor.lever(token, "PUT", path, reason + open.path("id") + "}").status())
        .isEqualTo(200);
    assertThat(
            get("/opportunities/" + id + "/applications")
                .path("data")
                .path(0)
                .path("requisitionForHire")
                .path("id"))
        .isEqualTo(open.path("id"));
  }

  @Test
  void deletedOnesMoveToTheirOwnList() {
    String id = add("{\"name\":\"Kay Lindt\"}");
    visitor.sandbox.delete(id);
    assertThat(visitor.lever(token, "/opportunities/" + id).status()).isEqualTo(404);
    assertThat(names("")).doesNotContain("Kay Lindt");
    JsonNode gone = get("/opportunities/deleted?deleted_at_start=" + NOW).path("data");
    assertThat(gone).hasSize(1);
    assertThat(gone.path(0).path("deletedAt").asLong()).isGreaterThanOrEqualTo(NOW);
    assertThat(get("/opportunities/deleted?deleted_at_end=" + (NOW - 1)).path("data")).isEmpty();
  }

  @Test
  void confidentialOnesNeedTheAskingAndTheGrant() {
    String id = add("{\"name\":\"Max Noor\",\"confidentiality\":\"confidential\"}");
    assertThat(names("")).doesNotContain("Max Noor");
    assertThat(names("?confidentiality=all")).contains("Max Noor");
    assertThat(names("?confidentiality=confidential")).containsExactly("Max Noor", "Harriet Vance");
    String without = visitor.lever("opportunities:read:admin");
    assertThat(visitor.lever(without, "/opportunities?confidentiality=all").status())
        .isEqualTo(403);
    assertThat(visitor.lever(without, "/opportunities/" + id).status()).isEqualTo(403);
    assertThat(visitor.lever(without, "/opportunities").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/opportunities, opportunities:read:admin",
    "/postings, postings:read:admin",
    "/users, users:read:admin",
    "/archive_reasons, archive_reasons:read:admin",
    "/stages, stages:read:admin",
    "/requisitions, requisitions:read:admin",
    "/webhooks, webhooks:read:admin",
    "/contacts/any, contact:read:admin",
    "/opportunities/any/offers, offers:read:admin",
    "/opportunities/any/applications, applications:read:admin",
  })
  void eachScopeIsEnforcedAndNamed(String path, String scope) {
    TestVisitor.Answer refused = visitor.lever(visitor.lever("offline_access"), path);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("message").asText()).contains(scope);
    assertThat(visitor.lever(visitor.lever(scope), path).status()).isIn(200, 404);
  }

  @Test
  void readingDoesNotAllowWriting() {
    String reader = visitor.lever("opportunities:read:admin webhooks:read:admin");
    assertThat(
            visitor
                .lever(reader, "PUT", "/opportunities/any/archived", "{\"reason\":null}")
                .status())
        .isEqualTo(403);
    assertThat(visitor.lever(reader, "POST", "/webhooks", "{}").status()).isEqualTo(403);
  }

  @Test
  void strangersAreRefusedAndTheApiKeyIsNot() {
    assertThat(visitor.get(visitor.env("LEVER_API_URL") + "/users").status()).isEqualTo(401);
    assertThat(visitor.lever("made-up", "/users").json().path("code").asText()).isNotEmpty();
    String key =
        java.util.Base64.getEncoder()
            .encodeToString("sandbox-lever-api-key:".getBytes(StandardCharsets.UTF_8));
    assertThat(
            visitor
                .get(
                    visitor.env("LEVER_API_URL") + "/opportunities?confidentiality=all",
                    "Authorization",
                    "Basic " + key)
                .status())
        .isEqualTo(200);
  }

  @Test
  void listsBesideOpportunities() {
    assertThat(get("/users").path("data")).hasSize(6);
    assertThat(get("/users?includeDeactivated=true").path("data")).hasSize(7);
    assertThat(get("/users?email=MARION.calloway@cedarfinch.example.test").path("data")).hasSize(1);
    assertThat(get("/archive_reasons").path("data")).hasSize(4);
    assertThat(get("/archive_reasons?type=non-hired").path("data")).hasSize(2);
    String reason = hiredReason();
    assertThat(get("/archive_reasons/" + reason).path("data").path("type").asText())
        .isEqualTo("hired");
    assertThat(get("/stages").path("data").path(5).path("id").asText()).isEqualTo("offer");
    assertThat(get("/stages/offer").path("data").path("text").asText()).isEqualTo("Offer");
    assertThat(get("/postings?department=Sales").path("data")).hasSize(1);
    assertThat(get("/postings?state=closed").path("data")).isEmpty();
    assertThat(visitor.lever(token, "/postings?state=published&updated_at_start=1").status())
        .isEqualTo(400);
    String contact = named("Ada Brightwater").path("contact").asText();
    assertThat(get("/contacts/" + contact).path("data").path("name").asText())
        .isEqualTo("Ada Brightwater");
    assertThat(visitor.lever(token, "/contacts/none").status()).isEqualTo(404);
  }

  @Test
  void otherPathsAndMethodsAreRefused() {
    assertThat(visitor.lever(token, "/offers").status()).isEqualTo(404);
    assertThat(visitor.lever(token, "DELETE", "/users", "").status()).isEqualTo(405);
    assertThat(visitor.lever(token, "PUT", "/webhooks", "not json").status()).isEqualTo(400);
    assertThat(visitor.lever(token, "PUT", "/webhooks", "x".repeat((1 << 20) + 1)).status())
        .isEqualTo(413);
  }
}
