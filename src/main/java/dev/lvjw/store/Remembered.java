package dev.lvjw.store;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Lever said about postings, requisitions and users, so that it isn't asked again at every
 * run. It can be lost at any time: then it is asked again.
 *
 * @param session the transaction it is read and written in
 */
public record Remembered(Session session) {
  /** What is remembered. */
  public enum Kind {
    POSTING,
    REQUISITION,
    USER;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One answer of Lever's.
   *
   * @param content by name, what isn't there left out; empty where Lever has no object of that id
   */
  public record Answer(Optional<Map<String, String>> content, Instant readAt) {}

  public Optional<Answer> find(Kind kind, String id) {
    return session.first(
        "SELECT document, read_at FROM remembered WHERE kind = ? AND id = ?",
        row ->
            new Answer(
                row.optionalText("document").map(Remembered::content), row.instant("read_at")),
        kind.word(),
        id);
  }

  /** Remembers an answer in place of an earlier one. */
  public void keep(Kind kind, String id, Answer answer) {
    session.update(
        "INSERT INTO remembered (kind, id, document, read_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (kind, id) DO UPDATE"
            + " SET document = excluded.document, read_at = excluded.read_at",
        kind.word(),
        id,
        answer.content().map(JsonTree::write),
        answer.readAt());
  }

  /** Forgets what was read before a moment. */
  public void forgetBefore(Instant moment) {
    session.update("DELETE FROM remembered WHERE read_at < ?", moment);
  }

  private static Map<String, String> content(String document) {
    try (JsonParser parser = JsonTree.JSON.createParser(document)) {
      Map<String, String> content = new LinkedHashMap<>();
      JsonTree.readObject(parser)
          .orElseThrow(() -> new IllegalStateException("not what keep() wrote"))
          .forEach((name, value) -> content.put(name, String.valueOf(value)));
      return content;
    } catch (IOException e) {
      throw new IllegalStateException("not what keep() wrote", e);
    }
  }
}
