package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code kill -9} while a login is renewed and written. The credentials file is whole whatever
 * happens. The login is lost only where the provider had answered and the answer was not yet
 * written; then the next command says so. A provider that takes a spent token for some seconds more
 * loses none.
 */
class KilledIT {
  private final Launcher sandboxes = Launcher.built();
  private final SandboxProcess sandbox = SandboxProcess.start(sandboxes, "--rate", "off");
  private final Desk desk = Desk.at(sandbox).without("LVJW_WEBHOOK_URL");
  private final Random random = new Random(7);
  private int good;
  private int lost;

  @AfterEach
  void close() {
    desk.close();
    sandboxes.close();
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void eightKills() throws Exception {
    kill(8, "family");
  }

  @Test
  @Tag("long")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void twoHundredKillsWithoutGrace() throws Exception {
    kill(200, "family");
  }

  @Test
  @Tag("long")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void twoHundredKillsWithGrace() throws Exception {
    kill(200, "grace");
    assertThat(lost).isZero();
  }

  private void kill(int times, String reuse) throws Exception {
    desk.control().faults("refresh-reuse=" + reuse);
    desk.connect("lever");
    age();
    long begin = System.nanoTime();
    desk.done("status", "--check");
    Duration usual = Duration.ofNanos(System.nanoTime() - begin);
    for (int number = 0; number < times; number++) {
      once(number % 2 == 0, usual, reuse);
    }
    System.out.printf(
        "kill -9: %d times, refresh-reuse=%s: file whole %d times, login good %d, lost between"
            + " answer and write %d%n",
        times, reuse, times, good, lost);
  }

  /**
   * @param anywhere at any moment of the run, else right after the provider's answer
   */
  private void once(boolean anywhere, Duration usual, String reuse) throws IOException {
    age();
    String before = refreshToken();
    desk.control().clearLog();
    try (Running running = desk.launcher().start("status", "--check")) {
      if (anywhere) {
        LockSupport.parkNanos((long) (usual.toNanos() * random.nextDouble()));
      } else {
        awaitAnswer(running);
        LockSupport.parkNanos(random.nextInt(20) * 1_000_000L);
      }
    }
    boolean written = !refreshToken().equals(before);
    Outcome next = desk.launcher().run("status", "--check", "-o", "json");
    if (!written && reuse.equals("family") && answeredTheKilledOne()) {
      lost++;
      JsonNode error = next.expect(ExitCode.LOGIN_NEEDED).error();
      assertThat(error.path("code").asText()).isEqualTo("login_needed");
      assertThat(error.path("next").asText()).isEqualTo("lvjw connect lever");
      desk.connect("lever");
    } else {
      good++;
      next.expect(ExitCode.DONE);
    }
  }

  /** Makes the access token look old, so that the next run renews it. */
  private void age() throws IOException {
    String content = Files.readString(credentials());
    Files.writeString(
        credentials(),
        content.replaceFirst(
            "(\"accessExpiresAt\"\\s*:\\s*)\"[^\"]*\"", "$1\"2020-01-01T00:00:00Z\""));
  }

  private Path credentials() {
    return desk.folder().resolve("credentials.json");
  }

  /** Fails when the file isn't one whole JSON document with a login in it. */
  private String refreshToken() throws IOException {
    JsonNode token =
        Json.parse(Files.readString(credentials()))
            .at("/profiles/default/logins/lever/refreshToken");
    assertThat(token.isTextual()).isTrue();
    return token.asText();
  }

  /**
   * Whether the first of two renewals was answered, the killed run having written none: the last
   * one is the next run's own. Known only after that run: at the kill a request may be on its way.
   */
  private boolean answeredTheKilledOne() {
    List<Integer> renewals = renewals();
    assertThat(renewals).as("the next run renews").isNotEmpty();
    return renewals.size() > 1 && renewals.get(0) == 200;
  }

  /** The statuses of the renewals so far, in order. */
  private List<Integer> renewals() {
    return desk.control().log().stream()
        .filter(request -> request.path("side").asText().equals("token"))
        .map(request -> request.path("status").asInt())
        .toList();
  }

  private void awaitAnswer(Running running) {
    while (!renewals().contains(200) && running.alive()) {
      LockSupport.parkNanos(20_000_000);
    }
  }
}
