package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock of the machine counts nanoseconds; nobody reads them. */
class TimesShownTest {
  @TempDir private Path home;

  @Test
  void toTheSecondForPeopleAndToTheMillisecondInJson() {
    try (OnSandbox here = new OnSandbox(home)) {
      here.host.advance(Duration.ofNanos(24_822_678));
      here.sync();
      assertThat(here.lvjw("status")).isZero();
      assertThat(here.host.outText())
          .containsPattern("Last sync +\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}Z, done\n");
      assertThat(here.lvjw("status", "-o", "json")).isZero();
      assertThat(here.host.outText()).containsPattern("\"lastSuccessAt\":\"[-0-9T:]{19}\\.024Z\"");
    }
  }
}
