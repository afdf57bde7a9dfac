package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.store.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A real cron runs sync with what {@code schedule install} wrote. Wants a running cron daemon,
 * which only root can start.
 */
@Tag("machine")
class CronIT {
  private static final String OTHER = "# not lvjw's: 100%\n@yearly /bin/true %in\n";

  private final Launcher sandboxes = Launcher.built();
  private final SandboxProcess sandbox = SandboxProcess.start(sandboxes);
  private final Desk desk = Desk.at(sandbox);
  private String before = "";

  @BeforeEach
  void keepTheCrontab() throws Exception {
    before = crontab();
    crontab(OTHER);
  }

  @AfterEach
  void close() throws Exception {
    crontab(before);
    desk.close();
    sandboxes.close();
  }

  private static String crontab() throws IOException, InterruptedException {
    Process list = new ProcessBuilder("crontab", "-l").start();
    String text = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    list.waitFor();
    return text;
  }

  private static void crontab(String text) throws IOException, InterruptedException {
    Process write =
        new ProcessBuilder("crontab", text.isEmpty() ? "-r" : "-")
            .redirectErrorStream(true)
            .start();
    try (var in = write.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException unread) {
      // crontab -r reads nothing.
    }
    write.waitFor();
  }

  /** Cron has none of the sandbox's variables: what they say goes where lvjw keeps its own. */
  private void keepSettings() {
    Map<String, String> environment = Map.copyOf(sandbox.environment());
    for (Setting setting : Setting.values()) {
      Optional.ofNullable(environment.get(setting.variable()))
          .ifPresent(
              value -> {
                if (setting.secret()) {
                  desk.launcher().runWithInput(value, "config", "set", setting.key());
                } else {
                  desk.done("config", "set", setting.key(), value);
                }
                desk.without(setting.variable());
              });
    }
  }

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void cronRunsSyncAndTheRestStays() throws Exception {
    Path folder = desk.launcher().home().resolve("50% of lvjw's");
    desk.with("LVJW_HOME", folder.toString());
    desk.connect("lever");
    keepSettings();
    desk.done("config", "set", "sync.schedule", "1m");
    Outcome installed = desk.done("schedule", "install", "--with", "crontab", "-o", "json");
    installed.json("schedule");
    assertThat(crontab()).startsWith(OTHER).contains("* * * * * /usr/bin/env ");
    try {
      Eventually.get(
          "a sync that cron started",
          Duration.ofMinutes(3),
          () ->
              desk.status().at("/sync/lastSuccessAt").isTextual()
                  ? Optional.of(true)
                  : Optional.empty());
    } finally {
      desk.done("schedule", "remove");
    }
    assertThat(crontab()).isEqualTo(OTHER);
    assertThat(desk.control().mails()).as("sync has told of the sandbox's six").hasSize(6);
    assertThat(Files.exists(folder.resolve("default/lvjw.db"))).isTrue();
  }
}
