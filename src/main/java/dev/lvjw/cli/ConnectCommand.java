package dev.lvjw.cli;

import dev.lvjw.app.Connect;
import dev.lvjw.app.ReadStatus;
import dev.lvjw.terminal.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    footer = {
      "",
      "Without a side, Lever is connected and Justworks offered. Without a terminal",
      "nothing is asked: set client id and secret first",
      "(lvjw config set lever.clientId ID).",
    })
final class ConnectCommand implements Subcommand {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "lever|justworks",
      description = "The side to connect (default: both).")
  Connect.@Nullable Side side;

  @Option(
      names = "--no-browser",
      description = "Print the page to open instead of opening it, and wait for it.")
  boolean noBrowser;

  ConnectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    Connect connect = new Connect(session.workspace());
    connect.run(Optional.ofNullable(side), noBrowser);
    session.prompter().say("");
    session.prompter().say("Left to do:");
    connect.stepsLeft().forEach(step -> session.prompter().say("  " + step));
    return StatusView.of(new ReadStatus(session.workspace()).read());
  }
}
