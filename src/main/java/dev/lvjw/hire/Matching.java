package dev.lvjw.hire;

import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Directory.Origin;
import dev.lvjw.hire.Directory.Person;
import dev.lvjw.hire.Duplicate.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a hire against what Justworks knows. Close names are suggested, never taken. */
public final class Matching {
  private Matching() {}

  /**
   * Looks up the names that the hire asks for, and the people who may be the same person.
   *
   * <p>A list stands in for Justworks where Justworks can't be read: it finds names, not
   * duplicates, and what Justworks said before stays.
   */
  public static Checks check(Hire hire, Directory directory, Instant at) {
    Map<FieldName, Match> matches = matches(hire, directory);
    return switch (directory.origin()) {
      case JUSTWORKS ->
          new Checks(Optional.of(at), false, matches, duplicates(hire, directory.people()));
      case LISTS -> {
        Checks before = hire.checks();
        if (before.at().isPresent()) {
          matches.putAll(stillAsked(before.matches(), matches));
        }
        yield new Checks(before.at(), true, matches, before.duplicates());
      }
    };
  }

  private static Map<FieldName, Match> matches(Hire hire, Directory directory) {
    Assessment unchecked = Assessment.of(hire.withChecks(Checks.NONE), List.of());
    boolean complete = directory.origin() == Origin.JUSTWORKS;
    Map<FieldName, Match> matches = new EnumMap<>(FieldName.class);
    if (complete || !directory.departments().isEmpty()) {
      wanted(unchecked, FieldName.DEPARTMENT)
          .map(department -> NameSearch.place(department, directory.departments()))
          .ifPresent(match -> matches.put(FieldName.DEPARTMENT, match));
    }
    if (complete || !directory.offices().isEmpty()) {
      wanted(unchecked, FieldName.OFFICE)
          .map(office -> NameSearch.place(office, directory.offices()))
          .ifPresent(match -> matches.put(FieldName.OFFICE, match));
    }
    if (complete || !directory.people().isEmpty()) {
      wanted(unchecked, FieldName.MANAGER)
          .map(manager -> NameSearch.manager(manager, managersEmail(hire), directory.people()))
          .ifPresent(match -> matches.put(FieldName.MANAGER, match));
    }
    return matches;
  }

  private static Optional<String> wanted(Assessment hire, FieldName field) {
    return hire.field(field).value().filter(value -> !value.equals(Field.NONE));
  }

  /** The address that Lever gives of the manager; a manager whom a person named has none. */
  private static Optional<String> managersEmail(Hire hire) {
    return hire.edits().containsKey(FieldName.MANAGER)
        ? Optional.empty()
        : hire.facts().facts().stream()
            .filter(fact -> fact.field() == FieldName.MANAGER)
            .findFirst() // the one the name was taken from; another fact's e-mail is another's
            .map(Fact::qualifier)
            .filter(qualifier -> !qualifier.isEmpty());
  }

  private static Map<FieldName, Match> stillAsked(
      Map<FieldName, Match> before, Map<FieldName, Match> now) {
    Map<FieldName, Match> still = new EnumMap<>(FieldName.class);
    now.forEach(
        (field, match) ->
            Optional.ofNullable(before.get(field))
                .filter(known -> known.asked().equals(match.asked()))
                .ifPresent(known -> still.put(field, known)));
    return still;
  }

  private static List<Duplicate> duplicates(Hire hire, List<Person> people) {
    Likeness likeness = Likeness.of(hire);
    List<Duplicate> found = new ArrayList<>();
    for (Person person : people) {
      List<Duplicate.Signal> signals = likeness.to(person);
      if (!signals.isEmpty()) {
        found.add(
            new Duplicate(
                Kind.MEMBER, person.id(), person.name().text(), person.active(), signals));
      }
    }
    return found;
  }

  /**
   * Finds the hire among the members after it was sent. The e-mail proves it; whoever was a known
   * duplicate before doesn't, unless a person said that it is a rehire, and who was active all
   * along proves nothing even then.
   */
  public static Optional<Person> arrived(Hire hire, Directory directory) {
    List<String> sentTo = sentTo(Assessment.of(hire, List.of()));
    Optional<String> rehired =
        hire.decisions()
            .duplicate()
            .flatMap(
                d ->
                    d instanceof DuplicateDecision.Rehire rehire
                        ? Optional.of(rehire.memberId())
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
                                    .noneMatch(known -> known.isMember(person.id()))
                                && sentTo.stream().anyMatch(person::has)))
        .findFirst();
  }

  private static List<String> sentTo(Assessment hire) {
    List<String> addresses = new ArrayList<>();
    hire.field(FieldName.HOME_EMAIL).value().ifPresent(addresses::add);
    hire.field(FieldName.WORK_EMAIL).value().ifPresent(addresses::add);
    return addresses;
  }

  private static boolean activeBefore(Hire hire, String memberId) {
    return hire.checks().duplicates().stream()
        .anyMatch(known -> known.isMember(memberId) && known.active());
  }
}
