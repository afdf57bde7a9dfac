package dev.lvjw.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTest {
  private final List<String> problems = new ArrayList<>();

  private Wire wire(String json) {
    try {
      return new Wire(
          JsonMapper.builder()
              .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .build()
              .readTree(json),
          "thing",
          problems::add);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' two words '|two words",
        "52000|52000",
        "52000.50|52000.5",
        "5.2E4|52000",
        "-1|-1",
        "0.0|0",
        "true|true"
      })
  void readsTextAndPlainNumbers(String value, String text) {
    String json = value.startsWith(" ") ? "\"" + value + "\"" : value;
    assertThat(wire("{\"a\":" + json + "}").text("a")).contains(text);
    assertThat(problems).isEmpty();
  }

  @Test
  void doesNotWriteOutHugeNumbers() {
    assertThat(wire("{\"a\":1e999999}").text("a").orElseThrow()).hasSizeLessThan(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "{\"a\":null}", "{\"a\":\"\"}", "{\"a\":\"  \"}"})
  void takesEmptyForAbsent(String json) {
    assertThat(wire(json).text("a")).isEmpty();
    assertThat(wire(json).milliseconds("a")).isEmpty();
    assertThat(wire(json).flag("a")).isFalse();
    assertThat(problems).isEmpty();
  }

  @Test
  void readsTimesAndDates() {
    Wire wire =
        wire(
            "{\"a\":1760000000512,\"b\":\"1760000000512\",\"c\":\"2026-03-02T10:00:00Z\",\"d\":\"2026-03-02\"}");
    assertThat(wire.milliseconds("a")).contains(Instant.ofEpochMilli(1760000000512L));
    assertThat(wire.milliseconds("b")).contains(Instant.ofEpochMilli(1760000000512L));
    assertThat(wire.instant("c")).contains(Instant.parse("2026-03-02T10:00:00Z"));
    assertThat(wire.date("d")).contains(LocalDate.of(2026, 3, 2));
    assertThat(problems).isEmpty();
  }

  @Test
  void reportsWrongTypesWithoutTheirValues() {
    Wire wire = wire("{\"a\":[\"ada@example.test\"],\"b\":\"soon\",\"c\":7,\"d\":{\"x\":1}}");
    assertThat(wire.text("a")).isEmpty();
    assertThat(wire.milliseconds("b")).isEmpty();
    assertThat(wire.instant("b")).isEmpty();
    assertThat(wire.date("b")).isEmpty();
    assertThat(wire.object("c")).isEmpty();
    assertThat(wire.texts("d")).isEmpty();
    assertThat(wire.objects("c")).isEmpty();
    assertThat(problems)
        .containsExactly(
            "thing: a is not text",
            "thing: b is not milliseconds",
            "thing: b is not a time",
            "thing: b is not a date",
            "thing: c is not an object",
            "thing: d is not text",
            "thing: c holds something other than objects");
  }

  @Test
  void takesOneForAListOfOne() {
    Wire wire = wire("{\"a\":\"x\",\"b\":{\"c\":\"y\"},\"e\":[\"p\",null,\"\",[1]]}");
    assertThat(wire.texts("a")).containsExactly("x");
    assertThat(wire.objects("b"))
        .singleElement()
        .extracting(b -> b.text("c").orElse(""))
        .isEqualTo("y");
    assertThat(wire.texts("e")).containsExactly("p");
  }

  /** Whatever JSON comes, nothing throws. */
  @Property
  void neverThrows(@ForAll("json") String json) {
    Wire wire = wire("{\"a\":" + json + "}");
    wire.text("a");
    wire.texts("a");
    wire.milliseconds("a");
    wire.instant("a");
    wire.date("a");
    wire.flag("a");
    wire.object("a").flatMap(object -> object.text("a"));
    wire.objects("a").forEach(object -> object.text("a"));
    assertThat(wire.isObject("a")).isEqualTo(json.startsWith("{"));
  }

  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> scalar =
        Arbitraries.of(
            "null",
            "true",
            "1",
            "-1.5e300",
            "1e-999999",
            "\"\"",
            "\"text\"",
            "99999999999999999999",
            "\"2026-13-40\"");
    return Arbitraries.lazyOf(
        () -> scalar,
        () -> scalar,
        () -> json().map(inner -> "[" + inner + ",1]"),
        () -> json().map(inner -> "{\"a\":" + inner + "}"));
  }
}
