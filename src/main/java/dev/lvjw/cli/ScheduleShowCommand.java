package dev.lvjw.cli;

import dev.lvjw.app.ScheduleSync;
import dev.lvjw.terminal.Outcome;
import picocli.CommandLine.Command;

@Command
final class ScheduleShowCommand implements Subcommand {
  private final Session session;

  ScheduleShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    ScheduleSync.Report report = new ScheduleSync(session.workspace()).show();
    return ScheduleView.of(
        report,
        report.with().map(word -> "by " + word).orElse("none; lvjw schedule install makes one"));
  }
}
