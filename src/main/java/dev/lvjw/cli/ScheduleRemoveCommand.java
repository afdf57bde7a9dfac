package dev.lvjw.cli;

import dev.lvjw.app.ScheduleSync;
import dev.lvjw.terminal.Outcome;
import picocli.CommandLine.Command;

@Command
final class ScheduleRemoveCommand implements Subcommand {
  private final Session session;

  ScheduleRemoveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    ScheduleSync.Report report = new ScheduleSync(session.workspace()).remove();
    return ScheduleView.of(report, report.changed() ? "removed" : "there was none");
  }
}
