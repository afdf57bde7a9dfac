package dev.lvjw.app;

import dev.lvjw.store.Journal;
import java.util.List;
import java.util.Optional;

/** The journal: what was done, by whom, on what evidence. */
public final class ReadLog {
  private final Workspace workspace;

  public ReadLog(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * @param id the hire; empty for everything
   */
  public List<Journal.Entry> run(Optional<String> id) {
    Optional<String> opportunity =
        id.map(given -> new Book(workspace).find(given).hire().opportunityId());
    return workspace
        .database()
        .read(
            session ->
                opportunity
                    .map(new Journal(session)::of)
                    .orElseGet(() -> new Journal(session).all()));
  }
}
