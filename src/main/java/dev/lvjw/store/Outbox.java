package dev.lvjw.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Mails that must be sent: the intent is written in the same transaction as what caused it, so that
 * neither a crash nor a dead mail server loses one. A mail's content is never stored; it is made
 * from the hire when it is sent.
 */
public final class Outbox {
  private final Database database;

  public Outbox(Database database) {
    this.database = database;
  }

  /**
   * A mail to send.
   *
   * @param messageId its Message-ID header; the same mail has the same one whenever it is tried
   * @param kind what it says: {@code hired}, …
   * @param opportunityId the hire it is about; empty for a digest
   */
  public record Intent(String messageId, String kind, Optional<String> opportunityId) {}

  /** Queues a mail in the caller's transaction; one already queued or sent stays as it is. */
  public static void queue(Session session, Intent mail, Instant at) {
    session.update(
        "INSERT INTO outbox (message_id, kind, opportunity_id, created_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (message_id) DO NOTHING",
        mail.messageId(),
        mail.kind(),
        mail.opportunityId(),
        at);
  }

  /** What is still to be sent, oldest first. */
  public List<Intent> unsent() {
    return database.read(
        session ->
            session.query(
                "SELECT message_id, kind, opportunity_id FROM outbox"
                    + " WHERE sent_at IS NULL ORDER BY created_at, rowid",
                row ->
                    new Intent(
                        row.text("message_id"),
                        row.text("kind"),
                        row.optionalText("opportunity_id"))));
  }

  /** The mail server has accepted it. */
  public void sent(String messageId, Instant at) {
    database.update(
        session ->
            session.update(
                "UPDATE outbox SET sent_at = ?, attempts = attempts + 1, last_error = NULL"
                    + " WHERE message_id = ?",
                at,
                messageId));
  }

  /**
   * It could not be sent and stays queued.
   *
   * @param error the failure's code, never its text
   */
  public void failed(String messageId, String error) {
    database.update(
        session ->
            session.update(
                "UPDATE outbox SET attempts = attempts + 1, last_error = ? WHERE message_id = ?",
                error,
                messageId));
  }
}
