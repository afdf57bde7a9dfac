package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import dev.lvjw.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way to log in and every way in which that ends, with its code and its words. That a wait of
 * five minutes ends is told by {@code ConnectTest} and {@code BrowserLoginTest}, which have a clock
 * to move.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class LoginIT {
  private static final Launcher SANDBOXES = Launcher.built();
  private static SandboxProcess sandbox;

  @BeforeAll
  static void start() {
    sandbox = SandboxProcess.start(SANDBOXES, "--rate", "off");
  }

  @AfterAll
  static void close() {
    SANDBOXES.close();
  }

  private static Desk desk() {
    return Desk.at(sandbox);
  }

  private static URI page(Running connect) {
    return connect.awaitOutput("an address to open", Person::addressIn);
  }

  private static URI redirect(Desk desk, String side) {
    return URI.create(desk.launcher().variable("LVJW_" + side.toUpperCase() + "_REDIRECT_URI"));
  }

  private static String button(String side) {
    return side.equals("lever") ? "Accept" : "Authorize";
  }

  /** What the browser would be sent to, got by pressing the button without going there. */
  private static URI answer(URI page, String button) {
    Person person = new Person();
    return person.pressAndCopyAddress(person.open(page), button);
  }

  private static JsonNode told(Outcome outcome, ExitCode exit, String code) {
    JsonNode error = outcome.expect(exit).error();
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("message").asText()).isNotBlank().hasLineCount(1);
    assertThat(error.path("next").asText("")).isNotBlank().hasLineCount(1);
    return error;
  }

  /** Read from the file: another process for each look would double the time. */
  private static JsonNode kept(Desk desk, String what) {
    Path file = desk.folder().resolve("credentials.json");
    return Json.parse(Files.exists(file) ? read(file) : "{}").at("/profiles/default" + what);
  }

  private static void connected(Desk desk, String side) {
    assertThat(kept(desk, "/logins/" + side).path("accessToken").isTextual()).isTrue();
  }

  private static void notConnected(Desk desk, String side) {
    assertThat(kept(desk, "/logins/" + side).isMissingNode()).isTrue();
    assertThat(kept(desk, "/secrets/lever.apiKey").isMissingNode()).isTrue();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lever, offers:read:admin: read pay, 'Granted: offline_access', account",
    "justworks, company.basic:read: match, 'Granted: company.basic:read', 'Cedar & Finch'",
  })
  void byTheBrowser(String side, String reason, String granted, String account) {
    try (Desk desk = desk();
        Running connect = desk.launcher().start("connect", side, "--no-browser")) {
      URI page = page(connect);
      Person.Page last = new Person().press(new Person().open(page), button(side));
      assertThat(last.html()).contains("<h1>Connected</h1>");
      Outcome outcome = connect.await().expect(ExitCode.DONE);
      assertThat(outcome.out().lines().filter(line -> line.startsWith("http")))
          .containsExactly(page.toString());
      int asks = outcome.err().indexOf(reason);
      assertThat(asks).as(outcome.err()).isPositive();
      assertThat(outcome.err().indexOf("ssh -L " + redirect(desk, side).getPort() + ":localhost:"))
          .as("the permissions are shown before the page: %s", outcome)
          .isGreaterThan(asks);
      assertThat(outcome.err()).contains(granted, account);
      connected(desk, side);
    }
  }

  @Test
  void whatIsProvedIsSaid() {
    try (Desk desk = desk()) {
      assertThat(desk.connect("lever").err())
          .contains("Tried with a call each: ", "offers:read:admin", "confidential:access:admin")
          .doesNotContain("Not granted", "refused");
      assertThat(desk.connect("justworks").err()).contains("2 admins have \"Manage employees\"");
      assertThat(desk.launcher().run("status", "--check").err())
          .contains("2 admins have \"Manage employees\"");
      desk.without("LVJW_JUSTWORKS_ONBOARDING_URL");
      assertThat(desk.launcher().run("status", "--check").err())
          .contains("Not checked: \"Manage employees\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lever", "justworks"})
  void byAPaste(String side) {
    try (Desk desk = desk();
        Running connect = desk.launcher().start("connect", side, "--no-browser")) {
      URI answer = answer(page(connect), button(side));
      connect.type("not an address\n");
      connect.awaitOutput("words", text -> said(text, "That is no address"));
      connect.type(answer.toString().replace("state=", "state=x") + "\n");
      connect.awaitOutput("words", text -> said(text, "belongs to another login"));
      connect.type("  \"" + answer + "\" \n");
      connect.await().expect(ExitCode.DONE);
      connected(desk, side);
    }
  }

  private static Optional<String> said(String text, String words) {
    return text.contains(words) ? Optional.of(words) : Optional.empty();
  }

  @Test
  void theEndOfStdinEndsNoWait() {
    try (Desk desk = desk();
        Running connect = desk.launcher().start("connect", "lever", "--no-browser")) {
      connect.endInput();
      new Person().consent(connect, "Accept");
      connect.await().expect(ExitCode.DONE);
      connected(desk, "lever");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lever", "justworks"})
  void inTwoSteps(String side) throws IOException {
    String other = side.equals("lever") ? "justworks" : "lever";
    try (Desk desk = desk()) {
      JsonNode begun = desk.json("login", "connect", side, "--print-url");
      assertThat(begun.path("provider").asText()).isEqualTo(side);
      assertThat(Instant.parse(begun.path("expiresAt").asText()))
          .isBetween(
              Instant.now().plus(Duration.ofMinutes(5)),
              Instant.now().plus(Duration.ofMinutes(10)));
      Path file = desk.folder().resolve("default/pending-logins.json");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      String verifier = Json.parse(read(file)).at("/" + side + "/verifier").asText();
      assertThat(verifier).hasSizeGreaterThan(42);

      String answer = answer(URI.create(begun.path("url").asText()), button(side)).toString();
      JsonNode wrong = told(complete(desk, answer, other), ExitCode.USAGE, "usage");
      assertThat(wrong.path("next").asText()).isEqualTo("lvjw connect " + side + " --complete -");
      told(
          complete(desk, answer.replace("state=", "state=x"), side),
          ExitCode.LOGIN_NEEDED,
          "login_unknown");
      told(complete(desk, "nonsense", side), ExitCode.USAGE, "usage");
      told(complete(desk, "", side), ExitCode.USAGE, "usage");
      notConnected(desk, side);

      Outcome done = complete(desk, " '" + answer + "'\n", side).expect(ExitCode.DONE);
      assertThat(done.json("status").at("/" + side + "/connected").asBoolean()).isTrue();
      assertThat(read(file)).doesNotContain(verifier);
      JsonNode again = told(complete(desk, answer, side), ExitCode.LOGIN_NEEDED, "login_used");
      assertThat(again.path("next").asText()).isEqualTo("lvjw connect " + side + " --print-url");
      connected(desk, side);
    }
  }

  private static Outcome complete(Desk desk, String answer, String side) {
    return desk.launcher().runWithInput(answer, "connect", side, "--complete", "-", "-o", "json");
  }

  @Test
  void inTwoStepsWithoutNamingASide() {
    try (Desk desk = desk()) {
      Outcome begun = desk.done("connect", "--print-url");
      URI page = Person.addressIn(begun.out()).orElseThrow();
      assertThat(begun.out()).isEqualTo(page + "\n");
      assertThat(begun.err()).contains("lvjw connect lever --complete -");
      desk.launcher()
          .runWithInput(answer(page, "Accept").toString(), "connect", "--complete", "-")
          .expect(ExitCode.DONE);
      connected(desk, "lever");
    }
  }

  @Test
  void inTwoStepsADenialUsesTheLoginUp() {
    try (Desk desk = desk()) {
      URI page = URI.create(desk.data("connect", "lever", "--print-url").path("url").asText());
      String answer = answer(page, "Deny").toString();
      told(complete(desk, answer, "lever"), ExitCode.NOT_ALLOWED, "login_denied");
      told(complete(desk, answer, "lever"), ExitCode.LOGIN_NEEDED, "login_used");
      notConnected(desk, "lever");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "stdin", "variable"})
  void byAnApiKeyOfLevers(String from, @TempDir Path drawer) throws IOException {
    String key = "sandbox-lever-api-key";
    try (Desk desk = desk().without("LVJW_WEBHOOK_URL")) {
      Path file = drawer.resolve("key");
      Files.writeString(file, key + "\n");
      Outcome outcome =
          switch (from) {
            case "file" -> desk.done("connect", "lever", "--api-key-file", file.toString());
            case "stdin" ->
                desk.launcher()
                    .runWithInput(key, "connect", "lever", "--api-key-file", "-")
                    .expect(ExitCode.DONE);
            default ->
                desk.with("LVJW_LEVER_API_KEY_FILE", file.toString()).done("connect", "lever");
          };
      assertThat(outcome.err()).contains("Connected to Lever by its API key", "Tried with a call");
      assertThat(outcome.out() + outcome.err()).doesNotContain(key);
      if (!from.equals("variable")) {
        assertThat(outcome.err())
            .contains("own internal workflows", "Super Admin", "a permission for each endpoint")
            .contains("only when the key is made", "no\nend");
      }
      assertThat(kept(desk, "/secrets/lever.apiKey").isTextual())
          .isEqualTo(!from.equals("variable"));
      assertThat(desk.done("status", "--check").out()).contains("connected, API key");
      if (from.equals("file")) {
        assertThat(desk.sync().path("found").asInt()).isPositive();
        assertThat(desk.done("revoke").out()).contains("wiped the API key", "delete the key");
        notConnected(desk, "lever");
      }
    }
  }

  @Test
  void anApiKeyThatLeverRefusesIsNotKept() {
    try (Desk desk = desk()) {
      Outcome outcome =
          desk.launcher()
              .runWithInput("wrong-key", "connect", "lever", "--api-key-file", "-", "-o", "json");
      told(outcome, ExitCode.LOGIN_NEEDED, "api_key_refused");
      assertThat(outcome.err()).doesNotContain("wrong-key");
      notConnected(desk, "lever");
      told(
          desk.launcher().run("connect", "justworks", "--api-key-file", "-", "-o", "json"),
          ExitCode.USAGE,
          "usage");
    }
  }

  @ParameterizedTest
  @CsvSource({"lever, Deny", "justworks, Deny"})
  void denied(String side, String no) {
    try (Desk desk = desk();
        Running connect = desk.launcher().start("connect", side, "--no-browser", "-o", "json")) {
      assertThat(new Person().consent(connect, no).html()).contains("<h1>No consent</h1>");
      JsonNode error = told(connect.await(), ExitCode.NOT_ALLOWED, "login_denied");
      assertThat(error.path("next").asText()).contains("lvjw connect " + side);
      notConnected(desk, side);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lever", "justworks"})
  void aWrongStateThenTheRightOne(String side) {
    try (Desk desk = desk();
        Running connect = desk.launcher().start("connect", side, "--no-browser")) {
      URI page = page(connect);
      URI redirect = redirect(desk, side);
      Person person = new Person();
      for (String stranger :
          List.of(
              redirect + "?code=evil&state=wrong",
              redirect + "?error=access_denied&state=wrong",
              redirect.resolve("/favicon.ico").toString())) {
        Person.Page told = person.open(URI.create(stranger));
        assertThat(told.status()).as(stranger).isEqualTo(400);
        assertThat(told.html()).contains("<h1>Not this login</h1>");
      }
      assertThat(connect.alive()).isTrue();
      person.press(person.open(page), button(side));
      connect.await().expect(ExitCode.DONE);
      connected(desk, side);
    }
  }

  @ParameterizedTest
  @CsvSource({"lever, 127.0.0.1", "justworks, 127.0.0.1", "lever, ::1", "justworks, ::1"})
  void aPortTakenOnOneFamily(String side, String family) throws IOException {
    Assumptions.assumeTrue(family.equals("127.0.0.1") || hasIpv6Loopback());
    int port = FreePort.next();
    try (Desk desk =
        desk()
            .with(
                "LVJW_" + side.toUpperCase() + "_REDIRECT_URI",
                "http://localhost:" + port + "/callback/" + side)) {
      try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName(family))) {
        JsonNode error =
            told(
                desk.launcher().run("connect", side, "--no-browser", "-o", "json"),
                ExitCode.NEEDS_PERSON,
                "port_taken");
        assertThat(error.path("message").asText())
            .contains("Port " + taken.getLocalPort(), family, "another lvjw connect");
        assertThat(error.path("next").asText()).contains("ss -ltnp", "lvjw connect " + side);
      }
    }
  }

  /** Five minutes of real waiting, both sides at once. */
  @Test
  @Tag("long")
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void nobodyComesForFiveMinutes() {
    try (Desk desk =
            desk()
                .with(
                    "LVJW_JUSTWORKS_REDIRECT_URI",
                    "http://localhost:" + FreePort.next() + "/callback/justworks");
        Running lever = patient(desk, "lever");
        Running justworks = patient(desk, "justworks")) {
      for (Running connect : List.of(lever, justworks)) {
        String side = connect == lever ? "lever" : "justworks";
        Outcome outcome = connect.await();
        JsonNode error = told(outcome, ExitCode.LOGIN_NEEDED, "login_timeout");
        assertThat(error.path("next").asText()).startsWith("lvjw connect " + side);
        notConnected(desk, side);
        assertThat(nobodyListens(redirect(desk, side).getPort())).isTrue();
      }
    }
  }

  private static Running patient(Desk desk, String side) {
    return desk.launcher()
        .within(Duration.ofMinutes(7))
        .start("connect", side, "--no-browser", "-o", "json");
  }

  private static boolean hasIpv6Loopback() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** A shell that runs the tests in the background hands SIGINT on as ignored: env mends that. */
  @ParameterizedTest
  @ValueSource(strings = {"lever", "justworks"})
  void ctrlC(String side) {
    Path env = Path.of("/usr/bin/env");
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "only GNU env knows how");
    Path launcher = Path.of(System.getProperty("lvjw.launcher", "lvjw")).toAbsolutePath();
    try (Desk desk = desk();
        Launcher interruptible =
            Launcher.of(env)
                .with(sandbox.environment())
                .with("LVJW_HOME", desk.folder().toString());
        Running connect =
            interruptible.start(
                "--default-signal=INT", launcher.toString(), "connect", side, "--no-browser")) {
      page(connect);
      Outcome outcome = connect.interrupt().expect(ExitCode.INTERRUPTED);
      assertThat(outcome.err()).endsWith("Stopped before the end. Again: lvjw connect\n");
      notConnected(desk, side);
      assertThat(nobodyListens(redirect(desk, side).getPort())).isTrue();
    }
  }

  /** Asked by connecting: a listener here would be inherited by what other tests start. */
  private static boolean nobodyListens(int port) {
    try (Socket caller = new Socket("127.0.0.1", port)) {
      return !caller.isConnected();
    } catch (IOException e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lever", "justworks"})
  void withoutATerminalNothingIsAsked(String side) {
    for (String missing : List.of("CLIENT_ID", "CLIENT_SECRET")) {
      try (Desk desk = desk().without("LVJW_" + side.toUpperCase() + "_" + missing)) {
        JsonNode error =
            told(
                desk.launcher().run("connect", side, "-o", "json"),
                ExitCode.NEEDS_PERSON,
                "no_terminal");
        assertThat(error.path("next").asText())
            .startsWith(
                "lvjw config set "
                    + side
                    + (missing.equals("CLIENT_ID") ? ".clientId VALUE" : ".clientSecret"));
      }
    }
  }

  @Test
  void withoutATerminalJustworksIsSkippedAndTheRestListed() {
    try (Desk desk = desk().without("LVJW_NOTIFY_TO");
        Running connect = desk.launcher().start("connect", "--no-browser", "-o", "json")) {
      new Person().consent(connect, "Accept");
      Outcome outcome = connect.await().expect(ExitCode.DONE);
      assertThat(outcome.json("status").at("/justworks/skipped").asBoolean()).isTrue();
      assertThat(outcome.err())
          .contains("partner-api@justworks.com", "Skipped. Later: lvjw connect justworks")
          .contains("lvjw config set notify.to ADDRESS", "lvjw sync");
    }
  }

  @Test
  void anHttpsRedirectWithNobodyToPasteNeedsTwoSteps() {
    String elsewhere = "https://tools.example.test/callback";
    try (Desk desk = desk().with("LVJW_LEVER_REDIRECT_URI", elsewhere)) {
      JsonNode error =
          told(
              desk.launcher().run("connect", "lever", "--no-input", "-o", "json"),
              ExitCode.NEEDS_PERSON,
              "no_terminal");
      assertThat(error.path("next").asText()).isEqualTo("lvjw connect lever --print-url");
      assertThat(desk.done("connect", "lever", "--print-url").out())
          .contains("redirect_uri=https%3A%2F%2Ftools.example.test%2Fcallback");
    }
  }

  /** That a page which can't be opened is shown is told by {@code ConnectTest}. */
  @Test
  void opensTheMachinesBrowser() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "xdg-open is Linux'");
    try (Desk desk = desk()) {
      Path bin = Files.createDirectory(desk.launcher().home().resolve("bin"));
      Path asked = desk.launcher().home().resolve("asked");
      Path opener = bin.resolve("xdg-open");
      Files.writeString(opener, "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + asked + "'\n");
      Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
      desk.with("DISPLAY", ":77").with("PATH", bin + ":" + desk.launcher().variable("PATH"));
      try (Running connect = desk.launcher().start("connect", "lever")) {
        URI page = page(connect);
        // lvjw doesn't wait for a browser that is slow to start.
        String opened =
            Eventually.get(
                "the page in the browser",
                () ->
                    Optional.of(asked)
                        .filter(Files::exists)
                        .map(LoginIT::read)
                        .filter(text -> text.endsWith("\n")));
        assertThat(opened).isEqualTo(page + "\n");
        new Person().press(new Person().open(page), "Accept");
        Outcome outcome = connect.await().expect(ExitCode.DONE);
        assertThat(outcome.err()).contains("Your browser shows").doesNotContain("ssh -L ");
      }
    }
  }

  @Test
  void theTunnelIsThatOfTheSession() {
    try (Desk desk = desk().with("SSH_CONNECTION", "198.51.100.7 50000 203.0.113.9 2222");
        Running connect = desk.launcher().start("connect", "lever")) {
      page(connect);
      int port = redirect(desk, "lever").getPort();
      String user = System.getProperty("user.name");
      String line = "ssh -L %d:localhost:%d -p 2222 %s@203.0.113.9".formatted(port, port, user);
      connect.awaitOutput("the tunnel", text -> said(text, line));
    }
  }

  @Test
  void nothingSecretIsAnArgument() {
    try (Desk desk = desk()) {
      told(
          desk.launcher()
              .run("connect", "--complete", "http://localhost:1/cb?code=c0de", "-o", "json"),
          ExitCode.USAGE,
          "usage");
      Outcome mixed = desk.launcher().run("connect", "--print-url", "--no-browser", "-o", "json");
      told(mixed, ExitCode.USAGE, "usage");
      Stream.of("--client-secret", "--code", "--token", "--api-key")
          .forEach(
              option ->
                  told(
                      desk.launcher().run("connect", "lever", option, "x", "-o", "json"),
                      ExitCode.USAGE,
                      "usage"));
    }
  }
}
