package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lvjw.Schemas;
import dev.lvjw.TestHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code schedule} with programs of the test's own in the place of the system's. */
class ScheduleTest {
  private static final String OTHERS =
      "MAILTO=hr@example.test\n# 100% mine, caf\u00e9\n\n5 4 * * * /usr/bin/true %in\n";

  @TempDir Path home;
  private TestHost host;
  private Path programs;
  private Path crontab;
  private Path launcher;
  private Path calls;

  @BeforeEach
  void machine() throws IOException {
    programs = Files.createDirectory(home.resolve("programs"));
    crontab = home.resolve("crontab.txt");
    calls = home.resolve("calls.txt");
    program(
        programs.resolve("crontab"),
        """
        case $1 in
          -l) [ -f '%1$s' ] || { echo 'no crontab for tester' >&2; exit 1; }; exec cat '%1$s' ;;
          -) exec cat >'%1$s' ;;
        esac
        exit 2
        """
            .formatted(crontab));
    Path folder = Files.createDirectories(home.resolve("opt 100%/it's lvjw/bin"));
    launcher = folder.resolve("lvjw");
    program(launcher, "printf '%s\\n' \"home ${LVJW_HOME-}\" \"$@\" >>'" + calls + "'\n");
    host =
        new TestHost(home)
            .env("PATH", programs + ":/usr/bin:/bin")
            .env("LVJW_HOME", "my lvjw")
            .env("LVJW_LAUNCHER", launcher.toString());
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private void lvjw(int exit, String... words) {
    assertThat(Lvjw.run(words, host)).as("%s: %s", List.of(words), host.errText()).isEqualTo(exit);
  }

  /** Runs a command with {@code -o json} and holds it against the schema. */
  private JsonNode json(String... words) throws IOException {
    int before = host.outText().length();
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "-o";
    all[words.length + 1] = "json";
    lvjw(0, all);
    String out = host.outText().substring(before);
    Schemas.assertValid("schedule", out);
    return new ObjectMapper().readTree(out);
  }

  private String crontabText() throws IOException {
    return Files.readString(crontab, StandardCharsets.ISO_8859_1);
  }

  private void crontabText(String text) throws IOException {
    Files.writeString(crontab, text, StandardCharsets.ISO_8859_1);
  }

  @Test
  void leavesEveryOtherByteAsItIs() throws IOException {
    crontabText(OTHERS);
    JsonNode installed = json("schedule", "install", "--with", "crontab");
    assertThat(installed.path("changed").asBoolean()).isTrue();
    String once = crontabText();
    assertThat(once).startsWith(OTHERS + "# BEGIN lvjw default: ").endsWith("# END lvjw default\n");
    assertThat(json("schedule", "install").path("changed").asBoolean()).isFalse();
    assertThat(crontabText()).isEqualTo(once);

    crontabText(once + "1 2 3 4 5 /usr/bin/true\n");
    lvjw(0, "config", "set", "sync.schedule", "13:05,07:30");
    assertThat(json("schedule", "show").path("notes")).hasSize(1);
    JsonNode again = json("schedule", "install");
    assertThat(again.path("changed").asBoolean()).isTrue();
    assertThat(again.path("lines"))
        .extracting(line -> line.asText().split(" /", 2)[0])
        .containsExactly("30 7 * * *", "5 13 * * *");
    assertThat(crontabText())
        .startsWith(OTHERS + "# BEGIN lvjw default: ")
        .endsWith("# END lvjw default\n1 2 3 4 5 /usr/bin/true\n");

    assertThat(json("schedule", "show").path("with").asText()).isEqualTo("crontab");
    assertThat(json("schedule", "remove").path("changed").asBoolean()).isTrue();
    assertThat(crontabText()).isEqualTo(OTHERS + "1 2 3 4 5 /usr/bin/true\n");
    assertThat(json("schedule", "remove").path("changed").asBoolean()).isFalse();
    assertThat(json("schedule", "show").path("installed").asBoolean()).isFalse();
  }

  /** As cron does it: up to the first bare percent sign, escaped ones without the backslash. */
  private static String asCronReads(String line) {
    String command = line.split(" ", 6)[5];
    return command.split("(?<!\\\\)%", 2)[0].replace("\\%", "%");
  }

  /** What the launcher writes of it is all that there is of calls then. */
  private void asCronRuns(String line) throws IOException, InterruptedException {
    Files.delete(calls);
    ProcessBuilder cron = new ProcessBuilder("/bin/sh", "-c", asCronReads(line));
    cron.environment().clear();
    cron.environment().putAll(Map.of("HOME", "/", "PATH", "/usr/bin:/bin"));
    assertThat(cron.start().waitFor()).isZero();
  }

  @Test
  void spacesQuotesAndPercentSignsReachTheProgram() throws Exception {
    JsonNode installed = json("schedule", "install", "--profile", "acme");
    String line = installed.at("/lines/0").asText();
    assertThat(line).startsWith("*/15 * * * * /usr/bin/env 'LVJW_HOME=").endsWith(" >/dev/null");
    assertThat(Files.readString(calls)).contains("--version");
    asCronRuns(line);
    assertThat(Files.readAllLines(calls))
        .containsExactly("home " + home.resolve("my lvjw"), "sync", "--profile", "acme");
  }

  @Test
  void profilesHaveAJobEach() throws IOException {
    json("schedule", "install");
    String first = crontabText();
    json("schedule", "install", "--profile", "default-2");
    assertThat(crontabText()).startsWith(first).contains("# END lvjw default-2\n");
    json("schedule", "remove");
    assertThat(crontabText()).startsWith("# BEGIN lvjw default-2: ");
    json("schedule", "remove", "--profile", "default-2");
    assertThat(crontabText()).isEmpty();
  }

  @Test
  void aProfileWhoseNameBeginsAnothersIsAnother() throws IOException {
    json("schedule", "install", "--profile", "default-2");
    String other = crontabText();
    json("schedule", "install");
    json("schedule", "remove");
    assertThat(crontabText()).isEqualTo(other);
  }

  @Test
  void aCrontabThatCantBeReadIsNotReplaced() throws IOException {
    crontabText(OTHERS);
    program(
        programs.resolve("crontab"),
        "[ $1 = - ] && cat >'" + crontab + "'; echo 'You (tester) are not allowed' >&2; exit 1\n");
    lvjw(4, "schedule", "install", "-o", "json");
    assertThat(host.errText()).contains("\"code\":\"crontab_refused\"");
    assertThat(crontabText()).isEqualTo(OTHERS);
  }

  @Test
  void halfABlockIsLeftToThePerson() throws IOException {
    String half = OTHERS + "# BEGIN lvjw default: written\n*/15 * * * * x\n";
    crontabText(half);
    lvjw(9, "schedule", "install");
    lvjw(9, "schedule", "remove");
    assertThat(crontabText()).isEqualTo(half);
    assertThat(host.errText()).contains("crontab -e");
  }

  @Test
  void secretsOfTheEnvironmentAreNamedNotCopied() throws IOException {
    host.env("LVJW_LEVER_API_KEY", "a-very-secret-key")
        .env("LVJW_NOTIFY_SMTP_PASSWORD_FILE", "/run/secrets/smtp")
        .env("LVJW_NOTIFY_TO", "hr@example.test");
    JsonNode installed = json("schedule", "install");
    assertThat(installed.path("notes").toString())
        .contains(
            "secrets are in this shell's environment only",
            "LVJW_LEVER_API_KEY",
            "LVJW_NOTIFY_SMTP_PASSWORD_FILE",
            "LVJW_NOTIFY_TO")
        .doesNotContain("a-very-secret-key", "hr@example.test");
    assertThat(crontabText()).doesNotContain("a-very-secret-key", "hr@example.test", "API_KEY");
  }

  @Test
  void whatDoesNotRunWithoutThisShellIsNotScheduled() throws IOException {
    program(launcher, "[ -n \"$LVJW_JAVA_HOME\" ] || { echo 'needs Java 25' >&2; exit 1; }\n");
    lvjw(9, "schedule", "install");
    assertThat(host.errText()).contains("needs Java 25", "LVJW_JAVA_HOME");
    assertThat(crontab).doesNotExist();
    host.env("LVJW_JAVA_HOME", "/opt/a java");
    assertThat(json("schedule", "install").at("/lines/0").asText())
        .contains("'LVJW_JAVA_HOME=/opt/a java'");
  }

  @Test
  void withoutLauncherOrSchedulerItIsUsage() {
    host.unsetEnv("LVJW_LAUNCHER");
    lvjw(2, "schedule", "install");
    lvjw(2, "schedule", "install", "--with", "launchd");
    assertThat(host.errText()).endsWith("Next: lvjw schedule install\n");
    host.env("LVJW_LAUNCHER", launcher.toString()).env("PATH", "/nowhere");
    lvjw(2, "schedule", "install");
    lvjw(2, "schedule", "install", "--with", "launchd");
    assertThat(host.errText()).endsWith("Next: have your own scheduler run: lvjw sync\n");
    lvjw(2, "schedule", "install", "--with", "anacron");
  }

  @Test
  void systemdTakesTheJobFromTheCrontab() throws IOException {
    Path units = home.resolve(".config/systemd/user");
    program(programs.resolve("systemctl"), "echo \"$@\" >>'" + calls + "'\n");
    crontabText(OTHERS);
    json("schedule", "install");
    assertThat(json("schedule", "install", "--with", "systemd").path("notes").toString())
        .contains("linger");
    assertThat(crontabText()).as("one schedule only").isEqualTo(OTHERS);
    assertThat(Files.readString(units.resolve("lvjw-default.timer")))
        .contains("\nOnCalendar=*-*-* *:00/15:00\nPersistent=true\n");
    assertThat(Files.readString(units.resolve("lvjw-default.service")))
        .contains(
            "\nExecStart=\"/usr/bin/env\" \"LVJW_HOME="
                + home
                + "/my lvjw\" \""
                + home
                + "/opt 100%%/it's lvjw/bin/lvjw\" \"sync\"\n");
    assertThat(Files.readString(calls))
        .contains("--user enable lvjw-default.timer\n--user restart lvjw-default.timer\n");
    assertThat(json("schedule", "show").path("with").asText()).isEqualTo("systemd");
    json("schedule", "remove");
    assertThat(units).isEmptyDirectory();
    assertThat(Files.readString(calls)).contains("--user disable --now lvjw-default.timer\n");
  }

  @Test
  void launchdGetsAnAgentAndSaysThatItIsUntested() throws IOException {
    program(programs.resolve("launchctl"), "echo \"$@\" >>'" + calls + "'\n");
    lvjw(0, "config", "set", "sync.schedule", "2h");
    assertThat(json("schedule", "install").path("notes").toString()).contains("untested");
    Path agent = home.resolve("Library/LaunchAgents/dev.lvjw.sync.default.plist");
    assertThat(Files.readString(agent))
        .contains(
            "<string>" + launcher + "</string>\n<string>sync</string>",
            "<key>StartInterval</key><integer>7200</integer>");
    assertThat(Files.readString(calls)).contains("load -w " + agent + "\n");
    json("schedule", "remove");
    assertThat(agent).doesNotExist();
  }

  /** A scheduler that knows whether a job is on, and refuses while there is the file "refuse". */
  private Path switchable(String program, String on, String off, String ask) throws IOException {
    Path state = home.resolve("on.txt");
    program(
        programs.resolve(program),
        """
        echo "$@" >>'%1$s'
        case "$*" in
          *show-environment) exit 0 ;;
          %3$s) [ ! -e '%2$s/refuse' ] || exit 1; : >'%2$s/on.txt' ;;
          %4$s) rm -f '%2$s/on.txt' ;;
          %5$s) [ -e '%2$s/on.txt' ] ;;
        esac
        """
            .formatted(calls, home, on, off, ask));
    return state;
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @ParameterizedTest
  @CsvSource({
    "systemd, systemctl, *restart*, *disable*, *is-active*, .config/systemd/user",
    "launchd, launchctl, load*, unload*, list*, Library/LaunchAgents"
  })
  void aRefusedChangeLeavesTheJobAsItWas(
      String with, String program, String on, String off, String ask, String folder)
      throws IOException {
    Path state = switchable(program, on, off, ask);
    Path refuse = home.resolve("refuse");
    Files.createFile(refuse);
    lvjw(4, "schedule", "install", "--with", with);
    assertThat(home.resolve(folder)).as("a first job").isEmptyDirectory();
    Files.delete(refuse);

    json("schedule", "install", "--with", with);
    Map<String, String> before = texts(home.resolve(folder));
    lvjw(0, "config", "set", "sync.schedule", "30m");
    Files.createFile(refuse);
    Files.delete(calls);
    lvjw(4, "schedule", "install", "--with", with);
    assertThat(host.errText()).contains("nothing has changed");
    assertThat(texts(home.resolve(folder))).isEqualTo(before);
    assertThat(Files.readAllLines(calls).stream().filter(call -> call.matches(glob(on))))
        .as("tried, then the old one started again")
        .hasSize(2);
    assertThat(status()).contains("every 15m").doesNotContain("every 30m");

    Files.delete(refuse);
    assertThat(json("schedule", "install", "--with", with).path("changed").asBoolean()).isTrue();
    assertThat(texts(home.resolve(folder))).isNotEqualTo(before);
    assertThat(state).exists();
    Map<String, String> after = texts(home.resolve(folder));

    Files.delete(state);
    lvjw(0, "config", "set", "sync.schedule", "15m");
    Files.createFile(refuse);
    Files.delete(calls);
    lvjw(4, "schedule", "install", "--with", with);
    assertThat(texts(home.resolve(folder))).isEqualTo(after);
    assertThat(Files.readAllLines(calls).stream().filter(call -> call.matches(glob(on))))
        .as("tried; what was switched off stays so")
        .hasSize(1);
  }

  private static String glob(String pattern) {
    return pattern.replace("*", ".*");
  }

  @ParameterizedTest
  @CsvSource({
    "systemd, systemctl, *restart*, *disable*, *is-active*",
    "systemd, systemctl, *r?enable*, *disable*, *is-enabled*",
    "launchd, launchctl, load*, unload*, list*"
  })
  void aJobThatWasSwitchedOffIsSwitchedOn(
      String with, String program, String on, String off, String ask) throws IOException {
    Path state = switchable(program, on, off, ask);
    json("schedule", "install", "--with", with);
    assertThat(json("schedule", "install", "--with", with).path("changed").asBoolean()).isFalse();
    assertThat(json("schedule", "show").path("notes")).isEmpty();

    Files.delete(state);
    assertThat(json("schedule", "show").path("notes").toString()).contains("switched off");
    assertThat(json("schedule", "install", "--with", with).path("changed").asBoolean()).isTrue();
    assertThat(state).exists();
    assertThat(json("schedule", "show").path("notes")).isEmpty();
  }

  @Test
  void aSchedulerThatRefusesToAnswerStopsNoOther() throws IOException {
    program(programs.resolve("crontab"), "echo 'You (tester) are not allowed' >&2; exit 1\n");
    switchable("systemctl", "*restart*", "*disable*", "*is-active*");
    JsonNode installed = json("schedule", "install", "--with", "systemd");
    assertThat(installed.path("notes").toString()).contains("crontab -l fails");
    assertThat(status()).doesNotContain("none of lvjw's");
    JsonNode shown = json("schedule", "show");
    assertThat(shown.path("with").asText()).isEqualTo("systemd");
    JsonNode removed = json("schedule", "remove");
    assertThat(removed.path("changed").asBoolean()).isTrue();
    assertThat(removed.path("notes").toString()).contains("crontab -l fails");
    lvjw(4, "schedule", "show");
    lvjw(4, "schedule", "remove");
  }

  @Test
  void lettersOfAllKindsAreShownAsTheyAre() throws Exception {
    Path folder = Files.createDirectories(home.resolve("Ren\u00e9e \u5c71/bin"));
    launcher = Files.move(launcher, folder.resolve("lvjw"));
    host.env("LVJW_LAUNCHER", launcher.toString());
    crontabText(OTHERS);
    String line = json("schedule", "install").at("/lines/0").asText();
    assertThat(line).contains(launcher.toString());
    assertThat(json("schedule", "show").at("/lines/0").asText()).isEqualTo(line);
    lvjw(0, "schedule", "show");
    assertThat(host.outText()).contains(launcher.toString());
    assertThat(crontabText())
        .as("bytes of others, and ours in UTF-8")
        .startsWith(OTHERS)
        .contains(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    String once = crontabText();
    assertThat(json("schedule", "install").path("changed").asBoolean()).isFalse();
    assertThat(crontabText()).isEqualTo(once);
    json("schedule", "remove");
    assertThat(crontabText()).isEqualTo(OTHERS);
  }

  @Test
  void aLauncherUnderAnEqualsSignIsNoVariable() throws Exception {
    Path folder = Files.createDirectories(home.resolve("a=b/bin"));
    launcher = Files.move(launcher, folder.resolve("lvjw"));
    host.env("LVJW_LAUNCHER", launcher.toString());
    asCronRuns(json("schedule", "install").at("/lines/0").asText());
    assertThat(Files.readAllLines(calls))
        .containsExactly("home " + home.resolve("my lvjw"), "sync");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1m    | * * * * *    | *-*-* *:*:00",
        "30m   | */30 * * * * | *-*-* *:00/30:00",
        "1h    | 0 * * * *    | *-*-* *:00:00",
        "6h    | 0 */6 * * *  | *-*-* 00/6:00:00",
        "24h   | 0 0 * * *    | *-*-* 00:00:00",
        "07:05 | 5 7 * * *    | *-*-* 07:05:00"
      })
  void everySettingHasItsTimes(String setting, String cron, String systemd) throws IOException {
    program(programs.resolve("systemctl"), "exit 0\n");
    lvjw(0, "config", "set", "sync.schedule", setting);
    assertThat(json("schedule", "install").at("/lines/0").asText()).startsWith(cron + " /");
    assertThat(json("schedule", "install", "--with", "systemd").path("lines").toString())
        .contains("\"OnCalendar=" + systemd + "\"");
  }

  @Test
  void statusKnowsWhenASyncIsOverdue() throws IOException {
    json("schedule", "install");
    assertThat(status()).contains("\"overdue\":false");
    host.advance(Duration.ofMinutes(30));
    assertThat(status()).contains("\"overdue\":false");
    host.advance(Duration.ofMinutes(1));
    assertThat(status()).contains("\"overdue\":true", "sync_overdue");
    lvjw(0, "config", "set", "sync.schedule", "07:30");
    json("schedule", "install");
    host.advance(Duration.ofHours(26));
    assertThat(status()).contains("\"overdue\":false");
    host.advance(Duration.ofMinutes(1));
    assertThat(status()).contains("\"overdue\":true");
    lvjw(0, "status");
    assertThat(host.outText()).contains("by crontab, daily at 07:30");
    json("schedule", "remove");
    assertThat(status()).as("nobody knows when it is due").contains("\"overdue\":false");
  }

  /** As JSON, which the schema knows, and as a table. */
  private String status() {
    int before = host.outText().length();
    lvjw(0, "status", "-o", "json");
    String json = host.outText().substring(before);
    Schemas.assertValid("status", json);
    lvjw(0, "status");
    return host.outText().substring(before);
  }
}
