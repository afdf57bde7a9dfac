package dev.lvjw.store;

import java.util.Optional;

/**
 * Named facts that outlive a run: how far a poll has come, the id of the registered webhook.
 *
 * @param session the transaction they are read and written in
 */
public record Marks(Session session) {
  public Optional<String> get(String name) {
    return session.first("SELECT value FROM mark WHERE name = ?", row -> row.text("value"), name);
  }

  /** Sets the fact, whether or not it was set before. */
  public void set(String name, String value) {
    session.update(
        "INSERT INTO mark (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value);
  }

  /** Removes the fact; one that isn't set is no mistake. */
  public void remove(String name) {
    session.update("DELETE FROM mark WHERE name = ?", name);
  }
}
