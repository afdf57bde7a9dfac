package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.TestVisitor;
import dev.lvjw.sandbox.fault.Fault;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What each switch of Lever's data API changes; that nothing else does is the schemas' business.
 */
class LeverSwitchTest {
  private final TestVisitor visitor = new TestVisitor();
  private String token = "";
  private String hired = "";

  @BeforeEach
  void connect() {
    token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
    hired = visitor.sandbox.addCandidate(Json.object().put("name", "Gwen Holt"));
    visitor.sandbox.putOffer(hired);
    visitor.sandbox.hire(hired);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  private void set(String... specs) {
    visitor.sandbox.faults(Fault.all(specs));
  }

  private JsonNode get(String path) {
    TestVisitor.Answer answer = visitor.lever(token, path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode offerField(String identifier) {
    return get("/opportunities/" + hired + "/offers")
        .at("/data/0/fields")
        .valueStream()
        .filter(field -> field.path("identifier").asText().equals(identifier))
        .findFirst()
        .map(field -> field.path("value"))
        .orElseGet(() -> Json.object().path("missing"));
  }

  @Test
  void archivedIsFlat() {
    JsonNode before = get("/opportunities/" + hired).at("/data/archived");
    set("archived=flat");
    JsonNode flat = get("/opportunities/" + hired).path("data");
    assertThat(flat.has("archived")).isFalse();
    assertThat(flat.path("archivedAt")).isEqualTo(before.path("archivedAt"));
    assertThat(flat.path("archiveReason")).isEqualTo(before.path("reason"));
    JsonNode active = get("/opportunities?archived=false&limit=1");
    active.path("data").forEach(one -> assertThat(one.path("archivedAt").isNull()).isTrue());
  }

  @Test
  void theHiredReasonIsOneObject() {
    set("hired-reason=object");
    JsonNode body = get("/archive_reasons?type=hired");
    assertThat(body.at("/data/type").asText()).isEqualTo("hired");
    assertThat(body.at("/data/status").asText()).isEqualTo("active");
    assertThat(get("/archive_reasons").path("data").isArray()).isTrue();
  }

  @Test
  void amountsAreStringsAndEmptyFieldsMissing() {
    assertThat(offerField("salary_amount").isNumber()).isTrue();
    set("amounts=string");
    assertThat(offerField("salary_amount").asText()).isEqualTo("96000");
    assertThat(offerField("salary_amount").isTextual()).isTrue();
    visitor.sandbox.putOffer(
        hired,
        (com.fasterxml.jackson.databind.node.ObjectNode)
            Json.object()
                .set(
                    "fields",
                    Json.array()
                        .add(Json.object().put("identifier", "direct_manager").putNull("value"))));
    assertThat(offerField("direct_manager").isNull()).isTrue();
    set("empty-offer-fields=missing");
    assertThat(offerField("direct_manager").isMissingNode()).isTrue();
  }

  @Test
  void theEnvelopeIsFrugalOrGenerous() {
    set("has-next=last-without");
    assertThat(get("/users?limit=1").path("hasNext").asBoolean()).isTrue();
    assertThat(get("/users").has("hasNext")).isFalse();
    set("has-next=never");
    JsonNode first = get("/users?limit=1");
    assertThat(first.has("hasNext")).isFalse();
    assertThat(first.path("next").asText()).isNotEmpty();
    set("last-next=null");
    assertThat(get("/users").path("next").isNull()).isTrue();
    set("last-next=token");
    assertThat(get("/users").path("next").asText()).startsWith("0.");
    assertThat(get("/users").path("hasNext").asBoolean(true)).isFalse();
  }

  @Test
  void listsAreInAnotherOrderAndStillWhole() {
    List<String> newest = pagedIds();
    set("order=oldest");
    List<String> oldest = pagedIds();
    assertThat(oldest.reversed()).isEqualTo(newest);
    set("order=by-id");
    List<String> byId = pagedIds();
    assertThat(byId).isSortedAccordingTo(Comparator.naturalOrder()).isNotEqualTo(newest);
    assertThat(byId).containsExactlyInAnyOrderElementsOf(newest);
    set();
    assertThat(pagedIds()).isEqualTo(newest);
  }

  private List<String> pagedIds() {
    List<String> ids = new ArrayList<>();
    String offset = "";
    do {
      JsonNode page = get("/opportunities?limit=3" + offset);
      page.path("data").forEach(one -> ids.add(one.path("id").asText()));
      offset =
          page.path("hasNext").asBoolean()
              ? "&offset=" + Parameters.encode(page.path("next").asText())
              : "";
    } while (!offset.isEmpty());
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(3);
    return Collections.unmodifiableList(ids);
  }

  @Test
  void otherShapesOfPostingsRequisitionsAndAnything() {
    set("posting-list=short");
    JsonNode listed = get("/postings?limit=1").at("/data/0");
    assertThat(listed.has("country") || listed.has("confidentiality")).isFalse();
    assertThat(listed.path("categories").has("department")).isFalse();
    JsonNode whole = get("/postings/" + listed.path("id").asText()).path("data");
    assertThat(whole.at("/categories/department").asText()).isNotEmpty();
    set("employment-status=capital");
    assertThat(get("/requisitions").at("/data/0/employmentStatus").asText()).isEqualTo("Full-time");
    set("unknown-fields=added");
    assertThat(get("/users").at("/data/0/addedLater/since").asText()).isNotEmpty();
    assertThat(get("/opportunities/" + hired).at("/data/addedLater").isObject()).isTrue();
  }

  @Test
  void expansionsMayNeedTheirScopes() {
    String bare = visitor.lever("opportunities:read:admin");
    String path = "/opportunities/" + hired + "?expand=applications&expand=contact";
    assertThat(visitor.lever(bare, path).json().at("/data/contact").isObject()).isTrue();
    set("expand-scopes=refused");
    assertThat(visitor.lever(bare, path).status()).isEqualTo(403);
    assertThat(visitor.lever(token, path).status()).isEqualTo(200);
    set("expand-scopes=ids");
    JsonNode ids = visitor.lever(bare, path).json().path("data");
    assertThat(ids.path("contact").isTextual()).isTrue();
    assertThat(ids.at("/applications/0").isTextual()).isTrue();
    assertThat(get(path).at("/data/applications/0").isObject()).isTrue();

    String offers = "/opportunities/" + hired + "?expand=offers";
    assertThat(visitor.lever(token, offers).status()).isEqualTo(400);
    set("expand-offers=ignored");
    assertThat(visitor.lever(token, offers).status()).isEqualTo(200);
  }

  @Test
  void confidentialDataIsLeftOutSilently() {
    String secret =
        visitor.sandbox.addCandidate(Json.object().put("confidentiality", "confidential"));
    String blind = visitor.lever("opportunities:read:admin offers:read:admin");
    assertThat(visitor.lever(blind, "/opportunities?confidentiality=all").status()).isEqualTo(403);
    set("confidential=left-out");
    TestVisitor.Answer all = visitor.lever(blind, "/opportunities?confidentiality=all");
    assertThat(all.status()).isEqualTo(200);
    assertThat(all.body()).contains(hired).doesNotContain(secret);
    TestVisitor.Answer only = visitor.lever(blind, "/opportunities?confidentiality=confidential");
    assertThat(only.json().path("data")).isEmpty();
    assertThat(visitor.lever(blind, "/opportunities/" + secret).status()).isEqualTo(404);
    assertThat(visitor.lever(blind, "/opportunities/" + secret + "/offers").status())
        .isEqualTo(404);
    assertThat(get("/opportunities?confidentiality=confidential").toString()).contains(secret);
    assertThat(visitor.lever("no-token", "/opportunities?confidentiality=confidential").status())
        .isEqualTo(401);
  }

  @Test
  void errorsAreSpelledOtherwise() {
    set("errors=flat");
    assertThat(visitor.lever(token, "/users/x").json().has("message")).isTrue();
    set("errors=nested");
    assertThat(visitor.lever(token, "/users/x").json().at("/error/message").asText()).isNotEmpty();
    set("errors=list");
    assertThat(visitor.lever(token, "/users/x").json().at("/errors/0/code").asText())
        .isEqualTo("ResourceNotFound");
    set("errors=word");
    assertThat(visitor.lever(token, "/users/x").json().path("error").isTextual()).isTrue();
    set("errors=oauth", "lever GET /v1/stages status=503");
    assertThat(visitor.lever(token, "/users/x").json().has("error_description")).isTrue();
    assertThat(visitor.lever(token, "/stages").json().has("error_description")).isTrue();
    set("errors=text");
    TestVisitor.Answer text = visitor.lever(token, "/users/x");
    assertThat(text.status()).isEqualTo(404);
    assertThat(text.body()).doesNotStartWith("{");
  }

  @Test
  void theRateIsSetSharedAndTold() {
    set("rate=1", "rate-retry-after=seconds");
    String other = visitor.lever("users:read:admin");
    assertThat(statuses(token, other)).containsExactly(200, 200, 200, 200, 429, 429);
    assertThat(visitor.lever(token, "/users").raw().headers().firstValue("Retry-After"))
        .hasValue("1");
    set("rate=1", "rate-by=account", "rate-retry-after=date");
    assertThat(statuses(token, other)).containsExactly(200, 200, 429, 429, 429, 429);
    assertThat(visitor.lever(token, "/users").raw().headers().firstValue("Retry-After").orElse(""))
        .endsWith("GMT");
    set("rate=off");
    assertThat(statuses(token, other)).containsOnly(200);
  }

  /** Both callers in turn, three times. */
  private List<Integer> statuses(String one, String other) {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      statuses.add(visitor.lever(one, "/users").status());
      statuses.add(visitor.lever(other, "/users").status());
    }
    return statuses;
  }

  @Test
  void aSwitchIsAskedOnlyForItsWays() {
    Faults faults =
        new Faults(new SandboxTime(visitor.host.clock()), new Ids(visitor.host.random()));
    assertThat(faults.is(Switch.ARCHIVED, "object")).isTrue();
    assertThatThrownBy(() -> faults.is(Switch.ARCHIVED, "round"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
