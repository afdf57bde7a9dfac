package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Webhooks and their deliveries against Lever's documentation; the signature is computed here anew.
 */
class LeverWebhookTest {
  private record Received(Headers headers, String body) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }
  }

  private final TestVisitor visitor = new TestVisitor();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  private String address;
  private volatile int answer = 200;
  private String token;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(new Received(exchange.getRequestHeaders(), body));
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    receiver.start();
    address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
  }

  @AfterEach
  void close() {
    receiver.stop(0);
    visitor.close();
  }

  private JsonNode create(String event, String more) {
    TestVisitor.Answer made =
        visitor.lever(
            token,
            "POST",
            "/webhooks",
            "{\"url\":\"" + address + "\",\"event\":\"" + event + "\"" + more + "}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("data").path("data");
  }

  private Received next() throws InterruptedException {
    Received one = received.poll(20, TimeUnit.SECONDS);
    assertThat(one).as("a delivery").isNotNull();
    return one;
  }

  private static String signature(String key, String token, long triggeredAt) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    StringBuilder hex = new StringBuilder();
    for (byte b : mac.doFinal((token + triggeredAt).getBytes(StandardCharsets.UTF_8))) {
      hex.append(String.format("%02x", b));
    }
    return hex.toString();
  }

  @Test
  void creationIsNestedTwiceAndTheOnlyPlaceOfTheToken() {
    JsonNode made =
        create("candidateHired", ",\"configuration\":{\"conditions\":{\"origins\":[\"applied\"]}}");
    assertThat(made.path("configuration").path("signatureToken").asText()).isNotEmpty();
    assertThat(made.path("event").asText()).isEqualTo("candidateHired");
    TestVisitor.Answer list = visitor.lever(token, "/webhooks");
    assertThat(list.json().path("data").path(0).path("id")).isEqualTo(made.path("id"));
    assertThat(list.json().path("data").path(0).path("configuration").path("conditions"))
        .hasToString("{\"origins\":[\"applied\"]}");
    assertThat(list.body()).doesNotContain("signatureToken");
  }

  @Test
  void changesGoByTheCollection() {
    JsonNode made = create("candidateHired", "");
    TestVisitor.Answer changed =
        visitor.lever(
            token,
            "PUT",
            "/webhooks/",
            "{\"data\":[{\"id\":"
                + made.path("id")
                + ",\"url\":\"https://lvjw.example.test/x\"}]}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("data").path(0).path("url").asText())
        .isEqualTo("https://lvjw.example.test/x");
    assertThat(
            visitor
                .lever(
                    token,
                    "PUT",
                    "/webhooks",
                    "{\"data\":[{\"id\":\"x\",\"url\":\"" + address + "\"}]}")
                .status())
        .isEqualTo(404);
    assertThat(visitor.lever(token, "DELETE", "/webhooks/" + made.path("id").asText(), "").status())
        .isEqualTo(204);
    assertThat(visitor.lever(token, "DELETE", "/webhooks/" + made.path("id").asText(), "").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"url\":\"http://lvjw.example.test/x\",\"event\":\"candidateHired\"}",
        "{\"url\":\"https://lvjw.example.test/x\",\"event\":\"offerSigned\"}",
        "{\"url\":\"not a url\",\"event\":\"candidateHired\"}",
        "{\"url\":\"https://lvjw.example.test/x\",\"event\":\"candidateHired\",\"configuration\":1}",
        "{\"url\":\"https://lvjw.example.test/x\",\"event\":\"candidateDeleted\",\"configuration\":{\"conditions\":{\"origins\":[\"applied\"]}}}",
      })
  void badWebhooksAreRefused(String body) {
    assertThat(visitor.lever(token, "POST", "/webhooks", body).status()).isEqualTo(400);
  }

  @Test
  void nothingLeavesWhileTheSwitchIsOff() throws Exception {
    create("candidateHired", "");
    visitor.sandbox.hire(visitor.sandbox.addCandidate());
    assertThat(visitor.sandbox.verifyConnection("candidateHired").path("verified").asBoolean())
        .isTrue();
    assertThat(next().json().path("data")).isEmpty();
    assertThat(received).isEmpty();
    assertThat(visitor.sandbox.deliveries()).hasSize(1);
  }

  @Test
  void aHireIsDeliveredSigned() throws Exception {
    String key = create("candidateHired", "").path("configuration").path("signatureToken").asText();
    visitor.sandbox.switchWebhooks("candidateHired", true);
    String id = visitor.sandbox.addCandidate();
    visitor.sandbox.hire(id);
    Received one = next();
    assertThat(one.headers().getFirst("User-Agent")).isEqualTo("Lever-Webhooks");
    assertThat(one.headers().getFirst("Content-Type")).isEqualTo("application/json");
    JsonNode body = one.json();
    assertThat(body.path("event").asText()).isEqualTo("candidateHired");
    assertThat(body.path("data").path("opportunityId").asText()).isEqualTo(id);
    assertThat(body.path("data").path("contactId").asText()).isNotEmpty();
    assertThat(body.path("data")).hasSize(2);
    assertThat(body.path("token").asText()).hasSize(48);
    assertThat(body.path("triggeredAt").asLong()).isEqualTo(StillHost.NOW.toEpochMilli());
    assertThat(body.path("signature").asText())
        .isEqualTo(signature(key, body.path("token").asText(), body.path("triggeredAt").asLong()));
  }

  @Test
  void anArchiveChangeTellsFromAndTo() throws Exception {
    create("candidateArchiveChange", "");
    visitor.sandbox.switchWebhooks("candidateArchiveChange", true);
    String id = visitor.sandbox.addCandidate();
    visitor.sandbox.hire(id);
    JsonNode hired = next().json().path("data");
    assertThat(hired.path("fromArchived").isNull()).isTrue();
    assertThat(hired.path("toArchived").path("archivedAt").isNumber()).isTrue();
    visitor.sandbox.unhire(id);
    JsonNode undone = next().json().path("data");
    assertThat(undone.path("fromArchived")).isEqualTo(hired.path("toArchived"));
    assertThat(undone.path("toArchived").isNull()).isTrue();
  }

  @Test
  void originsLimitWhatIsSent() throws Exception {
    create("candidateHired", ",\"configuration\":{\"conditions\":{\"origins\":[\"sourced\"]}}");
    visitor.sandbox.switchWebhooks("candidateHired", true);
    visitor.sandbox.hire(visitor.sandbox.addCandidate());
    String sourced =
        visitor
            .control("POST", "/candidates", "{\"origin\":\"sourced\"}")
            .json()
            .path("id")
            .asText();
    visitor.sandbox.hire(sourced);
    assertThat(next().json().path("data").path("opportunityId").asText()).isEqualTo(sourced);
    assertThat(received).isEmpty();
  }

  @Test
  void theSwitchGoesOffWithTheLastWebhook() {
    String id = create("candidateHired", "").path("id").asText();
    visitor.sandbox.switchWebhooks("candidateHired", true);
    visitor.lever(token, "DELETE", "/webhooks/" + id, "");
    create("candidateHired", "");
    assertThat(settings().body()).contains("<strong>off</strong>");
  }

  private TestVisitor.Answer settings() {
    return visitor.get(visitor.sandbox.leverPages() + "/settings/integrations/webhooks");
  }

  @Test
  void theSettingsPageSwitchesAndVerifies() throws Exception {
    String key = create("candidateHired", "").path("configuration").path("signatureToken").asText();
    String group = visitor.sandbox.leverPages() + "/settings/integrations/webhooks/candidateHired";
    assertThat(settings().body()).contains("Candidate Hired", "Verify Connection", "off");
    assertThat(visitor.form(group + "/switch", Map.of("on", "true")).status()).isEqualTo(303);
    assertThat(settings().body()).contains("<strong>on</strong>");
    assertThat(visitor.form(group + "/verify", Map.of()).status()).isEqualTo(303);
    JsonNode test = next().json();
    assertThat(test.path("event").asText()).isEqualTo("candidateHired");
    assertThat(test.path("data")).isEmpty();
    assertThat(test.path("data").isObject()).isTrue();
    assertThat(test.path("signature").asText())
        .isEqualTo(signature(key, test.path("token").asText(), test.path("triggeredAt").asLong()));
    assertThat(settings().body()).contains("Verified");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 500})
  void anythingBut2xxFails(int status) throws Exception {
    create("candidateHired", "");
    answer = status;
    JsonNode result = visitor.sandbox.verifyConnection("candidateHired");
    assertThat(result.path("verified").asBoolean()).isFalse();
    assertThat(result.path("outcome").asText()).isEqualTo("HTTP " + status);
    next();
    assertThat(received).as("a redirect is not followed").isEmpty();
    assertThat(settings().body()).contains("Failed").doesNotContain("Verified");
  }

  @Test
  void nobodyListeningFails() {
    create("candidateHired", "");
    receiver.stop(0);
    JsonNode result = visitor.sandbox.verifyConnection("candidateHired");
    assertThat(result.path("verified").asBoolean()).isFalse();
    assertThat(result.path("outcome").asText()).startsWith("no answer");
  }
}
