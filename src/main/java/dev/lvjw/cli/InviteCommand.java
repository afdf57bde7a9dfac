package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.HandoffSheet;
import dev.lvjw.app.InviteHires;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    footer = {
      "",
      "Route handoff works with Justworks today: lvjw shows the values in the order",
      "of Justworks' form, you enter them, then: lvjw invite ID --confirm. Route api",
      "needs an onboarding API (justworks.onboardingUrl); Justworks publishes none",
      "today.",
    })
final class InviteCommand implements Subcommand {
  private final Session session;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "The hires.")
  String[] ids = new String[0];

  @Option(names = "--all", description = "Every reviewed hire.")
  boolean all;

  @Option(names = "--route", paramLabel = "api|handoff", description = "By which way.")
  @Nullable Route route;

  @Option(
      names = "--send-to",
      paramLabel = "home|work",
      description = "Which address is invited (default: home where known).")
  @Nullable SendTo sendTo;

  @Option(names = "--later", description = "Handoff: add the person now, invite later.")
  boolean later;

  @Option(names = "--yes", description = "Don't ask before sending.")
  boolean yes;

  @Option(names = "--confirm", description = "Your word that the person was added in Justworks.")
  boolean confirm;

  @Option(names = "--cancel", description = "Take a handoff back: the values were not entered.")
  boolean cancel;

  InviteCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    checkWords();
    InviteHires invite = new InviteHires(session.workspace());
    if (confirm || cancel) {
      Assessment hire = confirm ? invite.confirm(ids[0]) : invite.cancel(ids[0]);
      return new HireView(session.workspace()).brief(hire);
    }
    InviteHires.Options options =
        new InviteHires.Options(
            Optional.ofNullable(route), Optional.ofNullable(sendTo), later, yes);
    List<Result> results = all ? invite.all(options) : invite.invite(List.of(ids), options);
    Outcome outcome = show(results);
    return InviteHires.failure(results).map(outcome::but).orElse(outcome);
  }

  private void checkWords() {
    if (all == (ids.length > 0)) {
      throw Failure.usage("give either ids or --all", "lvjw pending list --state reviewed");
    }
    if (confirm && cancel) {
      throw Failure.usage("--confirm and --cancel exclude each other", "lvjw invite --help");
    }
    if ((confirm || cancel) && ids.length != 1) {
      throw Failure.usage("--confirm and --cancel take one id", "lvjw invite ID --confirm");
    }
  }

  private static Outcome show(List<Result> results) {
    Table.Builder table = Table.of("ID", "RESULT", "MESSAGE");
    results.forEach(r -> table.row(r.id(), r.ending().word(), r.message()));
    Table all = table.build();
    StringBuilder text =
        new StringBuilder(results.isEmpty() ? "Nothing to invite.\n" : all.aligned());
    for (Result result : results) {
      if (!result.sheet().isEmpty()) {
        Table.Builder sheet = Table.of();
        result.sheet().forEach(line -> sheet.row(line.label(), line.value()));
        text.append("\nValues for ")
            .append(result.id())
            .append(", in the order of the form (Employees > Add > Invitation Center):\n");
        text.append(sheet.build().aligned());
      }
    }
    return Outcome.of(
        Map.of("items", results.stream().map(InviteCommand::json).toList()), all, text.toString());
  }

  private static Map<String, Object> json(Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", result.id());
    json.put("result", result.ending().word());
    json.put("message", result.message());
    if (!result.sheet().isEmpty()) {
      json.put("sheet", result.sheet().stream().map(InviteCommand::json).toList());
    }
    return json;
  }

  private static Map<String, Object> json(HandoffSheet.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", line.label());
    json.put("value", line.value());
    return json;
  }
}
