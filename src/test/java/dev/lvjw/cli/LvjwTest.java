package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.terminal.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in this JVM that need no provider and leave no file. */
class LvjwTest {
  @TempDir private Path home;
  private TestHost host;

  @BeforeEach
  void host() {
    host = new TestHost(home);
  }

  private int run(String... args) {
    return Lvjw.run(args, host);
  }

  static Stream<String> commands() {
    return Catalog.all().entries().stream().map(Entry::path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void saysItsVersion(String option) throws IOException {
    assertThat(run(option)).isZero();
    assertThat(host.outText()).matches("lvjw \\S+\n");
    assertThat(host.errText()).isEmpty();
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help", "-h", "help --help"})
  void helpListsEveryCommandAndNoOther(String line) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isZero();
    List<String> listed =
        host.outText()
            .lines()
            .filter(text -> text.startsWith("  "))
            .map(text -> text.strip().split(" {2,}")[0])
            .toList();
    assertThat(listed).containsExactlyElementsOf(commands().toList());
  }

  @Test
  void aGroupListsItsOwn() {
    assertThat(run("webhook")).isZero();
    assertThat(host.outText())
        .contains("Usage: lvjw webhook COMMAND", "webhook enable", "webhook status")
        .doesNotContain("pending");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) throws IOException {
    assertThat(run((command + " --help").split(" "))).isZero();
    String asked = host.outText();
    assertThat(asked).startsWith("Usage: lvjw " + command).contains("--profile", "--output");
    TestHost other = new TestHost(home);
    assertThat(Lvjw.run(("help " + command).split(" "), other)).isZero();
    if (!command.startsWith("help ")) {
      assertThat(other.outText()).isEqualTo(asked);
    }
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pendng",
        "pending lst",
        "help pendng",
        "help pending lst",
        "status --nonsense",
        "status extra",
        "pending show",
        "-o xml status",
        "review x --new-person --rehire m",
      })
  void whatIsNotUnderstoodIsAUsageError(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE.number());
    assertThat(host.outText()).isEmpty();
    assertThat(host.errText()).startsWith("lvjw: ").contains("\nNext: lvjw");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invite x --send-to office|\"office\" is none of home, work",
        "invite x --route mail|\"mail\" is none of api, handoff",
        "status -o xml|\"xml\" is none of table, json, csv",
        "review x --new-person --rehire m|lvjw: --new-person",
        "pending show|lvjw: missing required parameter: 'ID'",
        "status --nonsense|lvjw: unknown option: '--nonsense'",
      })
  void whatIsWrongIsSaidOnceAndInWordsThatAreTyped(String line, String message) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE.number());
    assertThat(host.errText()).contains(message).doesNotContain("Error:").doesNotContain("[");
  }

  @Test
  void anEnumIsReadInAnyCase() {
    assertThat(run("help", "exit-codes", "-o", "JSON")).isZero();
    assertThat(host.outText()).startsWith("{");
  }

  /** Bytes that are no characters of the terminal's encoding; nobody is to be called so. */
  @Test
  void whatCannotBeReadIsNotTaken() {
    assertThat(run("review", "0a1b2c3d", "--set", "firstName=J\uFFFDrgen"))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(host.errText()).contains("encoding").contains("Next: set LC_ALL=C.UTF-8");
  }

  @Test
  void anEmptyWordIsNoCommand() {
    assertThat(run("")).isEqualTo(ExitCode.USAGE.number());
    assertThat(run("pending", "", "list")).isEqualTo(ExitCode.USAGE.number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t"})
  void aReasonThatSaysNothingIsNone(String reason) {
    assertThat(run("pending", "dismiss", "0a1b2c3d", "--reason", reason))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(host.errText())
        .contains("--reason says nothing", "lvjw pending dismiss 0a1b2c3d --reason TEXT");
  }

  @Test
  void aFailureInJsonIsTheLastLineOfStderr() throws IOException {
    assertThat(run("-o", "json", "pending", "lst\u202e")).isEqualTo(2);
    JsonNode error = new ObjectMapper().readTree(host.errText().lines().toList().getLast());
    assertThat(error.at("/error/code").asText()).isEqualTo("usage");
    assertThat(error.at("/error/message").asText()).contains("lst\u202e");
    assertThat(error.at("/error/next").asText()).startsWith("lvjw pending");
    assertThat(error.at("/error/exit").asInt()).isEqualTo(2);
    assertThat(host.errText()).doesNotContain("\u202e");
  }

  @Test
  void exitCodesAreExplained() {
    assertThat(run("help", "exit-codes")).isZero();
    for (ExitCode code : ExitCode.values()) {
      assertThat(host.outText().lines())
          .contains("%-4d  %s".formatted(code.number(), code.meaning()));
    }
  }

  @Test
  void theUnexpectedTellsItsKindButNotItsWords() {
    RuntimeException thrown = new IllegalStateException("ada@example.test earns 98000");
    int exit = new FailureReport(host.err(), Format.TABLE, false).report(thrown);
    assertThat(exit).isEqualTo(ExitCode.UNEXPECTED.number());
    assertThat(host.errText())
        .startsWith("lvjw: something unexpected happened (IllegalStateException)\nNext: ")
        .doesNotContain("ada@", "98000", "    at ");
  }

  @Test
  void aTraceTellsWhereButNotWhat() {
    Failure failure =
        Failure.usage("no such \u001b[2Jfield", "lvjw help")
            .causedBy(new IOException("ada@example.test"));
    assertThat(new FailureReport(host.err(), Format.TABLE, true).report(failure)).isEqualTo(2);
    assertThat(host.errText())
        .contains(
            "java.io.IOException\n    at ", "lvjw: no such \\u001b[2Jfield\nNext: lvjw help\n")
        .doesNotContain("ada@");
  }

  @Test
  void aProfileHasAName() {
    for (String name : new String[] {"", " ", "a".repeat(65), "Test"}) {
      TestHost other = new TestHost(home);
      assertThat(Lvjw.run(new String[] {"--profile", name, "config", "list"}, other))
          .isEqualTo(ExitCode.USAGE.number());
      assertThat(other.errText()).contains("profile's name", "Next: ");
    }
    assertThat(run("--profile", "a".repeat(64), "config", "list")).isZero();
    assertThat(
            Lvjw.run(new String[] {"config", "list"}, new TestHost(home).env("LVJW_PROFILE", "")))
        .as("an empty variable is an unset one")
        .isZero();
  }

  @Test
  void aWrongSettingDoesntHideTheOthers() throws IOException {
    Path config = home.resolve(".config/lvjw/config.json");
    Files.createDirectories(config.getParent());
    Files.writeString(
        config,
        "{\"profiles\":{\"default\":{\"lever.environment\":\"moon\",\"lever.rate\":\"4\"}}}");
    assertThat(run("config", "list")).isEqualTo(ExitCode.USAGE.number());
    assertThat(host.outText().lines())
        .anyMatch(line -> line.matches("lever\\.rate +4 +profile .*"))
        .anyMatch(line -> line.matches("lever\\.environment +\\(wrong\\) +profile .*"))
        .anyMatch(line -> line.startsWith("webhook.bind "));
    assertThat(host.errText())
        .contains("lever.environment (profile default) must be")
        .contains("Next: lvjw config set lever.environment VALUE");
    TestHost json = new TestHost(home);
    assertThat(Lvjw.run(new String[] {"config", "list", "-o", "json"}, json)).isEqualTo(2);
    JsonNode items = new ObjectMapper().readTree(json.outText()).path("items");
    assertThat(items.valueStream())
        .filteredOn(item -> item.path("problem").isTextual())
        .singleElement()
        .satisfies(item -> assertThat(item.path("key").asText()).isEqualTo("lever.environment"));
  }

  @Test
  void theRangeOfRemindersIsTheOneThatIsTaken() {
    assertThat(run("config", "set", "notify.reminders", "hired+0")).isEqualTo(2);
    assertThat(host.errText()).contains("hired+1 to hired+365", "start-0 to start-365");
  }
}
