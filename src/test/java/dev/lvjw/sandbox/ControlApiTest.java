package dev.lvjw.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control API of design §2. */
class ControlApiTest {
  private final TestVisitor visitor = new TestVisitor();

  @AfterEach
  void close() {
    visitor.close();
  }

  private String add(String partial) {
    return visitor.control("POST", "/candidates", partial).json().path("id").asText();
  }

  private JsonNode offer(String id, String partial) {
    TestVisitor.Answer answer = visitor.control("PUT", "/candidates/" + id + "/offer", partial);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode field(JsonNode offer, String identifier) {
    for (JsonNode field : offer.path("fields")) {
      if (field.path("identifier").asText().equals(identifier)) {
        return field;
      }
    }
    throw new AssertionError("no field " + identifier);
  }

  @Test
  void theEnvironmentIsExactlyTheDocumentedOne() {
    assertThat(visitor.env.keySet())
        .containsExactly(
            "LVJW_JUSTWORKS_API_URL",
            "LVJW_JUSTWORKS_APP_URL",
            "LVJW_JUSTWORKS_AUTHORIZE_URL",
            "LVJW_JUSTWORKS_CLIENT_ID",
            "LVJW_JUSTWORKS_CLIENT_SECRET",
            "LVJW_JUSTWORKS_ONBOARDING_URL",
            "LVJW_JUSTWORKS_REDIRECT_URI",
            "LVJW_JUSTWORKS_TOKEN_URL",
            "LVJW_LEVER_API_URL",
            "LVJW_LEVER_APP_URL",
            "LVJW_LEVER_AUDIENCE",
            "LVJW_LEVER_AUTHORIZE_URL",
            "LVJW_LEVER_CLIENT_ID",
            "LVJW_LEVER_CLIENT_SECRET",
            "LVJW_LEVER_REDIRECT_URI",
            "LVJW_LEVER_TOKEN_URL",
            "LVJW_NOTIFY_FROM",
            "LVJW_NOTIFY_SMTP_HOST",
            "LVJW_NOTIFY_SMTP_PORT",
            "LVJW_NOTIFY_SMTP_TLS",
            "LVJW_NOTIFY_TO",
            "LVJW_WEBHOOK_BIND",
            "LVJW_WEBHOOK_URL");
    assertThat(visitor.sandbox.control().toString())
        .matches("http://127\\.0\\.0\\.1:[0-9]+/_sandbox");
  }

  @Test
  void nothingAtAllMakesACandidate() {
    String id = add("{}");
    String other = add("");
    assertThat(id).isNotEqualTo(other);
    JsonNode hired = visitor.control("POST", "/candidates/" + id + "/hire", "").json();
    assertThat(hired.path("name").asText()).matches("\\p{L}+ \\p{L}+");
    assertThat(hired.path("emails").path(0).asText()).contains("@mail.example.test");
    assertThat(hired.path("applications")).hasSize(1);
    assertThat(hired.path("archived").path("archivedAt").asLong())
        .isGreaterThanOrEqualTo(StillHost.NOW.toEpochMilli());
  }

  @Test
  void anyPartOfAnOpportunityMayBeGiven() {
    String id =
        add(
            """
            {"id":"opp.1","name":"Prince","emails":[],"contact":{"headline":"Artist"},
             "posting":{"text":"Musician","categories":{"department":"Arts"}},
             "archived":null,"unheardOf":{"kept":[1]},"owner":null}""");
    assertThat(id).isEqualTo("opp.1");
    String token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
    JsonNode prince =
        visitor
            .lever(token, "/opportunities/opp.1?expand=applications&expand=contact")
            .json()
            .path("data");
    assertThat(prince.path("emails")).isEmpty();
    assertThat(prince.path("owner").isNull()).isTrue();
    assertThat(prince.path("unheardOf").path("kept").path(0).asInt()).isEqualTo(1);
    assertThat(prince.path("contact").path("headline").asText()).isEqualTo("Artist");
    String posting = prince.path("applications").path(0).path("posting").asText();
    JsonNode musician = visitor.lever(token, "/postings/" + posting).json().path("data");
    assertThat(musician.path("text").asText()).isEqualTo("Musician");
    assertThat(musician.path("categories").path("department").asText()).isEqualTo("Arts");

    assertThat(visitor.control("POST", "/candidates", "{\"id\":\"opp.1\"}").status())
        .isEqualTo(400);
    String noJob = add("{\"posting\":null}");
    assertThat(visitor.sandbox.hire(noJob).path("applications")).isEmpty();
    String own = add("{\"applications\":[{\"id\":\"app-1\",\"type\":\"referral\"}]}");
    assertThat(visitor.sandbox.hire(own).path("applications").path(0).asText()).isEqualTo("app-1");
  }

  private JsonNode change(String id, String partial) {
    TestVisitor.Answer answer = visitor.control("PUT", "/candidates/" + id, partial);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void anyPartOfACandidateMayChangeLater() {
    String id = add("{\"name\":\"Ann Old\",\"tags\":[\"a\"],\"snoozedUntil\":5}");
    JsonNode before = change(id, "{}");
    JsonNode changed =
        change(
            id,
            """
            {"name":"Ann New","emails":["ann.new@mail.example.test"],"unheardOf":{"kept":1},
             "snoozedUntil":null,"contact":{"headline":"Writer"}}""");
    assertThat(changed.path("name").asText()).isEqualTo("Ann New");
    assertThat(changed.path("tags")).isEqualTo(before.path("tags"));
    assertThat(changed.path("snoozedUntil").isNull()).isTrue();
    assertThat(changed.path("unheardOf").path("kept").asInt()).isEqualTo(1);
    assertThat(changed.path("contact")).isEqualTo(before.path("contact"));
    assertThat(changed.path("applications")).isEqualTo(before.path("applications"));
    String token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
    JsonNode read =
        visitor.lever(token, "/opportunities/" + id + "?expand=contact").json().path("data");
    assertThat(read.path("name").asText()).isEqualTo("Ann New");
    assertThat(read.path("contact").path("name").asText()).isEqualTo("Ann New");
    assertThat(read.path("contact").path("headline").asText()).isEqualTo("Writer");
    assertThat(read.path("contact").path("emails").path(0).asText())
        .isEqualTo("ann.new@mail.example.test");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"Another Name\"} | true",
        "{\"emails\":[\"another@mail.example.test\"]} | true",
        "{\"stage\":\"lead-new\"} | true",
        "{\"owner\":null} | true",
        "{\"tags\":[\"new\"]} | true",
        "{\"archived\":{}} | true",
        "{\"posting\":{\"text\":\"Another Job\"}} | true",
        "{\"contact\":{\"headline\":\"Another\"}} | true",
        "{\"applications\":[]} | true",
        "{\"name\":\"Same Name\",\"archived\":null} | false",
        "{\"confidentiality\":\"confidential\"} | false",
        "{} | false",
      })
  void updatedAtMovesWithWhatMovesItAtLever(String partial, boolean moves) {
    String id = add("{\"name\":\"Same Name\"}");
    long before = change(id, "{}").path("updatedAt").asLong();
    visitor.sandbox.advance(Duration.ofHours(1));
    long after = change(id, partial).path("updatedAt").asLong();
    assertThat(after - before > Duration.ofMinutes(59).toMillis()).isEqualTo(moves);
    assertThat(after == before).isEqualTo(!moves);
  }

  @Test
  void anUpdatedAtThatIsGivenStays() {
    String id = add("{}");
    assertThat(change(id, "{\"name\":\"Bea Later\",\"updatedAt\":7}").path("updatedAt").asLong())
        .isEqualTo(7);
    assertThat(change(id, "{\"updatedAt\":null}").path("updatedAt").isNull()).isTrue();
  }

  @Test
  void aHireCanBeBackDatedAndItsApplicationFollows() {
    String id = add("{}");
    visitor.sandbox.hire(id);
    JsonNode hired = change(id, "{\"archived\":{\"archivedAt\":1000}}");
    assertThat(hired.path("archived").path("archivedAt").asLong()).isEqualTo(1000);
    assertThat(hired.path("archived").path("reason").asText()).isNotEmpty();
    String token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
    String applications = "/opportunities/" + id + "/applications";
    assertThat(visitor.lever(token, applications).json().path("data").path(0).path("archived"))
        .isEqualTo(hired.path("archived"));
    assertThat(change(id, "{\"archived\":null}").path("archived").isNull()).isTrue();
    JsonNode again = change(id, "{\"archived\":{}}").path("archived");
    assertThat(again.path("reason")).isEqualTo(hired.path("archived").path("reason"));
    assertThat(again.path("archivedAt").asLong())
        .isGreaterThanOrEqualTo(StillHost.NOW.toEpochMilli());
    assertThat(visitor.sandbox.deliveries()).isEmpty();
  }

  @Test
  void jobContactAndApplicationsMayChange() {
    String id = add("{\"posting\":null}");
    assertThat(change(id, "{}").path("applications")).isEmpty();
    String application =
        change(id, "{\"posting\":{\"text\":\"Archivist\"}}").path("applications").path(0).asText();
    String token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
    String path = "/opportunities/" + id + "/applications/" + application;
    JsonNode chosen = visitor.lever(token, path).json().path("data");
    JsonNode posting =
        visitor.lever(token, "/postings/" + chosen.path("posting").asText()).json().path("data");
    assertThat(posting.path("text").asText()).isEqualTo("Archivist");
    change(
        id,
        """
        {"applications":[{"id":"%s","company":"Old Firm","posting":{"text":"Librarian"}}]}"""
            .formatted(application));
    JsonNode laidOver = visitor.lever(token, path).json().path("data");
    assertThat(laidOver.path("company").asText()).isEqualTo("Old Firm");
    assertThat(laidOver.path("email")).isEqualTo(chosen.path("email"));
    assertThat(laidOver.path("posting")).isNotEqualTo(chosen.path("posting"));

    String other = change(add("{}"), "{}").path("contact").asText();
    assertThat(change(id, "{\"contact\":\"" + other + "\"}").path("contact").asText())
        .isEqualTo(other);
    assertThat(change(id, "{\"contact\":\"new-contact\"}").path("contact").asText())
        .isEqualTo("new-contact");
    assertThat(visitor.lever(token, "/contacts/new-contact").status()).isEqualTo(200);
    assertThat(change(id, "{\"contact\":null}").path("contact").isNull()).isTrue();
  }

  @Test
  void whatCannotBeChangedIsToldAndNothingChanges() {
    String id = add("{}");
    JsonNode before = change(id, "{}");
    for (String partial :
        new String[] {
          "{\"name\":\"X Y\",\"id\":\"other\"}",
          "{\"name\":\"X Y\",\"applications\":1}",
          "{\"name\":\"X Y\",\"applications\":[1]}"
        }) {
      assertThat(visitor.control("PUT", "/candidates/" + id, partial).status()).isEqualTo(400);
    }
    assertThat(change(id, "{\"id\":\"" + id + "\"}")).isEqualTo(before);
    assertThat(visitor.control("PUT", "/candidates/none", "{}").status()).isEqualTo(404);
    visitor.sandbox.delete(id);
    assertThat(visitor.control("PUT", "/candidates/" + id, "{}").status()).isEqualTo(404);
  }

  @Test
  void anOfferIsFilledIn() {
    JsonNode offer = offer(add("{\"name\":\"Quin Rowe\"}"), "");
    assertThat(offer.path("status").asText()).isEqualTo("signed");
    assertThat(offer.path("signatures").path("candidate").path("signedAt").isNumber()).isTrue();
    assertThat(offer.path("posting").asText()).isNotEmpty();
    assertThat(field(offer, "salary_amount").path("value").asInt()).isEqualTo(96000);
    assertThat(field(offer, "candidate_name").path("value").asText()).isEqualTo("Quin Rowe");
    assertThat(field(offer, "job_title").path("value").asText()).isEqualTo("Senior Engineer");
    assertThat(field(offer, "custom_member_type").path("text").asText()).isEqualTo("Member type");
    assertThat(field(offer, "custom_exemption_status").path("value").asText()).isEqualTo("exempt");
  }

  @Test
  void givenOfferFieldsAreLaidOverByIdentifierOrLabel() {
    String id = add("{}");
    JsonNode offer =
        offer(
            id,
            """
            {"status":"sent-manually","signatures":{"candidate":{"signed":true}},"approvedAt":null,
             "fields":[{"identifier":"salary_amount","value":"41.25"},
                       {"identifier":"salary_interval","value":"per-hour-wage"},
                       {"identifier":"anticipated_start_date","value":null},
                       {"text":"Member type","value":"Employee - Part Time"},
                       {"text":"Shirt size","value":"M"}]}""");
    assertThat(offer.path("status").asText()).isEqualTo("sent-manually");
    assertThat(offer.path("signatures").path("candidate").path("signed").asBoolean()).isTrue();
    assertThat(offer.path("signatures").path("candidate").path("role").asText())
        .isEqualTo("candidate");
    assertThat(offer.path("approvedAt").isNull()).isTrue();
    assertThat(offer.path("signedDocument").isNull()).isTrue();
    assertThat(field(offer, "salary_amount").path("value").isTextual()).isTrue();
    assertThat(field(offer, "salary_amount").path("text").asText())
        .isEqualTo("Offered compensation amount");
    assertThat(field(offer, "anticipated_start_date").path("value").isNull()).isTrue();
    assertThat(field(offer, "custom_member_type").path("value").asText())
        .isEqualTo("Employee - Part Time");
    assertThat(field(offer, "custom_exemption_status").path("value").asText())
        .isEqualTo("non-exempt");
    assertThat(field(offer, "custom_shirt_size").path("value").asText()).isEqualTo("M");

    JsonNode replaced = offer(id, "{\"signatures\":{}}");
    assertThat(replaced.path("id")).isEqualTo(offer.path("id"));
    assertThat(replaced.path("signatures")).isEmpty();
    assertThat(replaced.path("fields").toString()).doesNotContain("Shirt");
    JsonNode offers =
        visitor
            .lever(visitor.lever(TestVisitor.EVERY_LEVER_SCOPE), "/opportunities/" + id + "/offers")
            .json()
            .path("data");
    assertThat(offers).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "draft, false, false",
    "approved, false, false",
    "sent, true, false",
    "opened, true, false",
    "denied, true, false",
    "signed, true, true"
  })
  void eachStatusLooksItsPart(String status, boolean sent, boolean signed) {
    JsonNode offer = offer(add("{}"), "{\"status\":\"" + status + "\"}");
    assertThat(offer.path("sentAt").isNumber()).isEqualTo(sent);
    assertThat(offer.path("signatures").path("candidate").path("name").isNull()).isEqualTo(!sent);
    assertThat(offer.path("signatures").path("candidate").path("signed").asBoolean())
        .isEqualTo(signed);
    assertThat(offer.path("signedDocument").isObject()).isEqualTo(signed);
  }

