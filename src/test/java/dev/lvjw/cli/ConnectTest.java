package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.blackbox.Person;
import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code connect} and {@code revoke} in front of a person, and with a clock that can be moved. */
class ConnectTest {
  private static final Pattern PAGE = Pattern.compile("(?m)^(http\\S+/authorize\\?\\S+)$");

  @TempDir Path home;
  private TestHost host;
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    host = new TestHost(home).env("LVJW_HOME", "lvjw");
    sandbox = Sandbox.start(new TestHost(home), Options.defaults());
    sandbox.environment().forEach(host::env);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private CompletableFuture<Integer> start(String... words) {
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> exit.complete(Lvjw.run(words, host)));
    return exit;
  }

  /** The page that is handed over. */
  private URI page(CompletableFuture<Integer> running) throws Exception {
    for (int look = 0; look < 600; look++) {
      Matcher pages = PAGE.matcher(host.outText());
      if (pages.find()) {
        return URI.create(pages.group(1));
      }
      try {
        running.get(100, TimeUnit.MILLISECONDS);
        break;
      } catch (TimeoutException stillRunning) {
        continue;
      }
    }
    throw new AssertionError("no page: " + host.outText() + host.errText());
  }

  private static int end(CompletableFuture<Integer> running)
      throws InterruptedException, ExecutionException, TimeoutException {
    return running.get(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lever", "justworks"})
  void nobodyComesBackInTime(String side) throws Exception {
    CompletableFuture<Integer> running = start("connect", side, "--no-browser", "-o", "json");
    while (!running.isDone()) {
      // The wait may not have begun yet: the clock goes on until it is over.
      host.advance(Duration.ofMinutes(1));
      try {
        running.get(200, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillRunning) {
        continue;
      }
    }
    assertThat(end(running)).isEqualTo(3);
    assertThat(host.errText().lines().toList().getLast())
        .contains("\"code\":\"login_timeout\"", "\"next\":\"lvjw connect " + side + "\"");
    assertThat(host.outText()).isEmpty();
  }

  @Test
  void showsWhatToRegisterThenAsksThenShowsThePage() throws Exception {
    host.unsetEnv("LVJW_LEVER_CLIENT_SECRET").unsetEnv("LVJW_LEVER_CLIENT_ID");
    String id = sandbox.environment().get("LVJW_LEVER_CLIENT_ID");
    String secret = sandbox.environment().get("LVJW_LEVER_CLIENT_SECRET");
    host.atTerminal(secret).type(id + "\n");
    CompletableFuture<Integer> running = start("connect", "lever", "--no-browser");
    URI page = page(running);
    new Person().press(new Person().open(page), "Accept");
    assertThat(end(running)).isZero();
    String said = host.errText();
    assertThat(said)
        .containsSubsequence(
            "Register an app first",
            "Name:         lvjw",
            "Description:  ",
            "Callback URL: " + sandbox.environment().get("LVJW_LEVER_REDIRECT_URI"),
            "Scopes:       offline_access opportunities:read:admin",
            "offers:read:admin: read pay",
            "Lever client id:",
            "Lever client secret:",
            "tester@box.example.test",
            "paste the address",
            "Connected to Lever")
        .doesNotContain(secret);
    Matcher description = Pattern.compile("Description: +(.*)").matcher(said);
    assertThat(description.find()).isTrue();
    assertThat(description.group(1)).hasSizeBetween(20, 140);
    assertThat(Files.readString(home.resolve("lvjw/config.json"))).contains(id);
    assertThat(Files.readString(home.resolve("lvjw/credentials.json"))).contains(secret);
  }

  @Test
  void withoutApiAccessSkippingJustworksIsTheDefault() throws Exception {
    // With a key no login waits, which would take the empty line for a part of a paste.
    host.env("LVJW_LEVER_API_KEY", "sandbox-lever-api-key").unsetEnv("LVJW_JUSTWORKS_CLIENT_ID");
    host.atTerminal().type("\n");
    assertThat(end(start("connect", "-o", "json"))).isZero();
    assertThat(host.outText()).contains("\"skipped\":true").doesNotContain("/authorize?");
    assertThat(host.errText())
        .containsSubsequence(
            "partner-api@justworks.com",
            "Redirect URI: " + sandbox.environment().get("LVJW_JUSTWORKS_REDIRECT_URI"),
            "(no API access: skip) [y/N]");
  }

  /** What can't be opened is shown, with the way for a browser on another machine. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void opensThePageOrShowsIt(boolean opens) throws Exception {
    if (opens) {
      host.withBrowser();
    }
    CompletableFuture<Integer> running = start("connect", "lever");
    URI page = page(running);
    new Person().press(new Person().open(page), "Accept");
    assertThat(end(running)).isZero();
    assertThat(host.browsed()).contains(page);
    assertThat(host.errText().contains("Your browser shows")).isEqualTo(opens);
    assertThat(host.errText().contains("ssh -L ")).isEqualTo(!opens);
  }

  private void sandboxWith(String fault) {
    sandbox.close();
    sandbox = Sandbox.start(new TestHost(home), Options.defaults().withFaults(List.of(fault)));
    sandbox.environment().forEach(host::env);
  }

  @Test
  void aPermissionThatIsGrantedButRefusedIsTold() throws Exception {
    sandboxWith("lever GET /v1/postings status=403");
    CompletableFuture<Integer> running = start("connect", "lever", "--no-browser");
    new Person().press(new Person().open(page(running)), "Accept");
    assertThat(end(running)).isEqualTo(4);
    assertThat(host.errText()).contains("refused when tried: postings:read:admin");
    assertThat(end(start("status", "--check", "-o", "json"))).isEqualTo(9);
    assertThat(host.errText().lines().toList().getLast()).contains("permission_missing");
  }

  @Test
  void aWebhookThatCannotBeCreatedIsAStepLeft() throws Exception {
    sandboxWith("lever POST /v1/webhooks status=403");
    host.env("LVJW_LEVER_API_KEY", "sandbox-lever-api-key");
    assertThat(end(start("connect", "lever"))).isZero();
    assertThat(host.errText())
        .containsSubsequence(
            "Connected to Lever", "The webhook is not ready: ", "Left to do:", "webhook enable");
  }

  @Test
  void withAKeySetTheTwoStepsProveTheKey() throws Exception {
    assertThat(end(start("connect", "lever", "--print-url"))).isZero();
    URI page = URI.create(host.outText().strip());
    Person person = new Person();
    URI answer = person.pressAndCopyAddress(person.open(page), "Accept");
    host.env("LVJW_LEVER_API_KEY", "sandbox-lever-api-key").type(answer.toString());
    assertThat(end(start("connect", "lever", "--complete", "-"))).isZero();
    assertThat(host.errText()).contains("lever.apiKey is set", "by its API key");
    assertThat(home.resolve("lvjw/credentials.json")).doesNotExist();
    assertThat(end(start("connect", "--print-url"))).isZero();
    assertThat(host.outText().lines().filter(line -> line.contains("/authorize?"))).hasSize(1);
  }

  @Test
  void dataIsDeletedByTheNameOfTheProfileOnly() throws IOException {
    assertThat(Lvjw.run(new String[] {"config", "set", "sync.overlap", "PT1H"}, host)).isZero();
    assertThat(Lvjw.run(new String[] {"pending", "list"}, host)).isZero();
    Path database = home.resolve("lvjw/default/lvjw.db");
    assertThat(database).exists();
    host.atTerminal().type("yes\n");
    assertThat(Lvjw.run(new String[] {"revoke", "--delete-data"}, host)).isEqualTo(9);
    assertThat(host.errText()).contains("Type its name", "nothing was revoked or deleted");
    assertThat(database).exists();
    host.type("default\n");
    assertThat(Lvjw.run(new String[] {"revoke", "--delete-data"}, host)).isZero();
    assertThat(database).doesNotExist();
    assertThat(Files.readString(home.resolve("lvjw/config.json"))).contains("PT1H");
  }
}
