package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of deliveries that fail, against Lever's documentation. */
class WebhookRetryTest {
  private static final Duration ALL_WAITS = Duration.ofMinutes(1 + 5 + 30 + 120);

  private final TestVisitor visitor = new TestVisitor();
  private final List<JsonNode> received = Collections.synchronizedList(new ArrayList<>());
  private HttpServer receiver;
  private String address;
  private volatile int answer = 500;
  private String token;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
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

  private String create(String event) {
    String body = "{\"url\":\"" + address + "\",\"event\":\"" + event + "\"}";
    TestVisitor.Answer made = visitor.lever(token, "POST", "/webhooks", body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    visitor.sandbox.switchWebhooks(event, true);
    return made.json().path("data").path("data").path("id").asText();
  }

  private void pass(String duration) {
    TestVisitor.Answer moved =
        visitor.control("POST", "/clock", "{\"advance\":\"" + duration + "\"}");
    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
  }

  private String hired() {
    String id = visitor.sandbox.addCandidate();
    visitor.sandbox.hire(id);
    return id;
  }

  private JsonNode deliveries() {
    return visitor.control("GET", "/webhooks/deliveries", "").json().path("items");
  }

  private JsonNode only() {
    JsonNode items = deliveries();
    assertThat(items).hasSize(1);
    return items.path(0);
  }

  private static List<String> texts(JsonNode items, String field) {
    return items.valueStream().map(one -> one.path(field).asText()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 401, 404, 429, 500, 503})
  void whatIsNot2xxIsTriedFiveTimesWithGrowingWaits(int status) {
    answer = status;
    create("candidateHired");
    String opportunity = hired();
    pass("PT0S");
    JsonNode first = only();
    assertThat(first.path("state").asText()).isEqualTo("retrying");
    assertThat(first.path("event").asText()).isEqualTo("candidateHired");
    assertThat(first.path("opportunityId").asText()).isEqualTo(opportunity);
    assertThat(first.path("outcome").asText()).isEqualTo("HTTP " + status);
    assertThat(first.path("nextTryAt").asText())
        .isEqualTo(StillHost.NOW.plusSeconds(60).toString());

    pass("PT24H");
    JsonNode last = only();
    assertThat(last.path("state").asText()).isEqualTo("failed");
    assertThat(last.path("nextTryAt").isNull()).isTrue();
    assertThat(texts(last.path("tries"), "at"))
        .containsExactlyElementsOf(
            IntStream.of(0, 1, 6, 36, 156)
                .mapToObj(minutes -> StillHost.NOW.plus(Duration.ofMinutes(minutes)).toString())
                .toList());
    assertThat(texts(last.path("tries"), "outcome")).containsOnly("HTTP " + status);
    assertThat(received).as("a redirect is not followed").hasSize(5);
    assertThat(texts(deliveries(), "id")).containsExactly(received.getFirst().path("id").asText());
    pass("P10D");
    assertThat(received).hasSize(5);
  }

  @Test
  void aTryFallsDueAtItsMomentAndNotBefore() {
    create("candidateHired");
    hired();
    pass("PT59.999S");
    assertThat(received).hasSize(1);
    pass("PT0.001S");
    assertThat(received).hasSize(2);
    answer = 204;
    pass("PT5M");
    assertThat(only().path("state").asText()).isEqualTo("delivered");
    assertThat(only().path("tries")).hasSize(3);
    pass("PT24H");
    assertThat(received).hasSize(3);
  }

  @Test
  void triesAreMadeInTheOrderInWhichTheyFallDue() {
    create("candidateHired");
    create("candidateArchiveChange");
    String early = hired();
    pass("PT30S");
    String late = hired();
    pass("PT0S");
    received.clear();
    pass("PT1M");
    assertThat(
            received.stream().map(one -> one.path("data").path("opportunityId").asText()).toList())
        .containsExactly(early, early, late, late);
    assertThat(texts(deliveries(), "event")).contains("candidateHired", "candidateArchiveChange");
  }

  @Test
  void nobodyListeningIsAFailureThatIsTriedAgain() {
    create("candidateHired");
    receiver.stop(0);
    hired();
    pass("PT1M");
    assertThat(only().path("state").asText()).isEqualTo("retrying");
    assertThat(texts(only().path("tries"), "outcome"))
        .hasSize(2)
        .allMatch(outcome -> outcome.startsWith("no answer"));
  }

  @Test
  void whatWaitsIsDroppedWhenTheSwitchGoesOff() {
    create("candidateHired");
    hired();
    pass("PT1M");
    visitor.sandbox.switchWebhooks("candidateHired", false);
    visitor.sandbox.switchWebhooks("candidateHired", true);
    pass(ALL_WAITS.toString());
    assertThat(received).hasSize(2);
    assertThat(only().path("state").asText()).isEqualTo("failed");
  }

  @Test
  void nothingIsKeptForLaterWhileTheSwitchIsOff() {
    create("candidateHired");
    visitor.sandbox.switchWebhooks("candidateHired", false);
    hired();
    visitor.sandbox.switchWebhooks("candidateHired", true);
    pass(ALL_WAITS.toString());
    assertThat(received).isEmpty();
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void aDeletedWebhookIsNotTriedAgain() {
    String webhook = create("candidateHired");
    create("candidateHired");
    hired();
    pass("PT0S");
    visitor.lever(token, "DELETE", "/webhooks/" + webhook, "");
    pass("PT1M");
    assertThat(received).hasSize(3);
    assertThat(texts(deliveries(), "state")).containsExactlyInAnyOrder("failed", "retrying");
  }

  @Test
  void aChangedAddressIsUsedForTheNextTry() {
    String webhook = create("candidateHired");
    hired();
    pass("PT0S");
    answer = 200;
    String moved = "{\"data\":[{\"id\":\"" + webhook + "\",\"url\":\"" + address + "/moved\"}]}";
    List<String> paths = Collections.synchronizedList(new ArrayList<>());
    receiver.createContext(
        "/hook/moved",
        exchange -> {
          paths.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    assertThat(visitor.lever(token, "PUT", "/webhooks", moved).status()).isEqualTo(200);
    pass("PT1M");
    assertThat(paths).containsExactly("/hook/moved");
  }

  @Test
  void rerunSendsOnceMoreAndAGivenUpDeliveryArrives() {
    create("candidateHired");
    hired();
    pass(ALL_WAITS.toString());
    String id = only().path("id").asText();
    JsonNode failed = visitor.control("POST", "/webhooks/deliveries/" + id + "/rerun", "").json();
    assertThat(failed.path("state").asText()).isEqualTo("failed");
    assertThat(failed.path("tries")).hasSize(6);
    answer = 200;
    TestVisitor.Answer rerun = visitor.control("POST", "/webhooks/deliveries/" + id + "/rerun", "");
    assertThat(rerun.status()).isEqualTo(200);
    assertThat(rerun.json()).isEqualTo(only());
    assertThat(only().path("state").asText()).isEqualTo("delivered");
    assertThat(received).hasSize(7);
    answer = 500;
    assertThat(visitor.sandbox.rerun(id).path("state").asText())
        .as("what has arrived, has arrived")
        .isEqualTo("delivered");
    pass("PT24H");
    assertThat(received).hasSize(8);
  }

  @Test
  void aRerunThatIsTakenEndsTheWaitingAndOneThatFailsDoesNot() {
    create("candidateHired");
    hired();
    pass("PT0S");
    String id = only().path("id").asText();
    JsonNode failed = visitor.sandbox.rerun(id);
    assertThat(failed.path("state").asText()).isEqualTo("retrying");
    assertThat(failed.path("nextTryAt")).isEqualTo(only().path("nextTryAt"));
    pass("PT1M");
    assertThat(received).hasSize(3);
    answer = 200;
    visitor.sandbox.rerun(id);
    pass("PT24H");
    assertThat(received).hasSize(4);
  }

  @Test
  void aRerunIsRefusedWhereNothingIsSent() {
    String webhook = create("candidateHired");
    hired();
    pass("PT0S");
    String rerun = "/webhooks/deliveries/" + only().path("id").asText() + "/rerun";
    visitor.sandbox.switchWebhooks("candidateHired", false);
    assertThat(visitor.control("POST", rerun, "").status()).isEqualTo(409);
    visitor.sandbox.verifyConnection("candidateHired");
    String sample = deliveries().path(1).path("id").asText();
    assertThat(visitor.sandbox.rerun(sample).path("tries"))
        .as("Verify Connection works while the switch is off")
        .hasSize(2);
    visitor.lever(token, "DELETE", "/webhooks/" + webhook, "");
    assertThat(visitor.control("POST", rerun, "").status()).isEqualTo(404);
    assertThat(visitor.control("POST", "/webhooks/deliveries/none/rerun", "").status())
        .isEqualTo(404);
  }

  @Test
  void verifyConnectionIsNotRepeatedByItself() {
    create("candidateHired");
    visitor.sandbox.verifyConnection("candidateHired");
    assertThat(only().path("state").asText()).isEqualTo("failed");
    assertThat(only().path("opportunityId").isNull()).isTrue();
    pass("PT24H");
    assertThat(received).hasSize(1);
  }

  @Test
  void laterTriesRepeatTheFirstByteForByte() {
    create("candidateHired");
    hired();
    pass(ALL_WAITS.toString());
    visitor.sandbox.rerun(only().path("id").asText());
    assertThat(received).hasSize(6);
    assertThat(List.copyOf(received)).containsOnly(received.getFirst());
  }

  @Test
  void theHistoryForgetsAfterTwoWeeks() {
    answer = 200;
    create("candidateHired");
    hired();
    pass("P14D");
    String old = only().path("id").asText();
    pass("PT0.001S");
    assertThat(deliveries()).isEmpty();
    hired();
    pass("PT0S");
    assertThat(only().path("id").asText()).isNotEqualTo(old);
  }

  private static final class Alone implements AutoCloseable {
    final SandboxTime time;
    final LeverWebhooks webhooks;

    Alone(Clock clock, LeverWebhooks.Habits habits, String address) {
      time = new SandboxTime(clock);
      Ids ids = new Ids(new Random(11));
      webhooks = new LeverWebhooks(time, ids, new Faults(time, ids), habits);
      webhooks.create("candidateHired", address, Json.object());
      webhooks.turn("candidateHired", true);
    }

    void fire() {
      webhooks.fire("candidateHired", Json.object().put("id", "opp-1"), Json.object());
    }

    @Override
    public void close() {
      webhooks.close();
    }
  }

  private static LeverWebhooks.Habits quick(Duration patience) {
    return new LeverWebhooks.Habits(patience, Collections.nCopies(4, Duration.ofMillis(20)));
  }

  @Test
  void realTimeMakesTriesFallDueToo() throws Exception {
    BlockingQueue<Instant> tries = new LinkedBlockingQueue<>();
    receiver.createContext(
        "/busy",
        exchange -> {
          tries.add(Instant.now());
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    String busy = address.replace("/hook", "/busy");
    try (Alone alone = new Alone(Clock.systemUTC(), quick(Duration.ofSeconds(20)), busy)) {
      alone.fire();
      for (int i = 0; i < 5; i++) {
        assertThat(tries.poll(20, TimeUnit.SECONDS)).as("try " + i).isNotNull();
      }
    }
  }

  @Test
  void noAnswerInTimeIsAFailure() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Alone alone =
            new Alone(
                new StillHost().clock(),
                quick(Duration.ofMillis(50)),
                "http://127.0.0.1:" + mute.getLocalPort() + "/")) {
      alone.fire();
      alone.webhooks.advance(Duration.ofSeconds(1));
      WebhookDelivery late = alone.webhooks.history().getFirst();
      assertThat(late.tries()).hasSize(5).allMatch(one -> !one.taken());
      assertThat(late.lastTry().outcome()).isEqualTo("no answer within 50 ms");
      assertThat(late.state()).isEqualTo(new WebhookDelivery.State.Failed());
    }
  }

  @Test
  void repeatsCanBeSignedAnew() {
    try (Alone alone = new Alone(new StillHost().clock(), LeverWebhooks.Habits.OURS, address)) {
      alone.webhooks.signRepeatsAnew(true);
      alone.fire();
      alone.webhooks.advance(Duration.ofMinutes(6));
      alone.webhooks.rerun(alone.webhooks.history().getFirst().id());
      assertThat(received).hasSize(4);
      for (String field : List.of("token", "signature")) {
        assertThat(received.stream().map(one -> one.path(field).asText()).distinct())
            .as(field)
            .hasSize(4);
      }
      assertThat(received.stream().map(one -> one.path("triggeredAt").asLong()).distinct())
          .hasSize(3);
      assertThat(received.stream().map(one -> one.path("id").asText()).distinct()).hasSize(1);
    }
  }

  @Test
  void theHistoryShowsAThousandAndWhatIsUnderWayIsKept() {
    SandboxTime time = new SandboxTime(new StillHost().clock());
    DeliveryBook book = new DeliveryBook(time, LeverWebhooks.Habits.OURS.waits());
    LeverWebhooks.Webhook webhook =
        new LeverWebhooks.Webhook(
            "hook", "candidateHired", address, Json.object(), "key", time.millis(), 0);
    WebhookDelivery.Try failed = new WebhookDelivery.Try(time.now(), false, "HTTP 500");
    WebhookDelivery.Try taken = new WebhookDelivery.Try(time.now(), true, "HTTP 200");
    book.planned(book.event("first", webhook, "opp", Json.object(), new byte[0]), failed);
    for (int i = 0; i < 1_200; i++) {
      book.planned(book.event("later-" + i, webhook, "opp", Json.object(), new byte[0]), taken);
    }
    assertThat(book.history()).hasSize(1_000);
    assertThat(book.history().getLast().id()).isEqualTo("later-1199");
    time.advance(Duration.ofMinutes(1));
    assertThat(book.due().map(entry -> entry.id)).contains("first");
  }
}
