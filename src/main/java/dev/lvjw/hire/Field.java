package dev.lvjw.hire;

import java.util.Optional;

/**
 * A value in Justworks' terms, with where it came from.
 *
 * @param value canonical text: a date as {@code YYYY-MM-DD}, an amount as a plain decimal; empty
 *     when missing or invalid
 * @param source empty when nothing was found
 * @param currency ISO 4217, only beside an amount
 * @param message what is wrong or noteworthy
 */
public record Field(
    Optional<String> value,
    Optional<Source> source,
    FieldStatus status,
    Optional<String> currency,
    Optional<String> message) {

  /** The answer "none" to manager, department or office: "No Department", "Remote", no manager. */
  public static final String NONE = "none";

  static Field ok(String value, Source source) {
    FieldStatus status = source == Source.PERSON ? FieldStatus.EDITED : FieldStatus.OK;
    return new Field(
        Optional.of(value), Optional.of(source), status, Optional.empty(), Optional.empty());
  }

  static Field missing(String message) {
    return new Field(
        Optional.empty(),
        Optional.empty(),
        FieldStatus.MISSING,
        Optional.empty(),
        Optional.of(message));
  }

  /** Nothing there, and nothing needed. */
  static Field absent() {
    return new Field(
        Optional.empty(),
        Optional.empty(),
        FieldStatus.MISSING,
        Optional.empty(),
        Optional.empty());
  }

  static Field invalid(Source source, String message) {
    return new Field(
        Optional.empty(),
        Optional.of(source),
        FieldStatus.INVALID,
        Optional.empty(),
        Optional.of(message));
  }

  Field in(String code) {
    return new Field(value, source, status, Optional.of(code), message);
  }

  Field with(FieldStatus other, String why) {
    return new Field(value, source, other, currency, Optional.of(why));
  }

  Field valued(String other) {
    return new Field(Optional.of(other), source, status, currency, message);
  }

  Field noting(String note) {
    return new Field(value, source, status, currency, Optional.of(note));
  }
}
