package dev.lvjw.hire;

import dev.lvjw.hire.Directory.Person;
import dev.lvjw.hire.Duplicate.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a hire has in common with others: every address and every name that Lever or a person gave
 * of it counts, not only the ones that will be sent.
 */
record Likeness(Optional<String> contact, Set<String> emails, List<PersonName> names) {

  static Likeness of(Hire hire, Basis basis) {
    return of(Assessment.of(hire.withChecks(Checks.NONE), List.of(), basis));
  }

  static Likeness of(Assessment hire) {
    return new Likeness(hire.hire().facts().contactId(), emails(hire), names(hire));
  }

  /** What a member has in common with the hire. */
  List<Signal> to(Person person) {
    List<Signal> signals = new ArrayList<>();
    if (person.emails().stream().map(Likeness::caseless).anyMatch(emails::contains)) {
      signals.add(Signal.EMAIL);
    }
    if (names.stream().anyMatch(name -> person.called(name::alike))) {
      signals.add(Signal.NAME);
    }
    return signals;
  }

  /** What another hire has in common with the hire. */
  List<Signal> to(Hire hire, Basis basis) {
    Likeness other = of(hire, basis);
    List<Signal> signals = new ArrayList<>();
    if (contact.isPresent() && contact.equals(other.contact)) {
      signals.add(Signal.CONTACT);
    }
    if (other.emails.stream().anyMatch(emails::contains)) {
      signals.add(Signal.EMAIL);
    }
    if (names.stream().anyMatch(name -> other.names.stream().anyMatch(name::alike))) {
      signals.add(Signal.NAME);
    }
    return signals;
  }

  private static Set<String> emails(Assessment hire) {
    Set<String> emails = new HashSet<>();
    for (FieldName field : List.of(FieldName.HOME_EMAIL, FieldName.WORK_EMAIL)) {
      Stream.concat(hire.field(field).value().stream(), said(hire, field))
          .map(Likeness::caseless)
          .forEach(emails::add);
    }
    return emails;
  }

  private static String caseless(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private static List<PersonName> names(Assessment hire) {
    Stream<String> whole =
        hire.hire().facts().facts().stream()
            .filter(fact -> fact.qualifier().equals(Fact.WHOLE_NAME))
            .map(Fact::raw);
    return Stream.concat(Stream.of(hire.hire().facts().name(), hire.fullName()), whole)
        .map(PersonName::of)
        .filter(name -> !name.words().isEmpty())
        .distinct()
        .toList();
  }

  /** What Lever says for a field, wherever it says it. */
  private static Stream<String> said(Assessment hire, FieldName field) {
    return hire.hire().facts().facts().stream()
        .filter(fact -> fact.field() == field)
        .map(Fact::raw);
  }
}
