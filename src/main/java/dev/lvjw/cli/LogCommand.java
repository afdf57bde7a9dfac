package dev.lvjw.cli;

import dev.lvjw.app.ReadLog;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Prose;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command
final class LogCommand implements Subcommand {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "Only what was done about this hire: " + HireId.MEANING)
  @Nullable String id;

  LogCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    List<ReadLog.Line> entries = new ReadLog(session.workspace()).run(Optional.ofNullable(id));
    return Outcome.of(
        Map.of("items", entries.stream().map(LogCommand::json).toList()),
        table(entries),
        story(entries));
  }

  /** For people: a sentence a line, to the second. */
  private Prose story(List<ReadLog.Line> entries) {
    if (entries.isEmpty()) {
      return Prose.of("Nothing is recorded.");
    }
    boolean ofOne = id != null;
    Table.Builder story =
        ofOne
            ? Table.of("AT", "ACTOR", "BY", "WHAT")
            : Table.of("AT", "ACTOR", "HIRE", "BY", "WHAT");
    for (ReadLog.Line entry : entries) {
      String at = Times.toTheSecond(entry.at());
      String what = LogStory.sentence(entry);
      String cause = entry.cause().orElse("-");
      if (ofOne) {
        story.row(at, entry.actor(), cause, what);
      } else {
        story.row(at, entry.actor(), entry.hire().orElse("-"), cause, what);
      }
    }
    return Prose.begin().table(story.build()).build();
  }

  private static Table table(List<ReadLog.Line> entries) {
    Table.Builder table = Table.of("AT", "ACTOR", "HIRE", "ACTION", "FIELDS", "EVIDENCE", "CAUSE");
    for (ReadLog.Line entry : entries) {
      table.row(
          Times.toTheSecond(entry.at()),
          entry.actor(),
          entry.hire().orElse("-"),
          entry.action(),
          String.join(" ", entry.fields()),
          entry.evidence().orElse(""),
          entry.cause().orElse(""));
    }
    return table.build();
  }

  private static Map<String, Object> json(ReadLog.Line entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", entry.at());
    json.put("actor", entry.actor());
    json.put("hire", entry.hire());
    json.put("action", entry.action());
    json.put("fields", entry.fields());
    json.put("evidence", entry.evidence());
    json.put("cause", entry.cause());
    return json;
  }
}
