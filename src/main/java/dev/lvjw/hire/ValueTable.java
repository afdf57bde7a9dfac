package dev.lvjw.hire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lever's values and what they are for Justworks. Case, accents and space don't matter. */
public final class ValueTable {
  static final ValueTable EMPTY = new ValueTable(Map.of());

  /** By Lever's value, normalised. */
  private final Map<String, Entry> entries;

  private ValueTable(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * One line of the table.
   *
   * @param lever Lever's value as it was written into the table
   * @param value Justworks' value, canonical; empty where it is said to mean nothing
   * @param own whether the customer wrote it, rather than lvjw
   */
  public record Entry(String lever, Optional<String> value, boolean own) {}

  /** The lines, lvjw's own first. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The line of a value of Lever's. */
  Optional<Entry> find(String raw) {
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(entries.get(Text.normal(raw)));
  }

  /** With more lines, which take the place of those for the same value. */
  ValueTable with(Map<String, Optional<String>> more, boolean own) {
    Map<String, Entry> all = new LinkedHashMap<>(entries);
    more.forEach((lever, value) -> all.put(Text.normal(lever), new Entry(lever, value, own)));
    return new ValueTable(all);
  }
}
