package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.hire.Checks.How;
import dev.lvjw.hire.Checks.Match;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Apart from {@link MatchingTest}: another test engine runs it and reports by class. */
class MatchingPropertyTest {
  /** Whatever is asked, what is taken is one of the names, and only suggestions are close. */
  @Property(tries = 2000)
  void whatIsTakenIsOneOfTheNames(
      @ForAll("anything") String asked, @ForAll("names") List<String> names) {
    Match match = NameSearch.place(asked, names);
    assertThat(names).containsAll(match.found().stream().toList());
    assertThat(names).containsAll(match.suggestions());
    assertThat(match.found().isPresent())
        .isEqualTo(match.how() == How.EXACT || match.how() == How.ALIKE);
    assertThat(match.suggestions()).doesNotHaveDuplicates();
    match.found().ifPresent(found -> assertThat(Text.normal(found)).isEqualTo(Text.normal(asked)));
    if (match.how() == How.NONE) {
      assertThat(match.suggestions()).hasSizeLessThanOrEqualTo(3);
      assertThat(names).noneMatch(name -> Text.normal(name).equals(Text.normal(asked)));
    }
  }

  @Property
  void anotherSpellingOfANameFindsItAlone(@ForAll("names") List<String> names) {
    for (String name : names) {
      String apart =
          " " + Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFD) + "\u00a0";
      Match match = NameSearch.place(apart, names);
      long alike =
          names.stream().distinct().filter(n -> Text.normal(n).equals(Text.normal(name))).count();
      assertThat(match.how()).as(name).isEqualTo(alike == 1 ? How.ALIKE : How.SEVERAL);
    }
  }

  /** Who is first makes no difference, nor does the order of the words. */
  @Property(tries = 2000)
  void comparingPeopleHasNoOrder(
      @ForAll("people") String one, @ForAll("people") String other, @ForAll Random random) {
    PersonName name = PersonName.of(one);
    assertThat(name.same(PersonName.of(other))).isEqualTo(PersonName.of(other).same(name));
    assertThat(name.alike(PersonName.of(other))).isEqualTo(PersonName.of(other).alike(name));
    List<String> words = new ArrayList<>(List.of(one.split(" ")));
    Collections.shuffle(words, random);
    assertThat(name.same(PersonName.of(String.join("  ", words)))).isTrue();
    assertThat(name.alike(PersonName.of(one + " Maria"))).isEqualTo(words.size() > 1);
  }

  @Property(tries = 2000)
  void normalIsNormal(@ForAll("anything") String text) {
    assertThat(Text.normal(Text.normal(text))).isEqualTo(Text.normal(text));
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.oneOf(words(), Arbitraries.strings().ofMaxLength(12));
  }

  @Provide
  Arbitrary<List<String>> names() {
    return words().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> people() {
    return Arbitraries.of("Ada", "Åsa", "Lovelace", "O'Brien", "Núñez", "Зоя", "美咲", "佐藤")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(words -> String.join(" ", words));
  }

  private static Arbitrary<String> words() {
    return Arbitraries.of(
            "Sales", "sales", "São", "R&D", "EU", "Łódź", "Büro", "Straße", "IT", "営業")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(words -> String.join(" ", words));
  }
}
