package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.SafeText;
import dev.lvjw.app.CheckMapping;
import dev.lvjw.app.MappingRules;
import dev.lvjw.hire.Origin;
import dev.lvjw.hire.ValueTable;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the rules of the mapping are shown: the shapes of {@code docs/schema/mapping*}. */
final class MappingView {
  private static final int MOST_IDS = 3;

  private MappingView() {}

  static Outcome rules(List<MappingRules.Shown> rules) {
    StringBuilder text = new StringBuilder();
    rules.forEach(rule -> append(text, rule));
    return Outcome.of(
        Map.of("items", rules.stream().map(MappingView::json).toList()),
        table(rules),
        text.toString());
  }

  static Outcome changed(MappingRules.Changed changed) {
    Map<String, Object> json = json(changed.rule());
    json.put("sentBack", changed.sentBack());
    StringBuilder text = new StringBuilder();
    append(text, changed.rule());
    if (!changed.sentBack().isEmpty()) {
      text.append("\nBack to pending, as their values changed: ")
          .append(String.join(", ", changed.sentBack()))
          .append('\n');
    }
    return Outcome.of(json, table(List.of(changed.rule())), text.toString());
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

  private static void append(StringBuilder text, MappingRules.Shown rule) {
    line(
        text,
        "%s  from %s%s%s",
        rule.field().key(),
        from(rule),
        rule.rule().constant().map(value -> ", else the constant " + value).orElse(""),
        rule.setting().equals("default") ? "" : "  (" + rule.setting() + ")");
    rule.rule()
        .table()
        .entries()
        .forEach(entry -> line(text, "  %s%s", line(entry), entry.own() ? "  (yours)" : ""));
    rule.examples()
        .forEach(
            one ->
                line(
                    text,
                    "  e.g. %s says %s: %s, %s",
                    one.from(),
                    one.raw(),
                    one.value().orElse("maps to nothing"),
                    hires(one.hires())));
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

  private static void line(StringBuilder text, String format, Object... parts) {
    text.append(SafeText.escape(String.format(format, parts))).append('\n');
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
      return new Outcome(
          json,
          table.build(),
          Optional.of("Every value of " + hires(report.hires()) + " is read."),
          Optional.empty());
    }
    return Outcome.of(json, table.build()).but(unmapped(report.unmapped().size()));
  }

  private static Failure unmapped(int values) {
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "unmapped",
        (values == 1 ? "one value" : values + " values") + " of Lever's can't be read by the rules",
        "lvjw mapping set FIELD --map \"LEVER=JUSTWORKS\", or answer in lvjw review ID");
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
