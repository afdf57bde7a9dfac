package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.Sandbox;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    footer = {
      "",
      "Invented people on this machine only. With its variables set, every lvjw",
      "command works against it.",
      "",
      "SPEC is a switch, as archived=flat, or disturbs requests, as",
      "'lever GET /v1/opportunities status=503 share=20'. All of them are listed in",
      "docs/sandbox.md and by GET CONTROL/faults; PUT CONTROL/faults replaces them.",
    })
final class SandboxCommand implements Subcommand {
  private final Session session;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the control API (default: a free one).")
  int port;

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "Milliseconds that every answer takes longer (default: 0).")
  int latency;

  @Option(
      names = "--rate",
      paramLabel = "N|off",
      description = "Lever's requests per second (default: 10, as at Lever).")
  String rate = "10";

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description = "So many more candidates, the same each time (default: 0).")
  int candidates;

  @Option(
      names = "--fault",
      paramLabel = "SPEC",
      description = "What it does otherwise than expected; repeatable.")
  List<String> faults = List.of();

  SandboxCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    try (Sandbox sandbox = Sandbox.start(session.host(), options())) {
      session.show(ready(sandbox));
      new CountDownLatch(1).await();
      return Outcome.silent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(
              ExitCode.INTERRUPTED, "interrupted", "the sandbox has stopped", "lvjw sandbox")
          .causedBy(e);
    }
  }

  private Options options() {
    if (port < 0 || port > 65535) {
      throw Failure.usage("--port takes 0 to 65535", "lvjw sandbox --port 0");
    }
    if (latency < 0 || latency > 60_000) {
      throw Failure.usage("--latency takes 0 to 60000 milliseconds", "lvjw sandbox --latency 100");
    }
    return new Options(port, Duration.ofMillis(latency), rate())
        .withCandidates(candidates)
        .withFaults(faults);
  }

  private OptionalInt rate() {
    String word = rate.strip().toLowerCase(Locale.ROOT);
    if (word.equals("off")) {
      return OptionalInt.empty();
    }
    if (!word.matches("[1-9][0-9]{0,5}")) {
      throw Failure.usage("--rate takes a number of requests per second, or off", "--rate 10");
    }
    return OptionalInt.of(Integer.parseInt(word));
  }

  private static Outcome ready(Sandbox sandbox) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("env", sandbox.environment());
    json.put(
        "pages",
        Map.of(
            "lever", sandbox.leverPages().toString(),
            "justworks", sandbox.justworksPages().toString()));
    json.put("control", sandbox.control().toString());
    StringBuilder text = new StringBuilder();
    text.append("# Lever:     ").append(sandbox.leverPages()).append('\n');
    text.append("# Justworks: ").append(sandbox.justworksPages()).append('\n');
    text.append("# Control:   ").append(sandbox.control()).append('\n');
    text.append("# Paste these into another terminal, then: lvjw connect\n");
    sandbox
        .environment()
        .forEach(
            (name, value) ->
                text.append("export ").append(name).append("='").append(value).append("'\n"));
    return Outcome.of(json, Table.EMPTY, text.toString());
  }
}
