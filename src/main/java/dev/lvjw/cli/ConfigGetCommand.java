package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.Configure;
import dev.lvjw.store.Setting;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
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
    Setting setting = Configure.setting(key);
    String value =
        new Configure(session.workspace())
            .value(setting)
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.NOT_FOUND,
                        "setting_missing",
                        setting.key() + " is not set",
                        "lvjw config set " + setting.key() + (setting.secret() ? "" : " VALUE")));
    return Outcome.of(
        Map.of("key", setting.key(), "value", value),
        Table.of("KEY", "VALUE").row(setting.key(), value).build(),
        dev.lvjw.terminal.Escape.text(value));
  }
}
