package dev.lvjw.cli;

import dev.lvjw.app.Configure;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command
final class ConfigListCommand implements Subcommand {
  private final Session session;

  ConfigListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    Configure configure = new Configure(session.workspace());
    configure
        .unknownKeys()
        .forEach(key -> session.prompter().say("The file holds a key lvjw doesn't know: " + key));
    List<Configure.Shown> all = configure.list();
    Table.Builder table = Table.of("KEY", "VALUE", "FROM", "MEANING").wrapping("VALUE");
    all.forEach(s -> table.row(s.key(), s.value().orElse("-"), s.from(), s.meaning()));
    return Outcome.of(
        Map.of("items", all.stream().map(ConfigListCommand::json).toList()), table.build());
  }

  private static Map<String, Object> json(Configure.Shown shown) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", shown.key());
    json.put("value", shown.value());
    json.put("from", shown.from());
    json.put("secret", shown.secret());
    json.put("variable", shown.variable());
    return json;
  }
}
