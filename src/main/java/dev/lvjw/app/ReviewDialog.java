package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Issue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A review by question and answer: asks for the fields that block, then whether to approve. */
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
    for (FieldName field : blocked(hire)) {
      hire = ask(hire, field, instead);
    }
    List<Issue> open = blockers(hire);
    if (!open.isEmpty()) {
      open.forEach(issue -> prompter.say("Still open: " + issue.message()));
      return hire;
    }
    return prompter.confirm("Approve?", instead)
        ? review.run(hire.hire().opportunityId(), answers(Map.of(), true))
        : hire;
  }

  /** Asks until the answer is a value of the field, or empty: left open. */
  private Assessment ask(Assessment hire, FieldName field, String instead) {
    blockers(hire).stream()
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
        return review.run(hire.hire().opportunityId(), answers(value, false));
      } catch (Failure failure) {
        prompter.say(failure.message());
      }
    }
  }

  private static ReviewHire.Answers answers(Map<FieldName, String> values, boolean approve) {
    return new ReviewHire.Answers(values, Set.of(), false, false, Optional.empty(), approve);
  }

  private static List<FieldName> blocked(Assessment hire) {
    return blockers(hire).stream().flatMap(issue -> issue.field().stream()).distinct().toList();
  }

  private static List<Issue> blockers(Assessment hire) {
    return hire.issues().stream()
        .filter(issue -> issue.severity() == Issue.Severity.BLOCK)
        .toList();
  }
}
