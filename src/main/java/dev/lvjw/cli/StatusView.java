package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.app.ConnectionWarnings;
import dev.lvjw.app.LastRun;
import dev.lvjw.app.ReadStatus.Side;
import dev.lvjw.app.ReadStatus.Status;
import dev.lvjw.app.WebhookState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How the connection is shown: the shape of {@code docs/schema/status.schema.json}. */
final class StatusView {
  private StatusView() {}

  static Outcome of(Status status) {
    Table.Builder table = Table.of("WHAT", "STATE");
    table.row("Status", headline(status));
    table.row("Lever", side(status.lever(), "not connected"));
    table.row(
        "Justworks",
        side(status.justworks(), status.justworksSkipped() ? "skipped" : "login dead"));
    table.row(
        "Route",
        status.route() == Route.API
            ? "api: invitations go through the onboarding API you set (Justworks publishes none today)"
            : "handoff: you enter the values in Justworks' own form");
    table.row("Webhook", webhook(status.webhook()));
    lastSync(table, status);
    table.row("Schedule", status.schedule().orElse("none of lvjw's"));
    status.warnings().forEach(warning -> table.row("Warning", warning.message()));
    status.next().forEach(command -> table.row("Next", command));
    return Outcome.of(json(status), table.build());
  }

  /** The last run however it ended; below it the last good one, where that is another. */
  private static void lastSync(Table.Builder table, Status status) {
    String late = status.overdue() ? ", overdue" : "";
    String success = status.lastSuccessAt().map(Times::toTheSecond).orElse("never") + late;
    Optional<LastRun> run = status.lastRun();
    if (run.isEmpty()) {
      table.row("Last sync", success);
    } else if (run.get().well()) {
      table.row("Last sync", Times.toTheSecond(run.get().startedAt()) + ", done" + late);
    } else {
      ExitCode exit = run.get().exit();
      table.row(
          "Last sync",
          Times.toTheSecond(run.get().startedAt())
              + ", exit code "
              + exit.number()
              + ": "
              + exit.meaning());
      table.row("Last success", success);
    }
  }

  private static String headline(Status status) {
    return switch (status.state()) {
      case CONNECTED -> "Connected";
      case CONNECTED_POLLING -> "Connected, by polling: there is no webhook";
      case INCOMPLETE -> "Incomplete";
      case DISCONNECTED -> "Disconnected";
    };
  }

  private static String side(Side side, String otherwise) {
    if (!side.connected()) {
      return otherwise;
    }
    String missing =
        side.scopesMissing().isEmpty() ? "" : ", lacks " + String.join(" ", side.scopesMissing());
    String end = side.expiresAt().map(at -> ", until " + day(at) + " if unused").orElse("");
    return "connected" + side.account().map(account -> ", " + account).orElse("") + missing + end;
  }

  private static String day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String webhook(WebhookState webhook) {
    if (webhook.registered().isEmpty()) {
      return "none";
    }
    return webhook
        .proof()
        .map(
            proof ->
                proof.fromLever()
                    ? "Verified: Lever delivers"
                    : "Verified by lvjw's probe; Lever has delivered nothing yet")
        .orElse("created, not verified");
  }

  private static Map<String, Object> json(Status status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", status.state().word());
    json.put("lever", json(status.lever()));
    Map<String, Object> justworks = json(status.justworks());
    justworks.put("skipped", status.justworksSkipped());
    justworks.put("route", status.route().word());
    json.put("justworks", justworks);
    json.put("webhook", json(status.webhook()));
    Map<String, Object> sync = new LinkedHashMap<>();
    sync.put("lastSuccessAt", status.lastSuccessAt());
    sync.put("overdue", status.overdue());
    sync.put("lastRun", status.lastRun().map(StatusView::json));
    json.put("sync", sync);
    json.put("next", status.next());
    json.put("warnings", status.warnings().stream().map(StatusView::json).toList());
    return json;
  }

  private static Map<String, Object> json(ConnectionWarnings.Warning warning) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", warning.code());
    json.put("message", warning.message());
    json.put("next", warning.next());
    return json;
  }

  private static Map<String, Object> json(LastRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("startedAt", run.startedAt());
    json.put("exit", run.exit().number());
    return json;
  }

  private static Map<String, Object> json(Side side) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("connected", side.connected());
    json.put("account", side.account());
    json.put("scopesMissing", side.scopesMissing());
    json.put("expiresAt", side.expiresAt());
    return json;
  }

  /** The webhook part, also what {@code webhook status} and {@code webhook verify} build on. */
  static Map<String, Object> json(WebhookState webhook) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("registered", webhook.registered().isPresent());
    json.put("proved", webhook.proved());
    json.put("lastDeliveryAt", webhook.lastDeliveryAt());
    return json;
  }
}
