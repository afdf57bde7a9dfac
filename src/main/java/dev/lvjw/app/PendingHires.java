package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The list of hires that wait, and setting one aside. */
public final class PendingHires {
  private final Book book;

  public PendingHires(Workspace workspace) {
    this.book = new Book(workspace);
  }

  public List<Assessment> list(Collection<HireState> states) {
    return book.inStates(states);
  }

  /**
   * @throws Failure as all commands that take an id
   */
  public Assessment show(String id) {
    return book.find(id);
  }

  /** Sets a hire aside until it is restored. */
  public Assessment dismiss(String id, String reason) {
    return move(id, HireEvent.DISMISSED, "dismissed", Optional.of(reason));
  }

  /** Takes a dismissed hire up again. */
  public Assessment restore(String id) {
    return move(id, HireEvent.RESTORED, "restored", Optional.empty());
  }

  private Assessment move(String id, HireEvent event, String action, Optional<String> evidence) {
    return book.change(
        book.find(id).hire().opportunityId(),
        found -> {
          if (!found.hire().allows(event)) {
            throw Book.wrongState(found.hire(), action);
          }
          return Optional.of(new Book.Step(found.hire().on(event), action, List.of(), evidence));
        });
  }
}
