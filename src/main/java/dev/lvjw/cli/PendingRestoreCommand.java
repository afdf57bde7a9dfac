package dev.lvjw.cli;

import dev.lvjw.app.PendingHires;
import dev.lvjw.terminal.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command
final class PendingRestoreCommand implements Subcommand {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The hire: " + HireId.MEANING)
  String id = "";

  PendingRestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    return new HireView(session.workspace())
        .brief(new PendingHires(session.workspace()).restore(id));
  }
}
