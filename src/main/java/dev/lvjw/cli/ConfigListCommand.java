package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.Configure;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command
final class ConfigListCommand implements Subcommand {
  private final Session session;

  ConfigListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    Configure configure = new Configure(session.workspace());
    configure
        .unknownKeys()
        .forEach(key -> session.prompter().say("The file holds a key lvjw doesn't know: " + key));
    List<Configure.Shown> all = configure.list();
    Table.Builder table = Table.of("KEY", "VALUE", "FROM", "MEANING").wrapping("VALUE");
    all.forEach(
        s ->
            table.row(
                s.key(),
                s.problem().isPresent() ? "(wrong)" : s.value().orElse("-"),
                s.from(),
                s.meaning()));
    Outcome outcome =
        Outcome.of(
            Map.of("items", all.stream().map(ConfigListCommand::json).toList()), table.build());
    return problem(all).map(outcome::but).orElse(outcome);
  }

  /** The first that can't be used, and that there are more. */
  private static Optional<Failure> problem(List<Configure.Shown> all) {
    List<Failure> problems = all.stream().flatMap(s -> s.problem().stream()).toList();
    int more = problems.size() - 1;
    return problems.stream()
        .findFirst()
        .map(
            first ->
                new Failure(
                    first.exit(),
                    first.code(),
                    first.message()
                        + (more > 0
                            ? " Wrong, too: " + more + (more > 1 ? " others." : " other.")
                            : ""),
                    first.next().orElse("lvjw config path")));
  }

  private static Map<String, Object> json(Configure.Shown shown) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", shown.key());
    json.put("value", shown.value());
    json.put("from", shown.from());
    json.put("secret", shown.secret());
    json.put("variable", shown.variable());
    json.put("problem", shown.problem().map(Failure::message));
    return json;
  }
}