  @Test
  void hiredUndoneHiredAgainHasANewMoment() {
    String id = add("{}");
    long first = visitor.sandbox.hire(id).path("archived").path("archivedAt").asLong();
    assertThat(
            visitor
                .control("POST", "/candidates/" + id + "/unhire", "")
                .json()
                .path("archived")
                .isNull())
        .isTrue();
    long second = visitor.sandbox.hire(id).path("archived").path("archivedAt").asLong();
    assertThat(second).isGreaterThan(first);
    assertThat(visitor.control("POST", "/candidates/" + id + "/hire", "").status())
        .as("hired already, and not refused")
        .isEqualTo(200);
    assertThat(visitor.control("POST", "/candidates/" + id + "/delete", "").status())
        .isEqualTo(200);
    for (String deed : new String[] {"hire", "unhire", "delete"}) {
      assertThat(visitor.control("POST", "/candidates/" + id + "/" + deed, "").status())
          .isEqualTo(404);
    }
    assertThat(visitor.control("PUT", "/candidates/none/offer", "{}").status()).isEqualTo(404);
  }

  @Test
  void theLogTellsSidesAndKeepsNoSecret() {
    String token = visitor.lever("users:read:admin");
    visitor.lever(token, "/users?limit=2&email=a@example.test");
    visitor.onboarding("none", "GET", "/admins", "");
    visitor.justworks("none", "/v1/company");
    TestVisitor.Answer log = visitor.control("GET", "/log", "");
    JsonNode items = log.json().path("items");
    assertThat(items.findValuesAsText("side"))
        .containsExactly("lever", "lever", "token", "lever", "onboarding", "justworks");
    JsonNode users = items.path(3);
    assertThat(users.path("method").asText()).isEqualTo("GET");
    assertThat(users.path("path").asText()).isEqualTo("/v1/users");
    assertThat(users.path("query").asText()).isEqualTo("limit=2&email=a%40example.test");
    assertThat(users.path("status").asInt()).isEqualTo(200);
    assertThat(users.path("at").asText()).isEqualTo(StillHost.NOW.toString());
    assertThat(items.path(4).path("status").asInt()).isEqualTo(401);
    assertThat(items.path(0).path("query").asText())
        .contains("scope=users")
        .contains("state=redacted");
    assertThat(log.body()).doesNotContain(token, visitor.env("LEVER_CLIENT_SECRET"));

    assertThat(visitor.control("DELETE", "/log", "").status()).isEqualTo(204);
    assertThat(visitor.control("GET", "/log", "").json().path("items")).isEmpty();
  }

