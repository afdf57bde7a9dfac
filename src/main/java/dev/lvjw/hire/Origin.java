package dev.lvjw.hire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in Lever where a value may stand: {@code posting:commitment}, or an object alone, such as
 * {@code offer}, for what lvjw reads of it without being told.
 *
 * @param source one of Lever's objects
 * @param name Lever's name of the value: of an offer field its identifier or its label; empty for
 *     the object alone
 */
public record Origin(Source source, String name) {
  /** What is kept of objects that aren't offers, by Lever's names (lever-api reference §5). */
  static final Map<Source, List<String>> NAMES =
      Map.of(
          Source.POSTING,
          List.of("title", "department", "team", "location", "commitment"),
          Source.REQUISITION,
          List.of("department", "team", "location", "employmentStatus"));

  /** An object alone. */
  public static Origin of(Source source) {
    return new Origin(source, "");
  }

  /** Reads {@code OBJECT} or {@code OBJECT:NAME}; empty where no object is so called. */
  static Optional<Origin> read(String text) {
    int colon = text.indexOf(':');
    String word = (colon < 0 ? text : text.substring(0, colon)).strip();
    String name = colon < 0 ? "" : Text.squeeze(text.substring(colon + 1));
    return Arrays.stream(Source.values())
        .filter(source -> source != Source.MAPPING && source != Source.PERSON)
        .filter(source -> source.word().equalsIgnoreCase(word))
        .findFirst()
        .map(source -> new Origin(source, name));
  }

  /** Whether it is an object alone. */
  public boolean alone() {
    return name.isEmpty();
  }

  /** Whether both name the same place, whatever the case. */
  boolean same(Origin other) {
    return source == other.source && Text.normal(name).equals(Text.normal(other.name));
  }

  /** As people write it. */
  public String text() {
    return alone() ? source.word() : source.word() + ":" + name;
  }
}
