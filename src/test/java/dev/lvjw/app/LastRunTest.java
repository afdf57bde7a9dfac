package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lvjw.FreePort;
import dev.lvjw.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code status} tells a sync that ran and failed from one that never ran. */
class LastRunTest {
  @TempDir Path home;
  private OnSandbox desk;

  @BeforeEach
  void start() {
    desk = new OnSandbox(home);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private String status(String... more) {
    int before = desk.host.outText().length();
    String[] words = new String[more.length + 1];
    words[0] = "status";
    System.arraycopy(more, 0, words, 1, more.length);
    assertThat(desk.lvjw(words)).isZero();
    return desk.host.outText().substring(before);
  }

  private JsonNode sync() throws IOException {
    String json = status("-o", "json");
    Schemas.assertValid("status", json);
    return new ObjectMapper().readTree(json).path("sync");
  }

  private Instant laterBy(Duration time) {
    desk.host.advance(time);
    return desk.host.clock().instant();
  }

  @Test
  void theLastRunIsShownHoweverItEnded() throws IOException {
    assertThat(sync().path("lastRun").isNull()).isTrue();
    assertThat(status()).containsPattern("Last sync +never\n").doesNotContain("Last success");

    Instant well = laterBy(Duration.ofMinutes(1)); // on the second, as all that follow
    assertThat(desk.lvjw("sync")).isZero();
    assertThat(sync().at("/lastRun/startedAt").asText()).isEqualTo(well.toString());
    assertThat(sync().at("/lastRun/exit").asInt(-1)).isZero();
    assertThat(status()).containsPattern("Last sync +" + well + ", done\n");

    desk.host.env("LVJW_NOTIFY_SMTP_PORT", String.valueOf(FreePort.next()));
    desk.hired("Account Executive");
    Instant partly = laterBy(Duration.ofHours(30));
    assertThat(desk.lvjw("sync")).isEqualTo(8);
    assertThat(sync().at("/lastRun/startedAt").asText()).isEqualTo(partly.toString());
    assertThat(sync().at("/lastRun/exit").asInt()).isEqualTo(8);
    assertThat(sync().path("lastSuccessAt").asText()).isEqualTo(well.toString());
    assertThat(status())
        .containsPattern("Last sync +" + partly + ", exit code 8: partly done")
        .containsPattern("Last success +" + well + ", overdue\n")
        .contains("The last one ran at " + partly + " and ended with exit code 8.");

    desk.host.env("LVJW_LEVER_API_URL", "http://127.0.0.1:" + FreePort.next() + "/v1");
    Instant down = laterBy(Duration.ofMinutes(15));
    assertThat(desk.lvjw("sync")).isEqualTo(6);
    assertThat(sync().at("/lastRun/startedAt").asText()).isEqualTo(down.toString());
    assertThat(sync().at("/lastRun/exit").asInt()).isEqualTo(6);
  }

  @Test
  void aRehearsalIsNoRun() throws IOException {
    assertThat(desk.lvjw("sync", "--dry-run")).isZero();
    assertThat(sync().path("lastRun").isNull()).isTrue();
  }
}
