package dev.lvjw.justworks;

import dev.lvjw.http.Wire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody on Justworks' books (justworks-api reference §1.4). Whether people who are invited but
 * not enrolled are among them is not known.
 *
 * @param firstName may be empty
 * @param lastName may be empty
 * @param preferredName what they want to be called, in whole where Justworks has that
 * @param emails home and work, in Justworks' order
 * @param active false once terminated
 * @param employmentStart the first day
 */
public record Member(
    String id,
    String firstName,
    String lastName,
    Optional<String> preferredName,
    List<String> emails,
    boolean active,
    Optional<LocalDate> employmentStart) {
  public Member {
    emails = List.copyOf(emails);
  }

  /** First and last name. */
  public String fullName() {
    return (firstName + " " + lastName).strip();
  }

  /** What the person prefers to be called, in whole. */
  public Optional<String> preferredFullName() {
    return preferredName.map(
        preferred ->
            preferred.contains(lastName) ? preferred : (preferred + " " + lastName).strip());
  }

  static Member read(Wire anonymous) {
    String id = anonymous.text("id").orElse("");
    Wire wire = anonymous.named("Justworks' member " + id);
    Wire name = wire.object("name").orElse(wire);
    return new Member(
        id,
        name.textOf("given_name", "first_name").orElse(""),
        name.textOf("family_name", "last_name").orElse(""),
        name.textOf("full_preferred_name", "preferred_name"),
        emails(wire),
        wire.flag("active"),
        wire.date("employment_start_date"));
  }

  private static List<String> emails(Wire wire) {
    if (!wire.holdsObjects("emails")) {
      return wire.texts("emails");
    }
    List<String> emails = new ArrayList<>();
    for (Wire email : wire.objects("emails")) {
      email.textOf("address", "email", "value", "email_address").ifPresent(emails::add);
    }
    return emails;
  }
}
