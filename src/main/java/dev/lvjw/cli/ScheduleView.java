package dev.lvjw.cli;

import dev.lvjw.app.ScheduleSync.Report;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a schedule is shown: the shape of {@code docs/schema/schedule.schema.json}. */
final class ScheduleView {
  private ScheduleView() {}

  static Outcome of(Report report, String headline) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("installed", report.with().isPresent());
    json.put("with", report.with());
    json.put("changed", report.changed());
    json.put("lines", report.lines());
    json.put("notes", report.notes());
    Table.Builder table = Table.of("WHAT", "");
    table.row("Schedule", headline);
    report.lines().stream()
        .filter(line -> !line.isBlank())
        .forEach(line -> table.row("Line", line));
    report.notes().forEach(note -> table.row("Note", note));
    return Outcome.of(json, table.build());
  }
}
