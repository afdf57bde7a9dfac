package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lvjw.hire.Checks.How;
import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Directory.Authority;
import dev.lvjw.hire.Directory.Person;
import dev.lvjw.hire.Duplicate.Signal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final Person GRACE = person("m-1", "Grace Hopper", true, "grace@example.test");

  private static Person person(String id, String name, boolean active, String... emails) {
    return new Person(
        id, PersonName.of(name), List.of(), List.of(emails), active, Optional.empty());
  }

  private static Directory people(Person... people) {
    return new Directory(
        Authority.JUSTWORKS, List.of("Engineering", "Sales"), List.of("New York"), List.of(people));
  }

  private static Checks check(Hire hire, Person... people) {
    return Matching.check(hire, people(people), Hired.BASIS, Hired.AT);
  }

  private static Optional<Match> manager(Hire hire, Person... people) {
    return Optional.ofNullable(check(hire, people).matches().get(FieldName.MANAGER));
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
                "o",
                Optional.empty(),
                "",
                Hired.AT,
                Optional.empty(),
                List.of(),
                List.of(),
                Job.NONE));
    assertThat(check(nameless, person("m-6", "", true)).duplicates()).isEmpty();
  }

  @Test
  void anEarlierMatchDoesNotColourTheNext() {
    Hire matched =
        Hired.ready()
            .withChecks(
                new Checks(
                    Optional.of(Hired.AT),
                    false,
                    Map.of(FieldName.DEPARTMENT, Match.found("Engineering", How.ALIKE, "R&D")),
                    List.of()));
    assertThat(check(matched, GRACE).matches().get(FieldName.DEPARTMENT))
        .isEqualTo(Match.found("Engineering", How.EXACT, "Engineering"));
  }

  @Test
  void everyNameAndAddressOfTheHireCounts() {
    Hire hire =
        Hired.with(
                FieldName.HOME_EMAIL,
                Fact.of(FieldName.HOME_EMAIL, Source.APPLICATION, "ada@example.test"),
                Fact.of(FieldName.HOME_EMAIL, Source.CONTACT, "al@example.test"))
            .withEdit(FieldName.FIRST_NAME, "Augusta")
            .withEdit(FieldName.LAST_NAME, "King");
    Person byOtherAddress = person("m-1", "Somebody Else", true, "AL@example.test");
    Person byLeversName = person("m-2", "Lovelace, Ada", true);
    Person byGivenName = person("m-3", "Augusta King", true);
    Person preferred =
        new Person(
            "m-4",
            PersonName.of("Byron Noel"),
            List.of(PersonName.of("Ada Noel Lovelace")),
            List.of(),
            true,
            Optional.empty());
    assertThat(check(hire, byOtherAddress, byLeversName, byGivenName, preferred).duplicates())
        .extracting(Duplicate::id, Duplicate::signals)
        .containsExactly(
            tuple("m-1", List.of(Signal.EMAIL)),
            tuple("m-2", List.of(Signal.NAME)),
            tuple("m-3", List.of(Signal.NAME)),
            tuple("m-4", List.of(Signal.NAME)));
  }

  @Test
  void aListFindsNamesAndNoDuplicates() {
    Directory list =
        new Directory(
            Authority.LIST,
            List.of("ENGINEERING"),
            List.of(),
            List.of(person("", "Ada Lovelace", true, "ada@example.test")));
    Checks checks = Matching.check(Hired.ready(), list, Hired.BASIS, Hired.AT);
    assertThat(checks.at()).isEmpty();
    assertThat(checks.listed()).isTrue();
    assertThat(checks.duplicates()).isEmpty();
    assertThat(checks.matches())
        .containsOnlyKeys(FieldName.DEPARTMENT, FieldName.MANAGER)
        .containsEntry(
            FieldName.DEPARTMENT, Match.found("Engineering", How.ALIKE, "ENGINEERING").byList());
  }

  /** A login that died doesn't make what Justworks said untrue. */
  @Test
  void aListDoesNotOverruleWhatJustworksSaid() {
    Person twin = person("m-5", "Ada Lovelace", false, "ada@example.test");
    Hire known = Hired.ready().withChecks(check(Hired.ready(), GRACE, twin));
    Directory list = new Directory(Authority.LIST, List.of("Sales"), List.of(), List.of());
    Checks checks = Matching.check(known, list, Hired.BASIS, Hired.AT.plusSeconds(1));
    assertThat(checks.at()).hasValue(Hired.AT);
    assertThat(checks.duplicates()).isEqualTo(known.checks().duplicates());
    assertThat(checks.matches().get(FieldName.DEPARTMENT))
        .isEqualTo(Match.found("Engineering", How.EXACT, "Engineering"));
    Checks other =
        Matching.check(known.withEdit(FieldName.DEPARTMENT, "sales"), list, Hired.BASIS, Hired.AT);
    assertThat(other.matches().get(FieldName.DEPARTMENT))
        .isEqualTo(Match.found("sales", How.ALIKE, "Sales").byList());
    assertThat(checks.matches().get(FieldName.MANAGER))
        .as("of whom the list says nothing")
        .isEqualTo(known.checks().matches().get(FieldName.MANAGER))
        .isNotNull();
  }

  @Test
  void whoHasTheAddressHasArrived() {
    Hire looked = Hired.ready().withChecks(check(Hired.ready(), GRACE));
    Person ada = person("m-7", "Augusta King", true, "ada@example.test");
    assertThat(Matching.arrived(looked, people(GRACE, ada), Hired.BASIS)).hasValue(ada);
    Person namesake = person("m-8", "Ada Lovelace", true, "else@example.test");
    assertThat(Matching.arrived(looked, people(namesake), Hired.BASIS)).isEmpty();
    Person left = person("m-9", "Ada Lovelace", false, "ada@example.test");
    assertThat(Matching.arrived(looked, people(left), Hired.BASIS)).isEmpty();
  }

  /** What the list didn't know yesterday it may know today. */
  @Test
  void aListCorrectsItself() {
    Hire known = Hired.ready().withChecks(check(Hired.ready(), GRACE));
    Hire edited = known.withEdit(FieldName.DEPARTMENT, "Robotics");
    Directory shorter = new Directory(Authority.LIST, List.of("Sales"), List.of(), List.of());
    Directory longer =
        new Directory(Authority.LIST, List.of("Sales", "Robotics"), List.of(), List.of());
    Hire unknown = edited.withChecks(Matching.check(edited, shorter, Hired.BASIS, Hired.AT));
    assertThat(Hired.blocks(unknown)).contains("department unmatched");
    Hire found = unknown.withChecks(Matching.check(unknown, longer, Hired.BASIS, Hired.AT));
    assertThat(Hired.blocks(found)).doesNotContain("department unmatched");
  }

  /** Approved was one Grace Hopper; the other is another manager. */
  @Test
  void anotherNamesakeIsAnotherManager() {
    Checks.Match one =
        new Checks.Match(
            "Grace Hopper",
            How.EMAIL,
            Optional.of("Grace Hopper"),
            Optional.of("m-1"),
            List.of(),
            false);
    Checks.Match other =
        new Checks.Match(
            "Grace Hopper",
            How.EMAIL,
            Optional.of("Grace Hopper"),
            Optional.of("m-9"),
            List.of(),
            false);
    Hire hire = managed(Hired.ready(), one);
    Assessment seen = Assessment.of(hire, List.of(), Hired.BASIS);
    assertThat(seen.managerId()).hasValue("m-1");
    Hire reviewed =
        hire.withReview(new Review(Hired.AT, "tester", seen.values(), seen.managerId()))
            .on(HireEvent.APPROVED);
    assertThat(Assessment.of(reviewed, List.of(), Hired.BASIS).unapproved()).isEmpty();
    Assessment now = Assessment.of(managed(reviewed, other), List.of(), Hired.BASIS);
    assertThat(now.unapproved()).containsExactly(FieldName.MANAGER);
    assertThat(now.changes().getFirst().now()).hasValue("Grace Hopper (m-9)");
  }

  private static Hire managed(Hire hire, Checks.Match manager) {
    return hire.withChecks(
        new Checks(Optional.of(Hired.AT), false, Map.of(FieldName.MANAGER, manager), List.of()));
  }

  /** Handed over before Justworks could be read: who has been there for years isn't the hire. */
  @Test
  void whoeverNobodyLookedForBeforeMustHaveStartedSince() {
    Hire blind = Hired.ready();
    LocalDate hired = LocalDate.ofInstant(Hired.AT, ZoneOffset.UTC);
    LocalDate start =
        LocalDate.parse(Hired.field(blind, FieldName.START_DATE).value().orElseThrow());
    assertThat(Matching.arrived(blind, people(since(Optional.empty())), Hired.BASIS)).isEmpty();
    assertThat(Matching.arrived(blind, people(since(Optional.of(hired.minusDays(1)))), Hired.BASIS))
        .isEmpty();
    assertThat(Matching.arrived(blind, people(since(Optional.of(hired))), Hired.BASIS)).isPresent();
    assertThat(Matching.arrived(blind, people(since(Optional.of(start))), Hired.BASIS)).isPresent();
  }

  private static Person since(Optional<LocalDate> day) {
    return new Person(
        "m-7", PersonName.of("Ada Lovelace"), List.of(), List.of("ada@example.test"), true, day);
  }

  /** What was handed over is what somebody entered, whatever Lever says by now. */
  @Test
  void theAddressThatWasHandedOverCounts() {
    Hire handedOff =
        Hired.ready()
            .withChecks(check(Hired.ready(), GRACE))
            .on(HireEvent.APPROVED)
            .withReview(
                new Review(
                    Instant.EPOCH,
                    "tester",
                    Map.of(FieldName.HOME_EMAIL, "old@example.test"),
                    Optional.empty()))
            .on(HireEvent.HANDED_OFF);
    Person entered = person("m-7", "Ada Lovelace", true, "old@example.test");
    Person other = person("m-8", "Ada Lovelace", true, "ada@example.test");
    assertThat(Matching.arrived(handedOff, people(other, entered), Hired.BASIS)).hasValue(entered);
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
        .withDecisions(Decisions.NONE.about(new DuplicateDecision.Rehire(before.id(), Set.of())));
  }
}
