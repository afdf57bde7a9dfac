package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lvjw.Schemas;
import dev.lvjw.hire.HireState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync --dry-run} says what {@code sync} then does, and does none of it. */
class DryRunTest {
  @TempDir Path home;
  private OnSandbox desk;

  @BeforeEach
  void start() {
    desk = new OnSandbox(home);
    desk.connectJustworks();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  /** Everything under lvjw's home, byte by byte. */
  private TreeMap<String, String> files() {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home.resolve("lvjw"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().contains("/cache/") && !file.endsWith("run.lock")) {
          files.put(file.toString(), String.valueOf(Arrays.hashCode(Files.readAllBytes(file))));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files;
  }

  /** What the journal says after the sync of what the plan said before it. */
  private List<String> done(long before) {
    return desk.in(workspace -> new ReadLog(workspace).run(Optional.empty())).stream()
        .skip(before)
        .map(entry -> entry.hire().orElse("-") + " " + entry.action() + " " + entry.fields())
        .toList();
  }

  private long journal() {
    return desk.in(workspace -> new ReadLog(workspace).run(Optional.empty()).size());
  }

  private void saysThenDoes() {
    TreeMap<String, String> before = files();
    int mails = desk.sandbox.mails().size();
    int invitations = desk.sandbox.invitations().size();
    desk.sandbox.clearLog();
    SyncHires.Rehearsal rehearsal = desk.rehearse();
    assertThat(files()).as("files").isEqualTo(before);
    assertThat(desk.sandbox.mails()).hasSize(mails);
    assertThat(desk.sandbox.invitations()).hasSize(invitations);
    assertThat(desk.sandbox.log().valueStream())
        .isNotEmpty()
        .allMatch(entry -> entry.path("method").asText().equals("GET"));
    assertThat(rehearsal.plan()).allMatch(change -> !change.reason().isBlank());

    long lines = journal();
    SyncHires.Report report = desk.sync();
    assertThat(rehearsal.plan().stream().filter(c -> !c.action().equals("mail")))
        .extracting(c -> c.hire() + " " + c.action() + " " + c.fields())
        .isEqualTo(done(lines));
    SyncHires.Report said = rehearsal.report();
    assertThat(
            List.of(said.found(), said.updated(), said.withdrawn(), said.joined(), said.mailed()))
        .isEqualTo(
            List.of(
                report.found(),
                report.updated(),
                report.withdrawn(),
                report.joined(),
                report.mailed()));
    assertThat(said.problems()).isEqualTo(report.problems());
  }

  @Test
  void saysWhatASyncThenDoes() {
    assertThat(desk.lvjw("pending", "list")).isZero(); // the database is there
    saysThenDoes();
    assertThat(desk.mark("sync.cursor")).isPresent();
    List<String> ids =
        desk.in(workspace -> new PendingHires(workspace).list(Set.of(HireState.PENDING))).stream()
            .map(hire -> hire.hire().opportunityId())
            .toList();
    desk.host.advance(Duration.ofHours(1));
    desk.sandbox.unhire(ids.get(0));
    desk.sandbox.delete(ids.get(1));
    desk.sandbox.putOffer(ids.get(2));
    desk.sandbox.hire(ids.get(3));
    desk.sandbox.hire(desk.sandbox.addCandidate());
    saysThenDoes();
    assertThat(desk.rehearse().plan()).isEmpty();
  }

  @Test
  void needsNoDatabaseAndMakesNone() throws IOException {
    desk.host.env("LVJW_HOME", "elsewhere");
    SyncHires.Rehearsal rehearsal = desk.rehearse();
    assertThat(rehearsal.report().found()).isPositive();
    try (Stream<Path> all = Files.walk(home.resolve("elsewhere"))) {
      assertThat(all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("lvjw.db"));
    }
  }

  @Test
  void isPrintedAsATableAndAsJson() throws IOException {
    assertThat(desk.lvjw("sync", "--dry-run", "-o", "json")).isZero();
    String json = desk.host.outText().lines().toList().getLast();
    Schemas.assertValid("sync", json);
    JsonNode plan = new ObjectMapper().readTree(json).path("plan");
    assertThat(plan.valueStream().map(change -> change.path("action").asText()).distinct())
        .contains("first-seen", "mail", "announced");
    int before = desk.host.outText().length();
    assertThat(desk.lvjw("sync", "--dry-run")).isZero();
    String table = desk.host.outText().substring(before);
    assertThat(table.lines().findFirst().orElseThrow())
        .containsSubsequence("HIRE", "NAME", "CHANGE", "FIELDS", "REASON");
    assertThat(table).contains("first-seen", "and not known yet");
    assertThat(desk.lvjw("sync")).isZero();
    before = desk.host.outText().length();
    assertThat(desk.lvjw("sync", "--dry-run")).isZero();
    assertThat(desk.host.outText().substring(before)).isEqualTo("Nothing would change.\n");
  }
}
