package dev.lvjw.cli;

import dev.lvjw.app.Connect;
import dev.lvjw.app.Revoke;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    footer = {
      "",
      "Tokens are wiped even when a provider can't be reached. Stored hires stay",
      "unless --delete-data is given; settings and client secrets stay in any case.",
    })
final class RevokeCommand implements Subcommand {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "lever|justworks",
      description = "The side to leave (default: both).")
  Connect.@Nullable Side side;

  @Option(
      names = "--delete-data",
      description = "Also delete the profile's hires, journal and logs for good.")
  boolean deleteData;

  @Option(names = "--yes", description = "Delete without asking for the profile's name.")
  boolean yes;

  RevokeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    Revoke revoke = new Revoke(session.workspace());
    Optional<Connect.Side> named = Optional.ofNullable(side);
    Revoke.Report report = deleteData ? revoke.runAndDeleteData(named, yes) : revoke.run(named);
    Table.Builder table = Table.of("WHAT", "");
    report.done().forEach(what -> table.row("Done", what));
    report.failed().forEach(what -> table.row("Failed", what));
    report.left().forEach(click -> table.row("Left to you", click.what() + ": " + click.page()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("done", report.done());
    json.put("failed", report.failed());
    json.put(
        "left",
        report.left().stream()
            .map(click -> Map.of("what", click.what(), "page", click.page()))
            .toList());
    Table all = table.build();
    Outcome outcome =
        all.rows().isEmpty()
            ? Outcome.of(json, all, "There was nothing to revoke.")
            : Outcome.of(json, all);
    return report.failure().map(outcome::but).orElse(outcome);
  }
}
