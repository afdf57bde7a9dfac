package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.util.Optional;

/**
 * A job that was advertised (lever-api reference §5).
 *
 * @param title of the job
 * @param department of {@code categories}
 * @param location of {@code categories}
 * @param team of {@code categories}
 * @param commitment of {@code categories}, such as {@code Full-time}; each account has its own words
 */
public record Posting(
    String id,
    Optional<String> title,
    Optional<String> department,
    Optional<String> location,
    Optional<String> team,
    Optional<String> commitment) {
  static Posting read(Wire anonymous) {
    String id = anonymous.text("id").orElse("");
    Wire wire = anonymous.named("Lever's posting " + id);
    Optional<Wire> categories = wire.object("categories");
    return new Posting(
        id,
        wire.text("text"),
        categories.flatMap(found -> found.text("department")),
        categories.flatMap(found -> found.text("location")),
        categories.flatMap(found -> found.text("team")),
        categories.flatMap(found -> found.text("commitment")));
  }
}
