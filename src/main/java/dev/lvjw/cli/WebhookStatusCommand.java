package dev.lvjw.cli;

import dev.lvjw.app.WebhookReport;
import dev.lvjw.app.WebhookState;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command
final class WebhookStatusCommand implements Subcommand {
  private final Session session;

  WebhookStatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    WebhookReport report = WebhookReport.read(session.workspace());
    WebhookState state = report.state();
    Table.Builder table = Table.of("WHAT", "STATE");
    table.row("Ours", state.registered().map(WebhookState.Registered::url).orElse("none"));
    report
        .atLever()
        .forEach(
            w -> table.row("At Lever", w.event() + " " + w.url() + (w.ours() ? " (ours)" : "")));
    table.row("Proved", state.proved() ? "yes" : "no");
    report
        .deliveries()
        .forEach(
            d ->
                table.row(
                    "Delivered", Times.toTheSecond(d.at()) + " " + d.kind() + " " + d.event()));
    report
        .refusals()
        .forEach(r -> table.row("Refused", Times.toTheSecond(r.at()) + " " + r.reason()));
    return Outcome.of(json(report), table.build());
  }

  private static Map<String, Object> json(WebhookReport report) {
    Map<String, Object> json = new LinkedHashMap<>(StatusView.json(report.state()));
    json.put(
        "atLever",
        report.atLever().stream()
            .map(w -> Map.of("id", w.id(), "event", w.event(), "url", w.url(), "ours", w.ours()))
            .toList());
    json.put("deliveries", report.deliveries().stream().map(WebhookStatusCommand::json).toList());
    json.put(
        "refusals",
        report.refusals().stream().map(r -> Map.of("at", r.at(), "reason", r.reason())).toList());
    return json;
  }

  private static Map<String, Object> json(WebhookReport.Delivered delivered) {
    return Map.of("at", delivered.at(), "kind", delivered.kind(), "event", delivered.event());
  }
}
