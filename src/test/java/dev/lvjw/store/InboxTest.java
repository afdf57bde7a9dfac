package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.store.Inbox.Arrival;
import dev.lvjw.store.Inbox.Kind;
import dev.lvjw.store.Inbox.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InboxTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final String TOKEN = "token-of-forty-eight-characters-more-or-less-x17";
  private static final Arrival HIRED = event("candidateHired", "opp-1", TOKEN, 1_760_000_000_700L);

  @TempDir private Path home;
  private Database database;
  private Inbox inbox;

  @BeforeEach
  void open() {
    database = Database.open(home.resolve("lvjw.db"), home.resolve("cache"));
    inbox = new Inbox(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Arrival event(String event, String opportunity, String token, long triggeredAt) {
    return new Arrival(Kind.EVENT, event, Optional.of(opportunity), token, triggeredAt);
  }

  private record Case(String name, Arrival second, Receipt receipt) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> seconds() {
    String event = HIRED.event();
    long time = HIRED.triggeredAt();
    return List.of(
        new Case("the same again", HIRED, Receipt.REPEATED),
        new Case("another opportunity", event(event, "opp-2", TOKEN, time), Receipt.REPLAYED),
        new Case(
            "another event", event("candidateDeleted", "opp-1", TOKEN, time), Receipt.REPLAYED),
        new Case(
            "posing as Verify Connection",
            new Arrival(Kind.TEST, event, Optional.empty(), TOKEN, time),
            Receipt.REPLAYED),
        new Case(
            "posing as a probe",
            new Arrival(Kind.PROBE, event, Optional.of("opp-1"), TOKEN, time),
            Receipt.REPLAYED),
        new Case(
            "without an opportunity",
            new Arrival(Kind.EVENT, event, Optional.empty(), TOKEN, time),
            Receipt.REPLAYED),
        // The same bytes were signed: a digit has moved from the time to the token.
        new Case(
            "a digit moved, another opportunity",
            event(event, "opp-2", TOKEN + "1", 760_000_000_700L),
            Receipt.REPLAYED),
        new Case(
            "a digit moved, the same opportunity",
            event(event, "opp-1", TOKEN + "1", 760_000_000_700L),
            Receipt.REPLAYED),
        new Case("another token", event(event, "opp-1", "other", time), Receipt.STORED),
        new Case("another time", event(event, "opp-1", TOKEN, time + 1), Receipt.STORED));
  }

  @ParameterizedTest
  @MethodSource("seconds")
  void tellsRepeatsFromReplays(Case second) {
    assertThat(inbox.receive(HIRED, AT)).isEqualTo(Receipt.STORED);
    assertThat(inbox.receive(second.second(), AT.plusSeconds(5))).isEqualTo(second.receipt());

    assertThat(inbox.unhandled()).hasSize(second.receipt() == Receipt.STORED ? 2 : 1);
    assertThat(inbox.refusals())
        .isEqualTo(
            second.receipt() == Receipt.REPLAYED
                ? List.of(new Inbox.Refusal(AT.plusSeconds(5), "replayed"))
                : List.of());
  }

  @Test
  void aRepeatAfterItWasHandledIsStillARepeat() {
    inbox.receive(HIRED, AT);
    inbox.handled(List.of(inbox.unhandled().getFirst().seq()), AT);
    assertThat(inbox.receive(HIRED, AT)).isEqualTo(Receipt.REPEATED);
    assertThat(inbox.unhandled()).isEmpty();
  }

  @Test
  void givesEventsInTheOrderOfArrivalUntilTheyAreHandled() {
    inbox.receive(HIRED, AT);
    inbox.receive(event("candidateHired", "opp-2", "b", 2), AT.plusSeconds(1));
    inbox.receive(new Arrival(Kind.EVENT, "contactCreated", Optional.empty(), "c", 3), AT);
    inbox.receive(new Arrival(Kind.TEST, "candidateHired", Optional.empty(), "d", 4), AT);
    inbox.receive(new Arrival(Kind.PROBE, "candidateHired", Optional.of("nonce"), "e", 5), AT);

    List<Inbox.Entry> waiting = inbox.unhandled();
    assertThat(waiting)
        .extracting(Inbox.Entry::opportunityId)
        .containsExactly(Optional.of("opp-1"), Optional.of("opp-2"), Optional.empty());
    assertThat(waiting.getFirst().receivedAt()).isEqualTo(AT);
    assertThat(waiting.getFirst().event()).isEqualTo("candidateHired");

    inbox.handled(List.of(waiting.get(0).seq(), waiting.get(2).seq()), AT);
    assertThat(inbox.unhandled()).containsExactly(waiting.get(1));
  }

  @Test
  void knowsWhenWhatArrived() {
    assertThat(inbox.lastDelivery(Kind.TEST)).isEmpty();
    inbox.receive(new Arrival(Kind.TEST, "candidateHired", Optional.empty(), "a", 1), AT);
    inbox.receive(
        new Arrival(Kind.TEST, "candidateHired", Optional.empty(), "b", 2), AT.plusSeconds(9));
    inbox.receive(new Arrival(Kind.PROBE, "candidateHired", Optional.of("nonce"), "c", 3), AT);

    assertThat(inbox.lastDelivery(Kind.TEST)).hasValue(AT.plusSeconds(9));
    assertThat(inbox.lastDelivery(Kind.PROBE)).hasValue(AT);
    assertThat(inbox.lastDelivery(Kind.EVENT)).isEmpty();
    assertThat(inbox.arrived(Kind.PROBE, "nonce")).hasValue(AT);
    assertThat(inbox.arrived(Kind.PROBE, "another")).isEmpty();
    assertThat(inbox.arrived(Kind.EVENT, "nonce")).isEmpty();
  }

  @Test
  void keepsTheLastHundredRefusals() {
    for (int i = 0; i < 105; i++) {
      inbox.refused(i == 104 ? "unsigned" : "malformed", AT.plusSeconds(i));
    }
    assertThat(inbox.refusals()).hasSize(100);
    assertThat(inbox.refusals().getFirst())
        .isEqualTo(new Inbox.Refusal(AT.plusSeconds(104), "unsigned"));
    assertThat(inbox.refusals().getLast().at()).isEqualTo(AT.plusSeconds(5));
  }

  @Test
  void keepsNoTokenOnTheDisk() throws IOException {
    inbox.receive(HIRED, AT);
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(TOKEN);
      }
    }
    // The same look does find what is stored.
    assertThat(Files.readString(home.resolve("lvjw.db-wal"), StandardCharsets.ISO_8859_1))
        .contains("opp-1");
  }
}
