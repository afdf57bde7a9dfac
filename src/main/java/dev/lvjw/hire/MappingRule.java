package dev.lvjw.hire;

import java.util.List;
import java.util.Optional;

/**
 * How one field is read from Lever.
 *
 * @param from where its value may stand; the first that says anything counts, whatever it says
 * @param table what Lever's values are for Justworks; what isn't in it is taken as Lever says it
 * @param constant the value where none of {@code from} says anything, canonical
 */
public record MappingRule(List<Origin> from, ValueTable table, Optional<String> constant) {
  public MappingRule {
    from = List.copyOf(from);
  }
}
