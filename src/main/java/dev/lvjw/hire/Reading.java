package dev.lvjw.hire;

import java.util.Optional;

/**
 * How a spelling becomes a value in Justworks' terms, or why it doesn't. Nothing is guessed: what
 * can't be read for certain is a {@link Refused} with a sentence for the person who must decide.
 */
public sealed interface Reading {
  /**
   * @param value canonical text
   * @param note what a person should know about it
   */
  record Read(String value, Optional<String> note) implements Reading {
    Read(String value) {
      this(value, Optional.empty());
    }
  }

  /** Not a value of this field. */
  record Refused(String why) implements Reading {}

  /** Reads what a person typed for a field. */
  static Reading ofPerson(FieldName field, String text) {
    return Spelling.ofPerson(field, text);
  }
}
