package dev.lvjw.cli;

import dev.lvjw.app.ScheduleSync;
import dev.lvjw.terminal.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    footer = {
      "",
      "When: the setting sync.schedule. Installing again brings the job up to date",
      "and touches nothing else. Secrets in this shell's environment are not copied.",
      "launchd is untested.",
    })
final class ScheduleInstallCommand implements Subcommand {
  private final Session session;

  @Option(
      names = "--with",
      paramLabel = "crontab|systemd|launchd",
      description = "The scheduler (default: the first that this machine has).")
  ScheduleSync.@Nullable With with;

  ScheduleInstallCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    ScheduleSync.Report report =
        new ScheduleSync(session.workspace()).install(Optional.ofNullable(with));
    String word = report.with().orElseThrow();
    return ScheduleView.of(
        report, report.changed() ? "installed, by " + word : "is as it should be, by " + word);
  }
}
