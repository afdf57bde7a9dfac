package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Decisions;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Directory;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Issue;
import dev.lvjw.hire.Matching;
import dev.lvjw.hire.Reading;
import dev.lvjw.hire.Review;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Completes the values of a hire, records what a person decides, and approves. */
public final class ReviewHire {
  private final Workspace workspace;
  private final Book book;

  public ReviewHire(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
  }

  /**
   * What a person says about a hire.
   *
   * @param set values as typed
   * @param unset fields that go back to what Lever says
   * @param duplicate the answer to "is this someone we know?"
   */
  public record Answers(
      Map<FieldName, String> set,
      Set<FieldName> unset,
      boolean acceptUnsigned,
      Optional<DuplicateDecision> duplicate,
      boolean approve) {

    public boolean empty() {
      return set.isEmpty() && unset.isEmpty() && !acceptUnsigned && duplicate.isEmpty() && !approve;
    }
  }

  /** The hire that an id means. */
  public Assessment find(String id) {
    return book.find(id);
  }

  /**
   * Saves the answers, and approves if asked to and nothing stands in the way.
   *
   * @throws Failure (usage) for a value that is none; (needs person) when the hire can't be
   *     reviewed any more, or is to be approved but isn't ready: then the answers are saved all the
   *     same
   */
  public Assessment run(String id, Answers answers) {
    Map<FieldName, String> values = read(answers.set());
    Assessment found = book.find(id);
    requireUnsent(found.hire());
    Optional<Directory> directory = directory();
    Assessment saved =
        book.change(found.hire().opportunityId(), now -> answered(now, values, answers, directory));
    if (!answers.approve()) {
      return saved;
    }
    if (!saved.ready()) {
      throw notReady(saved);
    }
    return book.change(saved.hire().opportunityId(), this::approved);
  }

  private static Map<FieldName, String> read(Map<FieldName, String> typed) {
    Map<FieldName, String> values = new EnumMap<>(FieldName.class);
    typed.forEach(
        (field, text) ->
            values.put(
                field,
                switch (Reading.ofPerson(field, text)) {
                  case Reading.Read read -> read.value();
                  case Reading.Refused(String why) ->
                      throw Failure.usage(
                          field.key() + ": " + why,
                          "lvjw review ID --set " + field.key() + "=VALUE");
                }));
    return values;
  }

  private static void requireUnsent(Hire hire) {
    if (!HireState.UNSENT.contains(hire.state())) {
      throw Book.wrongState(hire, "reviewed");
    }
  }

  /** Justworks' lists, where they can be read; a review doesn't fail because they can't. */
  private Optional<Directory> directory() {
    if (!workspace.justworksConnected()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JustworksCheck.read(workspace.justworks()));
    } catch (Failure failure) {
      workspace
          .prompter()
          .say(
              "Not checked against Justworks: " + failure.message() + ". The next sync checks it.");
      return Optional.empty();
    }
  }

  private Optional<Book.Step> answered(
      Assessment found,
      Map<FieldName, String> values,
      Answers answers,
      Optional<Directory> directory) {
    Hire hire = found.hire();
    requireUnsent(hire);
    Set<FieldName> touched = new TreeSet<>(values.keySet());
    touched.addAll(answers.unset());
    for (Map.Entry<FieldName, String> value : values.entrySet()) {
      hire = hire.withEdit(value.getKey(), value.getValue());
    }
    for (FieldName field : answers.unset()) {
      hire = hire.withoutEdit(field);
    }
    List<String> decided = new ArrayList<>();
    Decisions decisions = hire.decisions();
    if (answers.acceptUnsigned()) {
      decisions = decisions.acceptingUnsigned();
      decided.add("accept-unsigned");
    }
    if (answers.duplicate().isPresent()) {
      DuplicateDecision decision = answers.duplicate().get();
      decisions = decisions.about(decision);
      decided.add(word(decision));
    }
    // Looking at it again answers a refusal of the provider's.
    Hire answered = hire.withDecisions(decisions).withRefusal(Optional.empty());
    hire =
        directory
            .map(d -> answered.withChecks(Matching.check(answered, d, workspace.now())))
            .orElse(answered);
    requireKnown(found, hire, answers.duplicate());
    boolean touchesApproval =
        hire.state() == HireState.REVIEWED
            && (!hire.edits().equals(found.hire().edits())
                || !hire.decisions().equals(found.hire().decisions()));
    if (touchesApproval) {
      hire = hire.on(HireEvent.CHANGED);
    }
    return hire.equals(found.hire())
        ? Optional.empty()
        : Optional.of(
            new Book.Step(
                hire,
                "edited",
                touched,
                decided.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", decided))));
  }

  private static String word(DuplicateDecision decision) {
    return switch (decision) {
      case DuplicateDecision.NewPerson() -> "new-person";
      case DuplicateDecision.Rehire(String member) -> "rehire " + member;
    };
  }

  private static void requireKnown(
      Assessment before, Hire hire, Optional<DuplicateDecision> decision) {
    if (decision.isPresent()
        && decision.get() instanceof DuplicateDecision.Rehire(String member)
        && Stream.concat(before.duplicates().stream(), hire.checks().duplicates().stream())
            .noneMatch(one -> one.isMember(member))) {
      throw Failure.usage(
          "\"" + member + "\" is not among the members who may be this person",
          "lvjw pending show " + hire.id());
    }
  }

  private Optional<Book.Step> approved(Assessment found) {
    requireUnsent(found.hire());
    if (!found.ready()) {
      throw notReady(found);
    }
    Review review = new Review(workspace.now(), workspace.actor(), found.values());
    boolean same =
        found.hire().state() == HireState.REVIEWED
            && found.hire().review().filter(r -> r.values().equals(review.values())).isPresent();
    return same
        ? Optional.empty()
        : Optional.of(
            new Book.Step(
                found.hire().on(HireEvent.APPROVED).withReview(review),
                "approved",
                found.values().keySet(),
                Optional.of("the word of " + workspace.actor())));
  }

  private static Failure notReady(Assessment hire) {
    List<String> blockers =
        hire.issues().stream()
            .filter(issue -> issue.severity() == Issue.Severity.BLOCK)
            .map(Issue::message)
            .toList();
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "not_ready",
        "not approved, "
            + (blockers.size() == 1 ? "one thing stands" : blockers.size() + " things stand")
            + " in the way: "
            + String.join("; ", blockers),
        "lvjw review " + hire.hire().id() + " --set FIELD=VALUE --approve");
  }
}
