package dev.lvjw.hire;

import java.time.Instant;
import java.util.Map;

/**
 * A person's approval.
 *
 * @param by the operating system's user
 * @param values what was approved, by field; kept to show what Lever changed since
 */
public record Review(Instant at, String by, Map<FieldName, String> values) {
  public Review {
    values = Map.copyOf(values);
  }
}
