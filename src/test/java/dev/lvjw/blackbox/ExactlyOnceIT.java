package dev.lvjw.blackbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code kill -9} at random points of {@code sync} and {@code invite}, started again until they are
 * done: whatever happens, every hire is found once, told of, and invited or handed over once. The
 * same where the answers to accepted invitations get lost. Runs that aren't to be killed are made
 * in this JVM: they are the next run that finds what the killed one left.
 */
class ExactlyOnceIT {
  private static final String ANSWERS_LOST =
      "onboarding PUT /v1/pending-hires/*/invitation cut=at-once carried-out=yes share=50";

  /** Of {@code sync}, and as many of {@code invite}, for each hire. */
  private static final int KILLS = 3;

  private final Launcher sandboxes = Launcher.built();
  private final SandboxProcess sandbox = SandboxProcess.start(sandboxes, "--rate", "off");
  private final Desk desk = Desk.at(sandbox).inThisJvm().without("LVJW_WEBHOOK_URL");
  private final Random random = new Random(11);
  private Duration usual = Duration.ofSeconds(1);
  private int kills;

  @AfterEach
  void close() {
    desk.close();
    sandboxes.close();
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void thirtyKills() {
    everyHireOnce(5, 0, ANSWERS_LOST);
  }

  @Test
  @Tag("long")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void threeHundredKills() {
    everyHireOnce(50, 0.5);
  }

  @Test
  @Tag("long")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void threeHundredKillsWithLostAnswers() {
    everyHireOnce(50, 0.5, ANSWERS_LOST);
  }

  /** A hire on its way to Justworks. */
  private record Person(String id, String name, String route) {}

  /**
   * @param aimed the share of the kills that wait for the first request: starting Java takes longer
   *     than the work; the others fall anywhere
   */
  private void everyHireOnce(int hires, double aimed, String... faults) {
    desk.connect();
    desk.sync(); // the sandbox's own hires, in peace
    desk.control().faults(faults);
    long begin = System.nanoTime();
    List<Person> people = new ArrayList<>();
    for (int number = 0; number < hires; number++) {
      String name = "Killed Person%02d".formatted(number);
      Person person = new Person(desk.hired(name, "{}"), name, number % 2 == 0 ? "api" : "handoff");
      people.add(person);
      kill(aimed, "sync");
      desk.sync();
      desk.review(person.id(), "--approve");
      kill(aimed, "invite", person.id(), "--yes", "--route", person.route());
      untilDone("invite", person.id(), "--yes", "--route", person.route());
    }
    desk.control().faults();
    nothingIsLeftToDo();
    people.forEach(this::once);
    sentOnce(people);
    toldOf(people);
    assertThat(kills).isEqualTo(2 * KILLS * hires);
    System.out.printf(
        "exactly once: %d kills, %d hires, %d invited, %d handed over, %d mails, faults %s, %d s%n",
        kills,
        hires,
        desk.control().invitations().size(),
        people.stream().filter(one -> one.route().equals("handoff")).count(),
        desk.control().mails().size(),
        List.of(faults),
        Duration.ofNanos(System.nanoTime() - begin).toSeconds());
  }

  /** Kills some runs of a command; one that ends before is started again. */
  private void kill(double aimed, String... command) {
    int wanted = kills + KILLS;
    while (kills < wanted) {
      desk.control().clearLog();
      long begin = System.nanoTime();
      try (Running running = desk.launcher().start(command)) {
        if (random.nextDouble() < aimed) {
          awaitFirstRequest(running);
          LockSupport.parkNanos((long) (usual.toNanos() * random.nextDouble() / 3));
        } else {
          LockSupport.parkNanos((long) (usual.toNanos() * random.nextDouble()));
        }
        if (running.alive()) {
          kills++;
        } else {
          usual = Duration.ofNanos(System.nanoTime() - begin);
        }
      }
    }
  }

  private void awaitFirstRequest(Running running) {
    while (running.alive() && desk.control().log().isEmpty()) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** While every second answer gets lost, a run may end without one. */
  private void untilDone(String... command) {
    for (int run = 0; run < 20; run++) {
      if (desk.launcher().run(command).exit() == ExitCode.DONE.number()) {
        return;
      }
    }
    throw new AssertionError("never done: " + String.join(" ", command));
  }

  private void nothingIsLeftToDo() {
    desk.sync();
    JsonNode again = desk.sync();
    for (String counter : List.of("found", "updated", "withdrawn", "joined", "mailed")) {
      assertThat(again.path(counter).asInt()).as(counter).isZero();
    }
    assertThat(again.path("problems")).isEmpty();
  }

  private void once(Person person) {
    String state = desk.show(person.id()).path("state").asText();
    List<String> journal = desk.journal(person.id());
    assertThat(journal).as(person.name()).containsOnlyOnce("first-seen", "approved");
    if (person.route().equals("api")) {
      assertThat(state).as(person.name() + journal).isEqualTo("invited");
      assertThat(journal)
          .filteredOn(action -> action.equals("invited") || action.equals("found-invited"))
          .hasSize(1);
      assertThat(journal).doesNotContain("handed-off");
    } else {
      assertThat(state).as(person.name() + journal).isEqualTo("handed-off");
      assertThat(journal).containsOnlyOnce("handed-off").doesNotContain("inviting", "invited");
    }
  }

  private void sentOnce(List<Person> people) {
    assertThat(desk.control().invitations())
        .extracting(one -> one.path("opportunityId").asText())
        .containsExactlyInAnyOrderElementsOf(
            people.stream().filter(one -> one.route().equals("api")).map(Person::id).toList());
  }

  /** Never lost; at most one repeat for each kill, under the same Message-ID. */
  private void toldOf(List<Person> people) {
    List<JsonNode> mails = desk.control().mails();
    for (Person person : people) {
      assertThat(mails)
          .as(person.name())
          .anyMatch(mail -> mail.path("text").asText().contains(person.name()));
    }
    Map<String, Long> byId =
        mails.stream().collect(groupingBy(mail -> mail.path("messageId").asText(), counting()));
    assertThat(mails.size() - byId.size()).as("repeats").isLessThanOrEqualTo(kills);
  }
}
