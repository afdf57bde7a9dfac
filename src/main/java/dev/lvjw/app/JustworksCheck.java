package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Checks;
import dev.lvjw.hire.Directory;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.Matching;
import dev.lvjw.justworks.OnboardingApi;
import dev.lvjw.justworks.PendingHire;
import dev.lvjw.oauth.LoginLife;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The Justworks side of a sync: checks names and duplicates of the hires that wait, notices who has
 * arrived, and on the api route has hires announced and asks how invitations stand.
 */
final class JustworksCheck {
  private final Workspace workspace;
  private final Book book;
  private final List<SyncHires.Problem> problems;

  private int joined;

  JustworksCheck(Workspace workspace, List<SyncHires.Problem> problems) {
    this.workspace = workspace;
    this.book = new Book(workspace);
    this.problems = problems;
  }

  int joined() {
    return joined;
  }

  /** Does what Justworks' login allows; what fails is a problem and stops only itself. */
  void run() {
    if (!workspace.justworksConnected()) {
      if (workspace.credentials().login("justworks").isPresent()) {
        problems.add(
            new SyncHires.Problem(
                "login_needed",
                "the login at Justworks is dead: nothing was checked there (lvjw connect justworks)",
                Optional.empty()));
      }
      guarded(this::listed);
      return;
    }
    guarded(this::directory);
    if (workspace.defaultRoute() == Route.API) {
      guarded(this::onboarding);
    }
    guarded(this::keepAlive);
  }

  /**
   * Weeks without a hire would end the login for want of use: then it is used for its own sake.
   * Last, for any call before has renewed it.
   */
  private void keepAlive() {
    boolean idling =
        workspace
            .credentials()
            .login("justworks")
            .filter(
                login -> LoginLife.of(workspace.justworksProvider()).idling(login, workspace.now()))
            .isPresent();
    if (idling) {
      workspace.justworks().company();
    }
  }

  private void guarded(Runnable part) {
    try {
      part.run();
    } catch (Failure failure) {
      problems.add(SyncHires.Problem.of(failure, Optional.empty()));
    }
  }

  /** One hire that the provider refuses must not keep the others from being told. */
  private <T> void each(List<T> hires, Function<T, Hire> hire, Consumer<T> part) {
    for (T one : hires) {
      try {
        part.accept(one);
      } catch (Failure failure) {
        switch (failure.exit()) {
          case REFUSED, NOT_FOUND ->
              problems.add(SyncHires.Problem.of(failure, Optional.of(hire.apply(one).id())));
          default -> throw failure;
        }
      }
    }
  }

  private void directory() {
    List<Assessment> waiting = book.inStates(HireState.UNSENT);
    List<Hire> sent = book.hires(sentAndUnseen());
    if (waiting.isEmpty() && sent.isEmpty()) {
      return;
    }
    Directory directory = new KnownNames(workspace).justworks();
    waiting.forEach(hire -> check(hire.hire(), directory));
    for (Hire one : sent) {
      Matching.arrived(one, directory, workspace.basis())
          .ifPresent(person -> seen(one, "members API: " + person.id()));
    }
  }

  /** Of whom it invited, the onboarding API itself says best when they have joined. */
  private Set<HireState> sentAndUnseen() {
    return workspace.defaultRoute() == Route.API
        ? Set.of(HireState.HANDED_OFF)
        : Set.of(HireState.HANDED_OFF, HireState.INVITED);
  }

  /** Where Justworks can't be read, the customer's own list tells which names it knows. */
  private void listed() {
    new KnownNames(workspace)
        .listed()
        .ifPresent(
            list ->
                book.inStates(HireState.UNSENT).forEach(waiting -> check(waiting.hire(), list)));
  }

  private void check(Hire hire, Directory directory) {
    book.change(hire.opportunityId(), found -> checked(found, directory));
  }

  /** The hire held against Justworks; empty when that changes nothing but the time of the look. */
  Optional<Book.Step> checked(Assessment found, Directory directory) {
    Hire hire = found.hire();
    Checks fresh = Matching.check(hire, directory, workspace.basis(), workspace.now());
    return fresh.sayTheSameAs(hire.checks())
        ? Optional.empty()
        : Optional.of(Book.Step.of(hire.withChecks(fresh), "checked", evidence(fresh)));
  }

  /** Who was asked, for the journal. */
  static String evidence(Checks checks) {
    return checks.listed() ? "justworks.lists" : "Justworks";
  }

  void seen(Hire hire, String evidence) {
    book.change(
        hire.opportunityId(),
        found ->
            found.hire().allows(HireEvent.SEEN)
                ? Optional.of(
                    book.sent(
                        found.hire().on(HireEvent.SEEN), routeOf(found.hire()), "joined", evidence))
                : Optional.empty());
    joined++;
  }

  private static Route routeOf(Hire hire) {
    return hire.invitation().map(Invitation::route).orElse(Route.API);
  }

  private void onboarding() {
    OnboardingApi api = workspace.onboarding();
    ApiRoute route = new ApiRoute(workspace);
    each(book.hires(Set.of(HireState.INVITING)), Function.identity(), route::settle);
    Announcements announcements = new Announcements(workspace, problems);
    each(book.inStates(HireState.UNSENT), Assessment::hire, announcements::announce);
    each(
        book.hires(Set.of(HireState.INVITED)),
        Function.identity(),
        hire ->
            api.find(hire.opportunityId())
                .filter(PendingHire::joined)
                .ifPresent(there -> seen(hire, "onboarding API: joined")));
    each(announcements.leftovers(), Function.identity(), announcements::takeBack);
  }
}
