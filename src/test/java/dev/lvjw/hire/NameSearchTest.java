package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.hire.Checks.How;
import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Directory.Person;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSearchTest {
  private static final Person GRACE = person("m-1", "Grace Hopper", "grace@example.test");
  private static final Person ALAN = person("m-2", "Alan Turing", "alan@example.test");

  private static Person person(String id, String name, String... emails) {
    return new Person(id, PersonName.of(name), List.of(), List.of(emails), true, Optional.empty());
  }

  private static Person left(Person person) {
    return new Person(
        person.id(), person.name(), person.alsoCalled(), person.emails(), false, Optional.empty());
  }

  private static Match manager(String asked, String email, Person... people) {
    return NameSearch.manager(asked, Optional.of(email).filter(e -> !e.isEmpty()), List.of(people));
  }

  @Test
  void theExactNameComesFirst() {
    assertThat(NameSearch.place("Sales", List.of("sales", "Sales")))
        .isEqualTo(Match.found("Sales", How.EXACT, "Sales"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "  são  PAULO |Sao Paulo",
        "Sales\u00a0Team|Sales Team",
        "R & D|R&D",
        "Research/Design|Research / Design",
        "Customers’ Success|customers' success",
        "Go–to–Market|Go-to-Market",
        "ŁÓDŹ|Łódź",
        "Strasse|Straße",
        "ISTANBUL|İstanbul",
        "Sa\u200bles|Sales",
        "ﬁnance|Finance",
        "Ｓａｌｅｓ|Sales",
      })
  void findsTheSameNameInJustworksSpelling(String asked, String name) {
    assertThat(NameSearch.place(asked, List.of("Other", name)))
        .isEqualTo(Match.found(asked, How.ALIKE, name));
  }

  /** A letter more is another name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Sale|Sales", "Sales Dept|Sales", "R and D|R&D", "かき|がぎ", "राम|रमा", "IT 1|IT 2"})
  void takesNoOtherName(String asked, String name) {
    assertThat(NameSearch.place(asked, List.of(name)).found()).isEmpty();
  }

  @Test
  void neverChoosesAmongTwins() {
    assertThat(NameSearch.place("SALES", List.of("sales", "Sales")))
        .isEqualTo(Match.open("SALES", How.SEVERAL, List.of("sales", "Sales")));
  }

  @Test
  void suggestsTheClosestAndTakesNone() {
    assertThat(
            NameSearch.place("Enginering", List.of("Sales", "Engineering", "Legal", "Marketing")))
        .isEqualTo(Match.open("Enginering", How.NONE, List.of("Engineering")));
    assertThat(NameSearch.place("Inside Sales", List.of("Finance", "Sales", "Sales & Marketing")))
        .isEqualTo(Match.open("Inside Sales", How.NONE, List.of("Sales")));
    assertThat(NameSearch.place("Sales", List.of("Sales & Marketing", "Sales EU")).suggestions())
        .containsExactly("Sales EU", "Sales & Marketing");
    assertThat(NameSearch.place("X", List.of()).suggestions()).isEmpty();
    assertThat(
            NameSearch.place("Team", List.of("Team 1", "Team 2", "Team 3", "Team 4")).suggestions())
        .containsExactly("Team 1", "Team 2", "Team 3");
  }

  @Test
  void aManagerIsFoundByIdThenByEmailThenByName() {
    assertThat(manager("m-1", "", GRACE, ALAN))
        .isEqualTo(Match.found("m-1", How.ID, "Grace Hopper"));
    assertThat(manager("Grace Hopper", "ALAN@example.test", GRACE, ALAN))
        .isEqualTo(Match.found("Grace Hopper", How.EMAIL, "Alan Turing"));
    assertThat(manager("alan@example.test", "", GRACE, ALAN))
        .isEqualTo(Match.found("alan@example.test", How.EMAIL, "Alan Turing"));
    assertThat(manager("Grace Hopper", "unknown@example.test", GRACE, ALAN))
        .isEqualTo(Match.found("Grace Hopper", How.EXACT, "Grace Hopper"));
    assertThat(manager("HOPPER, Gráce", "", GRACE, ALAN))
        .isEqualTo(Match.found("HOPPER, Gráce", How.ALIKE, "Grace Hopper"));
  }

  @Test
  void aManagerIsFoundByThePreferredNameToo() {
    Person bill =
        new Person(
            "m-3",
            PersonName.of("William Thomson"),
            List.of(PersonName.of("Bill Thomson")),
            List.of(),
            true,
            Optional.empty());
    assertThat(manager("Bill Thomson", "", bill))
        .isEqualTo(Match.found("Bill Thomson", How.ALIKE, "William Thomson"));
  }

  @Test
  void ofNamesakesNoneIsChosen() {
    Person other = person("m-9", "Grace Hopper", "gh@example.test");
    assertThat(manager("Grace Hopper", "", GRACE, other))
        .isEqualTo(Match.open("Grace Hopper", How.SEVERAL, List.of("m-1", "m-9")));
    assertThat(manager("Grace Hopper", "gh@example.test", GRACE, other))
        .isEqualTo(Match.found("Grace Hopper", How.EMAIL, "Grace Hopper").meaning("m-9"));
    assertThat(manager("m-1", "", GRACE, other))
        .isEqualTo(Match.found("m-1", How.ID, "Grace Hopper").meaning("m-1"));
    // A list has no ids.
    Person one = person("", "Grace Hopper", "grace@example.test");
    Person two = person("", "Grace Hopper", "gh@example.test");
    assertThat(manager("Grace Hopper", "", one, two).suggestions())
        .containsExactly("grace@example.test", "gh@example.test");
  }

  @Test
  void saysThatAManagerHasLeft() {
    assertThat(manager("Grace Hopper", "", left(GRACE), ALAN).how()).isEqualTo(How.LEFT);
    assertThat(manager("Grace H.", "grace@example.test", left(GRACE), ALAN).how())
        .isEqualTo(How.LEFT);
    // Who came back is there again; a namesake is only suggested.
    assertThat(manager("Grace Hopper", "grace@example.test", left(GRACE), GRACE).found())
        .hasValue("Grace Hopper");
    Person namesake = person("m-9", "Grace Hopper", "gh@example.test");
    assertThat(manager("Grace Hopper", "grace@example.test", left(GRACE), namesake))
        .isEqualTo(Match.open("Grace Hopper", How.LEFT, List.of("Grace Hopper")));
  }

  @Test
  void suggestsManagersByTheirNames() {
    assertThat(manager("Marion Calowey", "", person("m", "Marion Calloway"), GRACE))
        .isEqualTo(Match.open("Marion Calowey", How.NONE, List.of("Marion Calloway")));
    assertThat(manager("Grace Brewster Hopper", "", ALAN, GRACE).suggestions())
        .containsExactly("Grace Hopper");
  }
}
