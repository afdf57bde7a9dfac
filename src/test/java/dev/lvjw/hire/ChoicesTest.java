package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be chosen for a field, and what a beginning becomes. */
class ChoicesTest {
  @Test
  void fixedListsAreAlwaysThere() {
    assertThat(Choices.of(FieldName.MEMBER_TYPE, Hired.ready(), Optional.empty()))
        .isEqualTo(MemberType.labels());
    assertThat(Choices.of(FieldName.EARNINGS_TYPE, Hired.ready(), Optional.empty()))
        .containsExactly("salary", "wage");
    assertThat(Choices.of(FieldName.EXEMPTION_STATUS, Hired.ready(), Optional.empty()))
        .containsExactly("exempt", "non-exempt");
  }

  @Test
  void noneIsAnAnswerWithoutLists() {
    assertThat(Choices.of(FieldName.OFFICE, Hired.ready(), Optional.empty()))
        .containsExactly("none");
  }

  @Test
  void aNameIsOfferedSplitAtEachSpace() {
    Hire hire =
        Hired.with(FieldName.LAST_NAME, Hired.whole(FieldName.LAST_NAME, "Dario van  Engel"));
    assertThat(Choices.of(FieldName.LAST_NAME, hire, Optional.empty()))
        .containsExactly("van Engel", "Engel");
    Hire first =
        Hired.with(FieldName.FIRST_NAME, Hired.whole(FieldName.FIRST_NAME, "Dario van Engel"));
    assertThat(Choices.of(FieldName.FIRST_NAME, first, Optional.empty()))
        .containsExactly("Dario", "Dario van");
  }

  @Test
  void whatWouldBeRefusedIsNotOffered() {
    Hire hire =
        Hired.with(
            FieldName.HOME_EMAIL,
            Fact.of(FieldName.HOME_EMAIL, Source.CONTACT, "no address"),
            Fact.of(FieldName.HOME_EMAIL, Source.CONTACT, " ada@example.test "),
            Fact.of(FieldName.HOME_EMAIL, Source.APPLICATION, "ada@example.test"));
    assertThat(Choices.of(FieldName.HOME_EMAIL, hire, Optional.empty()))
        .containsExactly("ada@example.test");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'Sales|Sales Ops|Field Sales|Engineering'",
    "sal, 'Sales|Sales Ops|Field Sales'",
    "SÁLES, 'Sales|Sales Ops|Field Sales'",
    "ops, Sales Ops",
    "ginee, Engineering",
    "Enginering, Engineering",
    "zzz, ''",
  })
  void aBeginningIsCompleted(String typed, String found) {
    List<String> all = List.of("Sales", "Sales Ops", "Field Sales", "Engineering");
    assertThat(String.join("|", Choices.completing(typed, all))).isEqualTo(found);
  }
}
