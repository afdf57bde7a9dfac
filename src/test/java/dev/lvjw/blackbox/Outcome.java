package dev.lvjw.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import dev.lvjw.Schemas;
import java.util.List;

/**
 * What a run ended with.
 *
 * @param exit the exit code; 128 plus the signal's number when one ended it
 */
public record Outcome(List<String> command, int exit, String out, String err) {

  /** Fails the test, showing both streams, unless the run ended so. */
  public Outcome expect(ExitCode code) {
    if (exit != code.number()) {
      throw new AssertionError("expected exit " + code.number() + ": " + this);
    }
    return this;
  }

  /** Stdout as one JSON value, valid by the schema of this name (see {@link Schemas}). */
  public JsonNode json(String schemaName) {
    JsonNode json = json();
    Schemas.assertValid(schemaName, out);
    return json;
  }

  /** Stdout as one JSON value, for outputs that no schema describes. */
  public JsonNode json() {
    try {
      return Json.parse(out);
    } catch (AssertionError e) {
      throw new AssertionError("no JSON on stdout: " + this, e);
    }
  }

  /**
   * The failure a run with {@code -o json} reports: the object {@code error} of stderr's last line.
   */
  public JsonNode error() {
    List<String> lines = err.lines().toList();
    if (lines.isEmpty()) {
      throw new AssertionError("nothing on stderr: " + this);
    }
    Schemas.assertValid("error", lines.getLast());
    JsonNode error = Json.parse(lines.getLast()).path("error");
    if (error.path("exit").asInt() != exit) {
      throw new AssertionError("the reported exit is not the real one: " + this);
    }
    return error;
  }

  @Override
  public String toString() {
    return "exit " + exit + " of " + describe(command, out, err);
  }

  static String describe(List<String> command, String out, String err) {
    return String.join(" ", command) + "\n--- stdout\n" + out + "\n--- stderr\n" + err + "\n---";
  }
}
