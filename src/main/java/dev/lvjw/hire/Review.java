package dev.lvjw.hire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A person's approval.
 *
 * @param by the operating system's user
 * @param values what was approved, by field; kept to show what Lever changed since
 * @param managerId which member the manager is, where several have that name
 */
public record Review(
    Instant at, String by, Map<FieldName, String> values, Optional<String> managerId) {
  public Review {
    values = Map.copyOf(values);
  }
}
