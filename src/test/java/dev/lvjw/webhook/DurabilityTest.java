package dev.lvjw.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.TestJvm;
import dev.lvjw.store.Database;
import dev.lvjw.store.Inbox;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that is killed (SIGKILL) has lost nothing that it said it has. */
class DurabilityTest {
  private static final String KEY = "key";

  @TempDir private Path home;

  @Test
  void whatWasAnsweredIsThereAfterAKill() throws Exception {
    List<String> answered = new ArrayList<>();
    for (int life = 0; life < 3; life++) {
      Process receiver = TestJvm.start(Listening.class, home.toString());
      try (HttpClient client = HttpClient.newHttpClient()) {
        URI url = URI.create(receiver.inputReader().readLine());
        for (int i = 0; i < 5; i++) {
          String opportunity = "opp-" + life + "-" + i;
          HttpRequest request =
              HttpRequest.newBuilder(url)
                  .POST(HttpRequest.BodyPublishers.ofString(delivery(opportunity)))
                  .build();
          assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
              .isEqualTo(200);
          answered.add(opportunity);
        }
      } finally {
        receiver.destroyForcibly();
      }
      assertThat(receiver.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    try (Database database = Database.open(home.resolve("lvjw.db"), home.resolve("cache"))) {
      assertThat(new Inbox(database).unhandled())
          .extracting(entry -> entry.opportunityId().orElseThrow())
          .containsExactlyElementsOf(answered);
    }
  }

  private static String delivery(String opportunity) {
    return "{\"event\":\"candidateHired\",\"triggeredAt\":5,\"token\":\"%s\",\"signature\":\"%s\",\"data\":{\"opportunityId\":\"%s\"}}"
        .formatted(
            "token-" + opportunity, Signature.sign(KEY, "token-" + opportunity, 5), opportunity);
  }

  /** The receiver that gets killed. */
  static final class Listening {
    public static void main(String[] args) {
      Path home = Path.of(args[0]);
      Database database = Database.open(home.resolve("lvjw.db"), home.resolve("cache"));
      Receiver receiver =
          Receiver.start(
              new TestHost(home),
              new Receiver.Settings(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                  "/",
                  Optional.empty()),
              () -> List.of(KEY),
              new Inbox(database),
              answer -> {});
      System.out.println(receiver.url());
    }
  }
}
