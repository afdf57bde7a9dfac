package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.FreePort;
import dev.lvjw.TestHost;
import dev.lvjw.blackbox.Person;
import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.Sandbox;
import dev.lvjw.sandbox.mail.Mail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than a week of cron, every three hours, beside an account in which things happen: mails,
 * reminders, digests and alarms arrive when and only when they should. Sandbox and lvjw read one
 * clock.
 */
class WeekOfCronTest {
  private static final String HIRED = "A candidate has been hired in Lever!";
  private static final String ONE_WAITS = "Reminder: 1 hire from Lever is not dealt with";
  private static final String ALARM = "A hire was undone in Lever after it was sent to Justworks";
  private static final String OVER = "Hired in Lever again: the alarm is over";
  private static final Duration CRON = Duration.ofHours(3);

  @TempDir Path home;
  private TestHost host;
  private Sandbox sandbox;

  /** Whether the mail server is down. */
  private boolean dead;

  /** What happens at which moment, right before the sync. */
  private final Map<Instant, Runnable> deeds = new TreeMap<>();

  @BeforeEach
  void start() throws Exception {
    host =
        new TestHost(home)
            .env("LVJW_HOME", "lvjw")
            .env("LVJW_LEVER_API_KEY", "sandbox-lever-api-key")
            .env("LVJW_NOTIFY_REMINDERS", "hired+2,start-3");
    sandbox = Sandbox.start(host, new Options(0, Duration.ZERO, OptionalInt.empty()));
    sandbox.environment().forEach(host::env);
    connectJustworks();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void connectJustworks() throws Exception {
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () ->
                exit.complete(
                    Lvjw.run(new String[] {"connect", "justworks", "--no-browser"}, host)));
    Person person = new Person();
    while (!exit.isDone() && Person.addressIn(host.outText()).isEmpty()) {
      Thread.onSpinWait();
    }
    person.press(person.open(Person.addressIn(host.outText()).orElseThrow()), "Authorize");
    assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
  }

  private void lvjw(int exit, String... words) {
    assertThat(Lvjw.run(words, host)).as("%s: %s", List.of(words), host.errText()).isEqualTo(exit);
  }

