package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final Outbox.Intent FIRST =
      new Outbox.Intent("<one@lvjw.local>", "hired", Optional.of("opp-1"));
  private static final Outbox.Intent SECOND =
      new Outbox.Intent("<two@lvjw.local>", "digest", Optional.empty());

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
    outbox.failed(FIRST.messageId(), "mail_failed");
    assertThat(outbox.unsent()).containsExactly(FIRST, SECOND);
    assertThat(tries(FIRST)).isEqualTo("1 Optional[mail_failed]");

    outbox.sent(FIRST.messageId(), AT.plusSeconds(2));
    assertThat(outbox.unsent()).containsExactly(SECOND);
    assertThat(tries(FIRST)).isEqualTo("2 Optional.empty");
  }

  @Test
  void queuesAMailOnceEvenAfterItWasSent() {
    database.update(session -> Outbox.queue(session, FIRST, AT));
    database.update(session -> Outbox.queue(session, FIRST, AT.plusSeconds(1)));
    assertThat(outbox.unsent()).containsExactly(FIRST);
    outbox.sent(FIRST.messageId(), AT);
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
