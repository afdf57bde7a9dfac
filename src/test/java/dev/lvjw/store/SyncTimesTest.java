package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncTimesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1m                | 1m          | PT1M",
        "15m               | 15m         | PT15M",
        "60m               | 1h          | PT1H",
        "2h                | 2h          | PT2H",
        "24h               | 24h         | PT24H",
        "07:30             | 07:30       | PT24H",
        "13:00 , 07:30     | 07:30,13:00 | PT18H30M",
        "00:00,08:00,16:00 | 00:00,08:00,16:00 | PT8H"
      })
  void reads(String written, String text, Duration longestGap) {
    SyncTimes times = SyncTimes.parse(written).orElseThrow();
    assertThat(times.text()).isEqualTo(text);
    assertThat(times.longestGap()).isEqualTo(longestGap);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "0m", "7m", "90m", "5h", "48h", "15", "7:30", "24:00", "07:60", "07:30,", "daily"
      })
  void refuses(String written) {
    assertThat(SyncTimes.parse(written)).isEmpty();
  }

  @Test
  void atMostTwentyFourTimes() {
    assertThat(SyncTimes.parse("00:00" + ",01:00".repeat(23))).isPresent();
    assertThat(SyncTimes.parse("00:00" + ",01:00".repeat(24))).isEmpty();
  }
}
