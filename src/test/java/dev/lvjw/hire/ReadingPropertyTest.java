package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

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
}
