package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rules make of what Lever says, and what no rule may say. */
class MappingTest {
  private static Mapping with(FieldName field, List<String> from, Map<String, String> table) {
    return Mapping.DEFAULT.with(field, new OwnRule(Optional.of(from), table, Optional.empty()));
  }

  private static Mapping table(FieldName field, Map<String, String> table) {
    return Mapping.DEFAULT.with(field, new OwnRule(Optional.empty(), table, Optional.empty()));
  }

  private static Mapping constant(FieldName field, String value) {
    return Mapping.DEFAULT.with(field, new OwnRule(Optional.empty(), Map.of(), Optional.of(value)));
  }

  /** The complete hire without an offer's field, and with values under Lever's names. */
  private static Hire named(FieldName without, NamedFact... named) {
    LeverFacts facts = Hired.without(without).facts();
    return Hired.hire(
        new LeverFacts(
            facts.opportunityId(),
            facts.contactId(),
            facts.name(),
            facts.hiredAt(),
            facts.offer(),
            facts.facts(),
            List.of(named),
            Job.NONE));
  }

  private static NamedFact at(String origin, String raw) {
    return new NamedFact(Origin.read(origin).orElseThrow(), raw, "");
  }

  private static Field read(Hire hire, FieldName field, Mapping mapping) {
    return assess(hire, mapping).field(field);
  }

