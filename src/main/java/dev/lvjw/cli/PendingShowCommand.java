package dev.lvjw.cli;

import dev.lvjw.app.PendingHires;
import dev.lvjw.terminal.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command
final class PendingShowCommand implements Subcommand {
  private final Session session;

  @Parameters(
      paramLabel = "ID",
      description = "The hire: its id or the beginning of it, or its home e-mail.")
  String id = "";

  PendingShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    return new HireView(session.workspace()).one(new PendingHires(session.workspace()).show(id));
  }
}
