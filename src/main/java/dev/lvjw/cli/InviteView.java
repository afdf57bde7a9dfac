package dev.lvjw.cli;

import dev.lvjw.app.HandoffSheet;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.app.Pages;
import dev.lvjw.app.Workspace;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Prose;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the ends of an invitation are shown, sheets included: {@code docs/schema/invite}. */
final class InviteView {
  private final Workspace workspace;
  private final boolean dryRun;

  InviteView(Workspace workspace, boolean dryRun) {
    this.workspace = workspace;
    this.dryRun = dryRun;
  }

  Outcome show(List<Result> results) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (dryRun) {
      json.put("dryRun", true);
    }
    json.put("items", results.stream().map(InviteView::json).toList());
    return Outcome.of(json, csv(results), text(results));
  }

  private Prose text(List<Result> results) {
    if (results.isEmpty()) {
      return Prose.of("Nothing to invite.");
    }
    Table.Builder table = Table.of("ID", "RESULT", "MESSAGE");
    results.forEach(r -> table.row(r.id(), r.ending().word(), r.message()));
    Prose.Builder text = Prose.begin();
    if (dryRun) {
      text.text("Nothing was sent or changed; this is what would be done:\n");
    }
    text.table(table.build());
    results.forEach(result -> sheet(text, result));
    return text.build();
  }

  private void sheet(Prose.Builder text, Result result) {
    if (result.sheet().isEmpty()) {
      return;
    }
    text.text("\n")
        .lines(
            0,
            List.of(
                "Values for "
                    + result.id()
                    + result
                        .form()
                        .map(form -> ", in the order of Justworks' form" + place(form))
                        .orElse("")
                    + ":"));
    Table.Builder sheet = Table.of();
    for (HandoffSheet.Line line : result.sheet()) {
      sheet.row(line.label(), line.value(), line.note().map(note -> "(" + note + ")").orElse(""));
    }
    text.table(sheet.build());
    if (result.form().isPresent()) {
      text.text(
          "Justworks: "
              + Pages.justworksEmployees(workspace)
              + "\nOne by one, to copy: lvjw invite "
              + result.id()
              + " --step\n");
    }
  }

  private static String place(HandoffSheet.Form form) {
    return " ("
        + form.place()
        + form.permission().map(name -> "; needs \"" + name + "\"").orElse("")
        + ")";
  }

  /** One line a hire; with sheets, one line an answer. */
  private static Table csv(List<Result> results) {
    if (results.stream().allMatch(result -> result.sheet().isEmpty())) {
      Table.Builder table = Table.of("ID", "RESULT", "MESSAGE");
      results.forEach(r -> table.row(r.id(), r.ending().word(), r.message()));
      return table.build();
    }
    Table.Builder table = Table.of("ID", "RESULT", "MESSAGE", "LABEL", "VALUE", "NOTE");
    for (Result result : results) {
      if (result.sheet().isEmpty()) {
        table.row(result.id(), result.ending().word(), result.message(), "", "", "");
      }
      for (HandoffSheet.Line line : result.sheet()) {
        table.row(
            result.id(),
            result.ending().word(),
            result.message(),
            line.label(),
            line.value(),
            line.note().orElse(""));
      }
    }
    return table.build();
  }

  private static Map<String, Object> json(Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", result.id());
    json.put("result", result.ending().word());
    json.put("message", result.message());
    result.form().ifPresent(form -> json.put("form", form.word()));
    if (!result.sheet().isEmpty()) {
      json.put("sheet", result.sheet().stream().map(InviteView::json).toList());
    }
    return json;
  }

  private static Map<String, Object> json(HandoffSheet.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", line.label());
    json.put("value", line.value());
    line.note().ifPresent(note -> json.put("note", note));
    return json;
  }
}
