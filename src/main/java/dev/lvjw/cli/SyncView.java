package dev.lvjw.cli;

import dev.lvjw.app.SyncHires;
import dev.lvjw.app.SyncPlan;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a sync is shown: the shape of {@code docs/schema/sync.schema.json}, and tables. */
final class SyncView {
  private SyncView() {}

  static Outcome report(SyncHires.Report report) {
    return Outcome.of(
        json(report),
        Table.of("FOUND", "UPDATED", "WITHDRAWN", "JOINED", "MAILED", "PROBLEMS")
            .row(
                String.valueOf(report.found()),
                String.valueOf(report.updated()),
                String.valueOf(report.withdrawn()),
                String.valueOf(report.joined()),
                String.valueOf(report.mailed()),
                String.valueOf(
                    report.problems().stream().filter(SyncHires.Problem::leftUndone).count()))
            .build());
  }

  /** The report of a dry run, with the plan beside its counts. */
  static Outcome plan(SyncHires.Rehearsal rehearsal) {
    Table.Builder table = Table.of("HIRE", "NAME", "CHANGE", "FIELDS", "REASON");
    table.cutting("NAME").wrapping("FIELDS");
    for (SyncPlan.Change change : rehearsal.plan()) {
      table.row(
          change.hire(),
          change.name(),
          change.action(),
          String.join(" ", change.fields()),
          change.reason());
    }
    Map<String, Object> json = json(rehearsal.report());
    json.put("plan", rehearsal.plan().stream().map(SyncView::json).toList());
    return rehearsal.plan().isEmpty()
        ? Outcome.of(json, table.build(), "Nothing would change.")
        : Outcome.of(json, table.build());
  }

  private static Map<String, Object> json(SyncPlan.Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hire", change.hire());
    json.put("name", change.name());
    json.put("action", change.action());
    json.put("fields", change.fields());
    json.put("reason", change.reason());
    return json;
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
    List<Map<String, Object>> problems = new ArrayList<>();
    report.problems().forEach(p -> problems.add(problem(p.code(), p.message(), p.hire())));
    report.warnings().forEach(w -> problems.add(problem(w.code(), w.message(), Optional.empty())));
    json.put("problems", problems);
    return json;
  }

  private static Map<String, Object> problem(String code, String message, Optional<String> hire) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", code);
    json.put("message", message);
    json.put("hire", hire);
    return json;
  }
}
