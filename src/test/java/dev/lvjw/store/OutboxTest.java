package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final Outbox.Intent FIRST =
      new Outbox.Intent("<one@lvjw.local>", "hired", "opportunity-1");
  private static final Outbox.Intent SECOND =
      new Outbox.Intent("<two@lvjw.local>", "alarm", "opportunity-2");

  @TempDir private Path home;
  private Database database;
  private Outbox outbox;

  @BeforeEach
  void open() {
    database = Database.open(home.resolve("lvjw.db"), home.resolve("cache"));
    outbox = new Outbox(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsAMailUntilItIsSent() {
    database.update(
        session -> {
          Outbox.queue(session, FIRST, AT);
          Outbox.queue(session, SECOND, AT.plusSeconds(1));
        });
    outbox.failed(List.of(FIRST), "mail_failed");
    assertThat(outbox.unsent()).containsExactly(FIRST, SECOND);
    assertThat(tries(FIRST)).isEqualTo("1 Optional[mail_failed]");

    outbox.settled(List.of(FIRST), AT.plusSeconds(2));
    assertThat(outbox.unsent()).containsExactly(SECOND);
    assertThat(tries(FIRST)).isEqualTo("2 Optional.empty");
  }

  @Test
  void queuesAMailOnceEvenAfterItWasSent() {
    database.update(session -> Outbox.queue(session, FIRST, AT));
    database.update(session -> Outbox.queue(session, FIRST, AT.plusSeconds(1)));
    assertThat(outbox.unsent()).containsExactly(FIRST);
    outbox.settled(List.of(FIRST), AT);
    database.update(session -> Outbox.queue(session, FIRST, AT));
    assertThat(outbox.unsent()).isEmpty();
  }

  @Test
  void forgetsAnIntentWhoseCauseWasNotKept() {
    assertThatThrownBy(
            () ->
                database.update(
                    session -> {
                      Outbox.queue(session, FIRST, AT);
                      throw new IllegalStateException("the hire could not be stored");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(outbox.unsent()).isEmpty();
  }

  @Test
  void remembersTheMailThatAnIntentIsToGoOutIn() {
    database.update(
        session -> {
          Outbox.queue(session, FIRST, AT);
          Outbox.queue(session, SECOND, AT.plusSeconds(1));
        });
    outbox.packed(List.of(FIRST, SECOND), "<both@lvjw.local>");
    assertThat(outbox.unsent())
        .extracting(Outbox.Intent::mailId)
        .containsExactly(Optional.of("<both@lvjw.local>"), Optional.of("<both@lvjw.local>"));
    outbox.settled(outbox.unsent(), AT);
    assertThat(outbox.unsent()).isEmpty();
  }

  @Test
  void takesBackWhatCantHaveBeenToldYet() {
    database.update(session -> Outbox.queue(session, SECOND, AT));
    assertThat(takeBack("hired")).as("another kind").isFalse();
    assertThat(takeBack("alarm")).isTrue();
    assertThat(outbox.unsent()).isEmpty();
    database.update(session -> Outbox.queue(session, SECOND, AT));
    outbox.packed(List.of(SECOND), SECOND.messageId());
    assertThat(takeBack("alarm")).as("it may have arrived").isFalse();
    assertThat(outbox.unsent()).hasSize(1);
  }

  private boolean takeBack(String kind) {
    return database.write(session -> Outbox.takeBack(session, kind, "opportunity-2"));
  }

  @Test
  void knowsWhenAHireWasToldOfLast() {
    database.update(session -> Outbox.queue(session, FIRST, AT));
    assertThat(lastSent()).isEmpty();
    assertThat(waits()).isTrue();
    outbox.settled(List.of(FIRST), AT.plusSeconds(9));
    assertThat(lastSent()).hasValue(AT.plusSeconds(9));
    assertThat(waits()).isFalse();
  }

  private Optional<Instant> lastSent() {
    return database.read(session -> Outbox.lastSent(session, "opportunity-1"));
  }

  private boolean waits() {
    return database.read(session -> Outbox.waits(session, "opportunity-1"));
  }

  @Test
  void marksAreSetReplacedAndRemoved() {
    database.update(
        session -> {
          Marks marks = new Marks(session);
          marks.set("webhook.id", "a");
          marks.set("webhook.id", "b");
          marks.remove("never set");
        });
    assertThat(webhookId()).hasValue("b");
    database.update(session -> new Marks(session).remove("webhook.id"));
    assertThat(webhookId()).isEmpty();
  }

  private Optional<String> webhookId() {
    return database.read(session -> new Marks(session).get("webhook.id"));
  }

  private String tries(Outbox.Intent mail) {
    return database
        .read(
            session ->
                session.first(
                    "SELECT attempts, last_error FROM outbox WHERE message_id = ?",
                    row -> row.number("attempts") + " " + row.optionalText("last_error"),
                    mail.messageId()))
        .orElseThrow();
  }
}
