package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.lvjw.sandbox.TestVisitor;
import dev.lvjw.sandbox.fault.Fault;
import dev.lvjw.sandbox.world.Hashes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the switches of Lever's webhooks change. */
class WebhookSwitchTest {
  private final TestVisitor visitor = new TestVisitor();
  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  private String url;
  private String token;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
  }

  @AfterEach
  void close() {
    receiver.stop(0);
    visitor.close();
  }

  private void set(String... specs) {
    visitor.sandbox.faults(Fault.all(specs));
  }

  private TestVisitor.Answer create(String event) {
    String body = "{\"url\":\"" + url + "\",\"event\":\"" + event + "\"}";
    return visitor.lever(token, "POST", "/webhooks", body);
  }

  private JsonNode delivered() throws InterruptedException {
    JsonNode one = received.poll(20, TimeUnit.SECONDS);
    assertThat(one).as("a delivery").isNotNull();
    return one;
  }

  private JsonNode verified() throws InterruptedException {
    assertThat(
            visitor.control("POST", "/webhooks/verify", "{}").json().path("verified").asBoolean())
        .isTrue();
    return delivered();
  }

  @Test
  void creationIsNestedOnce() {
    set("webhook-nesting=single");
    JsonNode made = create("candidateHired").json().path("data");
    assertThat(made.at("/configuration/signatureToken").asText()).isNotEmpty();
    assertThat(made.path("event").asText()).isEqualTo("candidateHired");
  }

  @Test
  void theSignatureTokenIsListedOrTheAccountsOrNone() throws Exception {
    set("signature-token=listed");
    String given =
        create("candidateHired").json().at("/data/data/configuration/signatureToken").asText();
    String list = visitor.lever(token, "/webhooks").body();
    assertThat(given).isNotEmpty();
    assertThat(list).contains(given);

    set("signature-token=account");
    JsonNode made = create("candidateDeleted").json().at("/data/data");
    assertThat(made.toString()).doesNotContain("signatureToken");
    visitor.control("POST", "/webhooks/verify", "{\"event\":\"candidateDeleted\"}");
    JsonNode signed = delivered();
    String key = "sandbox-lever-signature-token-of-the-account";
    String message = signed.path("token").asText() + signed.path("triggeredAt").asLong();
    assertThat(signed.path("signature").asText())
        .isEqualTo(java.util.HexFormat.of().formatHex(Hashes.hmacSha256(key, message)));

    set("signature-token=none");
    assertThat(create("contactCreated").body()).doesNotContain("signatureToken");
    visitor.control("POST", "/webhooks/verify", "{\"event\":\"contactCreated\"}");
    assertThat(delivered().has("signature")).isFalse();
  }

  @Test
  void duplicatesAndHttpAreRefused() {
    assertThat(create("candidateHired").status()).isEqualTo(201);
    assertThat(create("candidateHired").status()).isEqualTo(201);
    set("webhook-duplicate=refused");
    assertThat(create("candidateHired").status()).isEqualTo(400);
    assertThat(create("candidateDeleted").status()).isEqualTo(201);
    set("webhook-http=refused");
    TestVisitor.Answer refused = create("contactCreated");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("https");
  }

  @Test
  void deliveriesLackTheIdAndHaveACandidate() throws Exception {
    create("candidateHired");
    assertThat(verified().has("id")).isTrue();
    set("delivery-id=left-out", "delivery-candidate-id=sent");
    assertThat(verified().has("id")).isFalse();
    visitor.sandbox.switchWebhooks("candidateHired", true);
    String hired = visitor.sandbox.addCandidate();
    visitor.sandbox.hire(hired);
    JsonNode data = delivered().path("data");
    assertThat(data.path("candidateId").asText()).isEqualTo(hired);
    assertThat(data.path("opportunityId").asText()).isEqualTo(hired);
  }

  @Test
  void aHireIsNoArchiveChange() throws Exception {
    create("candidateArchiveChange");
    visitor.sandbox.switchWebhooks("candidateArchiveChange", true);
    String id = visitor.sandbox.addCandidate();
    visitor.sandbox.hire(id);
    assertThat(delivered().at("/data/toArchived").isObject()).isTrue();
    visitor.sandbox.unhire(id);
    assertThat(delivered().at("/data/toArchived").isNull()).isTrue();
    set("archive-change-on-hire=not-sent");
    visitor.sandbox.hire(id);
    visitor.sandbox.unhire(id);
    assertThat(delivered().at("/data/toArchived").isNull()).isTrue();
  }

  @Test
  void verifyConnectionIsNotOffered() {
    create("candidateHired");
    set("verify-connection=not-offered");
    assertThat(visitor.control("POST", "/webhooks/verify", "{}").status()).isEqualTo(404);
    LeverTab settings = new LeverTab(visitor).open("/settings/integrations?tab=webhooks");
    assertThat(settings.hasButton("Verify Connection")).isFalse();
    assertThat(settings.text()).contains("There is no Verify Connection");
    assertThat(received).isEmpty();
  }

  @Test
  void webhooksGoWithTheAccess() {
    String revoke = visitor.sandbox.leverPages() + "/settings/integrations/authorized-apps/revoke";
    create("candidateHired");
    assertThat(visitor.get(revoke).body()).contains("Webhooks that it made stay.");
    assertThat(visitor.form(revoke, java.util.Map.of()).status()).isEqualTo(303);
    token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
    assertThat(visitor.lever(token, "/webhooks").json().path("data")).hasSize(1);
    set("revoked-webhooks=removed");
    assertThat(visitor.get(revoke).body()).contains("All webhooks are deleted.");
    visitor.form(revoke, java.util.Map.of());
    token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
    assertThat(visitor.lever(token, "/webhooks").json().path("data")).isEmpty();
  }
}
