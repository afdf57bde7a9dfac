package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Directory.Person;
import dev.lvjw.hire.Duplicate.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final Person GRACE = person("m-1", "Grace Hopper", true, "grace@example.test");

  private static Person person(String id, String name, boolean active, String... emails) {
    return new Person(id, name, List.of(emails), active);
  }

  private static Directory people(Person... people) {
    return new Directory(List.of("Engineering", "Sales"), List.of("New York"), List.of(people));
  }

  private static Checks check(Hire hire, Person... people) {
    return Matching.check(hire, people(people), Hired.BASIS, Hired.AT);
  }

  private static Optional<Match> manager(Hire hire, Person... people) {
    return Optional.ofNullable(check(hire, people).matches().get(FieldName.MANAGER));
  }

  @Test
  void takesJustworksSpellingOfTheSameName() {
    assertThat(Matching.byName("Sales", List.of("sales", "Sales")).found()).hasValue("Sales");
    assertThat(Matching.byName("  são  PAULO ", List.of("Rio", "Sao Paulo")).found())
        .hasValue("Sao Paulo");
    assertThat(Matching.byName("Sales\u00a0Team", List.of("Sales Team")).found())
        .hasValue("Sales Team");
  }

  @Test
  void neverChoosesAmongTwins() {
    Match match = Matching.byName("SALES", List.of("sales", "Sales"));
    assertThat(match.found()).isEmpty();
    assertThat(match.suggestions()).containsExactlyInAnyOrder("sales", "Sales");
  }

  @Test
  void suggestsCloseNamesAndTakesNone() {
    Match match =
        Matching.byName("Enginering", List.of("Sales", "Engineering", "Legal", "Marketing"));
    assertThat(match.found()).isEmpty();
    assertThat(match.suggestions()).startsWith("Engineering").doesNotContain("Sales", "Legal");
    assertThat(Matching.byName("Sales", List.of("Sales & Marketing")))
        .isEqualTo(new Match("Sales", Optional.empty(), List.of("Sales & Marketing")));
    assertThat(Matching.byName("X", List.of()).suggestions()).isEmpty();
    assertThat(
            Matching.byName("Team", List.of("Team 1", "Team 2", "Team 3", "Team 4")).suggestions())
        .hasSize(3);
  }

  @Test
  void noneIsNotLookedUp() {
    Hire hire = Hired.ready().withEdit(FieldName.DEPARTMENT, Field.NONE);
    assertThat(check(hire, GRACE).matches()).containsOnlyKeys(FieldName.OFFICE, FieldName.MANAGER);
  }

  @Test
  void findsTheManagerByEmailWhateverTheName() {
    Person renamed = person("m-1", "Grace Murray", true, "GRACE@example.test");
    Person namesake = person("m-2", "Grace Hopper", true, "other@example.test");
    assertThat(manager(Hired.ready(), namesake, renamed).flatMap(Match::found))
        .hasValue("Grace Murray");
  }

  @Test
  void aManagerIsAnActiveMember() {
    Person left = person("m-1", "Grace Hopper", false, "grace@example.test");
    assertThat(manager(Hired.ready(), left))
        .hasValueSatisfying(m -> assertThat(m.found()).isEmpty());
  }

  @Test
  void aManagerThatAPersonNamedIsLookedUpByThatName() {
    Person alan = person("m-2", "Alan Turing", true, "alan@example.test");
    Hire hire = Hired.ready().withEdit(FieldName.MANAGER, "alan turing");
    assertThat(manager(hire, GRACE, alan).flatMap(Match::found)).hasValue("Alan Turing");
  }

  /** The e-mail of another fact belongs to someone else. */
  @Test
  void theEmailIsThatOfTheManagerAskedFor() {
    Person alan = person("m-2", "Alan Turing", true, "alan@example.test");
    Hire hire =
        Hired.with(
            FieldName.MANAGER,
            Hired.offer(FieldName.MANAGER, "Grace Hopper"),
            new Fact(FieldName.MANAGER, Source.POSTING, "Alan Turing", "alan@example.test"));
    assertThat(manager(hire, GRACE, alan).flatMap(Match::found)).hasValue("Grace Hopper");
  }

  @Test
  void findsPeopleWhoMayBeTheSame() {
    Person byName = person("m-3", "ADA  LOVELACE", true);
    Person byEmail = person("m-4", "Augusta King", false, "Ada@Example.test");
    Person both = person("m-5", "Ada Lovelace", false, "ada@example.test");
    assertThat(check(Hired.ready(), GRACE, byName, byEmail, both).duplicates())
        .extracting(Duplicate::id, Duplicate::active, Duplicate::signals)
        .containsExactly(
            tuple("m-3", true, List.of(Signal.NAME)),
            tuple("m-4", false, List.of(Signal.EMAIL)),
            tuple("m-5", false, List.of(Signal.EMAIL, Signal.NAME)));
  }

  @Test
  void namelessPeopleAreNotAlike() {
    Hire nameless =
        Hired.hire(
            new LeverFacts(
                "o", Optional.empty(), "", Hired.AT, Optional.empty(), List.of(), List.of()));
    assertThat(check(nameless, person("m-6", "", true)).duplicates()).isEmpty();
  }

  @Test
  void anEarlierMatchDoesNotColourTheNext() {
    Hire matched =
        Hired.ready()
            .withChecks(
                new Checks(
                    Optional.of(Hired.AT),
                    Map.of(
                        FieldName.DEPARTMENT,
                        new Match("Engineering", Optional.of("R&D"), List.of())),
                    List.of()));
    assertThat(check(matched, GRACE).matches().get(FieldName.DEPARTMENT))
        .isEqualTo(new Match("Engineering", Optional.of("Engineering"), List.of()));
  }

  @Test
  void whoHasTheAddressHasArrived() {
    Person ada = person("m-7", "Augusta King", true, "ada@example.test");
    assertThat(Matching.arrived(Hired.ready(), people(GRACE, ada), Hired.BASIS)).hasValue(ada);
    Person namesake = person("m-8", "Ada Lovelace", true, "else@example.test");
    assertThat(Matching.arrived(Hired.ready(), people(namesake), Hired.BASIS)).isEmpty();
    Person left = person("m-9", "Ada Lovelace", false, "ada@example.test");
    assertThat(Matching.arrived(Hired.ready(), people(left), Hired.BASIS)).isEmpty();
  }

  @Test
  void whoWasKnownBeforeHasNotArrived() {
    Person before = person("m-7", "Ada Lovelace", true, "ada@example.test");
    Hire hire = Hired.ready().withChecks(check(Hired.ready(), before));
    assertThat(Matching.arrived(hire, people(before), Hired.BASIS)).isEmpty();
    Person fresh = person("m-10", "Ada Lovelace", true, "ada@example.test");
    assertThat(Matching.arrived(hire, people(before, fresh), Hired.BASIS)).hasValue(fresh);
  }

  @Test
  void aRehiredMemberHasArrivedOnceActive() {
    Person left = person("m-7", "Ada Lovelace", false, "ada@example.test");
    Person back = person("m-7", "Ada Lovelace", true, "new@example.test");
    Person other = person("m-8", "Ada Lovelace", true, "ada@example.test");
    Hire hire = rehired(left);
    assertThat(Matching.arrived(hire, people(left, other), Hired.BASIS)).isEmpty();
    assertThat(Matching.arrived(hire, people(other, back), Hired.BASIS)).hasValue(back);
  }

  /** Who never left proves nothing by being there. */
  @Test
  void aMemberWhoWasActiveAllAlongProvesNothing() {
    Person active = person("m-7", "Ada Lovelace", true, "ada@example.test");
    assertThat(Matching.arrived(rehired(active), people(active), Hired.BASIS)).isEmpty();
  }

  private static Hire rehired(Person before) {
    return Hired.ready()
        .withChecks(check(Hired.ready(), before))
        .withDecisions(Decisions.NONE.about(new DuplicateDecision.Rehire(before.id())));
  }
}
