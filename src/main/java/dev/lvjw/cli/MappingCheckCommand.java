package dev.lvjw.cli;

import dev.lvjw.app.CheckMapping;
import dev.lvjw.terminal.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    footer = {
      "",
      "Looks at the hires that are stored, not at Lever. What people answered in a",
      "review doesn't count here: the rules alone are checked.",
      "Ends with 9 where some value of Lever's is read by no rule.",
    })
final class MappingCheckCommand implements Subcommand {
  private final Session session;

  @Option(
      names = "--all",
      description = "Every stored hire, not only those that are pending or reviewed.")
  boolean all;

  MappingCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    return MappingView.check(new CheckMapping(session.workspace()).run(all));
  }
}
