package dev.lvjw.terminal;

import dev.lvjw.ExitCode;
import java.util.Map;
import java.util.Optional;

/**
 * What a command has to show. It knows its JSON and its table; {@link Output} writes the one that
 * was asked for.
 *
 * @param json an object, in the shape of {@code docs/schema/}; empty for a command without data
 * @param table the same for people and for CSV
 * @param text takes the table's place for people, where prose says it better
 * @param exit what the process ends with
 */
public record Outcome(Map<String, ?> json, Table table, Optional<String> text, ExitCode exit) {

  public static Outcome of(Map<String, ?> json, Table table) {
    return new Outcome(json, table, Optional.empty(), ExitCode.DONE);
  }

  public static Outcome of(Map<String, ?> json, Table table, String text) {
    return new Outcome(json, table, Optional.of(text), ExitCode.DONE);
  }

  /** Words only, such as a script or a help page. */
  public static Outcome text(String text) {
    return new Outcome(Map.of(), Table.EMPTY, Optional.of(text), ExitCode.DONE);
  }

  /** Nothing to show. */
  public static Outcome silent() {
    return new Outcome(Map.of(), Table.EMPTY, Optional.empty(), ExitCode.DONE);
  }

  public Outcome exiting(ExitCode other) {
    return new Outcome(json, table, text, other);
  }
}
