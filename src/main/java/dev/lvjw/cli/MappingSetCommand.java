package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.MappingRules;
import dev.lvjw.hire.FieldName;
import dev.lvjw.terminal.Outcome;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    footer = {
      "",
      "Sources: offer, posting, application, requisition, opportunity, contact, or a",
      "value of theirs: offer:IDENTIFIER or offer:LABEL, posting:title, department,",
      "team, location or commitment, requisition:department, team, location or",
      "employmentStatus; none for no source at all.",
      "",
      "  lvjw mapping set memberType --map \"Temp=Employee - Part Time\"",
      "  lvjw mapping set department --from offer:\"Cost centre\" --from posting:team",
      "  lvjw mapping set office --from none --constant none",
      "",
      "Reviewed hires whose values follow otherwise then go back to pending.",
    })
final class MappingSetCommand implements Subcommand {
  private static final String NO_SOURCE = "none";

  /** By these, members and hires are found to be the same person. */
  private static final Set<FieldName> ALIKE =
      EnumSet.of(
          FieldName.FIRST_NAME, FieldName.LAST_NAME, FieldName.HOME_EMAIL, FieldName.WORK_EMAIL);

  private final Session session;

  @Parameters(paramLabel = "FIELD", description = "The field whose rule it is.")
  String field = "";

  @Option(
      names = "--from",
      paramLabel = "SOURCE",
      description = "Where its value may stand; may be given again. They count in this order.")
  String[] from = new String[0];

  @Option(
      names = "--map",
      paramLabel = "LEVER=JUSTWORKS",
      description =
          "What a value of Lever's is in Justworks; may be given again. LEVER= says that it is"
              + " nothing, and a person is asked.")
  String[] map = new String[0];

  @Option(
      names = "--unmap",
      paramLabel = "LEVER",
      description = "Take a line of yours out of the table; may be given again.")
  String[] unmap = new String[0];

  @ArgGroup @Nullable Constant constant;

  /** The value where Lever says nothing, or none. */
  static final class Constant {
    @Option(
        names = "--constant",
        paramLabel = "VALUE",
        description = "The value where no source says anything.")
    @Nullable String value;

    @Option(names = "--no-constant", description = "No such value.")
    boolean none;
  }

  @Option(names = "--default", description = "First forget what the profile says about the field.")
  boolean reset;

  MappingSetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    FieldName name = FieldValues.field(field, "lvjw mapping set --help");
    MappingRules.Changed changed =
        new MappingRules(session.workspace())
            .set(
                name,
                new MappingRules.Change(
                    sources(),
                    lines(),
                    Arrays.stream(unmap).map(String::strip).collect(Collectors.toSet()),
                    Optional.ofNullable(constant).map(MappingSetCommand::constant),
                    reset));
    changed
        .overruled()
        .ifPresent(
            variable -> session.prompter().say(variable + " is set and still says otherwise."));
    changed
        .unknown()
        .ifPresent(why -> session.prompter().say("Look at the constant: " + why + "."));
    if (offerNamed()) {
      session.prompter().say("Offers of hires that are stored are read again by lvjw sync.");
    }
    if (ALIKE.contains(name)) {
      session
          .prompter()
          .say("Who looks alike is found anew by lvjw sync, and looked up before an invitation.");
    }
    return MappingView.changed(changed);
  }

  private boolean offerNamed() {
    return sources().stream()
        .flatMap(List::stream)
        .anyMatch(source -> source.strip().startsWith("offer:"));
  }

  private static String constant(Constant given) {
    return Optional.ofNullable(given.value).filter(value -> !given.none).orElse("");
  }

  private Optional<List<String>> sources() {
    List<String> sources = List.of(from);
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    if (!sources.contains(NO_SOURCE)) {
      return Optional.of(sources);
    }
    if (sources.size() > 1) {
      throw Failure.usage(
          "--from none stands alone", "lvjw mapping set FIELD --from none --constant VALUE");
    }
    return Optional.of(List.of());
  }

  private Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : map) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw Failure.usage(
            "a line of the table is written LEVER=JUSTWORKS",
            "lvjw mapping set memberType --map \"Full-time=Employee - Full Time\"");
      }
      String lever = line.substring(0, equals).strip();
      if (lines.put(lever, line.substring(equals + 1).strip()) != null) {
        throw Failure.usage(
            "--map gives \"" + lever + "\" twice", "lvjw mapping set FIELD --map LEVER=JUSTWORKS");
      }
    }
    return lines;
  }
}
