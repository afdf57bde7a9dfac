package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.hire.Checks.How;
import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Duplicate.Kind;
import dev.lvjw.hire.Duplicate.Signal;
import dev.lvjw.hire.OfferFacts.Signature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AssessmentTest {
  private static final Duplicate ACTIVE =
      new Duplicate(Kind.MEMBER, "m-1", "Ada Lovelace", true, List.of(Signal.NAME));
  private static final Duplicate LEFT =
      new Duplicate(Kind.MEMBER, "m-2", "Ada Lovelace", false, List.of(Signal.EMAIL, Signal.NAME));

  @Test
  void aCompleteHireIsReady() {
    Hire hire = Hired.ready();
    assertThat(Hired.blocks(hire)).isEmpty();
    assertThat(Assessment.of(hire, List.of(), Hired.BASIS).ready()).isTrue();
    assertThat(Hired.warnings(hire)).containsExactly("workEmail missing", "unchecked");
    assertThat(Assessment.of(hire, List.of(), Hired.BASIS).values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry(FieldName.MEMBER_TYPE, "Employee - Full Time"),
                Map.entry(FieldName.COMPENSATION_AMOUNT, "98000"),
                Map.entry(FieldName.EARNINGS_TYPE, "salary"),
                Map.entry(FieldName.EXEMPTION_STATUS, "exempt"),
                Map.entry(FieldName.FIRST_NAME, "Ada"),
                Map.entry(FieldName.LAST_NAME, "Lovelace"),
                Map.entry(FieldName.TITLE, "Engineer"),
                Map.entry(FieldName.MANAGER, "Grace Hopper"),
                Map.entry(FieldName.DEPARTMENT, "Engineering"),
                Map.entry(FieldName.OFFICE, "New York"),
                Map.entry(FieldName.START_DATE, "2026-04-01"),
                Map.entry(FieldName.HOME_EMAIL, "ada@example.test")));
    assertThat(Hired.field(hire, FieldName.DEPARTMENT).source()).hasValue(Source.POSTING);
    assertThat(Hired.field(hire, FieldName.COMPENSATION_AMOUNT).currency()).hasValue("USD");
  }

  @ParameterizedTest
  @EnumSource(FieldName.class)
  void whatAnEmployeeNeedsIsAskedFor(FieldName field) {
    boolean optional = field == FieldName.TITLE || field == FieldName.WORK_EMAIL;
    assertThat(Hired.blocks(Hired.without(field)))
        .isEqualTo(optional ? List.of() : List.of(field.key() + " missing"));
  }

  @ParameterizedTest
  @CsvSource({
    "Employee - Full Time,true",
    "Employee - Part Time,true",
    "Employee - Paid Intern,true",
    "Employee - EOR,false",
    "Employee - Outside of U.S.,false",
    "U.S. Contractor or Consultant,false",
  })
  void onlyWhoGetsAW2NeedsPay(String type, boolean needed) {
    for (FieldName pay :
        List.of(
            FieldName.COMPENSATION_AMOUNT, FieldName.EARNINGS_TYPE, FieldName.EXEMPTION_STATUS)) {
      Hire hire = Hired.without(pay).withEdit(FieldName.MEMBER_TYPE, type);
      assertThat(Hired.blocks(hire))
          .isEqualTo(needed ? List.of(pay.key() + " missing") : List.of());
    }
  }

  @Test
  void untilTheMemberTypeIsKnownPayIsAskedFor() {
    Hire unknown =
        Hired.hire(
            Hired.without(FieldName.MEMBER_TYPE)
                .facts()
                .with(Optional.empty(), Set.of(Source.OFFER), List.of(), List.of()));
    assertThat(Hired.blocks(unknown))
        .contains("memberType missing", "compensationAmount missing", "exemptionStatus missing");
  }

  @Test
  void aMemberTypeThatIsNoneIsInvalid() {
    Hire hire = Hired.with(FieldName.MEMBER_TYPE, Hired.offer(FieldName.MEMBER_TYPE, "Contractor"));
    assertThat(Hired.blocks(hire)).containsExactly("memberType invalid");
  }

  @Test
  void oneAddressOfTheTwoIsEnough() {
    Hire work =
        Hired.without(FieldName.HOME_EMAIL).withEdit(FieldName.WORK_EMAIL, "ada@corp.example.test");
    assertThat(Hired.blocks(work)).isEmpty();
  }

  @Test
  void noneIsAnAnswer() {
    for (FieldName listed : List.of(FieldName.MANAGER, FieldName.DEPARTMENT, FieldName.OFFICE)) {
      assertThat(Hired.blocks(Hired.without(listed).withEdit(listed, Field.NONE))).isEmpty();
    }
  }

  @Test
  void exemptionIsNeverInferred() {
    assertThat(Hired.field(Hired.without(FieldName.EXEMPTION_STATUS), FieldName.EXEMPTION_STATUS))
        .satisfies(field -> assertThat(field.value()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(
      value = Signature.class,
      names = {"UNSIGNED", "UNPROVED"})
  void theAsteriskFieldsComeOnlyFromASignedOffer(Signature signature) {
    Hire hire = Hired.signed(Optional.of(signature));
    String issue = signature == Signature.UNPROVED ? "signature-unproved" : "offer-unsigned";
    assertThat(Hired.blocks(hire))
        .containsExactlyInAnyOrder("manager missing", "startDate missing", issue);
    for (FieldName asterisk : List.of(FieldName.MANAGER, FieldName.START_DATE)) {
      Field field = Hired.field(hire, asterisk);
      assertThat(field.value()).isEmpty();
      assertThat(field.message())
          .hasValueSatisfying(m -> assertThat(m).contains("signed offer", "--accept-unsigned"));
    }
    assertThat(Hired.field(hire, FieldName.COMPENSATION_AMOUNT).value()).hasValue("98000");

    Hire accepted = hire.withDecisions(Decisions.NONE.acceptingUnsigned());
    assertThat(Hired.blocks(accepted)).isEmpty();
    assertThat(Hired.field(accepted, FieldName.START_DATE).value()).hasValue("2026-04-01");
    assertThat(Hired.field(accepted, FieldName.MANAGER).value()).hasValue("Grace Hopper");
  }

  @Test
  void withoutAnOfferAPersonMustAccept() {
    Hire hire = Hired.signed(Optional.empty());
    assertThat(Hired.blocks(hire)).contains("offer-missing");
    assertThat(Hired.blocks(hire.withDecisions(Decisions.NONE.acceptingUnsigned())))
        .doesNotContain("offer-missing");
  }

  @Test
  void payInAnotherCurrencyBlocks() {
    Hire euros = Hired.with(FieldName.COMPENSATION_AMOUNT, pay("98000", "EUR"));
    assertThat(Hired.blocks(euros)).containsExactly("compensationAmount currency");
    assertThat(Hired.field(euros, FieldName.COMPENSATION_AMOUNT).currency()).hasValue("EUR");
    Hire contractor = euros.withEdit(FieldName.MEMBER_TYPE, MemberType.CONTRACTOR.label());
    assertThat(Hired.blocks(contractor)).containsExactly("compensationAmount currency");
    Hire unsaid = Hired.with(FieldName.COMPENSATION_AMOUNT, pay("98000", ""));
    assertThat(Hired.blocks(unsaid)).containsExactly("compensationAmount invalid");
    assertThat(Hired.blocks(unsaid.withEdit(FieldName.MEMBER_TYPE, MemberType.CONTRACTOR.label())))
        .containsExactly("compensationAmount invalid");
    assertThat(Hired.blocks(euros.withEdit(FieldName.COMPENSATION_AMOUNT, "105000"))).isEmpty();
  }

  @Test
  void otherEarningsAreInvalidInTheWordsOfTheFlow() {
    Hire monthly =
        Hired.with(
            FieldName.EARNINGS_TYPE, Hired.offer(FieldName.EARNINGS_TYPE, "per-month-salary"));
    assertThat(Hired.blocks(monthly)).containsExactly("earningsType invalid");
    assertThat(Hired.field(monthly, FieldName.EARNINGS_TYPE).message())
        .hasValueSatisfying(m -> assertThat(m).contains("\"hour (wage)\" or \"year (salary)\""));
  }

  /** There is no honest answer to give: a contractor paid by the month has no yearly salary. */
  @Test
  void payThatIsNotRequiredAndCannotBeReadIsLeftOutAloud() {
    Hire contractor =
        Hired.with(
                FieldName.EARNINGS_TYPE, Hired.offer(FieldName.EARNINGS_TYPE, "per-month-salary"))
            .withEdit(FieldName.MEMBER_TYPE, MemberType.CONTRACTOR.label());
    assertThat(Hired.blocks(contractor)).isEmpty();
    assertThat(Hired.warnings(contractor)).contains("earningsType invalid");
    assertThat(Assessment.of(contractor, List.of(), Hired.BASIS).values())
        .doesNotContainKey(FieldName.EARNINGS_TYPE);
  }

  @Test
  void theAmountOfAnotherPeriodIsNotKeptForAMendedType() {
    Hire monthly =
        Hired.with(
            FieldName.EARNINGS_TYPE, Hired.offer(FieldName.EARNINGS_TYPE, "per-month-salary"));
    Hire mended = monthly.withEdit(FieldName.EARNINGS_TYPE, "salary");
    assertThat(Hired.blocks(mended)).containsExactly("compensationAmount pay-period");
    assertThat(Hired.blocks(mended.withEdit(FieldName.COMPENSATION_AMOUNT, "117600"))).isEmpty();
    Hire wage = Hired.ready().withEdit(FieldName.EARNINGS_TYPE, "wage");
    assertThat(Hired.blocks(wage)).containsExactly("compensationAmount pay-period");
    Hire same = Hired.ready().withEdit(FieldName.EARNINGS_TYPE, "salary");
    assertThat(Hired.blocks(same)).isEmpty();
  }

  @Test
  void aPaidInternIsHourlyAndNonExempt() {
    Hire intern = Hired.ready().withEdit(FieldName.MEMBER_TYPE, MemberType.PAID_INTERN.label());
    assertThat(Hired.warnings(intern)).contains("earningsType intern", "exemptionStatus intern");
    assertThat(Hired.blocks(intern)).isEmpty();
    Assessment assessed = Assessment.of(intern, List.of(), Hired.BASIS);
    assertThat(assessed.field(FieldName.EARNINGS_TYPE).value()).hasValue("salary");
    Hire right =
        intern
            .withEdit(FieldName.EARNINGS_TYPE, "wage")
            .withEdit(FieldName.EXEMPTION_STATUS, "non-exempt");
    assertThat(Hired.warnings(right)).noneMatch(warning -> warning.endsWith("intern"));
  }

  @Test
  void whoIsNoEmployeeHasNoExemptionStatus() {
    Hire employee = Hired.ready();
    assertThat(Hired.warnings(employee)).doesNotContain("exemptionStatus contractor");
    Hire contractor = employee.withEdit(FieldName.MEMBER_TYPE, MemberType.CONTRACTOR.label());
    assertThat(Hired.warnings(contractor)).contains("exemptionStatus contractor");
    assertThat(Hired.blocks(contractor)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, startDate start-past",
    "2026-03-02, -",
    "2027-03-02, -",
    "2027-03-03, startDate start-far",
    "2019-03-03, startDate start-past",
  })
  void aStartDateIsLookedAtFromToday(String date, String warning) {
    Hire hire = Hired.ready().withEdit(FieldName.START_DATE, date);
    assertThat(Hired.warnings(hire))
        .filteredOn(one -> one.startsWith("startDate"))
        .isEqualTo(warning.equals("-") ? List.of() : List.of(warning));
    assertThat(Hired.blocks(hire)).isEmpty();
  }

  @Test
  void aWorkEmailIsMissedButNotNeeded() {
    assertThat(Hired.warnings(Hired.ready())).contains("workEmail missing");
    assertThat(Hired.warnings(Hired.ready().withEdit(FieldName.WORK_EMAIL, "ada@example.test")))
        .doesNotContain("workEmail missing");
  }

  /** Nobody can mend it any more. */
  @Test
  void whatIsSentIsNotWarnedOf() {
    Hire sent =
        Hired.ready()
            .withEdit(FieldName.START_DATE, "2019-03-03")
            .on(HireEvent.APPROVED)
            .on(HireEvent.HANDED_OFF);
    assertThat(Hired.warnings(sent)).isEmpty();
  }

  @Test
  void whatWasSentIsWhatWasApproved() {
    Hire reviewed =
        Hired.ready()
            .on(HireEvent.APPROVED)
            .withReview(
                new Review(
                    Hired.AT,
                    "hr",
                    Assessment.of(Hired.ready(), List.of(), Hired.BASIS).values(),
                    Optional.empty()));
    Mapping other =
        Mapping.DEFAULT.with(
            FieldName.OFFICE, new OwnRule(Optional.of(List.of()), Map.of(), Optional.of("Leeds")));
    Basis changed = new Basis(other, Hired.BASIS.today());
    assertThat(Assessment.of(reviewed, List.of(), Hired.BASIS).unapproved()).isEmpty();
    assertThat(Assessment.of(reviewed, List.of(), changed).unapproved())
        .containsExactly(FieldName.OFFICE);
    Assessment sent = Assessment.of(reviewed.on(HireEvent.HANDED_OFF), List.of(), changed);
    assertThat(sent.approved(FieldName.OFFICE)).hasValue("New York");
    assertThat(sent.approved(FieldName.WORK_EMAIL)).isEmpty();
  }

  private static Fact pay(String amount, String currency) {
    return new Fact(FieldName.COMPENSATION_AMOUNT, Source.OFFER, amount, currency);
  }

  @Test
  void severalAddressesAreNotChosenFrom() {
    Fact one = Fact.of(FieldName.HOME_EMAIL, Source.OPPORTUNITY, "ada@example.test");
    Fact two = Fact.of(FieldName.HOME_EMAIL, Source.OPPORTUNITY, "a.lovelace@example.test");
    Fact accented = Fact.of(FieldName.HOME_EMAIL, Source.OPPORTUNITY, "adá@example.test");
    Fact shouted = Fact.of(FieldName.HOME_EMAIL, Source.OPPORTUNITY, "ADA@example.test");
    Fact contact = Fact.of(FieldName.HOME_EMAIL, Source.CONTACT, "other@example.test");
    Fact applied = Fact.of(FieldName.HOME_EMAIL, Source.APPLICATION, "ada@example.test");
    assertThat(Hired.blocks(Hired.with(FieldName.HOME_EMAIL, one, two, contact)))
        .containsExactly("homeEmail missing");
    assertThat(
            Hired.field(Hired.with(FieldName.HOME_EMAIL, one, two, contact), FieldName.HOME_EMAIL))
        .satisfies(
            field ->
                assertThat(field.message())
                    .hasValueSatisfying(m -> assertThat(m).contains("has 2 e-mail")));
    assertThat(Hired.blocks(Hired.with(FieldName.HOME_EMAIL, one, accented)))
        .containsExactly("homeEmail missing");
    assertThat(Hired.blocks(Hired.with(FieldName.HOME_EMAIL, one, shouted))).isEmpty();
    assertThat(Hired.blocks(Hired.with(FieldName.HOME_EMAIL, one, contact))).isEmpty();
    assertThat(Hired.blocks(Hired.with(FieldName.HOME_EMAIL, one, two, applied))).isEmpty();
  }

  @Test
  void anEditBeatsEverything() {
    Hire hire =
        Hired.signed(Optional.empty())
            .withEdit(FieldName.FIRST_NAME, "Augusta Ada")
            .withEdit(FieldName.MANAGER, "Charles Babbage")
            .withEdit(FieldName.START_DATE, "2026-05-01")
            .withEdit(FieldName.COMPENSATION_AMOUNT, "1");
    for (FieldName edited : hire.edits().keySet()) {
      Field field = Hired.field(hire, edited);
      assertThat(field.value()).hasValue(hire.edits().get(edited));
      assertThat(field.source()).hasValue(Source.PERSON);
      assertThat(field.status()).isEqualTo(FieldStatus.EDITED);
    }
    assertThat(Hired.field(hire, FieldName.COMPENSATION_AMOUNT).currency()).hasValue("USD");
    assertThat(Assessment.of(hire, List.of(), Hired.BASIS).fullName())
        .isEqualTo("Augusta Ada Lovelace");
  }

  @Test
  void theBestSourceWinsEvenWhenItCannotBeRead() {
    Hire hire =
        Hired.with(
            FieldName.FIRST_NAME,
            new Fact(FieldName.FIRST_NAME, Source.OFFER, "Augusta Ada King", Fact.WHOLE_NAME),
            Hired.whole(FieldName.FIRST_NAME, "Ada Lovelace"));
    assertThat(Hired.blocks(hire)).containsExactly("firstName missing");
  }

  @Test
  void aManagerWhomLeverDoesNotShowIsAskedFor() {
    Hire hire =
        Hired.with(
            FieldName.MANAGER,
            new Fact(FieldName.MANAGER, Source.OFFER, "user-9", Fact.UNKNOWN_USER));
    assertThat(Hired.blocks(hire)).containsExactly("manager missing");
  }

  @Test
  void aPossibleDuplicateWaitsForADecision() {
    assertThat(Hired.blocks(found(ACTIVE))).containsExactly("duplicate");
    assertThat(Hired.blocks(found(LEFT))).containsExactly("rehire");
    assertThat(Hired.blocks(found(LEFT).withDecisions(newPerson(LEFT.id())))).isEmpty();
    // Whoever turns up later must be decided again.
    assertThat(Hired.blocks(found(LEFT, ACTIVE).withDecisions(newPerson(LEFT.id())))).hasSize(1);
    assertThat(Hired.blocks(found(LEFT).withDecisions(rehire("m-2")))).isEmpty();
    assertThat(Hired.blocks(found(LEFT).withDecisions(rehire("m-9")))).containsExactly("rehire");
    assertThat(Hired.blocks(found(LEFT, ACTIVE).withDecisions(rehire(LEFT.id()))))
        .containsExactly("duplicate");
    assertThat(Hired.blocks(found(LEFT, ACTIVE).withDecisions(rehire(LEFT.id(), ACTIVE.id()))))
        .isEmpty();
  }

  @Test
  void saysHowManyMayBeTheSamePerson() {
    assertThat(duplicateMessage(found(ACTIVE))).contains("an active member").contains("--rehire");
    assertThat(duplicateMessage(found(ACTIVE, LEFT))).contains("and one more may be");
    assertThat(duplicateMessage(found(ACTIVE, LEFT, ACTIVE))).contains("and 2 more may be");
  }

  private static String duplicateMessage(Hire hire) {
    return Assessment.of(hire, List.of(), Hired.BASIS).blockers().get(0).message();
  }

  @Test
  void anAddressThatIsNotTakenIsMentioned() {
    Fact applied = Fact.of(FieldName.HOME_EMAIL, Source.APPLICATION, "ada@example.test");
    Fact shouted = Fact.of(FieldName.HOME_EMAIL, Source.CONTACT, "ADA@example.test");
    Fact other = Fact.of(FieldName.HOME_EMAIL, Source.CONTACT, "al@example.test");
    assertThat(Hired.warnings(Hired.with(FieldName.HOME_EMAIL, applied, shouted)))
        .doesNotContain("homeEmail look");
    Hire two = Hired.with(FieldName.HOME_EMAIL, applied, shouted, other);
    assertThat(Hired.warnings(two)).contains("homeEmail look");
    assertThat(Hired.blocks(two)).isEmpty();
    assertThat(Hired.warnings(two.withEdit(FieldName.HOME_EMAIL, "ada@example.test")))
        .doesNotContain("homeEmail look");
    assertThat(Hired.warnings(two.withEdit(FieldName.WORK_EMAIL, "al@example.test")))
        .doesNotContain("homeEmail look");
  }

  @Test
  void aNameWithSomethingHiddenWaitsForAPerson() {
    Hire hidden =
        Hired.with(FieldName.LAST_NAME, Hired.whole(FieldName.LAST_NAME, "Ada Love\u202Elace"));
    assertThat(Hired.blocks(hidden)).containsExactly("lastName invalid");
    assertThat(Hired.blocks(hidden.withEdit(FieldName.LAST_NAME, "Lovelace"))).isEmpty();
  }

  @Test
  void aListStandsInForNamesNotForDuplicates() {
    Hire listed = Hired.ready().withChecks(new Checks(Optional.empty(), true, Map.of(), List.of()));
    for (Hire hire : List.of(listed, Hired.ready())) {
      assertThat(Hired.warnings(hire)).contains("unchecked");
    }
    assertThat(Assessment.of(listed, List.of(), Hired.BASIS).issues())
        .anyMatch(issue -> issue.message().startsWith("duplicates were not checked"));
  }

  @Test
  void anotherHireOfTheContactIsAPossibleDuplicate() {
    Hire other = Hired.hire(Hired.complete());
    Assessment assessed = Assessment.of(Hired.ready(), List.of(other), Hired.BASIS);
    assertThat(Hired.said(assessed, Issue.Severity.BLOCK)).containsExactly("duplicate");
    assertThat(assessed.duplicates())
        .containsExactly(
            new Duplicate(
                Kind.HIRE,
                other.id(),
                "Ada Lovelace",
                true,
                List.of(Signal.CONTACT, Signal.EMAIL, Signal.NAME)));
    // A hire is no member: nobody can be rehired by its id.
    Assessment rehired =
        Assessment.of(Hired.ready().withDecisions(rehire(other.id())), List.of(other), Hired.BASIS);
    assertThat(rehired.ready()).isFalse();
    Assessment decided =
        Assessment.of(
            Hired.ready().withDecisions(newPerson(other.id())), List.of(other), Hired.BASIS);
    assertThat(decided.ready()).isTrue();
  }

  @Test
  void aDuplicateIsNoIssueOnceTheHireIsSent() {
    Hire sent = found(ACTIVE).on(HireEvent.APPROVED).on(HireEvent.HANDED_OFF);
    assertThat(Hired.blocks(sent)).isEmpty();
  }

  private static Hire found(Duplicate... duplicates) {
    return Hired.ready()
        .withChecks(new Checks(Optional.of(Hired.AT), false, Map.of(), List.of(duplicates)));
  }

  private static Decisions newPerson(String... others) {
    return Decisions.NONE.about(new DuplicateDecision.NewPerson(Set.of(others)));
  }

  private static Decisions rehire(String member, String... others) {
    return Decisions.NONE.about(new DuplicateDecision.Rehire(member, Set.of(others)));
  }

  @Test
  void aRefusalBlocksUntilItIsAnswered() {
    Hire refused = Hired.ready().withRefusal(Optional.of("no such office"));
    assertThat(Hired.blocks(refused)).containsExactly("refused");
    assertThat(Hired.blocks(refused.withRefusal(Optional.empty()))).isEmpty();
  }

  @Test
  void anAlarmWarns() {
    Hire undone =
        Hired.ready().on(HireEvent.APPROVED).on(HireEvent.HANDED_OFF).on(HireEvent.UNDONE);
    assertThat(Hired.warnings(undone)).containsExactly("undone-after-invite");
  }

  @Test
  void showsWhatLeverChangedSinceTheReview() {
    Hire reviewed =
        Hired.ready()
            .withEdit(FieldName.OFFICE, "Berlin")
            .withReview(
                new Review(
                    Hired.AT,
                    "tester",
                    Map.of(
                        FieldName.MEMBER_TYPE, "Employee - Full Time",
                        FieldName.TITLE, "Engineer",
                        FieldName.OFFICE, "Paris",
                        FieldName.WORK_EMAIL, "ada@corp.example.test"),
                    Optional.empty()));
    assertThat(Assessment.of(Hired.ready(), List.of(), Hired.BASIS).changes()).isEmpty();
    assertThat(Assessment.of(reviewed, List.of(), Hired.BASIS).changes())
        .contains(
            new Change(FieldName.MANAGER, Optional.empty(), Optional.of("Grace Hopper")),
            new Change(
                FieldName.WORK_EMAIL, Optional.of("ada@corp.example.test"), Optional.empty()))
        .extracting(Change::field)
        .doesNotContain(FieldName.TITLE, FieldName.OFFICE, FieldName.MEMBER_TYPE);
  }

  @Test
  void aMatchSpeaksOnlyOfTheNameThatWasAsked() {
    Checks checks =
        new Checks(
            Optional.of(Hired.AT),
            false,
            Map.of(
                FieldName.DEPARTMENT,
                Match.found("Engineering", How.ALIKE, "ENGINEERING"),
                FieldName.OFFICE,
                Match.open("New York", How.NONE, List.of("New York City"))),
            List.of());
    Hire hire = Hired.ready().withChecks(checks);
    assertThat(Hired.field(hire, FieldName.DEPARTMENT).value()).hasValue("ENGINEERING");
    assertThat(Hired.said(Assessment.of(hire, List.of(), Hired.BASIS), Issue.Severity.WARN))
        .contains("department look");
    assertThat(Hired.blocks(hire)).containsExactly("office unmatched");
    assertThat(Hired.field(hire, FieldName.OFFICE))
        .satisfies(
            office -> {
              assertThat(office.value()).hasValue("New York");
              assertThat(office.message())
                  .hasValueSatisfying(m -> assertThat(m).contains("New York City"));
            });
    Hire edited = hire.withEdit(FieldName.OFFICE, "Boston");
    assertThat(Hired.field(edited, FieldName.OFFICE).status()).isEqualTo(FieldStatus.EDITED);
    assertThat(Hired.blocks(edited)).isEmpty();
  }

  /** One address is enough, and a bad one isn't worse than none. */
  @Test
  void aHomeEmailThatIsNoneBlocksOnlyWithoutAWorkEmail() {
    Hire bad =
        Hired.with(FieldName.HOME_EMAIL, Fact.of(FieldName.HOME_EMAIL, Source.APPLICATION, "none"));
    assertThat(Hired.blocks(bad)).contains("homeEmail invalid");
    Hire other = bad.withEdit(FieldName.WORK_EMAIL, "ada@work.example.test");
    assertThat(Hired.blocks(other)).doesNotContain("homeEmail invalid");
    assertThat(Hired.warnings(other)).contains("homeEmail invalid");
  }
}
