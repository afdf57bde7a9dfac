package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.ReviewDialog;
import dev.lvjw.app.ReviewHire;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireState;
import dev.lvjw.terminal.Outcome;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    footer = {
      "",
      "Fields: memberType, compensationAmount, earningsType (salary|wage),",
      "exemptionStatus (exempt|non-exempt), firstName, lastName, title, manager,",
      "department, office, startDate (YYYY-MM-DD), homeEmail, workEmail. \"none\"",
      "answers manager, department and office.",
      "On a terminal, without options, lvjw opens a form.",
    })
final class ReviewCommand implements Subcommand {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "The hire: " + HireId.MEANING)
  String id = "";

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "Give a value; may be given again.")
  String[] set = new String[0];

  @Option(
      names = "--from",
      paramLabel = "FILE|-",
      description = "Read values from a file or stdin: a JSON object, or lines FIELD=VALUE.")
  @Nullable String from;

  @Option(
      names = "--unset",
      paramLabel = "FIELD",
      description = "Go back to what Lever says; may be given again.")
  String[] unset = new String[0];

  @Option(
      names = "--accept-unsigned",
      description = "Go on although no signed offer proves the values.")
  boolean acceptUnsigned;

  @ArgGroup @Nullable Duplicates duplicates;

  /** The answer to "is this someone we know?": one or the other. */
  static final class Duplicates {
    @Option(names = "--new-person", description = "The possible duplicate is someone else.")
    boolean newPerson;

    @Option(
        names = "--rehire",
        paramLabel = "MEMBER_ID",
        description = "It is this member, coming back.")
    @Nullable String rehire;
  }

  @Option(names = "--approve", description = "Approve the values as they stand then.")
  boolean approve;

  ReviewCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    ReviewHire review = new ReviewHire(session.workspace());
    ReviewHire.Answers answers = answers();
    Assessment reviewed = answers.empty() ? asked(review) : review.run(id, answers);
    Outcome outcome = new HireView(session.workspace()).brief(reviewed);
    boolean refused =
        answers.approve() && !(reviewed.hire().state() == HireState.REVIEWED && reviewed.ready());
    return refused ? outcome.but(ReviewHire.notReady(reviewed)) : outcome;
  }

  /** By a form where the terminal can draw one, else by question and answer. */
  private Assessment asked(ReviewHire review) {
    return session
        .form()
        .flatMap(form -> form.run(review.open(id)))
        .orElseGet(() -> new ReviewDialog(session.workspace()).run(id));
  }

  private ReviewHire.Answers answers() {
    Map<FieldName, String> values = new EnumMap<>(FieldName.class);
    if (from != null) {
      values.putAll(FieldValues.read(session.host(), from, id));
    }
    for (String pair : set) {
      FieldValues.put(values, pair);
    }
    Set<FieldName> back = EnumSet.noneOf(FieldName.class);
    for (String field : unset) {
      back.add(FieldValues.field(field));
    }
    back.stream()
        .filter(values::containsKey)
        .findFirst()
        .ifPresent(
            both -> {
              throw Failure.usage(
                  both.key() + " is both set and unset", "give --set or --unset, not both");
            });
    return new ReviewHire.Answers(
        values,
        back,
        acceptUnsigned,
        duplicates != null && duplicates.newPerson,
        Optional.ofNullable(duplicates).map(d -> d.rehire).map(String::strip),
        approve);
  }
}
