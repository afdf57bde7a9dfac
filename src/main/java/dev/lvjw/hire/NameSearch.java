package dev.lvjw.hire;

import dev.lvjw.hire.Checks.How;
import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Directory.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks a name up among Justworks': exactly, then without regard to case, space and accents. What
 * may be several is not chosen from, what is only close is suggested.
 */
final class NameSearch {
  private static final int SUGGESTIONS = 3;

  private NameSearch() {}

  /** A department or an office. */
  static Match place(String asked, List<String> names) {
    if (names.contains(asked)) {
      return Match.found(asked, How.EXACT, asked);
    }
    String normal = Text.normal(asked);
    List<String> alike =
        names.stream().filter(name -> Text.normal(name).equals(normal)).distinct().toList();
    return switch (alike.size()) {
      case 0 -> Match.open(asked, How.NONE, nearest(asked, names));
      case 1 -> Match.found(asked, How.ALIKE, alike.get(0));
      default -> Match.open(asked, How.SEVERAL, alike);
    };
  }

  /**
   * A manager: an active member by id, else by e-mail address, else by name.
   *
   * @param asked a name; or an id or an e-mail address, as people may give one
   * @param email the address that Lever has of the manager
   */
  static Match manager(String asked, Optional<String> email, List<Person> people) {
    Predicate<Person> byId = person -> !person.id().isEmpty() && person.id().equals(asked);
    Optional<String> address = email.or(() -> Optional.of(asked).filter(a -> a.contains("@")));
    Predicate<Person> byEmail = person -> address.filter(person::has).isPresent();
    Predicate<Person> byName = person -> person.name().text().equals(asked);
    Predicate<Person> alike = person -> person.called(PersonName.of(asked)::same);

    List<Person> active = people.stream().filter(Person::active).toList();
    List<Person> left = people.stream().filter(Predicate.not(Person::active)).toList();
    return one(asked, How.ID, byId, active)
        .or(() -> one(asked, How.EMAIL, byEmail, active))
        .or(() -> gone(asked, byId.or(byEmail), left, active))
        .or(() -> one(asked, How.EXACT, byName, active))
        .or(() -> one(asked, How.ALIKE, alike, active))
        .or(() -> gone(asked, alike, left, active))
        .orElseGet(() -> Match.open(asked, How.NONE, nearest(asked, names(active))));
  }

  /** The one who is meant; empty where nobody is, open where several are. */
  private static Optional<Match> one(
      String asked, How how, Predicate<Person> meant, List<Person> active) {
    List<Person> found = active.stream().filter(meant).toList();
    if (found.size() > 1) {
      List<String> which = found.stream().map(NameSearch::key).distinct().toList();
      return Optional.of(Match.open(asked, How.SEVERAL, which));
    }
    return found.stream()
        .findFirst()
        .map(
            person -> {
              Match match = Match.found(asked, how, person.name().text());
              boolean namesake =
                  active.stream().filter(other -> other.name().equals(person.name())).count() > 1;
              return namesake ? match.meaning(key(person)) : match;
            });
  }

  /** What says which of several is meant. */
  private static String key(Person person) {
    return person.id().isEmpty()
        ? person.emails().stream().findFirst().orElse(person.name().text())
        : person.id();
  }

  private static Optional<Match> gone(
      String asked, Predicate<Person> meant, List<Person> left, List<Person> active) {
    return left.stream().anyMatch(meant)
        ? Optional.of(Match.open(asked, How.LEFT, nearest(asked, names(active))))
        : Optional.empty();
  }

  private static List<String> names(List<Person> people) {
    return people.stream().map(person -> person.name().text()).distinct().toList();
  }

  /** One name holding the other is near, however long the rest: "Sales" and "Sales & Marketing". */
  private static List<String> nearest(String asked, List<String> names) {
    record Near(String name, int nearness, int distance) {}
    String normal = Text.normal(asked);
    PersonName person = PersonName.of(asked);
    return names.stream()
        .distinct()
        .filter(name -> !name.isBlank() && !normal.isEmpty())
        .map(
            name -> {
              String other = Text.normal(name);
              int distance = Text.distance(normal, other);
              boolean within =
                  normal.contains(other)
                      || other.contains(normal)
                      || person.alike(PersonName.of(name));
              return new Near(name, within ? 1 : distance, distance);
            })
        .filter(near -> near.nearness() <= Math.max(2, normal.length() / 2))
        .sorted(
            Comparator.comparingInt(Near::nearness)
                .thenComparingInt(Near::distance)
                .thenComparing(Near::name))
        .limit(SUGGESTIONS)
        .map(Near::name)
        .toList();
  }
}
