package dev.lvjw.hire;

import java.util.Optional;

/**
 * A field as Lever's values and the mapping make it.
 *
 * @param fact what stands at the place that counts
 * @param waits whether that counts only once the offer is signed, and it isn't
 */
public record Found(Field field, Optional<Fact> fact, Explanation how, boolean waits) {
  /** Read at a place in Lever. */
  static Found at(Origin origin, Fact fact, Field field, String rule) {
    return new Found(
        field,
        Optional.of(fact),
        new Explanation(Optional.of(origin.text()), Optional.of(fact.raw()), rule),
        false);
  }

  /** Lever says nothing. */
  static Found nowhere(Field field, String rule) {
    return new Found(
        field,
        Optional.empty(),
        new Explanation(Optional.empty(), Optional.empty(), rule),
        false);
  }

  Found waiting() {
    return new Found(field, fact, how, true);
  }

  Found with(Field other) {
    return new Found(other, fact, how, waits);
  }
}
