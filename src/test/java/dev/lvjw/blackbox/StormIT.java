package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lever refuses half of all requests for a while: {@code sync} takes longer and loses nothing. */
class StormIT {
  private final Launcher sandboxes = Launcher.built();
  private final SandboxProcess sandbox = SandboxProcess.start(sandboxes, "--rate", "off");
  private final Desk desk = Desk.at(sandbox);

  @AfterEach
  void close() {
    desk.close();
    sandboxes.close();
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void tenRefusalsWithRetryAfter() {
    storm(8, "first=10 retry-after=1", refusals -> Duration.ofSeconds(1));
  }

  @Test
  @Tag("long")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void halfAMinuteWithSeconds() {
    storm(40, "for=30 retry-after=1", refusals -> Duration.ofSeconds(1));
  }

  /** A date has whole seconds: up to one of the two may be cut off. */
  @Test
  @Tag("long")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void halfAMinuteWithDates() {
    storm(40, "for=30 retry-after-date=2", refusals -> Duration.ofSeconds(1));
  }

  @Test
  @Tag("long")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void halfAMinuteWithoutAWord() {
    storm(40, "for=30", StormIT::slowedDown);
  }

  /**
   * Lever's rate of ten a second is halved by every refusal in a row, down to one in two seconds,
   * and nothing of it is left over after a refusal.
   */
  private static Duration slowedDown(int refusals) {
    double perSecond = Math.max(0.5, 10 / Math.pow(2, refusals));
    return Duration.ofMillis((long) (1000 / perSecond)).minusMillis(10); // the clocks' grain
  }

  /**
   * @param pause how long at least no request comes after so many refusals in a row
   */
  private void storm(int candidates, String how, IntFunction<Duration> pause) {
    desk.connect("lever");
    desk.sync(); // the sandbox's own hires, in peace
    List<String> ids = new ArrayList<>();
    for (int number = 0; number < candidates; number++) {
      ids.add(desk.hired("Stormy Person" + number, "{}"));
    }
    desk.launcher().within(Duration.ofMinutes(8));
    desk.control().clearLog();
    desk.control().faults("lever status=429 share=50 " + how);
    Instant begin = Instant.now();
    JsonNode report = desk.sync();
    Duration took = Duration.between(begin, Instant.now());

    assertThat(report.path("found").asInt()).isEqualTo(candidates);
    assertThat(report.path("problems")).isEmpty();
    List<JsonNode> stored =
        desk.data("pending", "list", "--all").path("items").valueStream().toList();
    Set<String> found =
        stored.stream().map(h -> h.path("opportunityId").asText()).collect(Collectors.toSet());
    assertThat(found).containsAll(ids);
    assertThat(stored)
        .filteredOn(hire -> ids.contains(hire.path("opportunityId").asText()))
        .allMatch(hire -> hire.at("/lever/offerStatus").asText().equals("signed"));

    List<JsonNode> requests =
        desk.control().log().stream().filter(r -> r.path("side").asText().equals("lever")).toList();
    long refused = requests.stream().filter(StormIT::refused).count();
    assertThat(refused).as("there was a storm").isPositive();
    int inARow = 0;
    for (int number = 1; number < requests.size(); number++) {
      inARow = refused(requests.get(number - 1)) ? inARow + 1 : 0;
      if (inARow > 0) {
        // The log is written when the answer is made, some milliseconds before it arrives.
        assertThat(Duration.between(at(requests.get(number - 1)), at(requests.get(number))))
            .as("no request sooner than allowed")
            .isGreaterThanOrEqualTo(pause.apply(inARow));
      }
    }
    System.out.printf(
        "storm: half of the answers refused (%s): %d hires found in %d s, %d requests, %d refused%n",
        how, candidates, took.toSeconds(), requests.size(), refused);
  }

  private static boolean refused(JsonNode request) {
    return request.path("status").asInt() == 429;
  }

  private static Instant at(JsonNode request) {
    return Instant.parse(request.path("at").asText());
  }
}
