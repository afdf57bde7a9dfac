package dev.lvjw.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.store.Database;
import dev.lvjw.store.Inbox;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverTest {
  private static final String KEY = "signature-token-of-the-webhook";
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir private Path home;
  private final List<Receiver.Answer> answers = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>(List.of(KEY));
  private TestHost host;
  private Database database;
  private Inbox inbox;
  private Receiver receiver;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    host = new TestHost(home);
    database = Database.open(home.resolve("lvjw.db"), home.resolve("cache"));
    inbox = new Inbox(database);
    receiver = start(new Receiver.Settings(ANYWHERE, "/hooks/lever", Optional.empty()));
  }

  private Receiver start(Receiver.Settings settings) {
    return Receiver.start(host, settings, () -> List.copyOf(keys), inbox, answers::add);
  }

  @AfterEach
  void stop() {
    client.close();
    receiver.close();
    database.close();
  }

  private static String delivery(String key, String opportunity, String token, long triggeredAt) {
    return """
    {"event":"candidateHired","triggeredAt":%d,"token":"%s","signature":"%s",
     "data":{"opportunityId":"%s","contactId":"c"}}
    """
        .formatted(triggeredAt, token, Signature.sign(key, token, triggeredAt), opportunity);
  }

  private int post(String body) throws Exception {
    return send(HttpRequest.newBuilder(receiver.url())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build())
        .statusCode();
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void storesADeliveryBeforeItSaysSo() throws Exception {
    assertThat(post(delivery(KEY, "opp-1", "t1", 1_760_000_000_700L))).isEqualTo(200);
    assertThat(inbox.unhandled())
        .extracting(Inbox.Entry::opportunityId, Inbox.Entry::receivedAt)
        .containsExactly(tuple(Optional.of("opp-1"), TestHost.START));
    assertThat(post(delivery(KEY, "opp-1", "t1", 1_760_000_000_700L))).isEqualTo(200);
    assertThat(post(delivery(KEY, "opp-2", "t1", 1_760_000_000_700L))).isEqualTo(401);
    assertThat(inbox.unhandled()).hasSize(1);
    waitForAnswers(3);
    assertThat(answers)
        .containsExactly(
            new Receiver.Answer.Accepted(Inbox.Kind.EVENT, Inbox.Receipt.STORED),
            new Receiver.Answer.Accepted(Inbox.Kind.EVENT, Inbox.Receipt.REPEATED),
            new Receiver.Answer.Refused(Refusal.REPLAYED));
  }

  @Test
  void refusesWhatIsNotSignedWithItsKey() throws Exception {
    assertThat(post(delivery("another key", "opp-1", "t1", 5))).isEqualTo(401);
    assertThat(post("{\"event\":\"candidateHired\",\"triggeredAt\":5,\"token\":\"t\",\"data\":{}}"))
        .isEqualTo(401);
    assertThat(post("nonsense")).isEqualTo(400);
    keys.clear();
    assertThat(post(delivery(KEY, "opp-1", "t1", 5))).isEqualTo(401);
    assertThat(inbox.unhandled()).isEmpty();
    assertThat(inbox.refusals())
        .extracting(Inbox.Refusal::reason)
        .containsExactly("no_signature_token", "malformed", "unsigned", "bad_signature");
    keys.add("the old one");
    keys.add(KEY);
    assertThat(post(delivery(KEY, "opp-1", "t1", 5))).isEqualTo(200);
  }

  @Test
  void recognisesVerifyConnectionAndItsOwnProbe() throws Exception {
    assertThat(
            post(
                "{\"event\":\"candidateHired\",\"triggeredAt\":5,\"token\":\"t\",\"data\":{},"
                    + "\"signature\":\""
                    + Signature.sign(KEY, "t", 5)
                    + "\"}"))
        .isEqualTo(200);
    Probe probe = Probe.make(host, KEY);
    Probe.Result result =
        probe.send(
            body -> {
              try {
                return post(new String(body, StandardCharsets.UTF_8));
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    assertThat(result).isEqualTo(new Probe.Delivered(200));
    assertThat(inbox.arrived(Inbox.Kind.PROBE, probe.nonce())).hasValue(TestHost.START);
    assertThat(inbox.lastDelivery(Inbox.Kind.TEST)).hasValue(TestHost.START);
    assertThat(inbox.unhandled()).isEmpty();
  }

  @Test
  void aProbeWithoutAnswerSaysWhy() {
    Failure reason = new Failure(ExitCode.UNREACHABLE, "unreachable", "No answer.", "lvjw doctor");
    Probe.Result result =
        Probe.make(host, KEY)
            .send(
                body -> {
                  throw reason;
                });
    assertThat(result).isEqualTo(new Probe.Undelivered(reason));
    assertThat(new Probe.Delivered(204).accepted()).isTrue();
    assertThat(new Probe.Delivered(302).accepted()).isFalse();
    assertThat(Probe.make(host, KEY).nonce()).isNotEqualTo(Probe.make(host, KEY).nonce());
  }

  @Test
  void listensOnItsPathOnly() throws Exception {
    URI url = receiver.url();
    assertThat(url.getPath()).isEqualTo("/hooks/lever");
    assertThat(status("GET", url)).isEqualTo(405);
    assertThat(status("PUT", url)).isEqualTo(405);
    assertThat(status("HEAD", url)).isEqualTo(405);
    for (String other :
        List.of("/", "/hooks", "/hooks/lever/", "/hooks/lever/x", "/hooks/%6cever")) {
      assertThat(status("POST", url.resolve(other))).as(other).isEqualTo(404);
    }
    HttpResponse<String> health = send(HttpRequest.newBuilder(url.resolve("/healthz")).build());
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(status("POST", url.resolve("/healthz"))).isEqualTo(405);
    assertThat(answers).isEmpty();
  }

  private int status(String method, URI url) throws Exception {
    return send(HttpRequest.newBuilder(url)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build())
        .statusCode();
  }

  @Test
  void takesBodiesUpTo64KiB() throws Exception {
    String delivery = delivery(KEY, "opp-1", "t1", 5).strip();
    String full = delivery + " ".repeat(Receiver.LARGEST_BODY - delivery.length());
    assertThat(post(full)).isEqualTo(200);
    assertThat(post(full + " ")).isEqualTo(413);
    assertThat(post(" ".repeat(500_000))).isEqualTo(413);
    HttpRequest chunked =
        HttpRequest.newBuilder(receiver.url())
            .POST(
                HttpRequest.BodyPublishers.fromPublisher(
                    HttpRequest.BodyPublishers.ofString(full + " ")))
            .build();
    assertThat(send(chunked).statusCode()).isEqualTo(413);
    assertThat(inbox.unhandled()).hasSize(1);
  }

  @Test
  void cutsOffASenderThatIsTooSlow() throws Exception {
    try (Receiver impatient =
            start(
                new Receiver.Settings(
                    ANYWHERE, "/hooks/lever", Optional.empty(), Duration.ofMillis(200)));
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), impatient.url().getPort())) {
      slow.setSoTimeout(20_000);
      OutputStream out = slow.getOutputStream();
      out.write(
          "POST /hooks/lever HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(endOf(slow)).isEmpty();
    }
    assertThat(answers).isEmpty();
    assertThat(post(delivery(KEY, "opp-1", "t1", 5))).isEqualTo(200);
  }

  /** All that comes until the other side closes; a reset is an end, too. */
  private static String endOf(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (SocketException reset) {
      return "";
    }
  }

  @Test
  void asksLeverToTryAgainWhenItCannotStore() throws Exception {
    database.close();
    assertThat(post(delivery(KEY, "opp-1", "t1", 5))).isEqualTo(503);
    assertThat(post("nonsense")).isEqualTo(400);
    waitForAnswers(2);
    assertThat(answers.getFirst()).isInstanceOf(Receiver.Answer.NotStored.class);
  }

  @Test
  void storesOneOfManyEqualDeliveriesThatComeAtOnce() {
    List<Integer> statuses =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    client.sendAsync(
                        HttpRequest.newBuilder(receiver.url())
                            .POST(
                                HttpRequest.BodyPublishers.ofString(
                                    delivery(KEY, "opp-1", "t1", 5)))
                            .build(),
                        HttpResponse.BodyHandlers.discarding()))
            .toList()
            .stream()
            .map(answer -> answer.join().statusCode())
            .toList();
    assertThat(statuses).hasSize(20).containsOnly(200);
    assertThat(inbox.unhandled()).hasSize(1);
  }

  @Test
  void saysThatThePortIsTaken() {
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.url().getPort());
    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () -> start(new Receiver.Settings(taken, "/hooks/lever", Optional.empty())));
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.code()).isEqualTo("port_in_use");
  }

  /** The listener is told after the answer is out. */
  private void waitForAnswers(int count) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (answers.size() < count && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(answers).hasSize(count);
  }
}
