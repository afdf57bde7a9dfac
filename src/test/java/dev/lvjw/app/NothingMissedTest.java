package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of an account: whatever happened between syncs at random times, after the last
 * one the store is what a full read of Lever shows, and every hire was seen once. A history is all
 * in its seed; {@code -Dlvjw.seed=N} begins with another.
 */
class NothingMissedTest {
  private static final long SEED = Long.getLong("lvjw.seed", 20_261_124L);

  @TempDir Path home;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void fiftyHistories() {
    histories(50);
  }

  @Test
  @Tag("long")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void aThousandHistories() {
    histories(1_000);
  }

  private void histories(int many) {
    int[] looks = new int[1];
    int[] hires = new int[1];
    try (OnSandbox desk = new OnSandbox(home)) {
      desk.host.unsetEnv("LVJW_NOTIFY_TO");
      LongStream.range(SEED, SEED + many)
          .forEach(
              seed -> {
                History history = new History(desk, seed);
                history.live();
                assertThat(history.differences())
                    .as("history of seed %d:%n%s", seed, history)
                    .isEmpty();
                looks[0] += history.syncs();
                hires[0] += history.hires();
              });
    }
    System.out.printf(
        "nothing missed: %d histories from seed %d on, %d syncs, %d hires%n",
        many, SEED, looks[0], hires[0]);
  }
}
