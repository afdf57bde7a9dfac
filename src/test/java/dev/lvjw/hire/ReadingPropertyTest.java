package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Apart from {@link ReadingTest}: another test engine runs it and reports by class. */
class ReadingPropertyTest {
  /** What was read once reads as itself, and whatever comes, nothing is thrown. */
  @Property(tries = 3000)
  void whatWasReadIsCanonical(@ForAll FieldName field, @ForAll String text) {
    if (Reading.ofPerson(field, text) instanceof Reading.Read(String value, Optional<String> _)) {
      assertThat(value).isNotBlank();
      assertThat(Reading.ofPerson(field, value)).isEqualTo(new Reading.Read(value));
    }
  }

  @Property(tries = 3000)
  void leversSpellingsNeverThrow(
      @ForAll FieldName field, @ForAll String raw, @ForAll boolean wholeName) {
    Fact fact = new Fact(field, Source.OFFER, raw, wholeName ? Fact.WHOLE_NAME : "");
    assertThat(Spelling.ofLever(fact)).isNotNull();
  }

  @Property
  void amountsKeepEveryCent(
      @ForAll @IntRange(min = 1, max = 999_999_999) int whole,
      @ForAll @IntRange(max = 99) int cents) {
    String plain = "%d.%02d".formatted(whole, cents);
    String grouped = "%,d.%02d".formatted(whole, cents);
    Reading read = Reading.ofPerson(FieldName.COMPENSATION_AMOUNT, plain);
    assertThat(Reading.ofPerson(FieldName.COMPENSATION_AMOUNT, grouped)).isEqualTo(read);
    assertThat(read)
        .isInstanceOfSatisfying(
            Reading.Read.class,
            value ->
                assertThat(new BigDecimal(value.value()))
                    .isEqualByComparingTo(new BigDecimal(plain)));
  }

  @Property
  void everyDayIsReadFromItsMidnight(@ForAll @IntRange(min = 10958, max = 47800) int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    String millis = String.valueOf(epochDay * 86_400_000L);
    assertThat(Spelling.ofLever(Hired.offer(FieldName.START_DATE, millis)))
        .isEqualTo(new Reading.Read(day.toString()));
  }

  /** Two words are two names, in their order; with any other number a person is asked. */
  @Property
  void aNameIsSplitInTwoOrNotAtAll(
      @ForAll @Size(max = 5) List<@From("nameWords") String> words,
      @ForAll("spaces") String space) {
    String whole = space + String.join(space, words) + space;
    Reading first = Spelling.ofLever(Hired.whole(FieldName.FIRST_NAME, whole));
    Reading last = Spelling.ofLever(Hired.whole(FieldName.LAST_NAME, whole));
    if (words.size() == 2) {
      assertThat(first).isEqualTo(new Reading.Read(words.get(0)));
      assertThat(last).isEqualTo(new Reading.Read(words.get(1)));
    } else {
      assertThat(first).isInstanceOf(Reading.Refused.class);
      assertThat(last).isInstanceOf(Reading.Refused.class);
    }
  }

  /** Wherever it stands in a name, what can't be seen reaches nobody's approval. */
  @Property
  void nothingHiddenIsReadAsAName(
      @ForAll @IntRange(max = 12) int at,
      @ForAll("hidden") String hidden,
      @ForAll boolean wholeName) {
    String name = "Ada Lovelace";
    String tampered = name.substring(0, at) + hidden + name.substring(at);
    for (FieldName part : List.of(FieldName.FIRST_NAME, FieldName.LAST_NAME)) {
      Fact fact = new Fact(part, Source.OFFER, tampered, wholeName ? Fact.WHOLE_NAME : "");
      assertThat(Spelling.ofLever(fact)).isInstanceOf(Reading.Refused.class);
    }
  }

  /** However a day is written, it is that day; what may be two days is neither. */
  @Property
  void aDayIsReadHoweverItIsWritten(
      @ForAll @IntRange(min = 10958, max = 47800) int epochDay,
      @ForAll("writings") String pattern) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    String written = day.format(DateTimeFormatter.ofPattern(pattern, Locale.US));
    Reading read = Reading.ofPerson(FieldName.START_DATE, written);
    boolean inNumbers =
        pattern.startsWith("M/") || pattern.startsWith("d/") || pattern.startsWith("d.");
    boolean ambiguous =
        inNumbers && day.getDayOfMonth() <= 12 && day.getDayOfMonth() != day.getMonthValue();
    if (ambiguous) {
      assertThat(read).as(written).isInstanceOf(Reading.Refused.class);
    } else {
      assertThat(read).as(written).isEqualTo(new Reading.Read(day.toString()));
    }
  }

  @Provide
  Arbitrary<String> writings() {
    return Arbitraries.of(
        "uuuu-MM-dd",
        "uuuu/M/d",
        "d MMMM uuuu",
        "dd MMM uuuu",
        "dd-MMM-uuuu",
        "MMMM d, uuuu",
        "MMM d uuuu",
        "M/d/uuuu",
        "d/M/uuuu",
        "d.M.uuuu");
  }

  @Provide
  Arbitrary<String> nameWords() {
    return Arbitraries.of(
        "Ada", "Anne-Sophie", "O'Neil", "Зоя", "ليلى", "Ñuñez", "Groß", "van", "रमा", "Tenzin");
  }

  @Provide
  Arbitrary<String> spaces() {
    return Arbitraries.of(" ", "  ", "\u00a0", "\u3000", "\t", " \u2003 ");
  }

  @Provide
  Arbitrary<String> hidden() {
    return Arbitraries.of(
        "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0000", "\u001b",
        "\u0085", "\u3164", "\ue000");
  }
}
