package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.blackbox.DeadlyMailServer.Moment;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code kill -9} while mails are sent, around the moment in which the server takes one: each mail
 * arrives, and each kill repeats one at most, as the same mail.
 */
class MailKilledIT {
  private final Launcher sandboxes = Launcher.built();
  private final SandboxProcess sandbox = SandboxProcess.start(sandboxes, "--rate", "off");
  private final DeadlyMailServer server = new DeadlyMailServer();
  private final Desk desk =
      Desk.at(sandbox)
          .with("LVJW_LEVER_API_KEY", "sandbox-lever-api-key")
          .with("LVJW_NOTIFY_SMTP_PORT", String.valueOf(server.port()));
  private final Random random = new Random(11);
  private int hires = 6;

  MailKilledIT() throws Exception {}

  @AfterEach
  void close() throws Exception {
    desk.close();
    sandboxes.close();
    server.close();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void threeKills() {
    kill(3);
  }

  @Test
  @Tag("long")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void aHundredKills() {
    kill(100);
  }

  /**
   * Two new hires before each kill, and a sync without one after it: so each mail is of one hire.
   */
  private void kill(int times) {
    int killed = 0;
    desk.sync();
    List<String> before = List.of();
    for (int number = 0; number < times; number++) {
      // Who was told of is undone: else the offers of hundreds were read at each sync.
      before.forEach(desk.control()::unhire);
      before = List.of(hired(), hired());
      try (Running sync = desk.launcher().start("sync")) {
        Moment moment = Moment.values()[number % Moment.values().length];
        server.expect(new DeadlyMailServer.Death(1 + random.nextInt(2), moment, sync::kill));
        killed += sync.await().exit() == 0 ? 0 : 1;
      }
      desk.sync();
    }
    List<String> taken = server.taken();
    int repeats = taken.size() - new HashSet<>(taken).size();
    System.out.printf(
        "kill -9 while mails are sent: %d kills, %d hires, %d mails, %d of them repeats%n",
        killed, hires, taken.size(), repeats);
    assertThat(killed).isEqualTo(times);
    assertThat(new HashSet<>(taken)).as("none is lost").hasSize(hires);
    assertThat(repeats)
        .as("one repeat where the answer was lost, at most one for each kill")
        .isBetween(times / Moment.values().length, killed);
    assertThat(desk.sync().path("mailed").asInt()).isZero();
  }

  private String hired() {
    String id = desk.control().addCandidate("{}");
    desk.control().hire(id);
    hires++;
    return id;
  }
}
