package dev.lvjw.app;

import dev.lvjw.store.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The journal: what was done, by whom, on what evidence. */
public final class ReadLog {
  private final Workspace workspace;

  public ReadLog(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * One line of the journal.
   *
   * @param actor the operating system's user
   * @param hire the short id of the hire it is about
   * @param fields the keys of the fields concerned, never their values
   * @param cause the command that was run, and whether a delivery of Lever's led to it
   */
  public record Line(
      Instant at,
      String actor,
      Optional<String> hire,
      String action,
      List<String> fields,
      Optional<String> evidence,
      Optional<String> cause) {}

  /**
   * The journal, the oldest line first.
   *
   * @param id the hire; empty for everything
   */
  public List<Line> run(Optional<String> id) {
    Optional<String> opportunity =
        id.map(given -> new Book(workspace).find(given).hire().opportunityId());
    return workspace
        .database()
        .read(
            session ->
                opportunity
                    .map(new Journal(session)::of)
                    .orElseGet(() -> new Journal(session).all()))
        .stream()
        .map(
            e ->
                new Line(
                    e.at(), e.actor(), e.hire(), e.action(), e.fields(), e.evidence(), e.cause()))
        .toList();
  }
}
