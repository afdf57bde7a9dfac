package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lvjw.hire.OfferFacts.Signature;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever Lever and a customer say: there is an answer, and it is the one that the rules name. */
class MappingPropertyTest {
  /** A rule that can be used always gives an assessment; one that can't is refused, never half. */
  @Property(tries = 500)
  void nothingThatLeverSaysIsTooOdd(
      @ForAll("rules") Map<FieldName, OwnRule> rules, @ForAll("hires") Hire hire) {
    Mapping mapping = Mapping.DEFAULT;
    for (Map.Entry<FieldName, OwnRule> rule : rules.entrySet()) {
      if (rule.getValue().problem(rule.getKey()).isPresent()) {
        Mapping before = mapping;
        assertThatThrownBy(() -> before.with(rule.getKey(), rule.getValue()))
            .isInstanceOf(IllegalArgumentException.class);
      } else {
        mapping = mapping.with(rule.getKey(), rule.getValue());
      }
    }
    Assessment assessed =
        Assessment.of(hire, List.of(), new Basis(mapping, LocalDate.of(2026, 3, 2)));
    for (FieldName name : FieldName.values()) {
      Field field = assessed.field(name);
      assertThat(assessed.explain(name).rule()).isNotBlank();
      if (field.status() == FieldStatus.OK) {
        assertThat(field.value()).isPresent();
      }
      if (field.source().equals(Optional.of(Source.MAPPING))) {
        MappingRule rule = mapping.rule(name);
        assertThat(
                rule.constant().equals(field.value())
                    || rule.table().entries().stream()
                        .anyMatch(line -> line.value().equals(field.value())))
            .isTrue();
      }
    }
  }

  /** Found somewhere, it is what the first place says; found nowhere, the constant. */
  @Property
  void aConstantIsForSilenceOnly(@ForAll("texts") String raw, @ForAll("places") List<String> from) {
    Mapping mapping =
        Mapping.DEFAULT.with(
            FieldName.DEPARTMENT,
            new OwnRule(Optional.of(from), Map.of(), Optional.of("Constant")));
    LeverFacts facts =
        new LeverFacts(
            "o",
            Optional.empty(),
            "",
            Hired.AT,
            Optional.empty(),
            List.of(),
            List.of(new NamedFact(new Origin(Source.POSTING, "team"), raw, "")),
            Job.NONE);
    Field field =
        Assessment.of(Hired.hire(facts), List.of(), new Basis(mapping, LocalDate.EPOCH))
            .field(FieldName.DEPARTMENT);
    if (from.contains("posting:team")) {
      assertThat(field.source()).isNotEqualTo(Optional.of(Source.MAPPING));
    } else {
      assertThat(field.value()).hasValue("Constant");
    }
  }

  @Provide
  Arbitrary<Map<FieldName, OwnRule>> rules() {
    Arbitrary<OwnRule> rule =
        Combinators.combine(
                places().optional(),
                Arbitraries.maps(texts(), texts()).ofMaxSize(3),
                texts().optional())
            .as(OwnRule::new);
    return Arbitraries.maps(Arbitraries.of(FieldName.class), rule).ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<String>> places() {
    return Arbitraries.of(
            "offer", "posting:team", "posting:commitment", "offer:Team", "requisition:location")
        .list()
        .uniqueElements()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<Hire> hires() {
    Arbitrary<Fact> fact =
        Combinators.combine(
                Arbitraries.of(FieldName.class),
                Arbitraries.of(Source.class),
                texts(),
                Arbitraries.of("", "USD", "EUR", Fact.WHOLE_NAME, Fact.UNKNOWN_USER))
            .as(Fact::new);
    Arbitrary<NamedFact> named =
        Combinators.combine(
                Arbitraries.of("posting:team", "posting:commitment", "offer:Team"), texts())
            .as((origin, raw) -> new NamedFact(Origin.read(origin).orElseThrow(), raw, ""));
    return Combinators.combine(
            fact.list().ofMaxSize(12),
            named.list().ofMaxSize(3),
            Arbitraries.of(Signature.class).optional())
        .as(
            (facts, names, signature) ->
                Hired.hire(
                    new LeverFacts(
                        "o",
                        Optional.empty(),
                        "",
                        Hired.AT,
                        signature.map(s -> new OfferFacts("offer", "sent", s, Job.NONE)),
                        facts,
                        names,
                        Job.NONE)));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30),
        Arbitraries.of(
            "Full-time",
            "Employee - EOR",
            "none",
            "salary",
            "per-year-salary",
            "exempt",
            "1775001600000",
            "98000",
            "$(touch x)",
            "\ud800",
            "\u202e\u0000",
            " ",
            ""));
  }
}
