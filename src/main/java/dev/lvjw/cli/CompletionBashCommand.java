package dev.lvjw.cli;

import dev.lvjw.terminal.Outcome;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

@Command(
    footer = {
      "",
      "Add to ~/.bashrc: source <(lvjw completion bash)",
    })
final class CompletionBashCommand implements Subcommand {
  private final Session session;

  CompletionBashCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    return Outcome.text(AutoComplete.bash("lvjw", tree(session)));
  }

  /** The whole command tree, which no other command needs. */
  private static CommandLine tree(Session session) {
    CommandLine root = new CommandLine(CommandSpec.create().name("lvjw"));
    for (Entry entry : Catalog.all().entries()) {
      CommandLine group = root;
      for (String word : entry.words().subList(0, entry.words().size() - 1)) {
        group = below(group, word);
      }
      group.addSubcommand(
          entry.words().getLast(),
          Lvjw.commandLine(entry, entry.create().apply(session), new GlobalOptions()));
    }
    return root;
  }

  /** The group of that name, made where there is none yet. */
  private static CommandLine below(CommandLine parent, String name) {
    CommandLine known = parent.getSubcommands().get(name);
    if (known != null) {
      return known;
    }
    CommandLine fresh = new CommandLine(CommandSpec.create().name(name));
    parent.addSubcommand(name, fresh);
    return fresh;
  }
}
