package dev.lvjw.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What people must be told by mail: the intent is written in the same transaction as what caused
 * it, so that neither a crash nor a dead mail server loses one. Several may go out in one mail;
 * which one is written before it is sent, so that the same mail is sent again after a crash. A
 * mail's content is never stored; it is made from the hires when it is sent.
 */
public final class Outbox {
  private final Database database;

  public Outbox(Database database) {
    this.database = database;
  }

  /**
   * Something to tell.
   *
   * @param messageId of the mail that says this alone; the same whenever it is tried
   * @param kind what it says: {@code hired}, …
   * @param opportunityId the hire it is about
   * @param mailId the Message-ID of the mail it goes out in, once one was made
   */
  public record Intent(
      String messageId, String kind, String opportunityId, Optional<String> mailId) {
    /** One that no mail was made for yet. */
    public Intent(String messageId, String kind, String opportunityId) {
      this(messageId, kind, opportunityId, Optional.empty());
    }
  }

  /** Queues an intent in the caller's transaction; one already queued or sent stays as it is. */
  public static void queue(Session session, Intent intent, Instant at) {
    session.update(
        "INSERT INTO outbox (message_id, kind, opportunity_id, created_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (message_id) DO NOTHING",
        intent.messageId(),
        intent.kind(),
        intent.opportunityId(),
        at);
  }

  /**
   * Takes back an intent that no mail was made for yet.
   *
   * @return whether there was one
   */
  public static boolean takeBack(Session session, String kind, String opportunityId) {
    return session.update(
            "DELETE FROM outbox WHERE kind = ? AND opportunity_id = ? AND sent_at IS NULL"
                + " AND mail_id IS NULL",
            kind,
            opportunityId)
        > 0;
  }

  /** Whether something about a hire is still to be sent. */
  public static boolean waits(Session session, String opportunityId) {
    return session
        .first(
            "SELECT 1 FROM outbox WHERE opportunity_id = ? AND sent_at IS NULL",
            row -> opportunityId,
            opportunityId)
        .isPresent();
  }

  /** When people were last told something about a hire; empty when they never were. */
  public static Optional<Instant> lastSent(Session session, String opportunityId) {
    return session.first(
        "SELECT sent_at FROM outbox WHERE opportunity_id = ? AND sent_at IS NOT NULL"
            + " ORDER BY sent_at DESC LIMIT 1",
        row -> row.instant("sent_at"),
        opportunityId);
  }

  /** What is still to be sent, oldest first. */
  public List<Intent> unsent() {
    return database.read(
        session ->
            session.query(
                "SELECT message_id, kind, opportunity_id, mail_id FROM outbox"
                    + " WHERE sent_at IS NULL ORDER BY created_at, rowid",
                row ->
                    new Intent(
                        row.text("message_id"),
                        row.text("kind"),
                        row.text("opportunity_id"),
                        row.optionalText("mail_id"))));
  }

  /** These are about to go out in one mail. */
  public void packed(Collection<Intent> intents, String mailId) {
    each(intents, "UPDATE outbox SET mail_id = ? WHERE message_id = ?", mailId);
  }

  /** The mail server has accepted the mail, or there is nothing left to tell. */
  public void settled(Collection<Intent> intents, Instant at) {
    each(
        intents,
        "UPDATE outbox SET sent_at = ?, attempts = attempts + 1, last_error = NULL"
            + " WHERE message_id = ?",
        at);
  }

  /**
   * They could not be sent and stay queued.
   *
   * @param error the failure's code, never its text
   */
  public void failed(Collection<Intent> intents, String error) {
    each(
        intents,
        "UPDATE outbox SET attempts = attempts + 1, last_error = ? WHERE message_id = ?",
        error);
  }

  /** In one transaction: what went out in one mail is settled as one. */
  private void each(Collection<Intent> intents, String sql, Object value) {
    database.update(
        session -> intents.forEach(intent -> session.update(sql, value, intent.messageId())));
  }
}
