package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.ConnectionWarnings;
import dev.lvjw.app.SyncHires;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    footer = {
      "",
      "Made for cron: silent when nothing happened and nobody looks; one run at a",
      "time.",
    })
final class SyncCommand implements Subcommand {
  private final Session session;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Look back to this day (YYYY-MM-DD, UTC); sends no mail for what it finds.")
  @Nullable String since;

  SyncCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    SyncHires.Report report = new SyncHires(session.workspace()).run(day());
    report
        .mailNote()
        .filter(note -> loud() || report.found() > 0)
        .ifPresent(session.prompter()::say);
    for (SyncHires.Problem problem : report.problems()) {
      if (!problem.leftUndone() && !loud()) {
        continue;
      }
      session.prompter().say("lvjw: " + problem.message());
    }
    for (ConnectionWarnings.Warning warning : report.warnings()) {
      session.prompter().say("lvjw: " + warning.message() + " (" + warning.next() + ")");
    }
    Table table = table(report);
    Outcome outcome =
        report.quiet() && !loud()
            ? Outcome.of(json(report), table, "")
            : Outcome.of(json(report), table);
    return report.failure().map(outcome::but).orElse(outcome);
  }

  /** Whether somebody looks: then even "nothing new" is said. */
  private boolean loud() {
    return session.host().outputIsTerminal() || session.verbose();
  }

  private Optional<LocalDate> day() {
    if (since == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(since.strip()));
    } catch (DateTimeParseException e) {
      throw Failure.usage("--since takes a day written YYYY-MM-DD", "lvjw sync --since 2026-01-31")
          .causedBy(e);
    }
  }

  private static Table table(SyncHires.Report report) {
    return Table.of("FOUND", "UPDATED", "WITHDRAWN", "JOINED", "MAILED", "PROBLEMS")
        .row(
            String.valueOf(report.found()),
            String.valueOf(report.updated()),
            String.valueOf(report.withdrawn()),
            String.valueOf(report.joined()),
            String.valueOf(report.mailed()),
            String.valueOf(
                report.problems().stream().filter(SyncHires.Problem::leftUndone).count()))
        .build();
  }

  private static Map<String, Object> json(SyncHires.Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("found", report.found());
    json.put("updated", report.updated());
    json.put("withdrawn", report.withdrawn());
    json.put("joined", report.joined());
    json.put("mailed", report.mailed());
    Map<String, Object> requests = new LinkedHashMap<>();
    requests.put("lever", report.requests().lever());
    requests.put("justworks", report.requests().justworks());
    requests.put("token", report.requests().token());
    json.put("requests", requests);
    List<Map<String, Object>> problems =
        new ArrayList<>(report.problems().stream().map(SyncCommand::json).toList());
    report.warnings().forEach(warning -> problems.add(json(warning)));
    json.put("problems", problems);
    return json;
  }

  private static Map<String, Object> json(ConnectionWarnings.Warning warning) {
    return json(new SyncHires.Problem(warning.code(), warning.message(), Optional.empty()));
  }

  private static Map<String, Object> json(SyncHires.Problem problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", problem.code());
    json.put("message", problem.message());
    json.put("hire", problem.hire());
    return json;
  }
}