  private static Assessment assess(Hire hire, Mapping mapping) {
    return Assessment.of(hire, List.of(), new Basis(mapping, Hired.BASIS.today()));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Full-time, Employee - Full Time",
        "full-time, Employee - Full Time",
        "FULL TIME, Employee - Full Time",
        "Part-time, Employee - Part Time",
        "intern, Employee - Paid Intern",
        "Internship, Employee - Paid Intern",
        "employee - eor, Employee - EOR",
        "contractor, -",
        "temp-worker, -",
        "Permanent, -",
        "Full-time (40h), -",
      })
  void aCommitmentIsMappedOnlyWhereItMeansOneThing(String raw, String type) {
    for (String origin : List.of("posting:commitment", "requisition:employmentStatus")) {
      Hire hire = named(FieldName.MEMBER_TYPE, at(origin, raw));
      Field field = read(hire, FieldName.MEMBER_TYPE, Mapping.DEFAULT);
      assertThat(field.value()).isEqualTo(Optional.ofNullable(type));
      if (type == null) {
        assertThat(field.status()).isEqualTo(FieldStatus.MISSING);
        assertThat(field.message())
            .hasValueSatisfying(
                m ->
                    assertThat(m)
                        .contains("\"" + raw + "\"", origin, "lvjw mapping set memberType"));
        assertThat(Hired.blocks(hire)).containsExactly("memberType missing");
      }
    }
  }

  @Test
  void whatATableGaveSaysSo() {
    Hire mapped = named(FieldName.MEMBER_TYPE, at("posting:commitment", "Full-time"));
    assertThat(read(mapped, FieldName.MEMBER_TYPE, Mapping.DEFAULT).source())
        .hasValue(Source.MAPPING);
    Hire itself = named(FieldName.MEMBER_TYPE, at("posting:commitment", "Employee - EOR"));
    assertThat(read(itself, FieldName.MEMBER_TYPE, Mapping.DEFAULT).source())
        .hasValue(Source.POSTING);
    assertThat(read(Hired.ready(), FieldName.MEMBER_TYPE, Mapping.DEFAULT).source())
        .hasValue(Source.OFFER);
  }

  /** A contractor by the posting isn't an employee because the requisition says so. */
  @Test
  void theFirstSourceThatSpeaksCountsAlsoWhereItMapsToNothing() {
    Hire hire =
        named(
            FieldName.MEMBER_TYPE,
            at("posting:commitment", "Contractor"),
            at("requisition:employmentStatus", "full-time"));
    assertThat(read(hire, FieldName.MEMBER_TYPE, Mapping.DEFAULT).value()).isEmpty();
    Mapping mapping =
        with(
            FieldName.MEMBER_TYPE,
            List.of("requisition:employmentStatus", "posting:commitment"),
            Map.of());
    assertThat(read(hire, FieldName.MEMBER_TYPE, mapping).value()).hasValue("Employee - Full Time");
  }

  @Test
  void aCustomersLineComesBesideTheKnownOnesAndBeforeThem() {
    Mapping mapping =
        table(
            FieldName.MEMBER_TYPE,
            Map.of(
                "contractor",
                "u.s. contractor or consultant",
                "INTERN",
                "Employee - Part Time",
                "Part-time",
                ""));
    assertThat(commitment("Contractor", mapping)).hasValue("U.S. Contractor or Consultant");
    assertThat(commitment("intern", mapping)).hasValue("Employee - Part Time");
    assertThat(commitment("Full-time", mapping)).hasValue("Employee - Full Time");
    assertThat(commitment("part-time", mapping)).isEmpty();
  }

  private static Optional<String> commitment(String raw, Mapping mapping) {
    return read(
            named(FieldName.MEMBER_TYPE, at("posting:commitment", raw)),
            FieldName.MEMBER_TYPE,
            mapping)
        .value();
  }

  @Test
  void anOffersFieldIsFoundByTheNameThatTheRuleGivesIt() {
    Hire hire = named(FieldName.DEPARTMENT, at("offer:Cost centre", "R&D"));
    assertThat(read(hire, FieldName.DEPARTMENT, Mapping.DEFAULT).value()).isEmpty();
    Mapping mapping =
        with(
            FieldName.DEPARTMENT,
            List.of("offer:cost  CENTRE", "posting"),
            Map.of("r&d", "Engineering"));
    Field field = read(hire, FieldName.DEPARTMENT, mapping);
    assertThat(field.value()).hasValue("Engineering");
    assertThat(field.source()).hasValue(Source.MAPPING);
  }

  @Test
  void aConstantSpeaksOnlyWhereLeverIsSilent() {
    Mapping mapping = constant(FieldName.OFFICE, "Leeds");
    assertThat(read(Hired.ready(), FieldName.OFFICE, mapping).value()).hasValue("New York");
    Field silent = read(Hired.without(FieldName.OFFICE), FieldName.OFFICE, mapping);
    assertThat(silent.value()).hasValue("Leeds");
    assertThat(silent.source()).hasValue(Source.MAPPING);
    Mapping always =
        Mapping.DEFAULT.with(
            FieldName.OFFICE, new OwnRule(Optional.of(List.of()), Map.of(), Optional.of("NONE")));
    assertThat(read(Hired.ready(), FieldName.OFFICE, always).value()).hasValue(Field.NONE);
  }

  /** What will count once it is signed is not nothing. */
  @Test
  void aConstantDoesNotTakeThePlaceOfAnUnsignedValue() {
    Hire unsigned = Hired.signed(Optional.of(OfferFacts.Signature.UNSIGNED));
    Field manager = read(unsigned, FieldName.MANAGER, constant(FieldName.MANAGER, "none"));
    assertThat(manager.value()).isEmpty();
    assertThat(manager.message())
        .hasValueSatisfying(m -> assertThat(m).contains("taken only from a signed offer"));
  }

  @Test
  void anEditComesBeforeEveryRule() {
    Hire hire = Hired.ready().withEdit(FieldName.OFFICE, "Austin");
    Field field = read(hire, FieldName.OFFICE, constant(FieldName.OFFICE, "Leeds"));
    assertThat(field.value()).hasValue("Austin");
    assertThat(field.source()).hasValue(Source.PERSON);
  }

  @Test
  void exemptionHasNoDefaultTable() {
    assertThat(Mapping.DEFAULT.rule(FieldName.EXEMPTION_STATUS).table().entries()).isEmpty();
    assertThat(Mapping.DEFAULT.rule(FieldName.EXEMPTION_STATUS).constant()).isEmpty();
  }

  @Test
  void payByANamedFieldNeedsItsCurrencyToo() {
    Mapping mapping = with(FieldName.COMPENSATION_AMOUNT, List.of("offer:Total pay"), Map.of());
    NamedFact dollars = new NamedFact(new Origin(Source.OFFER, "Total pay"), "70000", "USD");
    assertThat(
            read(
                    named(FieldName.COMPENSATION_AMOUNT, dollars),
                    FieldName.COMPENSATION_AMOUNT,
                    mapping)
                .status())
        .isEqualTo(FieldStatus.OK);
    assertThat(
            read(
                    named(FieldName.COMPENSATION_AMOUNT, at("offer:Total pay", "70000")),
                    FieldName.COMPENSATION_AMOUNT,
                    mapping)
                .status())
        .isEqualTo(FieldStatus.INVALID);
  }

  @ParameterizedTest
  @EnumSource(FieldName.class)
  void everyFieldHasASourceAndTakesItsOwnDefault(FieldName field) {
    List<Origin> from = Mapping.DEFAULT.rule(field).from();
    assertThat(from).isNotEmpty();
    OwnRule same =
        new OwnRule(
            Optional.of(from.stream().map(Origin::text).toList()), Map.of(), Optional.empty());
    assertThat(same.problem(field)).isEmpty();
    assertThat(Mapping.DEFAULT.with(field, same).rule(field).from()).isEqualTo(from);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MEMBER_TYPE|resume|is no source",
        "MEMBER_TYPE|person|is no source",
        "MEMBER_TYPE|posting|alone says nothing about memberType; name what does, such as posting:title",
        "MEMBER_TYPE|posting:salary|of a posting there are title, department, team, location, commitment",
        "MEMBER_TYPE|contact:name|contact stands alone",
        "WORK_EMAIL|application|alone says nothing about workEmail",
        "OFFICE|posting, posting|is given twice",
      })
  void aSourceIsOneThatThereIs(FieldName field, String from, String problem) {
    OwnRule rule =
        new OwnRule(Optional.of(Arrays.asList(from.split(", "))), Map.of(), Optional.empty());
    assertThat(rule.problem(field)).hasValueSatisfying(p -> assertThat(p).contains(problem));
    assertThatThrownBy(() -> Mapping.DEFAULT.with(field, rule))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MEMBER_TYPE|Temp|Temporary|is no memberType",
        "EXEMPTION_STATUS|Grade 7|perhaps|is no exemptionStatus",
        "EARNINGS_TYPE|per-month-salary|salary|can't be mapped",
        "EARNINGS_TYPE|per-hour-wage|salary|can't be mapped",
        "FIRST_NAME|Bob|Robert|takes no table",
        "COMPENSATION_AMOUNT|100|200|takes no table",
        "START_DATE|soon|2026-04-01|takes no table",
        "HOME_EMAIL|a@example.test|b@example.test|takes no table",
      })
  void aTablesValueIsOneOfTheField(FieldName field, String lever, String value, String problem) {
    OwnRule rule = new OwnRule(Optional.empty(), Map.of(lever, value), Optional.empty());
    assertThat(rule.problem(field)).hasValueSatisfying(p -> assertThat(p).contains(problem));
  }

  @Test
  void personalValuesHaveNoConstant() {
    for (FieldName field : FieldName.values()) {
      OwnRule rule = new OwnRule(Optional.empty(), Map.of(), Optional.of("x"));
      boolean personal =
          List.of(
                  FieldName.COMPENSATION_AMOUNT,
                  FieldName.FIRST_NAME,
                  FieldName.LAST_NAME,
                  FieldName.START_DATE,
                  FieldName.HOME_EMAIL,
                  FieldName.WORK_EMAIL)
              .contains(field);
      assertThat(rule.problem(field).filter(p -> p.contains("takes no constant")).isPresent())
          .as(field.key())
          .isEqualTo(personal);
    }
  }

  @Test
  void aCommandToPasteHoldsNothingThatAShellWouldRun() {
    List<String> harmless = new ArrayList<>();
    for (String raw : List.of("$(touch x)", "`x`", "a\"; rm -rf ~", "a'b", "x".repeat(400))) {
      Hire hire = named(FieldName.MEMBER_TYPE, at("posting:commitment", raw));
      harmless.add(read(hire, FieldName.MEMBER_TYPE, Mapping.DEFAULT).message().orElseThrow());
    }
    assertThat(harmless).allMatch(m -> m.contains("--map \"LEVER VALUE=VALUE\""));
  }

  @Test
  void everyValueIsExplained() {
    Mapping mapping = constant(FieldName.OFFICE, "Leeds");
    Hire hire =
        named(FieldName.MEMBER_TYPE, at("posting:commitment", "Full-time"))
            .withEdit(FieldName.TITLE, "Chief");
    Assessment assessed = assess(hire, mapping);
    assertThat(assessed.explain(FieldName.MEMBER_TYPE))
        .isEqualTo(
            new Explanation(
                Optional.of("posting:commitment"),
                Optional.of("Full-time"),
                "lvjw's table: this is Employee - Full Time"));
    assertThat(assessed.explain(FieldName.FIRST_NAME))
        .isEqualTo(
            new Explanation(
                Optional.of("opportunity"), Optional.of("Ada Lovelace"), "the first of two words"));
    assertThat(assessed.explain(FieldName.TITLE))
        .isEqualTo(
            new Explanation(
                Optional.of("offer"),
                Optional.of("Engineer"),
                "a person's value comes before Lever's"));
    assertThat(assessed.explain(FieldName.WORK_EMAIL))
        .isEqualTo(
            new Explanation(Optional.empty(), Optional.empty(), "nothing in Lever at offer"));
    assertThat(assess(Hired.without(FieldName.OFFICE), mapping).explain(FieldName.OFFICE).rule())
        .isEqualTo("a constant; nothing in Lever at offer, posting, requisition");
  }
}
