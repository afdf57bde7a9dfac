package dev.lvjw.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/sandbox.md} has every switch and every candidate of the cast. */
class SandboxGuideTest {
  private static String row(String key) throws IOException {
    return Files.readString(Path.of("docs", "sandbox.md"))
        .lines()
        .filter(line -> line.startsWith("| `" + key + "` "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("docs/sandbox.md has no row " + key));
  }

  @Test
  void everySwitchWithItsWaysInOrderAndItsSource() throws IOException {
    for (Switch one : Switch.values()) {
      assertThat(row(one.key()))
          .contains("| `" + String.join("`, `", one.ways()) + "` |")
          .contains(one.source());
    }
  }

  @Test
  void everyCandidateOfTheCast() throws IOException {
    for (Role role : Roles.ALL) {
      assertThat(row(role.key())).contains(role.shows());
    }
  }
}
