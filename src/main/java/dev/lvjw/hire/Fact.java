package dev.lvjw.hire;

/**
 * One value as Lever spells it, before any rule of Justworks is applied.
 *
 * @param field what it says
 * @param source the object of Lever's it was read from
 * @param raw Lever's own spelling: a start date is milliseconds since the epoch in decimal, an
 *     amount a decimal number in major units, type of earnings an interval such as {@code
 *     per-year-salary}, a name of a person the whole name
 * @param qualifier what is needed to understand it: the currency of an amount, the e-mail of a
 *     manager or {@link #UNKNOWN_USER}, {@link #WHOLE_NAME} for a first or last name; else empty
 */
public record Fact(FieldName field, Source source, String raw, String qualifier) {
  /** The raw value is the id of a user whom Lever doesn't show. */
  public static final String UNKNOWN_USER = "unknown user";

  /** The raw value is the whole name, of which the field is a part. */
  public static final String WHOLE_NAME = "whole name";

  /** A value that needs no qualifier. */
  public static Fact of(FieldName field, Source source, String raw) {
    return new Fact(field, source, raw, "");
  }
}
