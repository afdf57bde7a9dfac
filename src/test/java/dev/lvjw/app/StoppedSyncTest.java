package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.ExitCode;
import dev.lvjw.hire.HireState;
import dev.lvjw.sandbox.fault.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync that Lever stops half-way doesn't keep to itself what it has done by then. */
class StoppedSyncTest {
  @TempDir Path home;

  @Test
  void saysWhatWasDoneBefore() {
    try (OnSandbox lever = new OnSandbox(home)) {
      lever.sandbox.faults(Fault.all("lever GET /v1/opportunities/deleted status=500"));
      assertThat(lever.lvjw("sync", "--dry-run")).isEqualTo(ExitCode.UNREACHABLE.number());
      assertThat(lever.host.errText()).doesNotContain("all the same");
      int before = lever.host.errText().length();

      assertThat(lever.lvjw("sync", "-v")).isEqualTo(ExitCode.UNREACHABLE.number());

      int found = lever.in(workspace -> new PendingHires(workspace).list(HireState.OPEN)).size();
      assertThat(found).isPositive();
      assertThat(lever.host.errText().substring(before))
          .contains("lvjw: requests: ")
          .containsPattern("Done all the same: " + found + " hires found, \\d+ mails? sent")
          .contains("the next sync reads the rest");
      int again = lever.host.errText().length();
      assertThat(lever.lvjw("sync")).isEqualTo(ExitCode.UNREACHABLE.number());
      assertThat(lever.host.errText().substring(again)).doesNotContain("all the same", "requests:");
    }
  }
}
