package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import dev.lvjw.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever goes wrong ends with the code of design §2, one sentence and the next command: never
 * with a trace, never with half of the data on stdout.
 */
class FailuresIT {
  private static final Launcher SANDBOXES = Launcher.built();
  private static SandboxProcess sandbox;

  /** lvjw never ran here; tests leave it so. */
  private static Desk fresh;

  /** Connected to both sides and synced. */
  private static Desk desk;

  @BeforeAll
  static void connect() {
    sandbox = SandboxProcess.start(SANDBOXES, "--rate", "off");
    fresh = Desk.at(sandbox).inThisJvm();
    desk = Desk.at(sandbox).inThisJvm().connect();
    desk.sync();
  }

  @AfterAll
  static void close() {
    desk.close();
    fresh.close();
    SANDBOXES.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frobnicate",
        "pending frobnicate",
        "help frobnicate",
        "sync --frobnicate",
        "sync now",
        "sync --since yesterday",
        "sync --since 2026-02-30",
        "status --profile Not_Valid",
        "pending list --state lost",
        "pending show",
        "pending dismiss ffffffff",
        "review",
        "invite",
        "invite ffffffff --all",
        "invite ffffffff --confirm --cancel",
        "invite ffffffff --route carrier-pigeon",
        "connect sideways",
        "revoke sideways",
        "webhook verify --wait soon",
        "webhook enable --url nonsense",
        "sandbox --rate many",
        "sandbox --latency -1",
      })
  void aWrongCommandLineIsUsage(String line) {
    told(fresh.fails(ExitCode.USAGE, line.split(" ")));
  }

  @Test
  void anUnknownOutputIsUsageInWords() {
    Outcome outcome = fresh.launcher().run("status", "-o", "nonsense").expect(ExitCode.USAGE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("lvjw: ").contains("Next: lvjw status --help");
    noTrace(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "webhook enable", "webhook status"})
  void whatNeedsALoginSaysSo(String line) {
    JsonNode error = told(fresh.fails(ExitCode.LOGIN_NEEDED, line.split(" ")));
    assertThat(error.path("code").asText()).isEqualTo("login_needed");
    assertThat(error.path("next").asText()).isEqualTo("lvjw connect lever");
    Outcome inWords = fresh.launcher().run(line.split(" ")).expect(ExitCode.LOGIN_NEEDED);
    assertThat(inWords.err()).isEqualTo("lvjw: Lever is not connected\nNext: lvjw connect lever\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pending show ffffffff",
        "pending show nobody@mail.example.test",
        "pending dismiss ffffffff --reason none",
        "review ffffffff --approve",
        "invite ffffffff --yes",
        "log ffffffff",
      })
  void anUnknownHireIsNotFound(String line) {
    told(desk.fails(ExitCode.NOT_FOUND, line.split(" ")));
  }

  @Test
  void anAmbiguousIdIsUsage() {
    for (String id : List.of("ccccdddd-eeee-1", "ccccdddd-eeee-2")) {
      desk.control()
          .addCandidate(
              "{\"id\":\"%s\",\"name\":\"Twin Twain\",\"emails\":[\"twins@mail.example.test\"]}"
                  .formatted(id));
      desk.control().hire(id);
    }
    desk.sync();
    for (String id : List.of("ccccdddd-eeee", "twins@mail.example.test")) {
      JsonNode error = told(desk.fails(ExitCode.USAGE, "pending", "show", id));
      assertThat(error.path("message").asText()).contains("fits 2 hires");
    }
    assertThat(desk.show("ccccdddd").path("opportunityId").asText())
        .as("the first one's short id stays its own")
        .startsWith("ccccdddd-eeee");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--set nosuch=1",
        "--set title",
        "--set startDate=tomorrow",
        "--set compensationAmount=lots",
        "--set earningsType=monthly",
        "--set homeEmail=nobody",
        "--set memberType=Boss",
        "--unset nosuch",
        "--from missing.txt",
      })
  void aBadValueIsUsage(String options) {
    String[] words = options.split(" ");
    told(desk.fails(ExitCode.USAGE, "review", "dario.engel@mail.example.test", words[0], words[1]));
  }

  @Test
  void aHireThatIsNotReadyNeedsAPerson() {
    String id = "dario.engel@mail.example.test";
    Desk.Partly review = desk.partly(ExitCode.NEEDS_PERSON, "hire", "review", id, "--approve");
    assertThat(told(review.error()).path("message").asText())
        .contains("offer-missing", "exemptionStatus missing");
    Desk.Partly invite = desk.partly(ExitCode.NEEDS_PERSON, "invite", "invite", id, "--yes");
    told(invite.error());
    assertThat(invite.data().at("/items/0/result").asText()).isEqualTo("not-ready");
  }

  @Test
  void aQuestionWithoutATerminalNeedsAPerson() {
    String id = desk.hired("Tess Terminal", "{}");
    desk.sync();
    told(desk.fails(ExitCode.NEEDS_PERSON, "review", id));
    desk.review(id, "--approve");
    JsonNode error = told(desk.fails(ExitCode.NEEDS_PERSON, "invite", id));
    assertThat(error.path("next").asText()).contains("--yes");
    assertThat(error.toString()).doesNotContain("Tess");
    assertThat(desk.show(id).path("state").asText()).isEqualTo("reviewed");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "LVJW_LEVER_API_URL, http://lever.example.test/v1, sync",
        "LVJW_LEVER_API_URL, nonsense, sync",
        "LVJW_LEVER_TOKEN_URL, http://lever.example.test/token, connect lever --no-browser",
        "LVJW_LEVER_RATE, fast, sync",
        "LVJW_SYNC_OVERLAP, soon, sync",
        "LVJW_NOTIFY_TO, nobody, notify test",
        "LVJW_NOTIFY_SMTP_PORT, 99999, notify test",
        "LVJW_WEBHOOK_BIND, nowhere, webhook listen",
        "LVJW_PROFILE, Not_Valid, status",
      })
  void aWrongVariableIsUsageAndNamed(String variable, String value, String line) {
    try (Desk other = desk.copy().with(variable, value)) {
      JsonNode error = told(other.fails(ExitCode.USAGE, line.split(" ")));
      if (!variable.equals("LVJW_PROFILE")) {
        assertThat(error.toString()).contains(variable);
      }
    }
  }

  @Test
  void noConnectionIsUnreachable() throws IOException {
    try (Desk other =
        desk.copy().with("LVJW_LEVER_API_URL", "http://127.0.0.1:" + FreePort.next() + "/v1")) {
      told(other.fails(ExitCode.UNREACHABLE, "sync"));
      told(other.partly(ExitCode.UNREACHABLE, "status", "status", "--check").error());
    }
  }

  @Test
  void revokingWithoutAConnectionWipesTheTokensAllTheSame() throws IOException {
    String closed = "http://127.0.0.1:" + FreePort.next();
    try (Desk other =
        desk.copy()
            .with("LVJW_LEVER_API_URL", closed + "/v1")
            .with("LVJW_JUSTWORKS_API_URL", closed)) {
      Outcome revoke = other.launcher().run("revoke", "-o", "json").expect(ExitCode.PARTLY_DONE);
      assertThat(revoke.json().path("failed")).isNotEmpty();
      told(revoke.error());
      assertThat(other.status().path("state").asText()).isEqualTo("disconnected");
      assertThat(other.folder().resolve("credentials.json"))
          .content()
          .doesNotContain("accessToken", "refreshToken");
    }
  }

  @Test
  void aSecondRunAtTheSameTimeIsLocked() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Desk other =
            desk.copy()
                .with("LVJW_LEVER_API_URL", "http://127.0.0.1:" + silent.getLocalPort() + "/v1");
        Running first = other.launcher().start("sync");
        Socket asked = silent.accept()) {
      assertThat(asked.isConnected()).as("the first run is at work").isTrue();
      JsonNode error = told(other.fails(ExitCode.LOCKED, "sync"));
      assertThat(error.path("code").asText()).isEqualTo("locked");
      assertThat(first.alive()).isTrue();
      assertThat(first.stop().exit()).isEqualTo(ExitCode.TERMINATED.number());
    }
  }

  @Test
  void credentialsThatOthersCanReadAreRefused() throws IOException {
    try (Desk other = desk.copy()) {
      Path file = other.folder().resolve("credentials.json");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      for (String command : List.of("sync", "status")) {
        JsonNode error = told(other.fails(ExitCode.LOCAL_DATA, command));
        assertThat(error.path("next").asText()).contains("chmod");
      }
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as("what was seen by others isn't hidden silently")
          .isEqualTo("rw-r--r--");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "config.json, status",
    "credentials.json, status",
    "default/lvjw.db, pending list",
    "default/lvjw.db, sync",
  })
  void damagedFilesAreNamedAndLeftAlone(String name, String line) throws IOException {
    try (Desk other = desk.copy()) {
      Path file = other.folder().resolve(name);
      String rubbish = "{ rubbish".repeat(500);
      Files.deleteIfExists(other.folder().resolve(name + "-wal"));
      Files.deleteIfExists(other.folder().resolve(name + "-shm"));
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, rubbish);
      JsonNode error = told(other.fails(ExitCode.LOCAL_DATA, line.split(" ")));
      assertThat(error.path("message").asText()).contains(file.getFileName().toString());
      assertThat(Files.readString(file)).isEqualTo(rubbish);
    }
  }

  @Test
  void deniedConsentIsNotAllowed() {
    try (Desk other = Desk.at(sandbox);
        Running connect =
            other.launcher().start("connect", "lever", "--no-browser", "-o", "json")) {
      Person.Page page = new Person().consent(connect, "Deny");
      assertThat(page.html()).doesNotContain("<form");
      JsonNode error = told(connect.await().expect(ExitCode.NOT_ALLOWED).error());
      assertThat(error.path("code").asText()).isEqualTo("login_denied");
      assertThat(other.status().path("state").asText()).isEqualTo("disconnected");
    }
  }

  @Test
  void aWrongClientSecretIsRefused() {
    try (Desk other = Desk.at(sandbox).with("LVJW_LEVER_CLIENT_SECRET", "wrong-secret");
        Running connect =
            other.launcher().start("connect", "lever", "--no-browser", "-o", "json")) {
      new Person().consent(connect, "Accept");
      JsonNode error = told(connect.await().expect(ExitCode.REFUSED).error());
      assertThat(error.toString()).contains("lever.clientSecret").doesNotContain("wrong-secret");
      assertThat(other.status().path("state").asText()).isEqualTo("disconnected");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "connect",
        "status",
        "webhook",
        "webhook enable",
        "webhook listen",
        "webhook verify",
        "webhook status",
        "sync",
        "pending",
        "pending list",
        "pending show",
        "pending dismiss",
        "pending restore",
        "review",
        "invite",
        "revoke",
        "log",
        "config",
        "config get",
        "config set",
        "config unset",
        "config list",
        "config path",
        "completion",
        "completion bash",
        "sandbox",
        "demo",
        "help exit-codes",
      })
  void everyCommandHelps(String line) {
    String[] words = (line + " --help").strip().split(" ");
    try (Desk untouched = Desk.at(sandbox)) {
      Outcome help = untouched.done(words);
      assertThat(help.err()).isEmpty();
      assertThat(help.out()).contains(("lvjw " + line).strip()).contains("Usage");
      assertThat(untouched.folder()).as("asking for help leaves nothing").doesNotExist();
    }
  }

  /** One sentence and something to do, for people who can't read Java. */
  private static JsonNode told(JsonNode error) {
    assertThat(error.path("message").asText()).isNotBlank().hasLineCount(1);
    assertThat(error.path("next").asText("")).isNotBlank().hasLineCount(1);
    assertThat(error.path("message").asText()).doesNotContain("Exception", "dev.lvjw", "null");
    return error;
  }

  private static void noTrace(Outcome outcome) {
    assertThat(outcome.err()).doesNotContain("Exception", "\tat ", "    at ");
  }
}
