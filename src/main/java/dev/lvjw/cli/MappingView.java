package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.CheckMapping;
import dev.lvjw.app.MappingRules;
import dev.lvjw.hire.Origin;
import dev.lvjw.hire.ValueTable;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Prose;
import dev.lvjw.terminal.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the rules of the mapping are shown: the shapes of {@code docs/schema/mapping*}. */
final class MappingView {
  private static final int MOST_IDS = 3;

  private MappingView() {}

  static Outcome rules(List<MappingRules.Shown> rules) {
    Prose.Builder text = Prose.begin();
    rules.forEach(rule -> append(text, rule));
    return Outcome.of(
        Map.of("items", rules.stream().map(MappingView::json).toList()),
        table(rules),
        text.build());
  }

  static Outcome changed(MappingRules.Changed changed) {
    Map<String, Object> json = json(changed.rule());
    json.put("sentBack", changed.sentBack());
    Prose.Builder text = Prose.begin();
    append(text, changed.rule());
    if (!changed.sentBack().isEmpty()) {
      text.text("\n")
          .lines(
              0,
              List.of(
                  "Back to pending, as their values changed: "
                      + String.join(", ", changed.sentBack())));
    }
    return Outcome.of(json, table(List.of(changed.rule())), text.build());
  }

  private static Table table(List<MappingRules.Shown> rules) {
    Table.Builder table = Table.of("FIELD", "FROM", "TABLE", "CONSTANT", "SETTING");
    rules.forEach(
        rule ->
            table.row(
                rule.field().key(),
                from(rule),
                String.join(
                    "; ", rule.rule().table().entries().stream().map(MappingView::line).toList()),
                rule.rule().constant().orElse("-"),
                rule.setting()));
    return table.build();
  }

  private static void append(Prose.Builder text, MappingRules.Shown rule) {
    String otherwise =
        rule.rule().constant().map(value -> ", else the constant " + value).orElse("");
    String setting = rule.setting().equals("default") ? "" : "  (" + rule.setting() + ")";
    text.lines(0, List.of(rule.field().key() + "  from " + from(rule) + otherwise + setting));
    List<String> lines = new ArrayList<>();
    rule.rule()
        .table()
        .entries()
        .forEach(entry -> lines.add(line(entry) + (entry.own() ? "  (yours)" : "")));
    rule.examples()
        .forEach(
            one ->
                lines.add(
                    "e.g. %s says %s: %s, %s"
                        .formatted(
                            one.from(),
                            one.raw(),
                            one.value().orElse("maps to nothing"),
                            hires(one.hires()))));
    text.lines(2, lines);
  }

  private static String from(MappingRules.Shown rule) {
    List<Origin> from = rule.rule().from();
    return from.isEmpty() ? "none" : String.join(", ", from.stream().map(Origin::text).toList());
  }

  private static String line(ValueTable.Entry entry) {
    return entry.lever() + " = " + entry.value().orElse("(nothing: asks)");
  }

  private static String hires(int count) {
    return count == 1 ? "1 hire" : count + " hires";
  }

  private static Map<String, Object> json(MappingRules.Shown rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", rule.field().key());
    json.put("from", rule.rule().from().stream().map(Origin::text).toList());
    json.put("table", rule.rule().table().entries().stream().map(MappingView::json).toList());
    json.put("constant", rule.rule().constant());
    json.put("setting", rule.setting());
    json.put("examples", rule.examples().stream().map(MappingView::json).toList());
    return json;
  }

  private static Map<String, Object> json(ValueTable.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lever", entry.lever());
    json.put("justworks", entry.value());
    json.put("own", entry.own());
    return json;
  }

  private static Map<String, Object> json(MappingRules.Example example) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", example.from());
    json.put("lever", example.raw());
    json.put("justworks", example.value());
    json.put("hires", example.hires());
    return json;
  }

  static Outcome check(CheckMapping.Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hires", report.hires());
    json.put("items", report.unmapped().stream().map(MappingView::json).toList());
    Table.Builder table = Table.of("FIELD", "FROM", "LEVER", "HIRES", "E.G.", "WHY");
    table.wrapping("FROM", "LEVER", "E.G.");
    report
        .unmapped()
        .forEach(
            one ->
                table.row(
                    one.field().key(),
                    one.from(),
                    one.raw().orElse("-"),
                    String.valueOf(one.hires().size()),
                    String.join(" ", one.hires().stream().limit(MOST_IDS).toList()),
                    one.why()));
    if (report.unmapped().isEmpty()) {
      return Outcome.of(
          json, table.build(), "Every value of " + hires(report.hires()) + " is read.");
    }
    return Outcome.of(json, table.build()).but(unmapped(report.unmapped()));
  }

  private static Failure unmapped(List<CheckMapping.Unmapped> all) {
    int values = all.size();
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "unmapped",
        (values == 1 ? "one value" : values + " values") + " of Lever's can't be read by the rules",
        next(all.getFirst()));
  }

  /** What is personal is never mapped, so only a look at the hire helps. */
  private static String next(CheckMapping.Unmapped one) {
    String id = one.hires().getFirst();
    return one.raw()
        .map(
            raw ->
                "lvjw mapping set "
                    + one.field().key()
                    + " --map \"LEVER=JUSTWORKS\", or answer in lvjw review "
                    + id)
        .orElse("lvjw pending show " + id + " --explain, then answer in lvjw review " + id);
  }

  private static Map<String, Object> json(CheckMapping.Unmapped one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", one.field().key());
    json.put("from", one.from());
    json.put("lever", one.raw());
    json.put("message", one.why());
    json.put("hires", one.hires());
    return json;
  }
}
