package dev.lvjw.hire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the last look at Justworks found out about one hire.
 *
 * @param at when Justworks was read; empty when it never was
 * @param matches by field, what the asked-for name was found as
 * @param duplicates members who may be this person
 */
public record Checks(
    Optional<Instant> at, Map<FieldName, Match> matches, List<Duplicate> duplicates) {
  /** Justworks wasn't read. */
  public static final Checks NONE = new Checks(Optional.empty(), Map.of(), List.of());

  /**
   * @param asked the name that was looked for; the match says nothing about any other
   * @param found Justworks' spelling of it
   * @param suggestions close names, nearest first, when it wasn't found
   */
  public record Match(String asked, Optional<String> found, List<String> suggestions) {}

  public Checks {
    matches = Map.copyOf(matches);
    duplicates = List.copyOf(duplicates);
  }
}
