package dev.lvjw.app;

import dev.lvjw.SafeText;
import dev.lvjw.hire.Announcement;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.justworks.OnboardingApi;
import dev.lvjw.justworks.PendingHire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps Justworks' list of pending hires as it must be: those who wait are on it as they stand,
 * those who wait no longer are not, for somebody could invite them from there.
 */
final class Announcements {
  /** Of the onboarding contract; a hire whose name is none waits for a review. */
  private static final int LONGEST_NAME = 500;

  /** The states in which nobody is waited for any more, or not by way of that list. */
  private static final Set<HireState> OFF_THE_LIST =
      Set.of(HireState.DISMISSED, HireState.WITHDRAWN, HireState.HANDED_OFF, HireState.JOINED);

  private final Workspace workspace;
  private final Book book;
  private final OnboardingApi api;
  private final List<SyncHires.Problem> problems;

  Announcements(Workspace workspace, List<SyncHires.Problem> problems) {
    this.workspace = workspace;
    this.book = new Book(workspace);
    this.api = workspace.onboarding();
    this.problems = problems;
  }

  /** Puts a hire that waits on the list, renews it there, or sees that it was invited from it. */
  void announce(Assessment hire) {
    Announcement now = Announcement.of(hire);
    if (!presentable(now.name())) {
      return;
    }
    String id = hire.hire().opportunityId();
    boolean told = hire.hire().announced().equals(Optional.of(now));
    Optional<PendingHire> there = told ? api.find(id) : Optional.of(put(id, now));
    book.change(
        id,
        found -> seen(found.hire(), there, now),
        (session, step) -> NotedHires.announcing(session).replace(List.of(id), List.of()));
  }

  private static boolean presentable(String name) {
    return !name.isBlank() && name.length() <= LONGEST_NAME && SafeText.escape(name).equals(name);
  }

  /** Noted before it is sent: a run that is cut off must not leave someone on the list unknown. */
  private PendingHire put(String id, Announcement now) {
    workspace.database().update(session -> NotedHires.announcing(session).add(id));
    return api.put(id, now.name(), now.title(), now.start());
  }

  private Optional<Book.Step> seen(Hire hire, Optional<PendingHire> there, Announcement told) {
    if (there.filter(PendingHire::invited).isPresent() && hire.allows(HireEvent.FOUND_INVITED)) {
      return Optional.of(foundInvited(hire));
    }
    Optional<Announcement> shown = there.map(listed -> told);
    return hire.announced().equals(shown)
        ? Optional.empty()
        : Optional.of(
            Book.Step.of(
                hire.withAnnounced(shown),
                shown.isPresent() ? "announced" : "missing-there",
                "Justworks"));
  }

  private Book.Step foundInvited(Hire hire) {
    return book.sent(
        hire.on(HireEvent.FOUND_INVITED),
        Route.API,
        "found-invited",
        "onboarding API: invited there already");
  }

  /** Those who are on the list, or may be, and don't belong there any more. */
  List<Hire> leftovers() {
    List<Hire> leftovers = new ArrayList<>(book.announced(OFF_THE_LIST));
    for (String id : workspace.database().read(session -> NotedHires.announcing(session).all())) {
      book.byOpportunity(id)
          .filter(hire -> hire.announced().isEmpty() && OFF_THE_LIST.contains(hire.state()))
          .ifPresent(leftovers::add);
    }
    return List.copyOf(leftovers);
  }

  /** Takes a hire off the list; where it was invited from there, that is what counts. */
  void takeBack(Hire listed) {
    String id = listed.opportunityId();
    boolean gone = api.withdraw(id);
    HireNotices notices = new HireNotices(workspace);
    book.change(
        id,
        found -> gone ? takenBack(found.hire()) : invitedFromThere(found.hire()),
        (session, step) -> {
          if (step.hire().state() == HireState.WITHDRAWN) {
            notices.undone(session, step.hire());
          }
          if (gone || step.hire().announced().isPresent() || !step.hire().alarm()) {
            // Else nothing but this note leads the next sync to whom it must take back.
            NotedHires.announcing(session).replace(List.of(id), List.of());
          }
        });
  }

  private static Optional<Book.Step> takenBack(Hire hire) {
    Hire off = hire.withAnnounced(Optional.empty());
    boolean stopped = hire.state() == HireState.WITHDRAWN && hire.alarm();
    return Optional.of(
        Book.Step.of(stopped ? off.withAlarm(false) : off, "taken-back", "Justworks"));
  }

  private Optional<Book.Step> invitedFromThere(Hire hire) {
    if (hire.allows(HireEvent.FOUND_INVITED)) {
      return Optional.of(foundInvited(hire));
    }
    if (hire.state() == HireState.WITHDRAWN) {
      return hire.alarm() ? Optional.empty() : Optional.of(alarmed(hire));
    }
    return Optional.of(
        Book.Step.of(
            hire.withAnnounced(Optional.empty()),
            "found-invited",
            "onboarding API: invited there"));
  }

  /** It stays announced, so that each sync tries again until the invitation is stopped there. */
  private Book.Step alarmed(Hire withdrawn) {
    problems.add(
        new SyncHires.Problem(
            "invited_there",
            "Justworks has an invitation of this hire although it was undone in Lever; stop it there",
            Optional.of(withdrawn.id())));
    return Book.Step.of(
        withdrawn.withAlarm(true),
        "found-invited",
        "onboarding API: invited there, and undone in Lever");
  }
}
