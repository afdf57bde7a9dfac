package dev.lvjw.cli;

import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.Sandbox;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    footer = {
      "",
      "Invented people, this machine only, a throw-away home: nothing is left behind.",
    })
final class DemoCommand implements Subcommand {
  private final Session session;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    boolean people = session.format() == Format.TABLE;
    Narrator narrator = new Narrator(people ? session.host().out() : session.host().err());
    try (ThrowAwayHome home = new ThrowAwayHome();
        Sandbox sandbox = Sandbox.start(session.host(), Options.defaults())) {
      Demo demo = new Demo(session.host(), home.folder(), sandbox, narrator);
      demo.tell();
      return Outcome.of(
          Map.of(
              "steps",
              demo.steps().stream()
                  .map(s -> Map.of("command", s.command(), "exit", s.exit()))
                  .toList()),
          Table.EMPTY,
          "");
    }
  }
}
