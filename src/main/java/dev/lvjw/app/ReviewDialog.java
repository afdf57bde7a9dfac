package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Issue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A review by question and answer: asks for what blocks, then whether to approve. */
public final class ReviewDialog {
  private final Prompter prompter;
  private final ReviewHire review;

  public ReviewDialog(Workspace workspace) {
    this.prompter = workspace.prompter();
    this.review = new ReviewHire(workspace);
  }

  /**
   * Reviews a hire with the person in front of the terminal.
   *
   * @throws Failure (needs person) without one
   */
  public Assessment run(String id) {
    Assessment hire = review.find(id);
    String instead = "lvjw review " + hire.hire().id() + " --set FIELD=VALUE --approve";
    if (!prompter.interactive()) {
      // Fails by asking: the prompter names what to give instead.
      prompter.confirm("what should be reviewed?", instead);
    }
    prompter.say(hire.fullName() + " (" + hire.hire().id() + "), " + hire.hire().state().word());
    hire = askForDecisions(hire, instead);
    Set<FieldName> asked = EnumSet.noneOf(FieldName.class);
    Optional<FieldName> next = firstBlocked(hire, asked);
    while (next.isPresent()) {
      asked.add(next.get());
      hire = ask(hire, next.get(), instead);
      // An answer may raise the next question: another type of earnings asks for its amount.
      next = firstBlocked(hire, asked);
    }
    List<Issue> open = hire.blockers();
    if (!open.isEmpty()) {
      open.forEach(issue -> prompter.say("Still open: " + issue.message()));
      return hire;
    }
    show(hire);
    return prompter.confirm("Approve?", instead)
        ? review.approve(hire.hire().opportunityId(), hire.values())
        : hire;
  }

  /** What is to be approved, what Lever changed since the last time, and what wants a look. */
  private void show(Assessment hire) {
    hire.fields()
        .forEach(
            (name, field) ->
                field
                    .value()
                    .ifPresent(
                        value ->
                            prompter.say(
                                "  "
                                    + name.label()
                                    + ": "
                                    + value
                                    + field.currency().map(c -> " " + c).orElse("")
                                    + field.source().map(s -> " (" + s.word() + ")").orElse(""))));
    hire.changes()
        .forEach(
            change ->
                prompter.say(
                    "  changed in Lever: "
                        + change.field().label()
                        + " was "
                        + change.was().orElse("empty")));
    hire.issues().stream()
        .filter(issue -> issue.severity() == Issue.Severity.WARN)
        .forEach(issue -> prompter.say("  warning: " + issue.message()));
  }

  /** What isn't about a field: an offer that proves nothing, somebody who looks alike. */
  private Assessment askForDecisions(Assessment hire, String instead) {
    Assessment decided = hire;
    for (Issue issue : hire.blockers()) {
      if (issue.field().isPresent()) {
        continue;
      }
      prompter.say(issue.message());
      switch (issue.code()) {
        case "offer-unsigned", "offer-missing", "signature-unproved" ->
            decided = decide(decided, "Go on without a signed offer?", true, false, instead);
        case "duplicate", "rehire" ->
            decided = decide(decided, "Is this somebody else?", false, true, instead);
        case "refused" -> decided = correct(decided, instead);
        default -> {}
      }
    }
    return decided;
  }

  /** The provider refused a value: only the person knows which, if its words don't say. */
  private Assessment correct(Assessment hire, String instead) {
    Optional<String> named = prompter.ask("Which field do you correct?", instead);
    return named
        .flatMap(FieldName::ofKey)
        .or(() -> named.flatMap(FieldName::ofLabel))
        .map(field -> ask(hire, field, instead))
        .orElse(hire);
  }

  private Assessment decide(
      Assessment hire, String question, boolean unsigned, boolean newPerson, String instead) {
    return prompter.confirm(question, instead)
        ? review.run(hire.hire().opportunityId(), answers(Map.of(), unsigned, newPerson))
        : hire;
  }

  /** Asks until the answer is a value of the field, or empty: left open. */
  private Assessment ask(Assessment hire, FieldName field, String instead) {
    hire.blockers().stream()
        .filter(issue -> issue.field().equals(Optional.of(field)))
        .forEach(issue -> prompter.say(issue.message()));
    while (true) {
      Optional<String> answer = prompter.ask(field.label() + ":", instead);
      if (answer.isEmpty()) {
        return hire;
      }
      Map<FieldName, String> value = new EnumMap<>(FieldName.class);
      value.put(field, answer.get());
      try {
        return review.run(hire.hire().opportunityId(), answers(value, false, false));
      } catch (Failure failure) {
        if (failure.exit() != ExitCode.USAGE) {
          throw failure;
        }
        prompter.say(failure.message());
      }
    }
  }

  private static ReviewHire.Answers answers(
      Map<FieldName, String> values, boolean unsigned, boolean newPerson) {
    return new ReviewHire.Answers(values, Set.of(), unsigned, newPerson, Optional.empty(), false);
  }

  private static Optional<FieldName> firstBlocked(Assessment hire, Set<FieldName> asked) {
    return hire.blockers().stream()
        .flatMap(issue -> issue.field().stream())
        .filter(field -> !asked.contains(field))
        .findFirst();
  }
}
