package dev.lvjw.cli;

import dev.lvjw.store.Places;
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
    Places places = session.workspace().places();
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("config", places.config().toString());
    paths.put("credentials", places.credentials().toString());
    paths.put("database", places.database().toString());
    paths.put("logs", places.logs().toString());
    paths.put("cache", places.cache().toString());
    Table.Builder table = Table.of("WHAT", "PATH");
    paths.forEach(table::row);
    return Outcome.of(paths, table.build());
  }
}
