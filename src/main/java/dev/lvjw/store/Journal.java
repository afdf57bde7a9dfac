package dev.lvjw.store;

import dev.lvjw.hire.FieldName;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The append-only record of what was done. It names fields but never their values, and no person.
 *
 * @param session the transaction it is written in: a change and its entry stand or fall together
 */
public record Journal(Session session) {
  /**
   * One entry.
   *
   * @param actor the operating system's user
   * @param hire the short id of the hire it is about
   * @param action a word such as {@code reviewed}
   * @param fields the keys of the fields concerned
   * @param evidence what it rests on
   * @param cause the command that was run, and whether a delivery of Lever's led to it; empty in
   *     entries that are older than causes
   */
  public record Entry(
      Instant at,
      String actor,
      Optional<String> hire,
      String action,
      List<String> fields,
      Optional<String> evidence,
      Optional<String> cause) {}

  public void record(
      Instant at,
      String actor,
      Optional<String> opportunityId,
      String action,
      Collection<FieldName> fields,
      Optional<String> evidence,
      String cause) {
    session.update(
        "INSERT INTO journal (at, actor, opportunity_id, action, fields, evidence, cause)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        at,
        actor,
        opportunityId,
        action,
        String.join(" ", fields.stream().sorted().map(FieldName::key).toList()),
        evidence,
        cause);
  }

  /** Every entry, the oldest first. */
  public List<Entry> all() {
    return session.query(QUERY + " ORDER BY seq", Journal::entry);
  }

  /** The entries about one hire, the oldest first. */
  public List<Entry> of(String opportunityId) {
    return session.query(
        QUERY + " WHERE journal.opportunity_id = ? ORDER BY seq", Journal::entry, opportunityId);
  }

  /** The number of the last entry; 0 where there is none. */
  public long last() {
    return session
        .first("SELECT coalesce(max(seq), 0) AS last FROM journal", row -> row.number("last"))
        .orElse(0L);
  }

  /** The entries after one of a number, the oldest first. */
  public List<Entry> after(long seq) {
    return session.query(QUERY + " WHERE seq > ? ORDER BY seq", Journal::entry, seq);
  }

  private static final String QUERY =
      "SELECT at, actor, short_id, action, fields, evidence, cause FROM journal"
          + " LEFT JOIN hire ON hire.opportunity_id = journal.opportunity_id";

  private static Entry entry(Row row) {
    return new Entry(
        row.instant("at"),
        row.text("actor"),
        row.optionalText("short_id"),
        row.text("action"),
        Arrays.stream(row.text("fields").split(" ")).filter(word -> !word.isEmpty()).toList(),
        row.optionalText("evidence"),
        row.optionalText("cause"));
  }
}
