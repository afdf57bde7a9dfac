package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Decisions;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Directory;
import dev.lvjw.hire.Duplicate;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
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
import java.util.stream.Collectors;
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
   * @param newPerson the possible duplicates are someone else
   * @param rehire the member who comes back
   */
  public record Answers(
      Map<FieldName, String> set,
      Set<FieldName> unset,
      boolean acceptUnsigned,
      boolean newPerson,
      Optional<String> rehire,
      boolean approve) {

    public Answers {
      set = Map.copyOf(set);
      unset = Set.copyOf(unset);
    }

    public boolean empty() {
      boolean decides = acceptUnsigned || newPerson || rehire.isPresent();
      return set.isEmpty() && unset.isEmpty() && !decides && !approve;
    }
  }

  /** The hire that an id means. */
  public Assessment find(String id) {
    return book.find(id);
  }

  /**
   * Begins a review that stores nothing until its {@link OpenReview#save}.
   *
   * @throws Failure (needs person) when the hire can't be reviewed any more
   */
  public OpenReview open(String id) {
    Assessment found = book.find(id);
    requireUnsent(found.hire());
    return new OpenReview(this, found, new KnownNames(workspace).readable());
  }

  /** What the hire would be with the answers; a decision covers all who are shown along with it. */
  Assessment preview(Assessment found, Answers answers, Optional<Directory> directory) {
    Hire hire =
        checked(edited(found.hire(), read(found.hire(), answers.set()), answers), directory);
    return workspace
        .database()
        .read(
            session -> {
              Assessment before = book.assess(session, hire);
              // Who was decided about may look alike no more since another answer.
              return moot(before, answers)
                  ? before
                  : book.assess(session, decided(hire, before, answers));
            });
  }

  /** Stores the answers of a review, and approves if they say so, unless the hire is another. */
  Assessment save(Assessment shown, Answers answers, Optional<Directory> directory) {
    Assessment promised = preview(shown, answers, directory);
    String id = shown.hire().opportunityId();
    Assessment saved =
        book.change(
            id,
            now -> {
              requireUnsent(now.hire());
              if (!now.hire().equals(shown.hire())) {
                throw new ChangedMeanwhile(now.hire());
              }
              return step(now.hire(), promised.hire(), answers);
            });
    return answers.approve() ? approve(id, promised.values()) : saved;
  }

  /**
   * Saves the answers, and approves if asked to and nothing stands in the way.
   *
   * @return the hire; reviewed only if it could be approved
   * @throws Failure (usage) for a value that is none; (needs person) when the hire can't be
   *     reviewed any more
   */
  public Assessment run(String id, Answers answers) {
    Assessment found = book.find(id);
    requireUnsent(found.hire());
    Map<FieldName, String> values = read(found.hire(), answers.set());
    Optional<Directory> directory = new KnownNames(workspace).readable();
    Assessment saved =
        book.change(
            found.hire().opportunityId(),
            now -> {
              requireUnsent(now.hire());
              Hire edited = checked(edited(now.hire(), values, answers), directory);
              return step(now.hire(), decided(edited, now, answers), answers);
            });
    return answers.approve() ? book.change(saved.hire().opportunityId(), this::approved) : saved;
  }

  private static Map<FieldName, String> read(Hire hire, Map<FieldName, String> typed) {
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
                          "lvjw review " + hire.id() + " --set " + field.key() + "=VALUE");
                }));
    return values;
  }

  private static void requireUnsent(Hire hire) {
    if (!HireState.UNSENT.contains(hire.state())) {
      throw Book.wrongState(hire, "reviewed");
    }
  }

  private static Optional<Book.Step> step(Hire before, Hire answered, Answers answers) {
    boolean touchesApproval =
        before.state() == HireState.REVIEWED
            && !(answered.edits().equals(before.edits())
                && answered.decisions().equals(before.decisions()));
    Hire after = touchesApproval ? answered.on(HireEvent.CHANGED) : answered;
    Set<FieldName> touched = new TreeSet<>(answers.set().keySet());
    touched.addAll(answers.unset());
    if (after.equals(before)) {
      return Optional.empty();
    }
    return Optional.of(
        after.equals(before.withChecks(after.checks()))
            ? Book.Step.of(after, "checked", JustworksCheck.evidence(after.checks()))
            : new Book.Step(
                after, "edited", touched, decisions(before.decisions(), after.decisions())));
  }

  /** Looking at it again answers a refusal of the provider's. */
  private static Hire edited(Hire hire, Map<FieldName, String> values, Answers answers) {
    Hire edited = hire.withRefusal(Optional.empty());
    for (Map.Entry<FieldName, String> value : values.entrySet()) {
      edited = edited.withEdit(value.getKey(), value.getValue());
    }
    for (FieldName field : answers.unset()) {
      edited = edited.withoutEdit(field);
    }
    return answers.acceptUnsigned()
        ? edited.withDecisions(edited.decisions().acceptingUnsigned())
        : edited;
  }

  private Hire checked(Hire hire, Optional<Directory> directory) {
    return directory
        .map(read -> Matching.check(hire, read, workspace.basis(), workspace.now()))
        .filter(fresh -> !fresh.sayTheSameAs(hire.checks()))
        .map(hire::withChecks)
        .orElse(hire);
  }

  /** Whether the decision about a duplicate is about nobody. */
  private static boolean moot(Assessment now, Answers answers) {
    return answers
        .rehire()
        .map(member -> now.duplicates().stream().noneMatch(one -> one.isMember(member)))
        .orElse(answers.newPerson() && now.duplicates().isEmpty());
  }

  /** A decision covers whom the person could have been shown, not who turned up just now. */
  private static Hire decided(Hire hire, Assessment before, Answers answers) {
    Set<String> shown = before.duplicates().stream().map(Duplicate::id).collect(Collectors.toSet());
    if (answers.newPerson()) {
      if (shown.isEmpty() && hire.checks().duplicates().isEmpty()) {
        throw Failure.usage(
            "nobody known may be the same person as the hire "
                + hire.id()
                + ", so there is nothing for --new-person to decide",
            "lvjw pending show " + hire.id());
      }
      return hire.withDecisions(hire.decisions().about(new DuplicateDecision.NewPerson(shown)));
    }
    if (answers.rehire().isEmpty()) {
      return hire;
    }
    String member = answers.rehire().get();
    boolean known =
        Stream.concat(before.duplicates().stream(), hire.checks().duplicates().stream())
            .anyMatch(one -> one.isMember(member));
    if (!known) {
      throw Failure.usage(
          "\"" + member + "\" is not among the members who may be this person",
          "lvjw pending show " + hire.id());
    }
    return hire.withDecisions(hire.decisions().about(new DuplicateDecision.Rehire(member, shown)));
  }

  /** What was decided, for the journal; what was said and changed nothing was not. */
  private static Optional<String> decisions(Decisions before, Decisions after) {
    List<String> words = new ArrayList<>();
    if (after.acceptUnsigned() && !before.acceptUnsigned()) {
      words.add("accept-unsigned");
    }
    after
        .duplicate()
        .filter(decision -> !before.duplicate().equals(Optional.of(decision)))
        .map(
            decision ->
                switch (decision) {
                  case DuplicateDecision.NewPerson _ -> "new-person";
                  case DuplicateDecision.Rehire rehire -> "rehire " + rehire.memberId();
                })
        .ifPresent(words::add);
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
  }

  /**
   * Approves what a person was shown.
   *
   * @param shown the values that were shown
   * @throws ChangedMeanwhile when they are others by now
   */
  Assessment approve(String opportunityId, Map<FieldName, String> shown) {
    return book.change(
        opportunityId,
        found -> {
          if (!found.values().equals(shown)) {
            throw new ChangedMeanwhile(found.hire());
          }
          return approved(found);
        });
  }

  private Optional<Book.Step> approved(Assessment found) {
    requireUnsent(found.hire());
    if (!found.ready()) {
      return Optional.empty();
    }
    Review review =
        new Review(workspace.now(), workspace.actor(), found.values(), found.managerId());
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

  /** Why a hire that was to be approved is not; what stands in the way is shown with the hire. */
  public static Failure notReady(Assessment hire) {
    List<String> blockers = hire.blockerCodes();
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "not_ready",
        "not approved, "
            + (blockers.size() == 1 ? "one thing stands" : blockers.size() + " things stand")
            + " in the way: "
            + String.join(", ", blockers),
        "lvjw review " + hire.hire().id() + " --set FIELD=VALUE --approve");
  }
}
