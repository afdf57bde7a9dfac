package dev.lvjw.hire;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What hires are checked against: the names that Justworks' form knows, and the people who are or
 * were members. Lives in memory only; a hire keeps just what concerns it ({@link Checks}).
 *
 * @param people all members where Justworks was read, only managers where a list stands for it
 */
public record Directory(
    Authority authority, List<String> departments, List<String> offices, List<Person> people) {
  /** Who says which names there are. */
  public enum Authority {
    /** Justworks' API: complete. */
    JUSTWORKS,
    /** A list that the customer keeps: what it has none of is not checked. */
    LIST
  }

  /**
   * A member, active or terminated.
   *
   * @param id empty in a list
   * @param name the full name as Justworks shows it
   * @param alsoCalled other full names, such as the preferred one
   * @param since the first day, where it is known
   */
  public record Person(
      String id,
      PersonName name,
      List<PersonName> alsoCalled,
      List<String> emails,
      boolean active,
      Optional<LocalDate> since) {
    public Person {
      alsoCalled = List.copyOf(alsoCalled);
      emails = List.copyOf(emails);
    }

    /** Whether one of the names is such. */
    boolean called(Predicate<PersonName> such) {
      return such.test(name) || alsoCalled.stream().anyMatch(such);
    }

    boolean has(String email) {
      return emails.stream().anyMatch(email.strip()::equalsIgnoreCase);
    }
  }

  public Directory {
    departments = List.copyOf(departments);
    offices = List.copyOf(offices);
    people = List.copyOf(people);
  }

  /** Who can be somebody's manager. */
  public List<Person> managers() {
    return people.stream().filter(Person::active).toList();
  }
}
