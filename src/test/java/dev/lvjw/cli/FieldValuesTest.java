package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.hire.FieldName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValuesTest {
  @TempDir private Path home;

  private Map<FieldName, String> typed(String text) {
    return FieldValues.read(new TestHost(home).type(text), "-", "0a1b2c3d");
  }

  private static void assertUsage(ThrowingCallable call) {
    Failure failure = catchThrowableOfType(Failure.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void readsLines() {
    assertThat(typed("# a note\n\ntitle=Engineer, a=b\r\n  startdate = 2026-04-01\nOFFICE=\n"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                FieldName.TITLE, "Engineer, a=b",
                FieldName.START_DATE, " 2026-04-01",
                FieldName.OFFICE, ""));
    assertThat(typed("")).isEmpty();
  }

  @Test
  void readsOneJsonObject() {
    assertThat(typed(" {\"title\":\"Engineer\",\"compensationAmount\":52000.50}\n"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(FieldName.TITLE, "Engineer", FieldName.COMPENSATION_AMOUNT, "52000.50"));
    assertThat(typed("\ufeff{\"title\":\"x\"}")).containsEntry(FieldName.TITLE, "x");
    assertThat(typed("\ufefftitle=x")).containsEntry(FieldName.TITLE, "x");
    assertThat(typed("{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "=x",
        "salary=1",
        "title=a\nTITLE=b",
        "{\"title\":null}",
        "{\"title\":{\"a\":1}}",
        "{\"title\":[\"x\"]}",
        "{\"title\":\"a\",\"title\":\"b\"}",
        "{\"title\":\"a\",\"TITLE\":\"b\"}",
        "{\"nonsense\":\"a\"}",
        "{\"title\":\"a\"",
        "{\"title\":\"a\"} trailing",
        "{\"title\":\"a\"}{\"office\":\"b\"}",
        "{title:1}",
        "{",
      })
  void refusesWhatIsNotFieldsAndValues(String text) {
    assertUsage(() -> typed(text));
  }

  @Test
  void readsAFileAndNothingTooLargeOrUnreadable() throws IOException {
    Files.writeString(home.resolve("values.txt"), "title=Größe");
    TestHost host = new TestHost(home);
    assertThat(FieldValues.read(host, "values.txt", "0a1b2c3d"))
        .containsEntry(FieldName.TITLE, "Größe");
    assertUsage(() -> FieldValues.read(host, "missing.txt", "0a1b2c3d"));
    assertUsage(() -> FieldValues.read(host, ".", "0a1b2c3d"));
    assertUsage(() -> FieldValues.read(host, "\u0000", "0a1b2c3d"));
    Files.writeString(home.resolve("large.txt"), "#" + "x".repeat(64 * 1024));
    assertUsage(() -> FieldValues.read(host, "large.txt", "0a1b2c3d"));
    Files.write(home.resolve("latin.txt"), "title=Größe".getBytes(StandardCharsets.ISO_8859_1));
    assertUsage(() -> FieldValues.read(host, "latin.txt", "0a1b2c3d"));
  }

  @Test
  void aFieldIsSetOnce() {
    Map<FieldName, String> values = new EnumMap<>(FieldName.class);
    FieldValues.put(values, "title=a");
    assertUsage(() -> FieldValues.put(values, "Title=b"));
    assertUsage(() -> FieldValues.put(values, "title="));
  }

  @ParameterizedTest
  @CsvSource({
    "30s,PT30S",
    "10m,PT10M",
    "PT1H,PT1H",
    "1h30m,PT1H30M",
    "0s,PT0S",
    "p1d,PT24H",
    "' 5M ',PT5M"
  })
  void aWaitIsADuration(String asked, Duration wait) {
    try (Session session = new Session(new TestHost(home), new GlobalOptions())) {
      assertThat(Waits.of(asked, session)).hasValue(wait);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "ten", "-5m", "PT-5S", "1d", "1y", "PT9223372036854775807S", "9999999h"})
  void anythingElseIsNoWait(String asked) {
    try (Session session = new Session(new TestHost(home), new GlobalOptions())) {
      assertUsage(() -> Waits.of(asked, session));
    }
  }

  @Test
  void withAPersonAWaitLastsTenMinutesElseNone() {
    try (Session person = new Session(new TestHost(home).atTerminal(), new GlobalOptions());
        Session cron = new Session(new TestHost(home), new GlobalOptions())) {
      assertThat(Waits.of(null, person)).hasValue(Duration.ofMinutes(10));
      assertThat(Waits.of(null, cron)).isEmpty();
    }
  }
}
