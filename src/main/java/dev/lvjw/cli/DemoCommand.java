package dev.lvjw.cli;

import dev.lvjw.terminal.Outcome;
import picocli.CommandLine.Command;

@Command
final class DemoCommand implements Subcommand {
  private final Session session;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    return Outcome.silent();
  }
}
