package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  private static String person(FieldName field, String text) {
    return shown(Reading.ofPerson(field, text));
  }

  private static String lever(FieldName field, String raw) {
    return shown(Spelling.ofLever(Hired.offer(field, raw)));
  }

  /** The value, or "refused". */
  private static String shown(Reading reading) {
    return switch (reading) {
      case Reading.Read(String value, Optional<String> _) -> value;
      case Reading.Refused(String why) -> {
        assertThat(why).isNotBlank();
        yield "refused";
      }
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "52000|52000",
        "52,000|52000",
        "1,234,567.89|1234567.89",
        "31.50|31.5",
        "31.5|31.5",
        "0.50|0.5",
        "100.00|100",
        "10|10",
        "$52,000|52000",
        "$ 52000|52000",
        "USD 52000|52000",
        "52000 USD|52000",
        "999999999.99|999999999.99",
        "999,999,999|999999999",
        "52.000|refused",
        "52.000,00|refused",
        "52,00|refused",
        "5,2000|refused",
        "52,000,00|refused",
        "0,500|refused",
        "052000|refused",
        "31.505|refused",
        "31.|refused",
        ".5|refused",
        "0|refused",
        "0.00|refused",
        "-52000|refused",
        "+52000|refused",
        "1e6|refused",
        "0x10|refused",
        "52k|refused",
        "52 000|refused",
        "€52000|refused",
        "£ 52000|refused",
        "52000 EUR|refused",
        "$$52000|refused",
        "NaN|refused",
        "Infinity|refused",
        "1000000000|refused",
        "1,000,000,000|refused",
        "9,999,999,999,999,999,999|refused",
        "٥٢٠٠٠|refused",
        "５２０００|refused",
        "52000; DROP|refused",
      })
  void readsAmountsThatMeanOneThing(String typed, String value) {
    assertThat(person(FieldName.COMPENSATION_AMOUNT, typed)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-04-01|2026-04-01",
        "2028-02-29|2028-02-29",
        "2000-02-29|2000-02-29",
        "2026-02-29|refused",
        "2100-02-29|refused",
        "2026-04-31|refused",
        "2026-13-01|refused",
        "2026-00-10|refused",
        "2026-4-1|2026-04-01",
        "2026/04/01|2026-04-01",
        "2026.4.1|2026-04-01",
        "2026-4/1|refused",
        "01/04/2026|refused",
        "1 April 2026|2026-04-01",
        "1st of april 2026|2026-04-01",
        "April 1, 2026|2026-04-01",
        "APRIL 1 2026|2026-04-01",
        "Apr. 1st, 2026|2026-04-01",
        "01-Apr-2026|2026-04-01",
        "2 Sept 2026|2026-09-02",
        "Sept 2, 2026|2026-09-02",
        "1 Ap 2026|refused",
        "1 Apri 2026|refused",
        "31 April 2026|refused",
        "April 2026|refused",
        "April 1|refused",
        "1 April 26|refused",
        "4/25/2026|2026-04-25",
        "25/4/2026|2026-04-25",
        "25.4.2026|2026-04-25",
        "4/4/2026|2026-04-04",
        "13/13/2026|refused",
        "4/1/26|refused",
        "4-1-2026|refused",
        "0/0/2026|refused",
        "2026-04-01T00:00:00Z|refused",
        "20260401|refused",
        "0026-04-01|refused",
        "1999-12-31|refused",
        "2101-01-01|refused",
        "+12026-04-01|refused",
        "-2026-04-01|refused",
        "٢٠٢٦-٠٤-٠١|refused",
        "２０２６-０４-０１|refused",
        "today|refused",
        "1775001600000|refused",
      })
  void readsDatesAsPeopleWriteThem(String typed, String value) {
    assertThat(person(FieldName.START_DATE, typed)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1775001600000|2026-04-01",
        "1835395200000|2028-02-29",
        "2026-04-01|2026-04-01",
        "1775001600|refused",
        "0|refused",
        "-0|refused",
        "-1775001600000|refused",
        "17750016000000000|refused",
        "999999999999999999|refused",
        "9223372036854775807|refused",
        "99999999999999999999999999|refused",
        "1775001600000.0|refused",
        "1.7750016E12|refused",
        "١٧٧٥٠٠١٦٠٠٠٠٠|refused",
        "soon|refused",
      })
  void readsLeversDates(String raw, String value) {
    assertThat(lever(FieldName.START_DATE, raw)).isEqualTo(value);
  }

  @Test
  void saysThatATimeOfDayMayHideAZone() {
    Reading midnight = Spelling.ofLever(Hired.offer(FieldName.START_DATE, Hired.APRIL));
    assertThat(midnight).isEqualTo(new Reading.Read("2026-04-01"));
    // 2026-03-31T22:00Z is April 1 in Berlin.
    Reading evening = Spelling.ofLever(Hired.offer(FieldName.START_DATE, "1774994400000"));
    assertThat(evening)
        .isInstanceOfSatisfying(
            Reading.Read.class,
            read -> {
              assertThat(read.value()).isEqualTo("2026-03-31");
              assertThat(read.note()).hasValueSatisfying(n -> assertThat(n).contains("22:00 UTC"));
            });
    Reading justAfter = Spelling.ofLever(Hired.offer(FieldName.START_DATE, "1775001600001"));
    assertThat(justAfter)
        .isInstanceOfSatisfying(Reading.Read.class, read -> assertThat(read.note()).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ada@example.test|ada@example.test",
        "Ada.L+x@EXAMPLE.test|Ada.L+x@EXAMPLE.test",
        "ådá@exämple.test|ådá@exämple.test",
        "ada|refused",
        "@example.test|refused",
        "ada@|refused",
        "ada@@example.test|refused",
        "ada@b@example.test|refused",
        "ada@example.test,eve@example.test|refused",
        "ada@example.test;eve@example.test|refused",
        "Ada <ada@example.test>|refused",
        "ada lovelace@example.test|refused",
        "mailto:ada@example.test|refused",
      })
  void readsOneEmail(String typed, String value) {
    assertThat(person(FieldName.HOME_EMAIL, typed)).isEqualTo(value);
    assertThat(person(FieldName.WORK_EMAIL, typed)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.test\r\nBcc: eve@example.test",
        "ada\u0000@example.test",
        "ada\u200b@example.test",
        "ada@example\u202e.test",
        "\ufeffada@example.test",
      })
  void anEmailHoldsNothingUnseen(String typed) {
    assertThat(person(FieldName.HOME_EMAIL, typed)).isEqualTo("refused");
  }

  @Test
  void anEmailHasAnEnd() {
    assertThat(person(FieldName.HOME_EMAIL, "a".repeat(65) + "@example.test")).isEqualTo("refused");
    assertThat(person(FieldName.HOME_EMAIL, "a@" + "b".repeat(251))).isEqualTo("refused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MEMBER_TYPE|employee - full time|Employee - Full Time",
        "MEMBER_TYPE|EMPLOYEE  -  PART TIME|Employee - Part Time",
        "MEMBER_TYPE|Employee - Paid Intern|Employee - Paid Intern",
        "MEMBER_TYPE|employee - eor|Employee - EOR",
        "MEMBER_TYPE|employee - outside of u.s.|Employee - Outside of U.S.",
        "MEMBER_TYPE|u.s. contractor or consultant|U.S. Contractor or Consultant",
        "MEMBER_TYPE|Full Time|refused",
        "MEMBER_TYPE|Employee|refused",
        "EARNINGS_TYPE|salary|salary",
        "EARNINGS_TYPE|WAGE|wage",
        "EARNINGS_TYPE|per-year-salary|refused",
        "EARNINGS_TYPE|hourly|refused",
        "EXEMPTION_STATUS|Exempt|exempt",
        "EXEMPTION_STATUS|NON-EXEMPT|non-exempt",
        "EXEMPTION_STATUS|nonexempt|non-exempt",
        "EXEMPTION_STATUS|Non Exempt|non-exempt",
        "EXEMPTION_STATUS|non_exempt|non-exempt",
        "EXEMPTION_STATUS|not exempt|refused",
        "EXEMPTION_STATUS|true|refused",
        "MANAGER|None|none",
        "OFFICE|NONE|none",
        "DEPARTMENT|nonesuch|nonesuch",
        "TITLE|none|none",
      })
  void readsWordsWhateverTheirCase(FieldName field, String typed, String value) {
    assertThat(person(field, typed)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "per-year-salary|salary",
        "per-hour-wage|wage",
        "per-month-salary|refused",
        "per-week-salary|refused",
        "per-day-wage|refused",
        "one-time|refused",
        "bi-month-salary|refused",
        "salary|refused",
        "PER-YEAR-SALARY|refused",
        "year (salary)|salary",
        "Hour  (Wage)|wage",
        "month (salary)|refused",
        "hour|refused",
      })
  void knowsTwoOfLeversIntervalsAndTheFlowsWords(String raw, String value) {
    assertThat(lever(FieldName.EARNINGS_TYPE, raw)).isEqualTo(value);
  }

  @Test
  void refusesOtherEarningsInTheWordsOfTheFlow() {
    assertThat(Spelling.ofLever(Hired.offer(FieldName.EARNINGS_TYPE, "per-month-salary")))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused ->
                assertThat(refused.why())
                    .contains("\"hour (wage)\" or \"year (salary)\"; Justworks accepts no other")
                    .contains("per-month-salary"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Ada Lovelace|Ada|Lovelace",
        " Ada  Lovelace |Ada|Lovelace",
        "Ada\u00a0Lovelace|Ada|Lovelace",
        "Ada\u3000Lovelace|Ada|Lovelace",
        "Ada\u202fLovelace|Ada|Lovelace",
        "Anna-Lena Groß-Bölting|Anna-Lena|Groß-Bölting",
        "Seán O'Brien|Seán|O'Brien",
        "山田 太郎|refused|refused",
        "やまだ 太郎|refused|refused",
        "ヤマダ タロウ|refused|refused",
        "김 철수|refused|refused",
        "Lovelace, Ada|refused|refused",
        "Dr. Lovelace|refused|refused",
        "Ada Jr.|refused|refused",
        "علی\u200cرضا حداد|علی\u200cرضا|حداد",
        "Ольга Чехова|Ольга|Чехова",
        "محمد علي|محمد|علي",
        "Ada|refused|refused",
        "山田太郎|refused|refused",
        "Ada\u200bLovelace|refused|refused",
        "Augusta Ada King|refused|refused",
        "Ludwig van Beethoven|refused|refused",
        "María José García Márquez|refused|refused",
        "\u200b Ada|refused|refused",
        "Ada \u3164|refused|refused",
        "Ada \u200d Lovelace|refused|refused",
        "A\u200dda Lovelace|refused|refused",
        "Ada\u001b[31m Lovelace|refused|refused",
        "Ada\u2028Lovelace|refused|refused",
      })
  void splitsANameOnlyInTwoWords(String name, String first, String last) {
    assertThat(shown(Spelling.ofLever(Hired.whole(FieldName.FIRST_NAME, name)))).isEqualTo(first);
    assertThat(shown(Spelling.ofLever(Hired.whole(FieldName.LAST_NAME, name)))).isEqualTo(last);
  }

  /** They may well be right, so they are taken, but not without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"$(touch x)", "Ada <Lovelace>", "Ada L0velace", "=Ada Lovelace", "A. L."})
  void saysThatANameIsUnusual(String name) {
    assertThat(notes(name)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Seán O\u2019Brien", "Anna-Lena Groß\u2011Bölting", "Núria Gal·la", "रमा सिंह"})
  void anOrdinaryNameNeedsNoWord(String name) {
    assertThat(notes(name)).isEmpty();
  }

  private static List<String> notes(String name) {
    return Stream.of(FieldName.FIRST_NAME, FieldName.LAST_NAME)
        .map(part -> (Reading.Read) Spelling.ofLever(Hired.whole(part, name)))
        .flatMap(read -> read.note().stream())
        .toList();
  }

  @Test
  void saysBothMeaningsOfADate() {
    assertThat(Reading.ofPerson(FieldName.START_DATE, "4/1/2026"))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> assertThat(refused.why()).contains("2026-04-01", "2026-01-04"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada\u200b", "\u202eadA", "Ad\u00ada", "Ada\ufeffX", "Ada\u0007", "A\rB"})
  void nobodyTypesWhatCannotBeSeen(String typed) {
    for (FieldName field : FieldName.values()) {
      assertThat(person(field, typed)).as(field.key()).isEqualTo("refused");
    }
  }

  @Test
  void anEmptyNameIsNotSplit() {
    assertThat(shown(Spelling.ofLever(Hired.whole(FieldName.FIRST_NAME, "")))).isEqualTo("refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u3000\u2003", "\u200b", "\ufeff \u2060"})
  void nothingToSeeIsNoValue(String typed) {
    for (FieldName field : FieldName.values()) {
      assertThat(person(field, typed)).as(field.key()).isEqualTo("refused");
    }
  }

  @Test
  void squeezesSpace() {
    assertThat(person(FieldName.TITLE, "  Head\u00a0 of\tDesign ")).isEqualTo("Head of Design");
  }

  @Test
  void refusesWhatCannotBeOneLine() {
    assertThat(person(FieldName.FIRST_NAME, "Ada\nLovelace")).isEqualTo("refused");
    assertThat(person(FieldName.TITLE, "x".repeat(501))).isEqualTo("refused");
  }
}
