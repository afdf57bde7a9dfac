package dev.lvjw.hire;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a provider shows of a hire before anybody is invited: enough to know whom to expect, no pay.
 *
 * @param name in full, as the person is known
 */
public record Announcement(String name, Optional<String> title, Optional<LocalDate> start) {
  /** What is to be announced of a hire as it stands. */
  public static Announcement of(Assessment hire) {
    return new Announcement(
        hire.fullName(),
        hire.field(FieldName.TITLE).value(),
        hire.field(FieldName.START_DATE).value().map(LocalDate::parse));
  }

  /** Without the name. */
  @Override
  public String toString() {
    return "Announcement[start=" + start + "]";
  }
}
