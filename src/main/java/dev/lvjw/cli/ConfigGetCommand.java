package dev.lvjw.cli;

import dev.lvjw.SafeText;
import dev.lvjw.app.Configure;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command
final class ConfigGetCommand implements Subcommand {
  private final Session session;

  @Parameters(paramLabel = "KEY", description = "The setting.")
  String key = "";

  ConfigGetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    String value = new Configure(session.workspace()).value(key);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", key);
    json.put("value", value);
    return Outcome.of(
        json, Table.of("KEY", "VALUE").row(key, value).build(), SafeText.escape(value));
  }
}
