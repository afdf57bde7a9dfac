package dev.lvjw.cli;

import dev.lvjw.app.Pages;
import dev.lvjw.app.Workspace;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Change;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Duplicate;
import dev.lvjw.hire.Explanation;
import dev.lvjw.hire.Field;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation;
import dev.lvjw.hire.Issue;
import dev.lvjw.hire.OfferFacts;
import dev.lvjw.hire.Source;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Prose;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How hires are shown: the shape of {@code docs/schema/hire.schema.json}, and tables for people.
 */
final class HireView {
  private final Workspace workspace;

  HireView(Workspace workspace) {
    this.workspace = workspace;
  }

  Outcome list(List<Assessment> hires) {
    Table.Builder table =
        Table.of("ID", "STATE", "READY", "NAME", "TITLE", "START", "HIRED", "OPEN")
            .cutting("NAME")
            .cuttingFirst("TITLE");
    for (Assessment hire : hires) {
      table.row(
          hire.hire().id(),
          hire.hire().state().word(),
          ready(hire).map(ready -> ready ? "yes" : "no").orElse("-"),
          hire.fullName(),
          value(hire, FieldName.TITLE),
          value(hire, FieldName.START_DATE),
          hire.hire().facts().hiredAt().toString().substring(0, 10),
          open(hire));
    }
    Map<String, Object> json = Map.of("items", hires.stream().map(this::json).toList());
    return hires.isEmpty()
        ? Outcome.of(json, table.build(), "No hires wait.")
        : Outcome.of(json, table.build());
  }

  Outcome one(Assessment hire) {
    Table.Builder table = Table.of("FIELD", "VALUE", "SOURCE", "STATUS", "NOTE").wrapping("VALUE");
    hire.fields()
        .forEach(
            (name, field) ->
                table.row(
                    name.key(),
                    field.value().orElse("-") + field.currency().map(c -> " " + c).orElse(""),
                    field.source().map(Source::word).orElse("-"),
                    field.status().word(),
                    field.message().orElse("")));
    Table fields = table.build();
    return Outcome.of(json(hire), fields, text(hire, fields));
  }

  /** A hire with how each of its values came about: pay and personal data in Lever's spelling. */
  Outcome explained(Assessment hire) {
    Table.Builder table =
        Table.of("FIELD", "VALUE", "FROM", "LEVER", "RULE").wrapping("VALUE", "FROM", "LEVER");
    Map<String, Object> json = json(hire);
    Map<String, Object> fields = new LinkedHashMap<>();
    hire.fields()
        .forEach(
            (name, field) -> {
              Explanation how = hire.explain(name);
              table.row(
                  name.key(),
                  field.value().orElse("-"),
                  how.from().orElse("-"),
                  how.raw().orElse("-"),
                  how.rule());
              Map<String, Object> explained = json(name, field);
              explained.put("explain", json(how));
              fields.put(name.key(), explained);
            });
    json.put("fields", fields);
    Table explanations = table.build();
    return Outcome.of(json, explanations, text(hire, explanations));
  }