  private static Instant at(int day, int hour) {
    return TestHost.START.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(day).plusHours(hour));
  }

  /** A new hire of this name who starts so many days from now. */
  private String hire(String name, int startsIn) {
    String id = sandbox.addCandidate(json("{\"name\":\"%s\"}", name));
    LocalDate start =
        LocalDate.ofInstant(host.clock().instant(), ZoneOffset.UTC).plusDays(startsIn);
    sandbox.putOffer(
        id,
        json(
            "{\"fields\":[{\"identifier\":\"anticipated_start_date\",\"text\":\"Anticipated start date\",\"value\":%d}]}",
            start.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli()));
    sandbox.hire(id);
    return id;
  }

  private static ObjectNode json(String text, Object value) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text.formatted(value));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String seeded(String name) {
    return sandbox
        .candidates()
        .valueStream()
        .filter(one -> one.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  /** Runs cron until then; what arrived, by day, hour and subject. */
  private List<String> cronUntil(Instant end) {
    List<String> arrived = new ArrayList<>();
    int known = sandbox.mails().size();
    while (host.clock().instant().isBefore(end)) {
      Instant now = host.clock().instant();
      // Retries and the like may have moved the clock by seconds.
      deeds.entrySet().stream()
          .filter(one -> !one.getKey().isAfter(now))
          .toList()
          .forEach(
              one -> {
                one.getValue().run();
                deeds.remove(one.getKey());
              });
      lvjw(dead ? 8 : 0, "sync");
      Instant full = now.truncatedTo(ChronoUnit.HOURS);
      List<Mail> fresh = sandbox.mails().subList(known, sandbox.mails().size());
      known += fresh.size();
      long hours = Duration.between(at(0, 0), full).toHours();
      fresh.forEach(
          mail ->
              arrived.add(
                  "day %d, %02d: %s%s"
                      .formatted(hours / 24, hours % 24, mail.subject(), about(mail))));
      host.advance(Duration.between(host.clock().instant(), full.plus(CRON)));
    }
    return arrived;
  }

  /** Whom it is about, of those who have a part in the week. */
  private static String about(Mail mail) {
    return Stream.of("Ada", "Bruno", "Dario", "Nora", "Late")
        .filter(name -> mail.text().contains(name + " "))
        .map(name -> ", " + name)
        .collect(Collectors.joining());
  }

  @Test
  void mailsArriveWhenAndOnlyWhenTheyShould() throws Exception {
    String ada = seeded("Ada Brightwater");
    List<String> named = new ArrayList<>();

    deeds.put(
        at(0, 12),
        () -> {
          for (String other : List.of("Celia Dunmore", "Edith Farrow", "Felix Abara")) {
            lvjw(0, "pending", "dismiss", seeded(other), "--reason", "not ours");
          }
          lvjw(0, "review", ada, "--approve");
          lvjw(0, "invite", ada, "--yes");
        });
    List<String> crowd = new ArrayList<>();
    deeds.put(
        at(1, 12), () -> IntStream.range(0, 11).forEach(i -> crowd.add(hire("Crowd Member", 30))));
    deeds.put(at(1, 15), () -> crowd.forEach(sandbox::unhire));
    deeds.put(at(2, 9), () -> named.add(hire("Nora Nova", 6)));
    deeds.put(at(3, 9), () -> sandbox.unhire(ada));
    deeds.put(
        at(3, 15),
        () -> {
          lvjw(0, "review", named.getFirst(), "--approve");
          lvjw(0, "invite", named.getFirst(), "--route", "handoff", "--yes");
        });
    deeds.put(at(4, 9), () -> sandbox.hire(ada));
    deeds.put(at(5, 9), () -> sandbox.unhire(ada));
    deeds.put(at(6, 3), () -> sandbox.join(named.getFirst()));
    String port = host.environment().get("LVJW_NOTIFY_SMTP_PORT");
    int nobody = FreePort.next();
    deeds.put(
        at(7, 9),
        () -> {
          host.env("LVJW_NOTIFY_SMTP_PORT", String.valueOf(nobody));
          hire("Late Latimer", 60);
          dead = true;
        });
    deeds.put(
        at(8, 9),
        () -> {
          host.env("LVJW_NOTIFY_SMTP_PORT", port);
          dead = false;
        });

    List<String> arrived = cronUntil(at(11, 0));
    assertThat(arrived.subList(0, 6))
        .as("hired before lvjw was connected")
        .allMatch(mail -> mail.startsWith("day 0, 09: " + HIRED));
    assertThat(arrived.subList(6, arrived.size()))
        .containsExactly(
            // Dario was hired on day -1 and has no start date that counts.
            "day 1, 00: " + ONE_WAITS + ", Dario",
            "day 1, 12: 11 candidates have been hired in Lever!",
            // The eleven are undone, Ada is invited, three are dismissed.
            "day 2, 00: " + ONE_WAITS + ", Bruno",
            "day 2, 09: " + HIRED + ", Nora",
            "day 3, 09: " + ALARM + ", Ada",
            // Two days after the hire; the values were handed over, nobody arrived.
            "day 4, 00: " + ONE_WAITS + ", Nora",
            "day 4, 09: " + OVER + ", Ada",
            // She starts in three days, and joins on day 6.
            "day 5, 00: " + ONE_WAITS + ", Nora",
            "day 5, 09: " + ALARM + ", Ada",
            // The mail server was down for a day: nothing is lost, and weeks go on.
            "day 8, 09: " + HIRED + ", Late",
            "day 8, 09: " + ONE_WAITS + ", Dario",
            "day 9, 00: " + ONE_WAITS + ", Late");
    assertThat(sandbox.mails())
        .allSatisfy(mail -> assertThat(mail.to()).as("who may manage employees").hasSize(2));
    assertThat(sandbox.mails().stream().collect(Collectors.groupingBy(mail -> mail.messageId())))
        .as("no mail came twice")
        .hasSize(sandbox.mails().size());
    assertThat(
            sandbox.mails().stream()
                .filter(mail -> about(mail).equals(", Nora"))
                .toList()
                .getLast()
                .text())
        .contains("Handed over", "(in 3 days)", " --confirm");
  }
}