  @Test
  void switchAndVerify() {
    assertThat(
            visitor
                .control("PUT", "/webhooks/switch", "{\"event\":\"candidateHired\",\"on\":true}")
                .status())
        .isEqualTo(200);
    assertThat(visitor.control("PUT", "/webhooks/switch", "{\"event\":\"x\",\"on\":true}").status())
        .isEqualTo(400);
    assertThat(
            visitor.control("PUT", "/webhooks/switch", "{\"event\":\"candidateHired\"}").status())
        .isEqualTo(400);
    assertThat(visitor.control("POST", "/webhooks/verify", "").status())
        .as("there is no webhook")
        .isEqualTo(404);
  }

  @Test
  void theClockMovesAhead() {
    assertThat(visitor.control("GET", "/clock", "").json().path("now").asText())
        .isEqualTo(StillHost.NOW.toString());
    TestVisitor.Answer moved = visitor.control("POST", "/clock", "{\"advance\":\"PT24H\"}");
    assertThat(moved.status()).isEqualTo(200);
    String tomorrow = StillHost.NOW.plus(Duration.ofHours(24)).toString();
    assertThat(moved.json()).hasToString("{\"now\":\"" + tomorrow + "\"}");
    assertThat(visitor.control("GET", "/clock", "").json()).isEqualTo(moved.json());
    assertThat(visitor.sandbox.now()).isEqualTo(tomorrow);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"advance\":\"\"}",
        "{\"advance\":5}",
        "{\"advance\":\"24h\"}",
        "{\"advance\":\"P1Y\"}",
        "{\"advance\":\"-PT1S\"}",
        "{\"advance\":\"P3654D\"}",
        "{\"advance\":\"PT9999999999999999999S\"}",
      })
  void timeMovesOnlyByASensibleDuration(String body) {
    TestVisitor.Answer answer = visitor.control("POST", "/clock", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").path("message").asText()).isNotEmpty();
    assertThat(visitor.sandbox.now()).isEqualTo(StillHost.NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /candidates | not json | 400",
        "POST | /candidates | [] | 400",
        "POST | /candidates | {\"applications\":3} | 400",
        "POST | /candidates | {\"applications\":[3]} | 400",
        "POST | /candidates | {} {} | 400",
        "GET | /nothing | '' | 404",
        "PUT | /log | '' | 405",
      })
  void badInputIsToldSo(String method, String path, String body, int status) {
    TestVisitor.Answer answer = visitor.control(method, path, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("error").path("message").asText()).isNotEmpty();
  }

  @Test
  void badOfferFields() {
    String id = add("{}");
    for (String fields : new String[] {"{\"fields\":1}", "{\"fields\":[1]}"}) {
      assertThat(visitor.control("PUT", "/candidates/" + id + "/offer", fields).status())
          .isEqualTo(400);
    }
  }

  @Test
  void latencyIsAddedToTheServicesAndNotToTheControl() {
    Duration latency = Duration.ofMillis(70);
    try (TestVisitor slow = new TestVisitor(new Options(0, latency, OptionalInt.empty()))) {
      slow.control("GET", "/log", "");
      assertThat(slow.host.slept).isEmpty();
      slow.justworks("none", "/v1/company");
      assertThat(slow.host.slept).containsExactly(latency);
    }
  }

  @Test
  void aTakenPortIsAUsageFailure() {
    Options taken =
        new Options(visitor.sandbox.control().getPort(), Duration.ZERO, OptionalInt.empty());
    assertThatThrownBy(() -> Sandbox.start(new StillHost(), taken))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(ExitCode.USAGE));
    assertThatThrownBy(() -> new Options(70_000, Duration.ZERO, OptionalInt.empty()))
        .isInstanceOf(Failure.class);
  }

  @Test
  void onlyTheOneLoopbackAddressIsListenedOn() {
    int port = visitor.sandbox.control().getPort();
    assertThatThrownBy(
            () -> new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), port).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void closingFreesThePort() throws Exception {
    Sandbox other = Sandbox.start(new StillHost(), Options.defaults());
    int port = other.control().getPort();
    other.close();
    // A process that another test starts just now has the listener for a moment too.
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (listens(port) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(listens(port)).isFalse();
  }

  private static boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
      return socket.isConnected();
    } catch (ConnectException refused) {
      return false;
    }
  }
}
