package dev.lvjw.hire;

import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Directory.Person;
import dev.lvjw.hire.Duplicate.Kind;
import dev.lvjw.hire.Duplicate.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a hire against what Justworks knows. Close names are suggested, never taken. */
public final class Matching {
  private static final int SUGGESTIONS = 3;

  private Matching() {}

  /** Looks up the names that the hire asks for, and the people who may be the same person. */
  public static Checks check(Hire hire, Directory directory, Basis basis, Instant at) {
    Assessment unchecked = Assessment.of(hire.withChecks(Checks.NONE), List.of(), basis);
    Map<FieldName, Match> matches = new EnumMap<>(FieldName.class);
    wanted(unchecked, FieldName.DEPARTMENT)
        .ifPresent(d -> matches.put(FieldName.DEPARTMENT, byName(d, directory.departments())));
    wanted(unchecked, FieldName.OFFICE)
        .ifPresent(o -> matches.put(FieldName.OFFICE, byName(o, directory.offices())));
    wanted(unchecked, FieldName.MANAGER)
        .ifPresent(m -> matches.put(FieldName.MANAGER, manager(m, unchecked, directory.people())));
    return new Checks(Optional.of(at), matches, duplicates(unchecked, directory.people()));
  }

  private static Optional<String> wanted(Assessment hire, FieldName field) {
    return hire.field(field).value().filter(value -> !value.equals(Field.NONE));
  }

  static Match byName(String asked, List<String> names) {
    for (String name : names) {
      if (name.equals(asked)) {
        return new Match(asked, Optional.of(name), List.of());
      }
    }
    String normal = Text.normal(asked);
    List<String> alike = names.stream().filter(n -> Text.normal(n).equals(normal)).toList();
    return alike.size() == 1
        ? new Match(asked, Optional.of(alike.get(0)), List.of())
        : new Match(asked, Optional.empty(), nearest(normal, names));
  }

  private static List<String> nearest(String normal, List<String> names) {
    record Near(String name, int distance) {}
    return names.stream()
        .map(name -> new Near(name, nearness(normal, Text.normal(name))))
        .filter(near -> near.distance() <= Math.max(2, normal.length() / 2))
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(SUGGESTIONS)
        .map(Near::name)
        .toList();
  }

  /** One name holding the other is near, however long the rest: "Sales" and "Sales & Marketing". */
  private static int nearness(String one, String other) {
    return one.contains(other) || other.contains(one) ? 1 : Text.distance(one, other);
  }

  /** A manager is an active member: by the e-mail that Lever gives, else by name. */
  private static Match manager(String asked, Assessment hire, List<Person> people) {
    List<Person> active = people.stream().filter(Person::active).toList();
    Optional<String> email =
        hire.field(FieldName.MANAGER).source().filter(source -> source == Source.OFFER).isPresent()
            ? hire.inLever(FieldName.MANAGER)
                .fact()
                .map(Fact::qualifier)
                .filter(qualifier -> !qualifier.isEmpty())
            : Optional.empty(); // another's name than the one in the offer: another's e-mail
    Optional<Person> byEmail =
        email.flatMap(e -> active.stream().filter(person -> has(person, e)).findFirst());
    return byEmail
        .map(person -> new Match(asked, Optional.of(person.name()), List.of()))
        .orElseGet(() -> byName(asked, active.stream().map(Person::name).toList()));
  }

  private static List<Duplicate> duplicates(Assessment hire, List<Person> people) {
    List<Duplicate> found = new ArrayList<>();
    for (Person person : people) {
      List<Signal> signals = signals(hire, person);
      if (!signals.isEmpty()) {
        found.add(new Duplicate(Kind.MEMBER, person.id(), person.name(), person.active(), signals));
      }
    }
    return found;
  }

  /** What a hire and a member have in common. */
  static List<Signal> signals(Assessment hire, Person person) {
    List<Signal> signals = new ArrayList<>();
    boolean sameEmail =
        hire.field(FieldName.HOME_EMAIL).value().filter(e -> has(person, e)).isPresent()
            || hire.field(FieldName.WORK_EMAIL).value().filter(e -> has(person, e)).isPresent();
    if (sameEmail) {
      signals.add(Signal.EMAIL);
    }
    String name = Text.normal(hire.fullName());
    if (!name.isEmpty() && name.equals(Text.normal(person.name()))) {
      signals.add(Signal.NAME);
    }
    return signals;
  }

  private static boolean has(Person person, String email) {
    return person.emails().stream().anyMatch(email::equalsIgnoreCase);
  }

  /**
   * Finds the hire among the members after it was sent. The e-mail proves it; whoever was a known
   * duplicate before doesn't, unless a person said that it is a rehire, and who was active all
   * along proves nothing even then.
   */
  public static Optional<Person> arrived(Hire hire, Directory directory, Basis basis) {
    Assessment assessed = Assessment.of(hire, List.of(), basis);
    Optional<String> rehired =
        hire.decisions()
            .duplicate()
            .flatMap(
                d ->
                    d instanceof Decisions.DuplicateDecision.Rehire(String member)
                        ? Optional.of(member)
                        : Optional.empty());
    return directory.people().stream()
        .filter(Person::active)
        .filter(
            person ->
                rehired
                    .map(id -> id.equals(person.id()) && !activeBefore(hire, id))
                    .orElseGet(
                        () ->
                            hire.checks().duplicates().stream()
                                    .noneMatch(d -> d.id().equals(person.id()))
                                && signals(assessed, person).contains(Signal.EMAIL)))
        .findFirst();
  }

  private static boolean activeBefore(Hire hire, String memberId) {
    return hire.checks().duplicates().stream()
        .anyMatch(known -> known.isMember(memberId) && known.active());
  }
}
