package dev.lvjw.hire;

import java.util.Locale;

/** What is known about a field's value. */
public enum FieldStatus {
  OK,
  MISSING,
  INVALID,
  /** Not a name that Justworks knows. */
  UNMATCHED,
  /** Given by a person. */
  EDITED;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
