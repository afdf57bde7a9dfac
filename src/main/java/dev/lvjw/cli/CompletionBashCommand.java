package dev.lvjw.cli;

import dev.lvjw.terminal.Outcome;
import java.util.List;
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
      group(root, entry.words().subList(0, entry.words().size() - 1))
          .addSubcommand(
              entry.words().getLast(),
              Lvjw.commandLine(entry, entry.create().apply(session), new GlobalOptions()));
    }
    return root;
  }

  /** The group that these words name, made where it isn't there yet. */
  private static CommandLine group(CommandLine root, List<String> words) {
    CommandLine group = root;
    for (String word : words) {
      CommandLine known = group.getSubcommands().get(word);
      if (known == null) {
        known = new CommandLine(CommandSpec.create().name(word));
        group.addSubcommand(word, known);
      }
      group = known;
    }
    return group;
  }
}
