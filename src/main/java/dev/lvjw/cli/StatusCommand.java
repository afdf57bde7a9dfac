package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.app.ReadStatus;
import dev.lvjw.terminal.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command
final class StatusCommand implements Subcommand {
  private final Session session;

  @Option(
      names = "--check",
      description = "Ask Lever and Justworks whether the logins really work.")
  boolean check;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    ReadStatus reader = new ReadStatus(session.workspace());
    if (check) {
      reader.check();
    }
    ReadStatus.Status status = reader.read();
    boolean incomplete = check && status.state() == ReadStatus.State.INCOMPLETE;
    return StatusView.of(status).exiting(incomplete ? ExitCode.NEEDS_PERSON : ExitCode.DONE);
  }
}
