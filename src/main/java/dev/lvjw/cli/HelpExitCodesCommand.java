package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine.Command;

@Command
final class HelpExitCodesCommand implements Subcommand {
  HelpExitCodesCommand(Session session) {}

  @Override
  public Outcome run() {
    Table.Builder table = Table.of("CODE", "MEANING");
    for (ExitCode code : ExitCode.values()) {
      table.row(String.valueOf(code.number()), code.meaning());
    }
    return Outcome.of(
        Map.of(
            "items",
            Arrays.stream(ExitCode.values())
                .map(code -> Map.of("code", code.number(), "meaning", code.meaning()))
                .toList()),
        table.build());
  }
}
