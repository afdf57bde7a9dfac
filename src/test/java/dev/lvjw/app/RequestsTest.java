package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.hire.HireState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sync asks of the providers, counted by the sandbox's log. */
class RequestsTest {
  /** What a sync may ask of Lever beside pages, offers and what it didn't know before. */
  private static final int FIXED = 6;

  private static final String OPPORTUNITIES = "GET /v1/opportunities";

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

  private SyncHires.Report counted(SyncHires.Reach reach) {
    desk.sandbox.clearLog();
    SyncHires.Report report = desk.sync(reach);
    assertThat(report.requests().lever()).isEqualTo((int) desk.requests("lever", ""));
    assertThat(report.requests().token()).isEqualTo((int) desk.requests("token", ""));
    assertThat(report.requests().justworks())
        .isEqualTo((int) (desk.requests("justworks", "") + desk.requests("onboarding", "")));
    return report;
  }

  private SyncHires.Report counted() {
    return counted(SyncHires.Reach.ORDINARY);
  }

  private long offers() {
    return asked().stream().filter(path -> path.endsWith("/offers")).count();
  }

  private List<String> asked() {
    return desk.sandbox
        .log()
        .valueStream()
        .filter(entry -> entry.path("side").asText().equals("lever"))
        .map(entry -> entry.path("path").asText())
        .toList();
  }

  /** Postings, requisitions and users. */
  private List<String> objects() {
    return asked().stream()
        .filter(path -> path.matches("/v1/(postings|requisitions|users)/.*"))
        .toList();
  }

  private static int pages(int items) {
    return Math.ceilDiv(Math.max(1, items), 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void asksNoMoreThanItMust(int hires) {
    desk.sync();
    desk.host.advance(Duration.ofDays(1));
    many(hires);
  }

  @Test
  @Tag("long")
  void asksNoMoreThanItMustOfAThousand() {
    desk.sync();
    desk.host.advance(Duration.ofDays(1));
    many(1000);
  }

  private void many(int hires) {
    int seeds = desk.in(workspace -> new PendingHires(workspace).list(OPEN)).size();
    List<String> ids =
        IntStream.range(0, hires)
            .mapToObj(i -> desk.hired("posting-" + i % 7))
            .collect(Collectors.toCollection(ArrayList::new));
    int lists = pages(hires) + pages(hires);

    SyncHires.Report first = counted();
    assertThat(first.found()).isEqualTo(hires);
    assertThat(offers()).isEqualTo(hires + seeds);
    assertThat(objects()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(7 + 3);
    assertThat(first.requests().lever())
        .isLessThanOrEqualTo(FIXED + lists + hires + seeds + objects().size());

    // All of them are open, and nothing of what they are made of is asked again.
    SyncHires.Report second = counted();
    assertThat(objects()).isEmpty();
    assertThat(second.requests().lever()).isLessThanOrEqualTo(FIXED + lists + hires + seeds);

    // Nothing new and nothing open: however many are known.
    desk.host.advance(Duration.ofHours(7));
    desk.in(
        workspace -> {
          PendingHires pending = new PendingHires(workspace);
          pending.list(OPEN).forEach(hire -> pending.dismiss(hire.hire().opportunityId(), "test"));
          return true;
        });
    // The overlap still reaches back to the day on which all of them were hired.
    assertThat(counted().requests().lever()).isLessThanOrEqualTo(FIXED + lists);
    desk.host.advance(Duration.ofHours(7));
    assertThat(counted().requests().lever()).isLessThanOrEqualTo(FIXED);

    // One more, of a posting that is known.
    ids.add(desk.hired("posting-1"));
    SyncHires.Report one = counted();
    assertThat(one.found()).isEqualTo(1);
    assertThat(one.requests().lever()).isLessThanOrEqualTo(FIXED + 2 + 1);
    assertThat(objects()).isEmpty();
  }

  private static final Set<HireState> OPEN = HireState.UNSENT;

  @Test
  void openForLongIsReadOnceADay() {
    desk.sync();
    desk.host.advance(Duration.ofDays(31));
    String fresh = desk.hired("posting-1");
    long open = desk.in(workspace -> new PendingHires(workspace).list(OPEN)).size();
    counted();
    assertThat(offers()).isEqualTo(open + 1);
    counted();
    assertThat(asked().stream().filter(path -> path.endsWith("/offers")))
        .containsExactly("/v1/opportunities/" + fresh + "/offers");
    desk.host.advance(Duration.ofDays(1));
    counted();
    assertThat(offers()).isEqualTo(open + 1);
    counted(new SyncHires.Reach(Optional.empty(), true));
    assertThat(offers()).isEqualTo(open + 1);
    assertThat(objects()).as("--full asks anew").isNotEmpty();
  }

  @Test
  void whatIsRememberedIsAskedAgainAfterAMonth() {
    counted();
    List<String> known = objects();
    assertThat(known).isNotEmpty();
    desk.host.advance(Duration.ofDays(29));
    counted();
    assertThat(objects()).isEmpty();
    desk.host.advance(Duration.ofDays(2));
    counted();
    assertThat(objects()).isNotEmpty();
  }

  @Test
  void justworksIsAskedOnlyWhenSomethingNeedsIt() {
    desk.connectJustworks();
    int members = desk.in(workspace -> new KnownNames(workspace).justworks()).people().size();
    SyncHires.Report first = counted();
    assertThat(desk.requests("justworks", "")).isLessThanOrEqualTo(pages(members) + 2L);
    assertThat(desk.requests("onboarding", "")).isLessThanOrEqualTo(first.found() + 1L);
    counted();
    assertThat(desk.requests("justworks", "")).isLessThanOrEqualTo(pages(members) + 2L);
    assertThat(desk.requests("onboarding", "")).isLessThanOrEqualTo(first.found() + 1L);
    desk.in(
        workspace -> {
          PendingHires pending = new PendingHires(workspace);
          pending.list(OPEN).forEach(hire -> pending.dismiss(hire.hire().opportunityId(), "test"));
          return true;
        });
    counted(); // takes back what was announced
    desk.host.advance(Duration.ofHours(7));
    assertThat(counted().requests().justworks()).isZero();
    // A login that would end for want of use is used for its own sake: one call and its renewal.
    desk.host.advance(Duration.ofDays(24));
    assertThat(counted().requests().justworks()).isEqualTo(1);
  }

  @Test
  void theCountsAreSaidWithV() {
    assertThat(desk.lvjw("sync", "-v")).isZero();
    assertThat(desk.host.errText())
        .contains(
            "lvjw: requests: %d to Lever, 0 to Justworks, 0 for tokens"
                .formatted(desk.requests("lever", "")));
  }

  @Test
  void aTerminalShowsHowFarItIs() {
    assertThat(desk.lvjw("sync")).isZero();
    assertThat(desk.host.errText()).doesNotContain("looked at");
    desk.host.atTerminal();
    desk.host.advance(Duration.ofHours(7));
    desk.sandbox.hire(desk.sandbox.addCandidate());
    assertThat(desk.lvjw("sync", "-q")).isZero();
    assertThat(desk.host.errText()).doesNotContain("looked at");
    int before = desk.host.errText().length();
    desk.sandbox.hire(desk.sandbox.addCandidate());
    assertThat(desk.lvjw("sync")).isZero();
    assertThat(desk.host.errText().substring(before))
        .contains("\rLever: 1 opportunity looked at, 1 new …")
        .endsWith(" \r");
  }
}
