package dev.lvjw.app;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.store.RunLock;
import java.util.Optional;
import java.util.function.Function;

/** What an admin says became of a hire in Justworks, recorded as their word and no more. */
public final class AdminsWord {
  private final Workspace workspace;
  private final Book book;

  public AdminsWord(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
  }

  /**
   * The person was added in Justworks.
   *
   * @throws dev.lvjw.Failure (not found), (needs a person) in a state that has no place for it,
   *     (locked) while another run is at work for long
   */
  public Assessment confirm(String id) {
    return moved(
        id,
        HireEvent.CONFIRMED,
        hire -> {
          Route route = hire.invitation().map(Invitation::route).orElse(Route.HANDOFF);
          return book.sent(hire.on(HireEvent.CONFIRMED), route, "confirmed", word());
        });
  }

  /** The values were not entered after all; throws as {@link #confirm}. */
  public Assessment cancel(String id) {
    return moved(
        id,
        HireEvent.CANCELLED,
        hire ->
            Book.Step.of(
                hire.on(HireEvent.CANCELLED).withInvitation(Optional.empty()),
                "cancelled",
                word()));
  }

  private String word() {
    return "the word of " + workspace.actor();
  }

  /** Not while an invitation is on its way: its answer would find the hire moved. */
  private Assessment moved(String id, HireEvent event, Function<Hire, Book.Step> step) {
    String opportunityId = book.find(id).hire().opportunityId();
    return RunLock.during(
        workspace.host(),
        workspace.places().runLock(),
        InviteHires.PATIENCE,
        () ->
            book.change(
                opportunityId,
                found -> {
                  Hire hire = found.hire();
                  if (event == HireEvent.CONFIRMED && hire.state() == HireState.JOINED) {
                    return Optional.empty();
                  }
                  if (!hire.allows(event)) {
                    throw Book.wrongState(
                        hire, event == HireEvent.CONFIRMED ? "confirmed" : "cancelled");
                  }
                  return Optional.of(step.apply(hire));
                }));
  }
}
