package dev.lvjw.cli;

import dev.lvjw.app.Configure;
import dev.lvjw.terminal.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    footer = {
      "",
      "A secret is never an argument: lvjw asks for it, or reads it from stdin.",
    })
final class ConfigSetCommand implements Subcommand {
  private final Session session;

  @Parameters(index = "0", paramLabel = "KEY", description = "The setting.")
  String key = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VALUE",
      description = "Its value; not for secrets.")
  @Nullable String value;

  ConfigSetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    new Configure(session.workspace()).set(key, Optional.ofNullable(value));
    return Outcome.silent();
  }
}
