package dev.lvjw.lever;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.havingExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.lvjw.Failure;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.http.Wires;
import dev.lvjw.oauth.ApiKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes of the lever-api reference, and what may come instead. */
class LeverGatewayTest {
  private static final Instant SINCE = Instant.ofEpochMilli(1750000000000L);

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;
  private LeverGateway lever;

  @BeforeEach
  void gateway() {
    lever =
        LeverGateway.of(
            Wires.transport(new TestHost(home)), new ApiKey("key"), server.uri("/v1"), 10);
  }

  private void answers(String path, String json) {
    server.stub(get(urlPathEqualTo(path)).willReturn(okJson(json)));
  }

  private static String page(String items, String rest) {
    return "{\"data\":[" + items + "]" + rest + "}";
  }

  private static String opportunity(String id) {
    return "{\"id\":\"" + id + "\",\"name\":\"Ada Example\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":[{\"id\":\"r\",\"text\":\"Hired\",\"type\":\"hired\",\"status\":\"active\"},"
            + "{\"id\":\"x\",\"text\":\"No\",\"type\":\"non-hired\",\"status\":\"active\"}]}",
        "{\"data\":{\"id\":\"r\",\"text\":\"Hired\",\"type\":\"hired\",\"status\":\"active\"}}"
      })
  void readsHiredReasonsAsListOrObject(String answer) {
    server.stub(
        get(urlPathEqualTo("/v1/archive_reasons"))
            .withQueryParam("type", equalTo("hired"))
            .withHeader("Authorization", equalTo("Basic a2V5Og=="))
            .willReturn(okJson(answer)));
    assertThat(lever.hiredReasons())
        .containsExactly(new ArchiveReason("r", "Hired", "hired", "active"));
    lever.prove();
    assertThat(lever.requests()).isEqualTo(2);
  }

  @Test
  void asksForHiresOfAllReasonsWithApplicationAndContact() {
    server.stub(
        get(urlPathEqualTo("/v1/opportunities"))
            .withQueryParam("archived", equalTo("true"))
            .withQueryParam("archive_reason_id", havingExactly("a", "b"))
            .withQueryParam("archived_at_start", equalTo("1750000000000"))
            .withQueryParam("expand", havingExactly("applications", "contact"))
            .withQueryParam("limit", equalTo("100"))
            .withQueryParam("confidentiality", equalTo("all"))
            .withQueryParam("offset", absent())
            .willReturn(
                okJson(
                    page(
                        """
                        { "id":"opp-1", "name":" Ada Example ", "headline":"Acme Ltd",
                          "contact":{"id":"contact-1","name":"Ada E. Example","emails":["ada@example.test"]},
                          "stage":"offer", "confidentiality":"confidential",
                          "phones":[{"type":null,"value":"+44 20 7946 0000"}], "emails":["ada@example.test"],
                          "archived":{"reason":"a","archivedAt":1760000000512},
                          "applications":[{"id":"app-1","posting":"posting-1","email":"ada@work.example.test",
                            "name":"Ada X","requisitionForHire":{"id":"req-1","requisitionCode":"R1"}}],
                          "createdAt":1750000000000, "updatedAt":1760000000600, "snoozedUntil":null }
                        """,
                        ",\"hasNext\":false"))));
    assertThat(lever.hired(List.of("a", "b"), SINCE, true))
        .containsExactly(
            new Opportunity(
                "opp-1",
                "Ada Example",
                Optional.of("contact-1"),
                List.of("ada@example.test"),
                Optional.of(
                    new Archived(
                        Optional.of("a"), Optional.of(Instant.ofEpochMilli(1760000000512L)))),
                Optional.of("offer"),
                Optional.of(Instant.ofEpochMilli(1750000000000L)),
                Optional.of(Instant.ofEpochMilli(1760000000600L)),
                Optional.of("confidential"),
                Optional.of(
                    new Application(
                        "app-1",
                        Optional.of("posting-1"),
                        Optional.of("ada@work.example.test"),
                        Optional.of("Ada X"),
                        Optional.of("req-1"))),
                Optional.of(
                    new Contact(
                        "contact-1", Optional.of("Ada E. Example"), List.of("ada@example.test"))),
                Optional.empty()));
    assertThat(lever.problems()).isEmpty();
  }

  @Test
  void asksNothingWithoutAReason() {
    assertThat(lever.hired(List.of(), SINCE, false)).isEmpty();
  }

  @Test
  void asksForChangesAndDeletions() {
    server.stub(
        get(urlPathEqualTo("/v1/opportunities"))
            .withQueryParam("updated_at_start", equalTo("1750000000000"))
            .withQueryParam("archived", absent())
            .withQueryParam("confidentiality", absent())
            .willReturn(okJson(page(opportunity("a"), ""))));
    server.stub(
        get(urlPathEqualTo("/v1/opportunities/deleted"))
            .withQueryParam("deleted_at_start", equalTo("1750000000000"))
            .willReturn(okJson(page("{\"id\":\"b\",\"deletedAt\":1760000000000}", ""))));
    assertThat(lever.updatedSince(SINCE, false)).extracting(Opportunity::id).containsExactly("a");
    assertThat(lever.deletedSince(SINCE, false)).containsExactly("b");
  }

  @Test
  void fetchesPagesOnlyAsTheyAreNeeded() {
    server.stub(
        get(urlPathEqualTo("/v1/opportunities"))
            .withQueryParam("offset", absent())
            .willReturn(
                okJson(
                    page(
                        opportunity("a") + "," + opportunity("b"),
                        ",\"next\":\"0.14.x+y\",\"hasNext\":true"))));
    server.stub(
        get(urlPathEqualTo("/v1/opportunities"))
            .withQueryParam("offset", equalTo("0.14.x+y"))
            .withQueryParam("updated_at_start", equalTo("1750000000000"))
            .willReturn(okJson(page(opportunity("c"), ""))));
    Iterator<Opportunity> found = lever.updatedSince(SINCE, false).iterator();
    assertThat(found.next().id()).isEqualTo("a");
    assertThat(found.next().id()).isEqualTo("b");
    assertThat(lever.requests()).isEqualTo(1);
    assertThat(found.next().id()).isEqualTo("c");
    assertThat(found.hasNext()).isFalse();
    assertThat(lever.requests()).isEqualTo(2);
  }

  @Test
  void startsAgainOnceWhenAPageTokenWentStale() {
    server.stub(
        get(urlPathEqualTo("/v1/opportunities"))
            .withQueryParam("offset", absent())
            .willReturn(okJson(page(opportunity("a"), ",\"next\":\"t\",\"hasNext\":true"))));
    server.inOrder(
        () -> get(urlPathEqualTo("/v1/opportunities")).withQueryParam("offset", equalTo("t")),
        stale(),
        okJson(page(opportunity("b"), "")),
        stale(),
        stale());
    assertThat(lever.updatedSince(SINCE, false))
        .extracting(Opportunity::id)
        .containsExactly("a", "a", "b");
    assertThat(catchThrowableOfType(Failure.class, () -> lever.updatedSince(SINCE, false).toList()))
        .hasMessageContaining("Invalid offset token");
  }

  private static ResponseDefinitionBuilder stale() {
    return jsonResponse("{\"code\":\"BadRequest\",\"message\":\"Invalid offset token\"}", 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {",\"hasNext\":true", ",\"hasNext\":true,\"next\":\"same\""})
  void refusesAListWithoutEnd(String rest) {
    answers("/v1/opportunities", page(opportunity("a"), rest));
    assertThat(catchThrowableOfType(Failure.class, () -> lever.updatedSince(SINCE, false).toList()))
        .extracting(Failure::code)
        .isEqualTo("bad_answer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"archived\":null,\"archivedAt\":1760000000512,\"archiveReason\":\"r\"|true",
        "\"archivedAt\":1760000000512,\"archiveReason\":\"r\"|true",
        "\"archivedAt\":null,\"archiveReason\":null|false",
        "\"archived\":null|false",
        "\"archived\":{\"reason\":null,\"archivedAt\":1760000000512}|true",
        "\"archived\":{\"reason\":null,\"archivedAt\":null}|false",
        "\"archived\":{}|false",
        "\"archivedAt\":1760000000512|true",
        "\"x\":1|false"
      })
  void readsTheArchivedStateInEitherShape(String json, boolean archived) {
    answers("/v1/opportunities/a", "{\"data\":{\"id\":\"a\"," + json + "}}");
    assertThat(lever.opportunity("a").orElseThrow().archived().isPresent()).isEqualTo(archived);
    assertThat(lever.problems()).isEmpty();
  }

  @Test
  void takesIdsWhereObjectsWereAskedFor() {
    answers(
        "/v1/opportunities/a",
        """
        {"data":{"id":"a","contact":"contact-1","applications":["app-1"],
        "stage":{"id":"offer","text":"Offer"}}}
        """);
    Opportunity opportunity = lever.opportunity("a").orElseThrow();
    assertThat(opportunity.contactId()).contains("contact-1");
    assertThat(opportunity.contact()).isEmpty();
    assertThat(opportunity.application()).isEmpty();
    assertThat(opportunity.stage()).contains("offer");
    assertThat(lever.problems()).isEmpty();
  }

  @Test
  void survivesWrongTypesAndReportsThem() {
    answers(
        "/v1/opportunities/a",
        """
        {"data":{"id":"a","name":{"first":"Ada"},"emails":7,"archived":"yes","updatedAt":"today",
        "stage":["x"],"applications":[{"id":9,"posting":[1]}],"contact":[1]}}
        """);
    Opportunity opportunity = lever.opportunity("a").orElseThrow();
    assertThat(opportunity.name()).isEmpty();
    assertThat(opportunity.emails()).containsExactly("7");
    assertThat(opportunity.archived())
        .as("archived, nobody knows why")
        .contains(new Archived(Optional.empty(), Optional.empty()));
    assertThat(opportunity.application().orElseThrow().id()).isEqualTo("9");
    assertThat(lever.problems())
        .contains(
            "Lever's opportunity a: name is not text",
            "Lever's opportunity a: archived is not an object",
            "Lever's opportunity a: updatedAt is not milliseconds")
        .noneMatch(problem -> problem.contains("Ada"));
  }

  @Test
  void keepsAnArchivedOneWithoutItsTimeArchived() {
    answers("/v1/opportunities/a", "{\"data\":{\"id\":\"a\",\"archived\":{\"reason\":\"r\"}}}");
    assertThat(lever.opportunity("a").orElseThrow().archived())
        .contains(new Archived(Optional.of("r"), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":\"b\"}", "{\"name\":\"Ada Example\"}"})
  void takesNoOtherOpportunityForTheOneAskedFor(String other) {
    answers("/v1/opportunities/a", "{\"data\":" + other + "}");
    assertThat(catchThrowableOfType(Failure.class, () -> lever.opportunity("a")))
        .extracting(Failure::code)
        .isEqualTo("bad_answer");
  }

  @Test
  void leavesOutWhatHasNoId() {
    answers("/v1/opportunities", page("{\"name\":\"Ada Example\"}," + opportunity("a"), ""));
    answers("/v1/opportunities/deleted", page("{\"deletedAt\":1760000000000},{\"id\":\"b\"}", ""));
    assertThat(lever.updatedSince(SINCE, false)).extracting(Opportunity::id).containsExactly("a");
    assertThat(lever.deletedSince(SINCE, false)).containsExactly("b");
    assertThat(lever.problems())
        .containsExactly(
            "Lever's list of opportunities holds one without an id; it is left out",
            "Lever's list of deleted opportunities holds one without an id; it is left out");
  }

  @Test
  void readsOffers() {
    answers(
        "/v1/opportunities/opp-1/offers",
        """
        {"data":[{ "id":"offer-1", "posting":"posting-1", "createdAt":1759000000000, "status":"signed",
          "creator":"user-1",
          "fields":[
            {"text":"Job title","identifier":"job_title","value":"Engineer"},
            {"text":"Offered compensation amount","identifier":"salary_amount","value":52000},
            {"text":"Bonus","identifier":"custom_bonus","value":"1000.50"},
            {"text":"Anticipated start date","identifier":"anticipated_start_date","value":1764547200000},
            {"text":"Direct manager","identifier":"direct_manager","value":null},
            {"text":"Odd","identifier":"custom_odd","value":{"a":1}},
            "junk" ],
          "signatures":{"candidate":{"role":"candidate","name":"Ada Example","email":"ada@example.test",
             "signedAt":1759200000000,"signed":true}},
          "approved":true,
          "signedDocument":{"fileName":"offer_signed.pdf","downloadUrl":"https://api.lever.co/v1/x"} },
         { "id":"offer-2", "status":"draft", "fields":null, "signatures":null, "signedDocument":null },
         { "id":"offer-3", "status":"sent-manually", "signatures":{"candidate":{"signed":"true"}} }]}
        """);
    assertThat(lever.offers("opp-1"))
        .containsExactly(
            new Offer(
                "offer-1",
                "signed",
                Optional.of(Instant.ofEpochMilli(1759000000000L)),
                Optional.of("posting-1"),
                List.of(
                    new OfferField("job_title", "Job title", Optional.of("Engineer")),
                    new OfferField(
                        "salary_amount", "Offered compensation amount", Optional.of("52000")),
                    new OfferField("custom_bonus", "Bonus", Optional.of("1000.50")),
                    new OfferField(
                        "anticipated_start_date",
                        "Anticipated start date",
                        Optional.of("1764547200000")),
                    new OfferField("direct_manager", "Direct manager", Optional.empty()),
                    new OfferField("custom_odd", "Odd", Optional.empty())),
                true,
                Optional.of(Instant.ofEpochMilli(1759200000000L)),
                true),
            new Offer(
                "offer-2",
                "draft",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                false),
            new Offer(
                "offer-3",
                "sent-manually",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                Optional.empty(),
                false));
    assertThat(lever.problems())
        .containsExactly(
            "Lever's offer offer-1: fields holds something other than objects",
            "Lever's offer offer-1 fields: value is not text");
  }

  @Test
  void readsPostingRequisitionAndUser() {
    answers(
        "/v1/postings/p",
        "{\"data\":{\"id\":\"p\",\"text\":\"Engineer\",\"categories\":{\"team\":\"T\",\"department\":\"R&D\",\"location\":\"Leeds\",\"commitment\":\"Full-time\",\"level\":null}}}");
    answers(
        "/v1/requisitions/r",
        "{\"data\":{\"id\":\"r\",\"department\":\"R&D\",\"location\":\"\",\"employmentStatus\":\"full-time\",\"headcountTotal\":\"unlimited\"}}");
    answers(
        "/v1/users/u",
        "{\"data\":{\"id\":\"u\",\"name\":\"Grace Example\",\"email\":\"grace@example.test\",\"deactivatedAt\":null}}");
    assertThat(lever.posting("p"))
        .contains(
            new Posting(
                "p",
                Optional.of("Engineer"),
                Optional.of("R&D"),
                Optional.of("Leeds"),
                Optional.of("T"),
                Optional.of("Full-time")));
    assertThat(lever.requisition("r"))
        .contains(
            new Requisition(
                "r",
                Optional.of("R&D"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("full-time")));
    assertThat(lever.user("u"))
        .contains(new User("u", Optional.of("Grace Example"), Optional.of("grace@example.test")));
  }

  @Test
  void readsSparseObjects() {
    answers("/v1/postings/p", "{\"data\":{\"id\":\"p\"}}");
    assertThat(lever.posting("p"))
        .contains(
            new Posting(
                "p",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(lever.problems()).isEmpty();
  }

  @Test
  void findsNothingWhereLeverHasNothing() {
    for (String path : List.of("opportunities/a", "postings/a", "requisitions/a", "users/a")) {
      server.stub(
          get(urlPathEqualTo("/v1/" + path))
              .willReturn(jsonResponse("{\"code\":\"ResourceNotFound\"}", 404)));
    }
    assertThat(lever.opportunity("a")).isEmpty();
    assertThat(lever.posting("a")).isEmpty();
    assertThat(lever.requisition("a")).isEmpty();
    assertThat(lever.user("a")).isEmpty();
  }

  @Test
  void listsWebhooksWithoutTokens() {
    answers(
        "/v1/webhooks",
        """
        {"data":[{"id":"w","url":"https://hooks.example.test/x","event":"candidateHired",
        "createdAt":1,"updatedAt":1,"configuration":{}}]}
        """);
    assertThat(lever.webhooks())
        .containsExactly(
            new Webhook("w", "https://hooks.example.test/x", "candidateHired", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"data\":{\"data\":{\"id\":\"w\",\"event\":\"candidateHired\",\"url\":\"u\",\"configuration\":{\"signatureToken\":\"t0k\"}}}}|t0k",
        "{\"data\":{\"id\":\"w\",\"event\":\"candidateHired\",\"url\":\"u\",\"configuration\":{\"signatureToken\":\"t0k\"}}}|t0k",
        "{\"data\":{\"id\":\"w\",\"event\":\"candidateHired\",\"url\":\"u\",\"signatureToken\":\"t0k\"}}|t0k",
        "{\"data\":{\"id\":\"w\",\"event\":\"candidateHired\",\"url\":\"u\",\"configuration\":{}}}|",
        "{\"data\":{\"id\":\"w\",\"event\":\"candidateHired\",\"url\":\"u\"}}|"
      })
  void createsAWebhookWhateverTheNesting(String answer, String token) {
    server.stub(
        post("/v1/webhooks")
            .withRequestBody(
                equalToJson(
                    "{\"url\":\"https://hooks.example.test/x\",\"event\":\"candidateHired\"}"))
            .willReturn(jsonResponse(answer, 201)));
    Webhook created =
        lever.createWebhook(
            "candidateHired", URI.create("https://hooks.example.test/x"), List.of());
    assertThat(created)
        .isEqualTo(new Webhook("w", "u", "candidateHired", Optional.ofNullable(token)));
    assertThat(created.toString()).doesNotContain("t0k");
  }

  @Test
  void createsAWebhookForSomeOrigins() {
    server.stub(
        post("/v1/webhooks")
            .withRequestBody(
                equalToJson(
                    """
                    {"url":"https://hooks.example.test/x","event":"candidateHired",
                    "configuration":{"conditions":{"origins":["applied","sourced"]}}}
                    """))
            .willReturn(jsonResponse("{\"data\":{}}", 201)));
    assertThat(
            catchThrowableOfType(
                Failure.class,
                () ->
                    lever.createWebhook(
                        "candidateHired",
                        URI.create("https://hooks.example.test/x"),
                        List.of("applied", "sourced"))))
        .extracting(Failure::code)
        .isEqualTo("bad_answer");
  }

  @Test
  void deletesAWebhook() {
    server.stub(delete("/v1/webhooks/w").willReturn(status(204)));
    server.stub(delete("/v1/webhooks/gone").willReturn(status(404)));
    assertThat(lever.deleteWebhook("w")).isTrue();
    assertThat(lever.deleteWebhook("gone")).isFalse();
  }
}
