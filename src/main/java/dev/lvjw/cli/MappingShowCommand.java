package dev.lvjw.cli;

import dev.lvjw.app.MappingRules;
import dev.lvjw.hire.FieldName;
import dev.lvjw.terminal.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    footer = {
      "",
      "A field's value is the first that stands at its sources. The table says what a",
      "value of Lever's is in Justworks; what isn't in the table is taken as it is.",
      "The constant is for hires of which no source says anything.",
    })
final class MappingShowCommand implements Subcommand {
  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "FIELD", description = "Only the rule of this field.")
  @Nullable String field;

  MappingShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    Optional<FieldName> asked = Optional.ofNullable(field).map(FieldValues::field);
    List<MappingRules.Shown> rules =
        new MappingRules(session.workspace())
            .show().stream()
                .filter(rule -> asked.isEmpty() || asked.get() == rule.field())
                .toList();
    return MappingView.rules(rules);
  }
}
