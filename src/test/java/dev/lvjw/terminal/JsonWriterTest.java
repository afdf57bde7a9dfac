package dev.lvjw.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  @Test
  void timeIsWrittenToTheMillisecond() {
    assertThat(JsonWriter.write(Map.of("at", Instant.parse("2026-03-02T09:00:00.024822678Z"))))
        .isEqualTo("{\"at\":\"2026-03-02T09:00:00.024Z\"}");
  }
}
