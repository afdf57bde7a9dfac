package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/reference} says what the code does. */
class ReferenceTest {
  private static final Path FOLDER = Path.of("docs", "reference");

  @TempDir Path home;

  @TestFactory
  Stream<DynamicTest> pagesAreThoseOfTheCode() {
    return new Reference(home)
        .pages().entrySet().stream()
            .map(
                page ->
                    DynamicTest.dynamicTest(
                        page.getKey(), () -> compare(page.getKey(), page.getValue())));
  }

  private static void compare(String name, String fresh) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("lvjw.regenerate")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, fresh);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(
            "%s is not what the code says. If the change is meant, write it anew:"
                + " mvn -q test -Dtest=ReferenceTest -Dlvjw.regenerate=true",
            file)
        .isEqualTo(fresh);
  }

  /** What is longer is broken within a line that was broken by hand already. */
  @Test
  void footersFitTheLine() {
    assertThat(Catalog.all().entries())
        .allSatisfy(
            entry ->
                assertThat(new Reference(home).footer(entry))
                    .as(entry.path())
                    .allMatch(line -> line.length() < 79));
  }

  /** The one option that no command's model holds, so that the surface can't derive it. */
  @Test
  void versionIsAnOptionOfTheProgramItself() {
    for (String option : new String[] {"--version", "-V"}) {
      TestHost host = new TestHost(home);
      assertThat(Lvjw.run(new String[] {option}, host)).isZero();
      assertThat(host.outText()).startsWith("lvjw ");
    }
  }
}