  private static Map<String, Object> json(Explanation how) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", how.from());
    json.put("lever", how.raw());
    json.put("rule", how.rule());
    return json;
  }

  /** What a hire has become, in a few lines; its JSON is that of {@link #one}. */
  Outcome brief(Assessment hire) {
    Table.Builder head = Table.of();
    line(head, "Hire", hire.hire().id() + "  " + hire.fullName());
    line(head, "State", state(hire));
    return Outcome.of(
        json(hire),
        one(hire).table(),
        Prose.begin().table(head.build()).section("Issues", issues(hire)).build());
  }

  private static String state(Assessment hire) {
    return hire.hire().state().word()
        + ready(hire).map(ready -> ready ? ", ready" : ", not ready").orElse("");
  }

  /** Whether the hire can be sent, for people; empty where it isn't to be sent, or was. */
  private static Optional<Boolean> ready(Assessment hire) {
    return HireState.UNSENT.contains(hire.hire().state())
        ? Optional.of(hire.ready())
        : Optional.empty();
  }

  private static Table issues(Assessment hire) {
    Table.Builder issues = Table.of();
    hire.issues().forEach(issue -> issues.row(issue.severity().word(), issue.message()));
    return issues.build();
  }

  private Prose text(Assessment assessed, Table fields) {
    Hire hire = assessed.hire();
    Table.Builder head = Table.of();
    line(head, "Hire", hire.id() + "  " + assessed.fullName());
    line(head, "State", state(assessed));
    line(head, "Hired", Times.toTheSecond(hire.facts().hiredAt()));
    line(head, "Offer", offerStatus(hire));
    line(head, "Lever", Pages.opportunity(workspace, hire).toString());
    hire.invitation()
        .ifPresent(
            invitation ->
                line(
                    head,
                    "Invitation",
                    invitation.state().word()
                        + " by route "
                        + invitation.route().word()
                        + " at "
                        + Times.toTheSecond(invitation.at())
                        + invitation.evidence().map(e -> " (" + e + ")").orElse("")));
    return Prose.begin()
        .table(head.build())
        .text("\n")
        .table(fields)
        .section("Issues", issues(assessed))
        .section("Possible duplicates", duplicates(assessed))
        .section("Changed since the review", changes(assessed))
        .build();
  }

  private static Table duplicates(Assessment hire) {
    Table.Builder duplicates = Table.of();
    hire.duplicates()
        .forEach(
            d ->
                duplicates.row(
                    d.kind().word() + " " + d.id(),
                    d.name() + (d.active() ? "" : " (terminated)"),
                    "same "
                        + String.join(" and ", d.signals().stream().map(s -> s.word()).toList())));
    return duplicates.build();
  }

  private static Table changes(Assessment hire) {
    Table.Builder changes = Table.of();
    hire.changes()
        .forEach(
            c -> changes.row(c.field().key(), c.was().orElse("-") + " -> " + c.now().orElse("-")));
    return changes.build();
  }

  /** Ten columns hold any label but the longest, which is rare. */
  private static void line(Table.Builder head, String label, String value) {
    head.row(String.format("%-10s", label + ":"), value);
  }

  private static String value(Assessment hire, FieldName field) {
    return hire.field(field).value().orElse("-");
  }

  private static String open(Assessment hire) {
    return ready(hire).orElse(true) ? "-" : String.valueOf(hire.blockers().size());
  }

  private static String offerStatus(Hire hire) {
    return hire.facts().offer().map(OfferFacts::status).orElse("none");
  }

  /** The hire shape. */
  Map<String, Object> json(Assessment assessed) {
    Hire hire = assessed.hire();
    Map<String, Object> lever = new LinkedHashMap<>();
    lever.put("name", hire.facts().name());
    lever.put("url", Pages.opportunity(workspace, hire));
    lever.put("offerStatus", hire.facts().offer().map(OfferFacts::status));
    Map<String, Object> fields = new LinkedHashMap<>();
    assessed.fields().forEach((name, field) -> fields.put(name.key(), json(name, field)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", hire.id());
    json.put("opportunityId", hire.opportunityId());
    json.put("state", hire.state().word());
    json.put("ready", assessed.ready());
    json.put("hiredAt", hire.facts().hiredAt());
    json.put("lever", lever);
    json.put("fields", fields);
    json.put("issues", assessed.issues().stream().map(HireView::json).toList());
    json.put("duplicates", assessed.duplicates().stream().map(d -> json(d, hire)).toList());
    json.put("changes", assessed.changes().stream().map(HireView::json).toList());
    json.put("invitation", hire.invitation().map(HireView::json));
    return json;
  }

  private static Map<String, Object> json(FieldName name, Field field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", field.value());
    if (name == FieldName.COMPENSATION_AMOUNT) {
      json.put("currency", field.currency());
    }
    json.put("source", field.source().map(Source::word));
    json.put("status", field.status().word());
    field.message().ifPresent(message -> json.put("message", message));
    return json;
  }

  private static Map<String, Object> json(Issue issue) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", issue.field().map(FieldName::key));
    json.put("code", issue.code());
    json.put("severity", issue.severity().word());
    json.put("message", issue.message());
    return json;
  }

  private static Map<String, Object> json(Duplicate duplicate, Hire hire) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", duplicate.kind().word());
    json.put("id", duplicate.id());
    json.put("name", duplicate.name());
    if (duplicate.kind() == Duplicate.Kind.MEMBER) {
      json.put("active", duplicate.active());
    }
    json.put("signals", duplicate.signals().stream().map(s -> s.word()).toList());
    json.put("decision", hire.decisions().duplicate().flatMap(d -> word(d, duplicate)));
    return json;
  }

  private static Optional<String> word(DuplicateDecision decision, Duplicate duplicate) {
    if (!decision.covers(duplicate)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (decision) {
          case DuplicateDecision.NewPerson _ -> "new-person";
          case DuplicateDecision.Rehire rehire ->
              duplicate.isMember(rehire.memberId()) ? "rehire" : "new-person";
        });
  }

  private static Map<String, Object> json(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", change.field().key());
    json.put("was", change.was());
    json.put("now", change.now());
    return json;
  }

  private static Map<String, Object> json(Invitation invitation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("route", invitation.route().word());
    json.put("state", invitation.state().word());
    json.put("at", invitation.at());
    json.put("evidence", invitation.evidence());
    return json;
  }
}
