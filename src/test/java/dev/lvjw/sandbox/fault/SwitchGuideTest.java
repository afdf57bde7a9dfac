package dev.lvjw.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/sandbox.md} has every switch. */
class SwitchGuideTest {
  /** The rows that begin with a word: a switch and a candidate may share it. */
  private static String rows(String key) throws IOException {
    return Files.readString(Path.of("docs", "sandbox.md"))
        .lines()
        .filter(line -> line.startsWith("| `" + key + "` "))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void everySwitchWithItsWaysInOrderAndItsSource() throws IOException {
    for (Switch one : Switch.values()) {
      assertThat(rows(one.key()))
          .contains("| `" + String.join("`, `", one.ways()) + "` |")
          .contains(one.source());
    }
  }
}
