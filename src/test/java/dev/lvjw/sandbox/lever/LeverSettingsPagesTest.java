package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lvjw.sandbox.TestVisitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings, Integrations and API: Webhooks and Authorized Apps, as a person uses them. */
class LeverSettingsPagesTest {
  private static final String WEBHOOKS = "/settings/integrations?tab=webhooks";

  private final TestVisitor visitor = new TestVisitor();
  private final LeverTab tab = new LeverTab(visitor);
  private final String token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  private volatile int answer = 200;
  private String address;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(
              new String(
                  exchange.getRequestBody().readAllBytes(),
                  java.nio.charset.StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    receiver.start();
    address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?a=1&b=<2>";
    address = address.replace("<2>", "2");
  }

  @AfterEach
  void close() {
    receiver.stop(0);
    visitor.close();
  }

  private String created() {
    return visitor
        .lever(
            token,
            "POST",
            "/webhooks",
            "{\"url\":\"" + address + "\",\"event\":\"candidateHired\"}")
        .json()
        .at("/data/data/id")
        .asText();
  }

  @Test
  void theGroupIsThereBeforeAnyWebhookIs() {
    tab.open(WEBHOOKS);
    assertThat(tab.text()).contains("Candidate Hired", "This webhook is off.");
    assertThat(tab.hasButton("Verify Connection")).isFalse();
  }

  @Test
  void aPersonSwitchesOnAndVerifies() throws Exception {
    created();
    tab.open(WEBHOOKS);
    assertThat(tab.html()).contains("<details><summary>");
    assertThat(tab.text()).contains(address, "Made through the API: it can’t be changed here.");
    assertThat(tab.hasButton("Delete webhook")).isFalse();
    tab.press("Switch on");
    assertThat(tab.wasRedirected()).isTrue();
    assertThat(tab.text()).contains("This webhook is on.").doesNotContain("Verified");
    assertThat(tab.html()).as("stays expanded").contains("<details open>");
    tab.press("Verify Connection");
    assertThat(tab.wasRedirected()).isTrue();
    assertThat(tab.html()).contains("<strong>Verified</strong>");
    assertThat(received.poll(20, TimeUnit.SECONDS)).contains("\"data\":{}");
    tab.reload();
    assertThat(received).as("a reload verifies nothing again").isEmpty();
    tab.press("Switch off");
    assertThat(tab.text()).contains("This webhook is off.");
  }

  @Test
  void aFailedVerificationIsToldInWords() {
    created();
    answer = 302;
    tab.open(WEBHOOKS).press("Verify Connection");
    assertThat(tab.text())
        .contains("Failed: HTTP 302, a redirect. Lever doesn’t follow it and takes 2xx only.");
    answer = 503;
    tab.press("Verify Connection");
    assertThat(tab.text()).contains("Failed: HTTP 503. Lever takes 2xx only.");
    receiver.stop(0);
    tab.press("Verify Connection");
    assertThat(tab.text()).contains("Is something listening at this address?");
    assertThat(tab.html()).doesNotContain("<strong>Verified</strong>");
  }

  @Test
  void aDeliveryIsShownAndRunAgain() throws Exception {
    created();
    tab.open(WEBHOOKS).press("Switch on");
    answer = 500;
    String id = visitor.sandbox.addCandidate();
    visitor.sandbox.hire(id);
    String first = received.poll(20, TimeUnit.SECONDS);
    assertThat(first).contains(id);
    visitor.sandbox.advance(java.time.Duration.ZERO);
    tab.reload();
    assertThat(tab.text()).contains("Opportunity " + id.substring(0, 8), "HTTP 500", "Retrying");
    answer = 200;
    tab.press("Rerun");
    assertThat(tab.wasRedirected()).isTrue();
    assertThat(tab.text())
        .contains("2 tries, last: HTTP 200", "Delivered")
        .doesNotContain("Retrying");
    assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo(first);
    tab.press("Switch off").press("Rerun");
    assertThat(tab.status()).isEqualTo(409);
    assertThat(tab.text()).contains("switched off");
  }

  @Test
  void theHistoryIsShownAPageAtATime() {
    created();
    tab.open(WEBHOOKS);
    for (int i = 0; i < 21; i++) {
      tab.press("Verify Connection");
    }
    assertThat(tab.html().split(">Rerun</button>", -1)).hasSize(21);
    String older = tab.html().replaceAll("(?s).*href=\"([^\"]*)\">Older</a>.*", "$1");
    tab.open(older.replace("&amp;", "&"));
    assertThat(tab.html().split(">Rerun</button>", -1)).hasSize(2);
    assertThat(tab.html()).contains(">Newer</a>").doesNotContain(">Older</a>");
  }

  @Test
  void aPersonMakesAWebhookThatTheApiCanNotChange() {
    tab.open("/settings/integrations/webhooks/new").press("Create webhook");
    assertThat(tab.fault("Event")).contains("Choose an event.");
    assertThat(tab.fault("URL")).isPresent();
    tab.fill("Event", "Candidate Deleted").fill("URL", "http://else.example.test/");
    tab.press("Create webhook");
    assertThat(tab.fault("Event")).isEmpty();
    assertThat(tab.fault("URL")).hasValueSatisfying(why -> assertThat(why).contains("https"));
    tab.fill("URL", address).press("Create webhook");
    assertThat(tab.text()).contains("Candidate Deleted", address, "Signature token");
    String id = visitor.lever(token, "/webhooks").json().at("/data/0/id").asText();
    assertThat(visitor.lever(token, "DELETE", "/webhooks/" + id, "").status()).isEqualTo(403);
    assertThat(
            visitor
                .lever(
                    token,
                    "PUT",
                    "/webhooks",
                    "{\"data\":[{\"id\":\"" + id + "\",\"url\":\"" + address + "\"}]}")
                .status())
        .isEqualTo(403);
    tab.press("Delete webhook");
    assertThat(tab.text()).contains("The webhook was deleted.");
    assertThat(visitor.lever(token, "/webhooks").json().path("data")).isEmpty();
  }

  @Test
  void aPersonCanNotDeleteWhatTheApiMade() {
    String id = created();
    String delete =
        visitor.sandbox.leverPages() + "/settings/integrations/webhooks/candidateHired/delete";
    assertThat(visitor.form(delete, Map.of("webhook", id)).status()).isEqualTo(403);
    assertThat(visitor.lever(token, "/webhooks").json().path("data")).hasSize(1);
  }

  @Test
  void accessIsShownAndRevokedAfterAQuestion() {
    tab.open("/settings/integrations?tab=authorized-apps");
    assertThat(tab.text())
        .contains("lvjw", "Marion Calloway (Super Admin)", "1 Mar 2027, 10:00 UTC")
        .contains("see offers offers:read:admin");
    tab.press("Revoke access");
    assertThat(visitor.lever(token, "/users").status()).as("only asked").isEqualTo(200);
    tab.press("Revoke access");
    assertThat(tab.wasRedirected()).isTrue();
    assertThat(tab.text()).contains("Access is revoked.", "No app has access");
    assertThat(visitor.lever(token, "/users").status()).isEqualTo(401);
    assertThat(tab.reload().hasButton("Revoke access")).isFalse();
  }
}
