package dev.lvjw.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.lvjw.sandbox.fault.Fault;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Parameters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Calls every endpoint of a sandbox, in the order of a hire's life, and holds each answer to {@link
 * ProviderSchemas}: success to its own schema, an error to the side's schema of errors.
 */
final class ProviderTour implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INVITATION =
      """
      {"send_to":"home","details":{"member_type":"Employee - Full Time","first_name":"Ada",
       "last_name":"Sample","title":"Engineer","department":"Finance","office":"Austin",
       "manager":"Marion Calloway","start_date":"2027-04-01",
       "home_email":"ada@mail.example.test","work_email":"ada@cedarfinch.example.test"}}""";

  final TestVisitor visitor;
  private final Map<Switch, String> set;
  private final Set<String> used = new TreeSet<>();
  private final BlockingQueue<String> deliveries = new LinkedBlockingQueue<>();
  private final HttpServer receiver;
  private String lever = "";
  private String justworks = "";

  ProviderTour(Map<Switch, String> set) throws IOException {
    this.set = set;
    Options options =
        new Options(0, Duration.ZERO, OptionalInt.empty())
            .with(
                set.entrySet().stream()
                    .map(one -> (Fault) new Fault.Setting(one.getKey(), one.getValue()))
                    .toArray(Fault[]::new));
    visitor = new TestVisitor(options);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          deliveries.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
  }

  /** The schemas that something was held to. */
  Set<String> used() {
    return used;
  }

  /** Whether a switch is as it is without faults. */
  private boolean normal(Switch what) {
    return set.getOrDefault(what, what.normal()).equals(what.normal());
  }

  void walk() throws InterruptedException {
    lever = login("LEVER", "lever");
    justworks = login("JUSTWORKS", "justworks");
    hires();
    objects();
    webhooks();
    company();
    onboarding();
  }

  private String login(String side, String schemas) {
    TestVisitor.Answer page =
        side.equals("LEVER")
            ? visitor.showConsent(side, visitor.leverAuthorize(TestVisitor.EVERY_LEVER_SCOPE))
            : visitor.showConsent(
                side, visitor.justworksAuthorize(TestVisitor.EVERY_JUSTWORKS_SCOPE));
    String code =
        visitor.press(side, page, side.equals("LEVER") ? "Accept" : "Authorize").sentBack("code");
    JsonNode first = token(schemas, visitor.redeem(side, code));
    assertThat(first.has("refresh_token")).isTrue();
    token(schemas, visitor.redeem(side, "never-given"));
    token(schemas, visitor.token(side, Map.of("grant_type", "password")));
    token(schemas, visitor.token(side, Map.of("client_secret", "wrong")));
    JsonNode second = token(schemas, visitor.refresh(side, first.path("refresh_token").asText()));
    token(schemas, visitor.refresh(side, "never-given"));
    return second.path("access_token").asText();
  }

  private JsonNode token(String schemas, TestVisitor.Answer answer) {
    valid(schemas + (answer.status() == 200 ? "/token" : "/token-error"), answer.json());
    return answer.json();
  }

  private void hires() {
    String id =
        visitor.sandbox.addCandidate(
            Json.object().put("name", "Gwen Holt").put("confidentiality", "confidential"));
    visitor.sandbox.putOffer(id);
    valid("lever/opportunity", visitor.sandbox.hire(id));
    leverSingle(
        "opportunity",
        "GET",
        "/opportunities/"
            + id
            + "?expand=applications&expand=contact&expand=owner&expand=stage&expand=followers&expand=sourcedBy",
        "");
    leverList("offer", "/opportunities/" + id + "/offers?expand=creator");
    valid("lever/opportunity", visitor.sandbox.unhire(id));
    String reason =
        visitor.lever(lever, "/archive_reasons?type=non-hired").json().at("/data/0/id").asText();
    leverSingle(
        "archived", "PUT", "/opportunities/" + id + "/archived", "{\"reason\":\"" + reason + "\"}");
    leverSingle("archived", "PUT", "/opportunities/" + id + "/archived", "{\"reason\":\"none\"}");
    for (String status :
        new String[] {
          "draft", "approval-sent", "approved", "sent", "sent-manually", "opened", "denied"
        }) {
      visitor.sandbox.putOffer(id, Json.object().put("status", status));
      leverList("offer", "/opportunities/" + id + "/offers");
    }
    valid("lever/opportunity", visitor.sandbox.delete(id));
    leverList("opportunity", "/opportunities/deleted?confidentiality=all");
  }

  private void objects() {
    String first = "";
    String offset = "";
    for (int page = 0; page < 50 && (page == 0 || !offset.isEmpty()); page++) {
      String query =
          "?limit=2&confidentiality=all&expand=applications"
              + (page == 0 ? "" : "&offset=" + Parameters.encode(offset));
      JsonNode list = leverList("opportunity", "/opportunities" + query);
      first = list.at("/data/0/id").asText(first);
      offset = list.path("hasNext").asBoolean() ? list.path("next").asText("") : "";
    }
    for (JsonNode one : visitor.sandbox.candidates()) {
      String path = "/opportunities/" + one.path("id").asText();
      JsonNode seen = leverSingle("opportunity", "GET", path, "");
      leverList("offer", path + "/offers");
      JsonNode applications = leverList("application", path + "/applications");
      if (!applications.path("data").isEmpty()) {
        leverSingle(
            "application",
            "GET",
            path + "/applications/" + applications.at("/data/0/id").asText(),
            "");
      }
      String contact = seen.at("/data/contact").asText();
      if (!contact.isEmpty() && !contact.equals("null")) {
        leverSingle("contact", "GET", "/contacts/" + contact, "");
      }
    }
    kind("posting", "/postings", "?confidentiality=all");
    kind("requisition", "/requisitions", "?confidentiality=all");
    kind("user", "/users", "?includeDeactivated=true");
    kind("stage", "/stages", "");
    kind("archive-reason", "/archive_reasons", "");
    TestVisitor.Answer hired = visitor.lever(lever, "/archive_reasons?type=hired");
    if (hired.status() == 200 && hired.json().path("data").isObject()) {
      leverSingle("archive-reason", "GET", "/archive_reasons?type=hired", "");
    } else {
      leverList("archive-reason", "/archive_reasons?type=hired");
    }
    leverList("opportunity", "/opportunities?limit=0");
    leverList("opportunity", "/opportunities?offset=0.1.gone");
    leverList("opportunity", "/opportunities?expand=offers");
    leverSingle("opportunity", "GET", "/opportunities/unknown", "");
    leverSingle("opportunity", "POST", "/opportunities", "{}");
    leverSingle("opportunity", "GET", "/nothing/here", "");
    String other = visitor.lever("users:read:admin");
    leverAnswer(visitor.lever(other, "/opportunities"), "list", "opportunity");
    leverAnswer(visitor.lever(other, "/users"), "list", "user");
    leverAnswer(visitor.lever("no-token", "/users"), "list", "user");
  }

  private void kind(String schema, String path, String query) {
    JsonNode list = leverList(schema, path + query);
    for (JsonNode one : list.path("data")) {
      leverSingle(schema, "GET", path + "/" + one.path("id").asText(), "");
    }
  }

  private void webhooks() throws InterruptedException {
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    for (String event : new String[] {"candidateHired", "candidateArchiveChange"}) {
      String body =
          "{\"event\":\""
              + event
              + "\",\"url\":\""
              + url
              + "\",\"configuration\":{\"conditions\":{\"origins\":[\"applied\"]}}}";
      TestVisitor.Answer made = visitor.lever(lever, "POST", "/webhooks", body);
      if (made.status() == 201) {
        valid("lever/webhook-created", made.json());
      } else {
        leverAnswer(made, "single", "webhook");
      }
      leverAnswer(visitor.lever(lever, "POST", "/webhooks", body), "made", "webhook");
    }
    leverAnswer(visitor.lever(lever, "POST", "/webhooks", "{\"event\":\"never\"}"), "made", "");
    JsonNode list = leverList("webhook", "/webhooks");
    deliver(!list.path("data").isEmpty());
    for (JsonNode one : list.path("data")) {
      String id = one.path("id").asText();
      leverAnswer(
          visitor.lever(
              lever,
              "PUT",
              "/webhooks/",
              "{\"data\":[{\"id\":\"" + id + "\",\"url\":\"" + url + "2\"}]}"),
          "list",
          "webhook");
      assertThat(visitor.lever(lever, "DELETE", "/webhooks/" + id, "").status()).isIn(204, 429);
    }
    leverAnswer(visitor.lever(lever, "DELETE", "/webhooks/gone", ""), "single", "webhook");
  }

  private void deliver(boolean listened) throws InterruptedException {
    visitor.sandbox.switchWebhooks("candidateHired", true);
    visitor.sandbox.switchWebhooks("candidateArchiveChange", true);
    if (listened && normal(Switch.VERIFY_CONNECTION)) {
      assertThat(visitor.sandbox.verifyConnection("candidateHired").path("verified").asBoolean())
          .isTrue();
    }
    String id = visitor.sandbox.addCandidate();
    visitor.sandbox.hire(id);
    visitor.sandbox.unhire(id);
    boolean undone = !listened;
    boolean hired = !listened;
    while (!undone || !hired) {
      String body = deliveries.poll(20, TimeUnit.SECONDS);
      assertThat(body).as("a delivery").isNotNull();
      JsonNode delivery = read(body);
      valid("lever/delivery", delivery);
      hired |=
          delivery.path("event").asText().equals("candidateHired")
              && !delivery.path("data").isEmpty();
      undone |= delivery.path("data").has("toArchived") && delivery.at("/data/toArchived").isNull();
    }
  }

  private void company() {
    justworks("company", visitor.justworks(justworks, "/v1/company"));
    for (String query : new String[] {"", "?limit=2", "?limit=2&cursor=c2", "?status=terminated"}) {
      TestVisitor.Answer page = visitor.justworks(justworks, "/v1/members" + query);
      justworks("list", page);
      for (JsonNode member : page.json().path("items")) {
        valid("justworks/member", member);
        justworks(
            "member", visitor.justworks(justworks, "/v1/members/" + member.path("id").asText()));
      }
    }
    justworks("list", visitor.justworks(justworks, "/v1/members?limit=0"));
    justworks("member", visitor.justworks(justworks, "/v1/members/unknown"));
    justworks("company", visitor.justworks("no-token", "/v1/company"));
    justworks("company", visitor.justworks(justworks, "/v1/departments"));
    String basic = visitor.justworks("member.basic:read");
    justworks("list", visitor.justworks(basic, "/v1/members"));
    justworks("company", visitor.justworks(basic, "/v1/company"));
  }

  private void onboarding() {
    onboarding("list", "GET", "/admins?permission=manage_employees", "")
        .path("items")
        .forEach(admin -> valid("onboarding/admin", admin));
    onboarding(
        "pending-hire",
        "PUT",
        "/pending-hires/opp-1",
        "{\"name\":\"Ada Sample\",\"title\":\"Engineer\",\"start_date\":\"2027-04-01\"}");
    onboarding("pending-hire", "PUT", "/pending-hires/opp-1", "{\"nickname\":\"Ada\"}");
    onboarding("pending-hire", "GET", "/pending-hires/opp-1", "");
    onboarding("pending-hire", "PUT", "/pending-hires/opp-1/invitation", "{}");
    onboarding("pending-hire", "PUT", "/pending-hires/opp-1/invitation", INVITATION);
    onboarding("pending-hire", "PUT", "/pending-hires/opp-1/invitation", INVITATION);
    onboarding(
        "pending-hire",
        "PUT",
        "/pending-hires/opp-1/invitation",
        INVITATION.replace("home\"", "work\""));
    onboarding("pending-hire", "DELETE", "/pending-hires/opp-1", "");
    company();
    visitor.sandbox.join("opp-1");
    onboarding("list", "GET", "/pending-hires?limit=1", "")
        .path("items")
        .forEach(hire -> valid("onboarding/pending-hire", hire));
    onboarding("pending-hire", "GET", "/pending-hires/unknown", "");
    company();
  }

  private JsonNode onboarding(String schema, String method, String path, String body) {
    TestVisitor.Answer answer = visitor.onboarding(justworks, method, path, body);
    valid("onboarding/" + (answer.status() / 100 == 2 ? schema : "error"), answer.json());
    return answer.json();
  }

  private void justworks(String schema, TestVisitor.Answer answer) {
    if (answer.status() == 200) {
      valid("justworks/" + schema, answer.json());
    } else {
      error("justworks", answer);
    }
  }

  private JsonNode leverList(String schema, String path) {
    return leverAnswer(visitor.lever(lever, path), "list", schema);
  }

  private JsonNode leverSingle(String schema, String method, String path, String body) {
    return leverAnswer(visitor.lever(lever, method, path, body), "single", schema);
  }

  /**
   * @param form list, single, or made for what creates a webhook
   */
  private JsonNode leverAnswer(TestVisitor.Answer answer, String form, String schema) {
    if (answer.status() / 100 != 2) {
      error("lever", answer);
      return JSON.createObjectNode();
    }
    JsonNode body = answer.json();
    if (form.equals("made")) {
      valid("lever/webhook-created", body);
      return body;
    }
    valid("lever/" + form, body);
    if (form.equals("single")) {
      valid("lever/" + schema, body.path("data"));
    } else {
      body.path("data").forEach(one -> valid("lever/" + schema, one));
    }
    return body;
  }

  /** Lever's own spelling is documented; another is held to spellings that others use. */
  private void error(String side, TestVisitor.Answer answer) {
    if ("text".equals(set.get(Switch.ERRORS))) {
      assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("text/plain");
      return;
    }
    valid((normal(Switch.ERRORS) ? side : "justworks") + "/error", answer.json());
  }

  private void valid(String schema, JsonNode value) {
    used.add(schema);
    JsonNode known = value.deepCopy();
    if (!normal(Switch.UNKNOWN_FIELDS)) {
      known.findParents("addedLater").forEach(one -> ((ObjectNode) one).remove("addedLater"));
    }
    ProviderSchemas.assertValid(schema, known.toString());
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  @Override
  public void close() {
    receiver.stop(0);
    visitor.close();
  }
}
