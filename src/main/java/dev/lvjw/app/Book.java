package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation;
import dev.lvjw.hire.SendTo;
import dev.lvjw.store.Hires;
import dev.lvjw.store.Journal;
import dev.lvjw.store.Session;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The stored hires as use cases see them: found by what people type, assessed together with the
 * other hires of the same contact, and changed only along with a journal entry.
 */
final class Book {
  private static final int MOST_IDS = 20;

  private final Workspace workspace;

  Book(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A hire after a change, and the journal's words for it. */
  record Step(Hire hire, String action, Collection<FieldName> fields, Optional<String> evidence) {
    static Step of(Hire hire, String action) {
      return new Step(hire, action, List.of(), Optional.empty());
    }

    static Step of(Hire hire, String action, String evidence) {
      return new Step(hire, action, List.of(), Optional.of(evidence));
    }

    /** The same, remembering where and when the invitation goes. */
    Step sending(SendTo to, boolean later) {
      Hire sent = hire.withInvitation(hire.invitation().map(one -> one.sent(to, later)));
      return new Step(sent, action, fields, evidence);
    }
  }

  /**
   * Finds the hire that a person means.
   *
   * @param id an id or the beginning of it, or a home e-mail
   * @throws Failure (not found), or (usage) when it fits several or is too short to name one
   */
  Assessment find(String id) {
    return workspace.database().read(session -> find(session, id));
  }

  private Assessment find(Session session, String id) {
    Hires hires = hires(session);
    List<Hire> found = id.contains("@") ? hires.byHomeEmail(id) : hires.byPrefix(id);
    if (found.size() > 1) {
      throw Failure.usage(
          "\"" + id + "\" fits " + found.size() + " hires: " + some(found),
          "give one of these ids");
    }
    if (found.isEmpty() && id.strip().length() < Hires.SHORTEST_BEGINNING) {
      throw Failure.usage(
          "\""
              + id
              + "\" is too short for an id: "
              + Hires.SHORTEST_BEGINNING
              + " characters of it are the least",
          "lvjw pending list --all");
    }
    return found.stream()
        .findFirst()
        .map(hire -> assess(session, hire))
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.NOT_FOUND,
                    "hire_not_found",
                    "there is no hire \"" + id + "\"",
                    "lvjw pending list --all"));
  }

  /** Their ids, as many as a person reads. */
  private static String some(List<Hire> hires) {
    String named = String.join(", ", hires.stream().limit(MOST_IDS).map(Hire::id).toList());
    int more = hires.size() - MOST_IDS;
    return more > 0 ? named + " and " + more + " more" : named;
  }

  List<Assessment> inStates(Collection<HireState> states) {
    return workspace
        .database()
        .read(
            session -> {
              Set<String> alike = hires(session).haveAlike(states);
              return hires(session).inStates(states).stream()
                  .map(
                      hire ->
                          alike.contains(hire.opportunityId())
                              ? assess(session, hire)
                              : Assessment.of(hire, List.of(), workspace.basis()))
                  .toList();
            });
  }

  /** Those in some states of whom a provider shows something before they are invited. */
  List<Hire> announced(Collection<HireState> states) {
    return workspace.database().read(session -> hires(session).announced(states));
  }

  /** As they are stored, for what needs no assessment. */
  List<Hire> hires(Collection<HireState> states) {
    return workspace.database().read(session -> hires(session).inStates(states));
  }

  Optional<Hire> byOpportunity(String opportunityId) {
    return workspace.database().read(session -> hires(session).byOpportunity(opportunityId));
  }

  /**
   * Changes a stored hire: reads it again, asks for the step, and writes hire and journal in one
   * transaction, durable when this returns.
   *
   * @param step empty when there is nothing to change after all
   * @return the hire as it is stored now
   */
  Assessment change(String opportunityId, Function<Assessment, Optional<Step>> step) {
    return change(opportunityId, step, (session, taken) -> {});
  }

  /**
   * Changes a stored hire, and does something more in the same transaction.
   *
   * @param alongside told of the step that was taken, if one was
   */
  Assessment change(
      String opportunityId,
      Function<Assessment, Optional<Step>> step,
      BiConsumer<Session, Step> alongside) {
    return workspace
        .database()
        .write(
            session -> {
              Assessment before =
                  assess(
                      session,
                      hires(session)
                          .byOpportunity(opportunityId)
                          .orElseThrow(() -> new IllegalStateException("no such hire")));
              Optional<Step> change = step.apply(before);
              change.ifPresent(
                  taken -> {
                    write(session, taken);
                    if (waitsAgain(before.hire(), taken.hire())) {
                      NotedHires.lookAgain(session).add(opportunityId);
                    }
                    alongside.accept(session, taken);
                  });
              return change.map(taken -> assess(session, taken.hire())).orElse(before);
            });
  }

  /** Whether nobody followed it in Lever, and now what Lever says counts once more. */
  private static boolean waitsAgain(Hire before, Hire after) {
    return !HireState.UNSENT.contains(before.state())
        && HireState.UNSENT.contains(after.state())
        && after.facts().equals(before.facts());
  }

  /**
   * Takes a step only if the hire is still stored as it was assessed.
   *
   * @return whether it was taken
   */
  boolean changeUnlessChanged(Hire assessed, Step step) {
    return workspace
        .database()
        .write(
            session -> {
              boolean same =
                  hires(session)
                      .byOpportunity(assessed.opportunityId())
                      .equals(Optional.of(assessed));
              if (same) {
                write(session, step);
              }
              return same;
            });
  }

  /** A step that leads a hire on its way into Justworks, with what proves it. */
  Step sent(Hire hire, Invitation.Route route, String action, String evidence) {
    Invitation invitation =
        new Invitation(route, hire.state(), workspace.now(), Optional.of(evidence));
    return Step.of(hire.withInvitation(Optional.of(invitation)), action, evidence);
  }

  /** The failure of a command that has no place in the hire's state. */
  static Failure wrongState(Hire hire, String done) {
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "wrong_state",
        "the hire " + hire.id() + " is " + hire.state().word() + " and can't be " + done,
        switch (hire.state()) {
          case HANDED_OFF -> "lvjw invite " + hire.id() + " --cancel";
          case DISMISSED -> "lvjw pending restore " + hire.id();
          default -> "lvjw pending show " + hire.id();
        });
  }

  void write(Session session, Step step) {
    hires(session).update(step.hire(), workspace.now());
    journal(session, step);
  }

  void journal(Session session, Step step) {
    new Journal(session)
        .record(
            workspace.now(),
            workspace.actor(),
            Optional.of(step.hire().opportunityId()),
            step.action(),
            step.fields(),
            step.evidence(),
            workspace.cause(Optional.of(step.hire().opportunityId())));
  }

  Hires hires(Session session) {
    return new Hires(session, workspace.basis());
  }

  /** Sends a reviewed hire back whose values aren't those approved any more. */
  static Optional<Step> sentBack(Assessment found, String evidence) {
    List<FieldName> fields = found.unapproved();
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Step(found.hire().on(HireEvent.CHANGED), "changed", fields, Optional.of(evidence)));
  }

  /** An entry that is about no hire. */
  void journal(String action, Optional<String> evidence) {
    workspace
        .database()
        .update(
            session ->
                new Journal(session)
                    .record(
                        workspace.now(),
                        workspace.actor(),
                        Optional.empty(),
                        action,
                        List.of(),
                        evidence,
                        workspace.cause(Optional.empty())));
  }

  /** A hire that need not be stored, among the others that are. */
  Assessment assess(Session session, Hire hire) {
    List<Hire> others =
        hires(session).alike(hire).stream()
            .filter(other -> !HireState.SET_ASIDE.contains(other.state()))
            .toList();
    return Assessment.of(hire, others, workspace.basis());
  }
}
