package dev.lvjw.hire;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that stands in the way of an invitation, or that a person should know.
 *
 * @param field the field it is about; empty when it is about the hire
 * @param code a stable word
 * @param message one sentence that also says how to mend it
 */
public record Issue(Optional<FieldName> field, String code, Severity severity, String message) {
  /** Whether an issue stops the invitation. */
  public enum Severity {
    BLOCK,
    WARN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Issue block(FieldName field, String code, String message) {
    return new Issue(Optional.of(field), code, Severity.BLOCK, message);
  }

  static Issue block(String code, String message) {
    return new Issue(Optional.empty(), code, Severity.BLOCK, message);
  }

  static Issue warn(FieldName field, String code, String message) {
    return new Issue(Optional.of(field), code, Severity.WARN, message);
  }

  static Issue warn(String code, String message) {
    return new Issue(Optional.empty(), code, Severity.WARN, message);
  }
}
