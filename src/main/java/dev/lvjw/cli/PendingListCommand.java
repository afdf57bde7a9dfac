package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.PendingHires;
import dev.lvjw.hire.HireState;
import dev.lvjw.terminal.Outcome;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command
final class PendingListCommand implements Subcommand {
  private final Session session;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only hires in this state; may be given again. States: pending, reviewed, inviting,"
              + " invited, handed-off, joined, dismissed, withdrawn.")
  String[] states = new String[0];

  @Option(names = "--all", description = "Hires in every state.")
  boolean all;

  PendingListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    return new HireView(session.workspace())
        .list(new PendingHires(session.workspace()).list(asked()));
  }

  private Set<HireState> asked() {
    if (all) {
      if (states.length > 0) {
        throw Failure.usage(
            "give either --state or --all: --all is every state", "lvjw pending list --all");
      }
      return Set.of(HireState.values());
    }
    Set<HireState> asked = new LinkedHashSet<>();
    for (String state : states) {
      asked.add(HireState.ofWord(state.strip()).orElseThrow(() -> unknown(state)));
    }
    return asked.isEmpty() ? HireState.OPEN : asked;
  }

  private static Failure unknown(String state) {
    List<String> words = Arrays.stream(HireState.values()).map(HireState::word).toList();
    return Failure.usage(
        "\"" + state + "\" is no state; there are " + String.join(", ", words),
        "lvjw pending list --state pending");
  }
}
