package dev.lvjw.cli;

import dev.lvjw.app.Configure;
import dev.lvjw.terminal.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command
final class ConfigUnsetCommand implements Subcommand {
  private final Session session;

  @Parameters(paramLabel = "KEY", description = "The setting.")
  String key = "";

  ConfigUnsetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    new Configure(session.workspace()).unset(key);
    return Outcome.silent();
  }
}
