package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.PendingHires;
import dev.lvjw.terminal.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command
final class PendingDismissCommand implements Subcommand {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The hire: " + HireId.MEANING)
  String id = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; it is kept in the journal.")
  String reason = "";

  PendingDismissCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    if (reason.isBlank()) {
      throw Failure.usage("--reason says nothing", "lvjw pending dismiss " + id + " --reason TEXT");
    }
    return new HireView(session.workspace())
        .brief(new PendingHires(session.workspace()).dismiss(id, reason));
  }
}
