package dev.lvjw.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lever's deliveries, kept until {@code sync} has dealt with them. Each is a hint, never data: its
 * signature covers only token and time (lever-api reference §6). What was signed is kept as a hash
 * to recognise repeats and replays; the body isn't kept.
 */
public final class Inbox {
  private static final int REFUSALS_KEPT = 100;

  private final Database database;

  public Inbox(Database database) {
    this.database = database;
  }

  public enum Kind {
    /** Something happened in Lever. */
    EVENT,
    /** Lever's own Verify Connection. */
    TEST,
    /** Ours, by {@code lvjw webhook trigger} or {@code verify}. */
    PROBE;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A delivery whose signature is right.
   *
   * @param token the signed token, unique to a delivery
   * @param triggeredAt the signed time, milliseconds since the epoch as Lever wrote them
   * @param subject what it is about: an opportunity's id, a probe's nonce
   */
  public record Arrival(
      Kind kind, String event, Optional<String> subject, String token, long triggeredAt) {}

  public enum Receipt {
    /** New, and on the disk. */
    STORED,
    /** The same delivery once more, perhaps under another event id; stored the first time. */
    REPEATED,
    /** A known token and time with another event or subject: someone replays what they saw. */
    REPLAYED
  }

  /** A delivery of something that happened in Lever and that waits to be dealt with. */
  public record Entry(long seq, Instant receivedAt, String event, Optional<String> opportunityId) {}

  /** A request that the receiver refused, and why. */
  public record Refusal(Instant at, String reason) {}

  /**
   * Stores a delivery once. It is durable when this returns.
   *
   * @throws dev.lvjw.Failure LOCAL_DATA or LOCKED when it could not be stored
   */
  public Receipt receive(Arrival arrival, Instant at) {
    // Token and time are signed without anything between them: digits moved from one to the other
    // give another token under the same signature. So the pair is what must be new.
    String signed = hash(arrival.token() + arrival.triggeredAt());
    String subject = hash(arrival.kind() + ":" + arrival.subject().orElse(""));
    return database.write(
        session -> {
          Optional<Boolean> same =
              session.first(
                  "SELECT event = ? AND triggered_at = ? AND subject_hash = ? AS same"
                      + " FROM inbox WHERE token_hash = ?",
                  row -> row.flag("same"),
                  arrival.event(),
                  arrival.triggeredAt(),
                  subject,
                  signed);
          if (same.isPresent()) {
            if (same.get()) {
              return Receipt.REPEATED;
            }
            refuse(session, "replayed", at);
            return Receipt.REPLAYED;
          }
          session.update(
              "INSERT INTO inbox"
                  + " (received_at, kind, event, opportunity_id, token_hash, triggered_at, subject_hash)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              at,
              arrival.kind().word(),
              arrival.event(),
              arrival.kind() == Kind.EVENT ? arrival.subject() : Optional.empty(),
              signed,
              arrival.triggeredAt(),
              subject);
          return Receipt.STORED;
        });
  }

  /** Events that no run has dealt with, oldest first. Tests and probes need nothing done. */
  public List<Entry> unhandled() {
    return database.read(
        session ->
            session.query(
                "SELECT seq, received_at, event, opportunity_id FROM inbox"
                    + " WHERE handled_at IS NULL AND kind = 'event' ORDER BY seq",
                row ->
                    new Entry(
                        row.number("seq"),
                        row.instant("received_at"),
                        row.text("event"),
                        row.optionalText("opportunity_id"))));
  }

  /** Marks events as dealt with. */
  public void handled(List<Long> seqs, Instant at) {
    database.update(
        session ->
            seqs.forEach(
                seq -> session.update("UPDATE inbox SET handled_at = ? WHERE seq = ?", at, seq)));
  }

  /**
   * A delivery that was taken.
   *
   * @param kind {@code event}, {@code test} or {@code probe}
   */
  public record Delivered(Instant receivedAt, String kind, String event) {}

  /** The last deliveries of any kind, newest first. */
  public List<Delivered> lastDeliveries(int most) {
    return database.read(
        session ->
            session.query(
                "SELECT received_at, kind, event FROM inbox ORDER BY seq DESC LIMIT ?",
                row ->
                    new Delivered(row.instant("received_at"), row.text("kind"), row.text("event")),
                most));
  }

  /** When the last delivery of this kind arrived. */
  public Optional<Instant> lastDelivery(Kind kind) {
    return database.read(
        session ->
            session.first(
                "SELECT received_at FROM inbox WHERE kind = ? ORDER BY received_at DESC LIMIT 1",
                row -> row.instant("received_at"),
                kind.word()));
  }

  /** When a delivery about this subject first arrived, such as the probe with this nonce. */
  public Optional<Instant> arrived(Kind kind, String subject) {
    return database.read(
        session ->
            session.first(
                "SELECT received_at FROM inbox WHERE subject_hash = ? ORDER BY seq LIMIT 1",
                row -> row.instant("received_at"),
                hash(kind + ":" + subject)));
  }

  /**
   * Remembers that a request was refused; the last hundred are kept.
   *
   * @param reason one of the receiver's own words, never something from the request
   */
  public void refused(String reason, Instant at) {
    database.update(session -> refuse(session, reason, at));
  }

  /** The last refusals, newest first. */
  public List<Refusal> refusals() {
    return database.read(
        session ->
            session.query(
                "SELECT at, reason FROM refusal ORDER BY seq DESC",
                row -> new Refusal(row.instant("at"), row.text("reason"))));
  }

  private static void refuse(Session session, String reason, Instant at) {
    session.update("INSERT INTO refusal (at, reason) VALUES (?, ?)", at, reason);
    session.update(
        "DELETE FROM refusal WHERE seq <= (SELECT max(seq) FROM refusal) - ?", REFUSALS_KEPT);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
