package dev.lvjw.cli;

import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command
final class ConfigPathCommand implements Subcommand {
  private final Session session;

  ConfigPathCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    Map<String, Object> json = new LinkedHashMap<>();
    Table.Builder table = Table.of("WHAT", "PATH");
    session
        .workspace()
        .files()
        .forEach(
            (what, path) -> {
              json.put(what, path.toString());
              table.row(what, path.toString());
            });
    return Outcome.of(json, table.build());
  }
}
