package dev.lvjw.hire;

import java.util.Locale;

/** Where a value came from: one of Lever's objects, a mapping rule, or a person. */
public enum Source {
  OFFER,
  POSTING,
  APPLICATION,
  REQUISITION,
  OPPORTUNITY,
  CONTACT,
  MAPPING,
  PERSON;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
