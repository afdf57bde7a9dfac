package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many processes with one login, whose access tokens live for five seconds. The sandbox rotates
 * refresh tokens and ends the whole login when a spent one is used again: two renewals at once, or
 * one that is lost, would show as a refusal.
 */
class RaceIT {
  private static final Duration LIFE = Duration.ofSeconds(5);

  /** The login is renewed with a tenth of its life left. */
  private static final Duration EARLIEST = LIFE.minus(LIFE.dividedBy(10));

  private final Launcher sandboxes = Launcher.built();
  private final SandboxProcess sandbox = SandboxProcess.start(sandboxes, "--rate", "off");
  private final Desk desk = Desk.at(sandbox).without("LVJW_WEBHOOK_URL");

  @AfterEach
  void close() {
    desk.close();
    sandboxes.close();
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void threeProcessesForThreeExpiries() throws Exception {
    race(3, 3, Duration.ofMinutes(3));
  }

  @Test
  @Tag("long")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void eightProcessesForTwelveExpiries() throws Exception {
    race(8, 12, Duration.ofMinutes(8));
  }

  /**
   * @param expiries so many at least pass, and as many renewals are seen
   * @param limit however slow the machine
   */
  private void race(int processes, int expiries, Duration limit) throws Exception {
    desk.control().faults("access-life=" + LIFE.toSeconds());
    desk.connect("lever");
    desk.control().clearLog();
    Instant begin = Instant.now();
    Instant earliest = begin.plus(LIFE.multipliedBy(expiries));
    BooleanSupplier goesOn =
        () ->
            Instant.now().isBefore(begin.plus(limit))
                && (Instant.now().isBefore(earliest) || renewals().size() < expiries);
    List<Outcome> outcomes = new ArrayList<>();
    List<Callable<List<Outcome>>> loops = new ArrayList<>();
    for (int number = 0; number < processes; number++) {
      loops.add(() -> checksWhile(goesOn));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(processes)) {
      for (Future<List<Outcome>> loop : threads.invokeAll(loops)) {
        outcomes.addAll(loop.get());
      }
    }
    Duration took = Duration.between(begin, Instant.now());

    assertThat(outcomes).filteredOn(outcome -> outcome.exit() != 0).as("failures").isEmpty();
    List<JsonNode> renewals = renewals();
    assertThat(renewals).extracting(r -> r.path("status").asInt()).containsOnly(200);
    for (int number = 1; number < renewals.size(); number++) {
      Duration apart = Duration.between(at(renewals.get(number - 1)), at(renewals.get(number)));
      // Half a life: the log has the moment of the answer, which a busy machine delays.
      assertThat(apart).as("two renewals for one expiry").isGreaterThan(LIFE.dividedBy(2));
    }
    assertThat((long) renewals.size())
        .as("one renewal for each expiry, one more or less")
        .isBetween((long) expiries, took.dividedBy(EARLIEST) + 1);
    System.out.printf(
        "race: %d processes, %d s, %d runs, 0 failures, 0 logouts, %d renewals%n",
        processes, took.toSeconds(), outcomes.size(), renewals.size());
  }

  private List<Outcome> checksWhile(BooleanSupplier goesOn) {
    List<Outcome> outcomes = new ArrayList<>();
    while (goesOn.getAsBoolean()) {
      outcomes.add(desk.launcher().run("status", "--check"));
    }
    return outcomes;
  }

  private List<JsonNode> renewals() {
    return desk.control().log().stream()
        .filter(r -> r.path("side").asText().equals("token"))
        .toList();
  }

  private static Instant at(JsonNode request) {
    return Instant.parse(request.path("at").asText());
  }
}
