package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.hire.OfferFacts.Signature;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** The order of facts, and another reading of the offers. */
class LeverFactsTest {
  private static LeverFacts of(List<Fact> facts) {
    return new LeverFacts(
        "o", Optional.empty(), "Ada", Hired.AT, Optional.empty(), facts, List.of(), Job.NONE);
  }

  private static List<Fact> facts(List<FieldName> fields, List<Source> sources) {
    return IntStream.range(0, Math.min(fields.size(), sources.size()))
        .mapToObj(i -> Fact.of(fields.get(i), sources.get(i), "value " + i))
        .toList();
  }

  @Property
  void theBestSourceOfAFieldComesFirst(
      @ForAll @Size(max = 30) List<FieldName> fields,
      @ForAll @Size(max = 30) List<Source> sources) {
    List<Fact> sorted = of(facts(fields, sources)).facts();
    for (int i = 1; i < sorted.size(); i++) {
      Fact before = sorted.get(i - 1);
      Fact after = sorted.get(i);
      assertThat(before.field()).isLessThanOrEqualTo(after.field());
      if (before.field() == after.field()) {
        assertThat(before.source()).isLessThanOrEqualTo(after.source());
      }
    }
    assertThat(sorted).containsExactlyInAnyOrderElementsOf(facts(fields, sources));
  }

  @Property
  void theSameOffersReadAgainChangeNothing(
      @ForAll @Size(max = 30) List<FieldName> fields,
      @ForAll @Size(max = 30) List<Source> sources) {
    LeverFacts known = of(facts(fields, sources));
    List<Fact> offered =
        known.facts().stream().filter(fact -> fact.source() == Source.OFFER).toList();
    assertThat(known.with(known.offer(), Set.of(Source.OFFER), offered, List.of()))
        .isEqualTo(known);
  }

  @Property
  void anotherOfferReplacesOnlyWhatOffersSaid(
      @ForAll @Size(max = 30) List<FieldName> fields,
      @ForAll @Size(max = 30) List<Source> sources) {
    LeverFacts known = of(facts(fields, sources));
    OfferFacts offer = new OfferFacts("offer-2", "signed", Signature.SIGNED, Job.NONE);
    List<Fact> offered = Collections.nCopies(2, Hired.offer(FieldName.TITLE, "Chief"));
    LeverFacts newer = known.with(Optional.of(offer), Set.of(Source.OFFER), offered, List.of());
    assertThat(newer.offer()).hasValue(offer);
    assertThat(newer.facts())
        .filteredOn(fact -> fact.source() == Source.OFFER)
        .containsExactlyElementsOf(offered);
    assertThat(newer.facts())
        .filteredOn(fact -> fact.source() != Source.OFFER)
        .containsExactlyElementsOf(
            known.facts().stream().filter(fact -> fact.source() != Source.OFFER).toList());
  }
}
