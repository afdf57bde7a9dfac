package dev.lvjw.cli;

import dev.lvjw.app.PendingHires;
import dev.lvjw.hire.Assessment;
import dev.lvjw.terminal.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command
final class PendingShowCommand implements Subcommand {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The hire: " + HireId.MEANING)
  String id = "";

  @Option(
      names = "--explain",
      description = "For every field where it was read, what stands there, and by which rule.")
  boolean explain;

  PendingShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    HireView view = new HireView(session.workspace());
    Assessment hire = new PendingHires(session.workspace()).show(id);
    return explain ? view.explained(hire) : view.one(hire);
  }
}
