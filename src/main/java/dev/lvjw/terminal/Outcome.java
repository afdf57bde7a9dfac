package dev.lvjw.terminal;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.util.Map;
import java.util.Optional;

/**
 * What a command has to show. It knows its JSON and its table; {@link Output} writes the one that
 * was asked for.
 *
 * @param json an object, in the shape of {@code docs/schema/}; empty for a command without data
 * @param table the same for people and for CSV
 * @param text takes the table's place for people, where prose says it better
 * @param failure what is to be reported beside the data, where not all went well
 * @param standing what is done already, whether the data can be shown or not
 */
public record Outcome(
    Map<String, ?> json,
    Table table,
    Optional<Prose> text,
    Optional<Failure> failure,
    Optional<Standing> standing) {

  /**
   * What running the command again would not do once more.
   *
   * @param words one sentence
   * @param again the command that shows the data that was lost
   */
  public record Standing(String words, String again) {}

  public static Outcome of(Map<String, ?> json, Table table) {
    return new Outcome(json, table, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static Outcome of(Map<String, ?> json, Table table, String text) {
    return of(json, table, Prose.of(text));
  }

  public static Outcome of(Map<String, ?> json, Table table, Prose text) {
    return new Outcome(json, table, Optional.of(text), Optional.empty(), Optional.empty());
  }

  /** Words only, such as a script or a help page. */
  public static Outcome text(String text) {
    return of(Map.of(), Table.EMPTY, text);
  }

  /** Nothing to show. */
  public static Outcome silent() {
    return of(Map.of(), Table.EMPTY);
  }

  /** The same data, with a failure that is reported after it and decides the exit code. */
  public Outcome but(Failure what) {
    return new Outcome(json, table, text, Optional.of(what), standing);
  }

  /** The same data, of something that is done even if nobody sees it. */
  public Outcome standing(Optional<Standing> done) {
    return new Outcome(json, table, text, failure, done);
  }

  /** Whether the width of a terminal makes a difference. */
  boolean laidOut() {
    return text.map(Prose::laidOut).orElse(!table.equals(Table.EMPTY));
  }

  /** What the process ends with. */
  public ExitCode exit() {
    return failure.map(Failure::exit).orElse(ExitCode.DONE);
  }
}
