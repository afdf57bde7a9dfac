package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.ConnectionWarnings;
import dev.lvjw.app.Progress;
import dev.lvjw.app.SyncHires;
import dev.lvjw.app.Workspace;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.ProgressLine;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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

  @Option(names = "--dry-run", description = "Show what would be done and why, and change nothing.")
  boolean dryRun;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Look back to this day (YYYY-MM-DD, UTC); sends no mail for what it finds.")
  @Nullable String since;

  @Option(
      names = "--full",
      description =
          "Read everything again since the first sync's beginning, whatever was read before.")
  boolean full;

  SyncCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    SyncHires sync = new SyncHires(session.workspace(), progress());
    SyncHires.Reach reach = new SyncHires.Reach(day(), full);
    if (dryRun) {
      SyncHires.Rehearsal rehearsal = sync.rehearse(reach);
      say(rehearsal.report());
      return withFailure(SyncView.plan(rehearsal), rehearsal.report());
    }
    SyncHires.Report report = run(sync, reach);
    say(report);
    Outcome outcome = SyncView.report(report);
    return withFailure(
        report.quiet() && !loud() ? Outcome.of(outcome.json(), outcome.table(), "") : outcome,
        report);
  }

  private SyncHires.Report run(SyncHires sync, SyncHires.Reach reach) {
    try {
      return sync.run(reach);
    } catch (Failure failure) {
      say(session.workspace().requests());
      throw failure;
    }
  }

  private static Outcome withFailure(Outcome outcome, SyncHires.Report report) {
    return report.failure().map(outcome::but).orElse(outcome);
  }

  /** With -v there are words of their own on stderr, which a line written over would cut up. */
  private Progress progress() {
    boolean shown = session.host().errorIsTerminal() && !session.quiet() && !session.verbose();
    return shown ? new ProgressLine(session.host().err()) : Progress.NONE;
  }

  private void say(SyncHires.Report report) {
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
    say(report.requests());
  }

  private void say(Workspace.Requests requests) {
    if (session.verbose()) {
      session
          .prompter()
          .say(
              "lvjw: requests: %d to Lever, %d to Justworks, %d for tokens"
                  .formatted(requests.lever(), requests.justworks(), requests.token()));
    }
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
}
