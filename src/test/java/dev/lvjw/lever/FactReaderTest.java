package dev.lvjw.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lvjw.hire.Fact;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.Mapping;
import dev.lvjw.hire.NamedFact;
import dev.lvjw.hire.OfferFacts;
import dev.lvjw.hire.OfferFacts.Signature;
import dev.lvjw.hire.Origin;
import dev.lvjw.hire.OwnRule;
import dev.lvjw.hire.Source;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactReaderTest {
  private static final Instant HIRED_AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final Posting POSTING =
      new Posting(
          "posting-1",
          Optional.of("Software Engineer"),
          Optional.of("Engineering"),
          Optional.of("Leeds"),
          Optional.of("Platform"),
          Optional.of("Full-time"));
  private static final Requisition REQUISITION =
      new Requisition(
          "req-1",
          Optional.of("R&D"),
          Optional.of("London"),
          Optional.empty(),
          Optional.of("full-time"));

  private static Opportunity opportunity(String name, String... emails) {
    return new Opportunity(
        "opp-1",
        name,
        Optional.of("contact-1"),
        List.of(emails),
        Optional.of(new Archived(Optional.of("reason-1"), Optional.of(HIRED_AT))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new Application(
                "app-1",
                Optional.of("posting-1"),
                Optional.of("ada@application.example.test"),
                Optional.of("Ada Application"),
                Optional.empty())),
        Optional.of(
            new Contact(
                "contact-1",
                Optional.of("Ada Contact"),
                List.of("ada@contact.example.test", "ada@example.test"))),
        Optional.empty());
  }

  private static Offer offer(String id, String status, OfferField... fields) {
    return new Offer(
        id,
        status,
        Optional.of(HIRED_AT),
        Optional.of("posting-1"),
        List.of(fields),
        false,
        Optional.empty(),
        false);
  }

  private static OfferField field(String identifier, String label, String value) {
    return new OfferField(identifier, label, Optional.of(value));
  }

  private static LeverFacts read(Opportunity opportunity, Offer... offers) {
    return read(Mapping.DEFAULT, opportunity, offers);
  }

  private static LeverFacts read(Mapping mapping, Opportunity opportunity, Offer... offers) {
    return FactReader.read(
        opportunity,
        List.of(offers),
        Optional.of(POSTING),
        Optional.of(REQUISITION),
        id ->
            id.equals("user-1")
                ? Optional.of(
                    new User(
                        "user-1", Optional.of("Grace Example"), Optional.of("grace@example.test")))
                : Optional.empty(),
        mapping);
  }

  private static List<Fact> facts(LeverFacts facts, FieldName... names) {
    return facts.facts().stream()
        .filter(fact -> Arrays.asList(names).contains(fact.field()))
        .toList();
  }

  private static List<String> raw(LeverFacts facts, FieldName name) {
    return facts(facts, name).stream()
        .map(fact -> fact.source().word() + ": " + fact.raw())
        .toList();
  }

  @Test
  void readsACompleteOffer() {
    LeverFacts facts =
        read(
            opportunity("Ada Example", "ada@example.test"),
            offer(
                "offer-1",
                "signed",
                field("candidate_name", "Candidate name", "Ada M. Example"),
                field("job_title", "Job title", "Senior Engineer"),
                field("salary_amount", "Offered compensation amount", "52000"),
                field("compensation_currency", "Compensation currency", "USD"),
                field("salary_interval", "Type of earnings", "per-year-salary"),
                field("location/office", "Office location", "Berlin"),
                field("hiring_manager", "Hiring manager", "user-2"),
                field("direct_manager", "Direct manager", "user-1"),
                field("anticipated_start_date", "Anticipated start date", "1764547200000"),
                field("custom_member", "Member type", "Employee - Full Time"),
                field("custom_exempt", " exemption STATUS ", "exempt"),
                field("custom_dep", "Department", "Platform"),
                field("custom_home", "Home email", "ada@offer.example.test"),
                field("custom_work", "Work email", "ada@work.example.test")));

    assertThat(facts.opportunityId()).isEqualTo("opp-1");
    assertThat(facts.contactId()).contains("contact-1");
    assertThat(facts.name()).isEqualTo("Ada Example");
    assertThat(facts.hiredAt()).isEqualTo(HIRED_AT);
    assertThat(facts.offer())
        .contains(
            new OfferFacts(
                "offer-1",
                "signed",
                Signature.SIGNED,
                new Job(Optional.of("posting-1"), Optional.empty())));
    assertThat(facts(facts, FieldName.COMPENSATION_AMOUNT))
        .containsExactly(new Fact(FieldName.COMPENSATION_AMOUNT, Source.OFFER, "52000", "USD"));
    assertThat(facts(facts, FieldName.MANAGER))
        .containsExactly(
            new Fact(FieldName.MANAGER, Source.OFFER, "Grace Example", "grace@example.test"));
    assertThat(raw(facts, FieldName.EARNINGS_TYPE)).containsExactly("offer: per-year-salary");
    for (FieldName name : List.of(FieldName.FIRST_NAME, FieldName.LAST_NAME)) {
      assertThat(raw(facts, name))
          .containsExactly(
              "offer: Ada M. Example",
              "application: Ada Application",
              "opportunity: Ada Example",
              "contact: Ada Contact");
      assertThat(facts(facts, name)).allMatch(fact -> fact.qualifier().equals(Fact.WHOLE_NAME));
    }
    assertThat(raw(facts, FieldName.TITLE))
        .containsExactly("offer: Senior Engineer", "posting: Software Engineer");
    assertThat(raw(facts, FieldName.DEPARTMENT))
        .containsExactly("offer: Platform", "posting: Engineering", "requisition: R&D");
    assertThat(raw(facts, FieldName.OFFICE))
        .containsExactly("offer: Berlin", "posting: Leeds", "requisition: London");
    assertThat(raw(facts, FieldName.START_DATE)).containsExactly("offer: 1764547200000");
    assertThat(raw(facts, FieldName.HOME_EMAIL))
        .containsExactly(
            "offer: ada@offer.example.test",
            "application: ada@application.example.test",
            "opportunity: ada@example.test",
            "contact: ada@contact.example.test",
            "contact: ada@example.test");
    assertThat(raw(facts, FieldName.WORK_EMAIL)).containsExactly("offer: ada@work.example.test");
    assertThat(raw(facts, FieldName.MEMBER_TYPE)).containsExactly("offer: Employee - Full Time");
    assertThat(raw(facts, FieldName.EXEMPTION_STATUS)).containsExactly("offer: exempt");
  }

  @Test
  void guessesNothingWithoutAnOffer() {
    LeverFacts facts = read(opportunity("Ada Example"));
    assertThat(facts.offer()).isEmpty();
    assertThat(facts.facts())
        .extracting(Fact::field)
        .containsOnly(
            FieldName.FIRST_NAME,
            FieldName.LAST_NAME,
            FieldName.TITLE,
            FieldName.DEPARTMENT,
            FieldName.OFFICE,
            FieldName.HOME_EMAIL);
  }

  @Test
  void keepsEveryDistinctEmailInOrder() {
    LeverFacts facts =
        read(opportunity("Ada", "b@example.test", "a@example.test", "b@example.test"));
    assertThat(raw(facts, FieldName.HOME_EMAIL))
        .contains("opportunity: b@example.test", "opportunity: a@example.test")
        .filteredOn(fact -> fact.startsWith("opportunity"))
        .hasSize(2);
  }

  @Test
  void stripsTextAndLeavesBlankOut() {
    LeverFacts facts =
        read(
            opportunity(" "),
            offer(
                "o",
                "draft",
                field("job_title", "Job title", "  Engineer  "),
                field("salary_interval", "Type of earnings", "   "),
                new OfferField("salary_amount", "Amount", Optional.empty())));
    assertThat(raw(facts, FieldName.TITLE)).first().isEqualTo("offer: Engineer");
    assertThat(facts(facts, FieldName.EARNINGS_TYPE, FieldName.COMPENSATION_AMOUNT)).isEmpty();
    assertThat(raw(facts, FieldName.FIRST_NAME)).noneMatch(fact -> fact.startsWith("opportunity"));
  }

  @Test
  void namesAManagerByIdWhereNobodyHasIt() {
    assertThat(
            facts(
                read(
                    opportunity("Ada"),
                    offer("o", "signed", field("hiring_manager", "Hiring manager", "user-9"))),
                FieldName.MANAGER))
        .containsExactly(new Fact(FieldName.MANAGER, Source.OFFER, "user-9", Fact.UNKNOWN_USER));
  }

  @Test
  void prefersBuiltInIdentifiersToLabels() {
    LeverFacts facts =
        read(
            opportunity("Ada"),
            offer(
                "o",
                "signed",
                field("custom_title", "Title", "Own title"),
                field("job_title", "Job title", "Built-in title"),
                field("team", "Department", "Not a department")));
    assertThat(raw(facts, FieldName.TITLE))
        .containsExactly("offer: Built-in title", "offer: Own title", "posting: Software Engineer");
    assertThat(raw(facts, FieldName.DEPARTMENT)).noneMatch(fact -> fact.startsWith("offer"));
  }

  @Test
  void keepsWhatRulesMayNameOfPostingAndRequisition() {
    assertThat(read(opportunity("Ada")).named())
        .extracting(fact -> fact.origin().text() + "=" + fact.raw())
        .containsExactlyInAnyOrder(
            "posting:title=Software Engineer",
            "posting:department=Engineering",
            "posting:team=Platform",
            "posting:location=Leeds",
            "posting:commitment=Full-time",
            "requisition:department=R&D",
            "requisition:location=London",
            "requisition:employmentStatus=full-time");
  }

  /** Of an offer only what a rule names is kept: it may hold anything. */
  @Test
  void keepsTheFieldsOfAnOfferThatRulesName() {
    Mapping mapping =
        rule(
            rule(
                rule(Mapping.DEFAULT, FieldName.DEPARTMENT, "offer:COST centre"),
                FieldName.MANAGER,
                "offer:hiring_manager"),
            FieldName.COMPENSATION_AMOUNT,
            "offer:Total pay");
    LeverFacts facts =
        read(
            mapping,
            opportunity("Ada"),
            offer(
                "o",
                "signed",
                field("custom_1", " Cost Centre ", "CC 100"),
                field("custom_2", "Total pay", "70000"),
                field("custom_3", "Shoe size", "40"),
                field("compensation_currency", "Currency", "USD"),
                field("direct_manager", "Direct manager", "user-2"),
                field("hiring_manager", "Hiring manager", "user-1")));
    assertThat(facts.named())
        .filteredOn(fact -> fact.origin().source() == Source.OFFER)
        .containsExactlyInAnyOrder(
            new NamedFact(new Origin(Source.OFFER, "COST centre"), "CC 100", ""),
            new NamedFact(
                new Origin(Source.OFFER, "hiring_manager"), "Grace Example", "grace@example.test"),
            new NamedFact(new Origin(Source.OFFER, "Total pay"), "70000", "USD"));
  }

  private static Mapping rule(Mapping mapping, FieldName field, String from) {
    return mapping.with(field, new OwnRule(Optional.of(List.of(from)), Map.of(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "signed, false, false, SIGNED",
    "sent-manually, true, false, SIGNED",
    "sent-manually, true, true, SIGNED",
    "sent-manually, false, true, UNPROVED",
    "sent-manually, false, false, UNSIGNED",
    "sent, true, true, UNSIGNED",
    "draft, false, false, UNSIGNED",
    "denied, true, true, UNSIGNED",
    "something-new, true, true, UNSIGNED"
  })
  void knowsWhatASignatureProves(
      String status, boolean candidateSigned, boolean document, Signature signature) {
    Offer offer =
        new Offer(
            "o",
            status,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            candidateSigned,
            Optional.empty(),
            document);
    assertThat(FactReader.signature(offer)).isEqualTo(signature);
  }

  private static Offer dated(String id, String status, int created, int signed) {
    return new Offer(
        id,
        status,
        created == 0 ? Optional.empty() : Optional.of(HIRED_AT.plusSeconds(created)),
        Optional.empty(),
        List.of(),
        signed != 0,
        signed == 0 ? Optional.empty() : Optional.of(HIRED_AT.plusSeconds(signed)),
        false);
  }

  @Test
  void choosesTheOfferThatCounts() {
    Offer oldSigned = dated("old-signed", "signed", 1, 5);
    Offer newSigned = dated("new-signed", "sent-manually", 2, 6);
    Offer undatedSigned = dated("undated-signed", "signed", 9, 0);
    Offer draft = dated("draft", "draft", 7, 0);
    Offer older = dated("older", "sent", 6, 0);
    Offer denied = dated("denied", "denied", 8, 0);
    Offer undated = dated("undated", "draft", 0, 0);

    assertThat(FactReader.chosen(List.of())).isEmpty();
    assertThat(FactReader.chosen(List.of(draft, oldSigned, newSigned, undatedSigned)))
        .contains(newSigned);
    assertThat(FactReader.chosen(List.of(draft, undatedSigned))).contains(undatedSigned);
    assertThat(FactReader.chosen(List.of(undated, older, denied, draft))).contains(draft);
    assertThat(FactReader.chosen(List.of(denied))).contains(denied);
  }

  @Test
  void readsHiresOnly() {
    Opportunity open =
        new Opportunity(
            "opp-1",
            "Ada",
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> read(open)).isInstanceOf(IllegalArgumentException.class);
  }
}
