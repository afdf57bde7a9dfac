package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.Connect;
import dev.lvjw.app.Prompter;
import dev.lvjw.app.ReadStatus;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
      description =
          "Print the page to open; wait for the browser, or for the address it was sent to.")
  boolean noBrowser;

  @Option(
      names = "--print-url",
      description = "Print the page to open and end; --complete goes on.")
  boolean printUrl;

  @Option(
      names = "--complete",
      paramLabel = "FILE|-",
      description =
          "End what --print-url began: the address the browser was sent to, on stdin (-).")
  @Nullable String complete;

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE|-",
      description = "Use this API key of Lever's instead of a login; - for stdin.")
  @Nullable String apiKeyFile;

  ConnectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    refuseMixtures();
    Optional<Connect.Side> named = Optional.ofNullable(side);
    Connect connect = new Connect(session.workspace());
    try (Prompter.Farewell _ =
        session.prompter().farewell("Stopped before the end. Again: lvjw connect")) {
      if (printUrl) {
        Optional<Connect.Begun> begun = connect.begin(named);
        if (begun.isPresent()) {
          return begun(begun.get());
        }
      } else if (complete != null) {
        connect.complete(named, complete);
      } else if (apiKeyFile != null) {
        connect.apiKey(apiKeyFile);
      } else {
        connect.run(named, noBrowser);
      }
    }
    session.prompter().say("");
    session.prompter().say("Left to do:");
    connect.stepsLeft().forEach(step -> session.prompter().say("  " + step));
    return StatusView.of(new ReadStatus(session.workspace()).read());
  }

  private void refuseMixtures() {
    long ways =
        Stream.of(noBrowser, printUrl, complete != null, apiKeyFile != null)
            .filter(given -> given)
            .count();
    if (ways > 1) {
      throw Failure.usage(
          "--no-browser, --print-url, --complete and --api-key-file are four ways to log in: take one",
          "lvjw connect --help");
    }
    if (apiKeyFile != null && side == Connect.Side.JUSTWORKS) {
      throw Failure.usage(
          "Justworks has no API keys; --api-key-file is for Lever", "lvjw connect justworks");
    }
    if (complete != null && complete.contains("://")) {
      throw Failure.usage(
          "the address holds a code, which others could read among the arguments of processes",
          "pipe it in: lvjw connect --complete -");
    }
  }

  private static Outcome begun(Connect.Begun begun) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("provider", begun.side().word());
    json.put("url", begun.page().toASCIIString());
    json.put("expiresAt", begun.until());
    return Outcome.of(
        json,
        Table.of("PROVIDER", "URL", "EXPIRES")
            .row(
                begun.side().word(), begun.page().toASCIIString(), Times.toTheSecond(begun.until()))
            .build(),
        begun.page().toASCIIString());
  }
}
