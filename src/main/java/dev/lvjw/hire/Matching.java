package dev.lvjw.hire;

import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Directory.Authority;
import dev.lvjw.hire.Directory.Person;
import dev.lvjw.hire.Duplicate.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  public static Checks check(Hire hire, Directory directory, Basis basis, Instant at) {
    Assessment unchecked = Assessment.of(hire.withChecks(Checks.NONE), List.of(), basis);
    Map<FieldName, Match> matches = matches(unchecked, directory);
    return switch (directory.authority()) {
      case JUSTWORKS ->
          new Checks(Optional.of(at), false, matches, duplicates(unchecked, directory.people()));
      case LIST -> {
        Checks before = hire.checks();
        matches.replaceAll((field, match) -> match.byList());
        if (before.at().isPresent()) {
          matches.putAll(stillAsked(before.matches(), unchecked));
        }
        yield new Checks(before.at(), true, matches, before.duplicates());
      }
    };
  }

  /**
   * Why Justworks has no such name, in words; empty where it has, or where that can't be told.
   *
   * @param field a manager, a department or an office; others have no lists
   */
  public static Optional<String> problem(FieldName field, String name, Directory directory) {
    boolean complete = directory.authority() == Authority.JUSTWORKS;
    Optional<Match> match =
        switch (field) {
          case DEPARTMENT ->
              Optional.of(directory.departments())
                  .filter(names -> complete || !names.isEmpty())
                  .map(names -> NameSearch.place(name, names));
          case OFFICE ->
              Optional.of(directory.offices())
                  .filter(names -> complete || !names.isEmpty())
                  .map(names -> NameSearch.place(name, names));
          case MANAGER ->
              Optional.of(directory.people())
                  .filter(people -> complete || !people.isEmpty())
                  .map(people -> NameSearch.manager(name, Optional.empty(), people));
          default -> Optional.empty();
        };
    return match
        .filter(one -> one.found().isEmpty() && !name.equals(Field.NONE))
        .map(one -> MatchedName.why(field, one, !complete));
  }

  private static Map<FieldName, Match> matches(Assessment unchecked, Directory directory) {
    boolean complete = directory.authority() == Authority.JUSTWORKS;
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
          .map(manager -> NameSearch.manager(manager, managersEmail(unchecked), directory.people()))
          .ifPresent(match -> matches.put(FieldName.MANAGER, match));
    }
    return matches;
  }

  private static Optional<String> wanted(Assessment hire, FieldName field) {
    return hire.field(field).value().filter(value -> !value.equals(Field.NONE));
  }

  /** The address of the manager in the offer; another's name than that has another's. */
  private static Optional<String> managersEmail(Assessment hire) {
    return hire.field(FieldName.MANAGER)
        .source()
        .filter(source -> source == Source.OFFER)
        .flatMap(source -> hire.inLever(FieldName.MANAGER).fact())
        .map(Fact::qualifier)
        .filter(qualifier -> !qualifier.isEmpty());
  }

  private static Map<FieldName, Match> stillAsked(
      Map<FieldName, Match> before, Assessment unchecked) {
    Map<FieldName, Match> still = new EnumMap<>(FieldName.class);
    before.forEach(
        (field, known) ->
            wanted(unchecked, field)
                .filter(asked -> !known.listed() && known.asked().equals(asked))
                .ifPresent(asked -> still.put(field, known)));
    return still;
  }

  private static List<Duplicate> duplicates(Assessment hire, List<Person> people) {
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
   * along proves nothing even then. Where nobody looked before it was sent, only a member who
   * started since the hire, or on its start date, wasn't there all along.
   */
  public static Optional<Person> arrived(Hire hire, Directory directory, Basis basis) {
    Assessment sent = Assessment.of(hire, List.of(), basis);
    List<String> sentTo = sentTo(sent);
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
                                && sentTo.stream().anyMatch(person::has)
                                && (hire.checks().at().isPresent() || startedSince(sent, person))))
        .findFirst();
  }

  private static boolean startedSince(Assessment sent, Person person) {
    LocalDate hired = LocalDate.ofInstant(sent.hire().facts().hiredAt(), ZoneOffset.UTC);
    Optional<String> start = sent.field(FieldName.START_DATE).value();
    return person
        .since()
        .filter(day -> !day.isBefore(hired) || start.filter(day.toString()::equals).isPresent())
        .isPresent();
  }

  private static List<String> sentTo(Assessment hire) {
    List<String> addresses = new ArrayList<>();
    hire.approved(FieldName.HOME_EMAIL).ifPresent(addresses::add);
    hire.approved(FieldName.WORK_EMAIL).ifPresent(addresses::add);
    return addresses;
  }

  private static boolean activeBefore(Hire hire, String memberId) {
    return hire.checks().duplicates().stream()
        .anyMatch(known -> known.isMember(memberId) && known.active());
  }
}
