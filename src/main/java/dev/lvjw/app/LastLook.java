package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Directory;
import dev.lvjw.hire.Duplicate;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.Matching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last look at a hire before it is sent, or before its values are laid out once more: what
 * Lever says of it now, and whether Justworks has the person already. What Lever and Justworks keep
 * of all hires is read once.
 */
final class LastLook {
  private final Workspace workspace;
  private final Book book;
  private final ApiRoute api;
  private @Nullable LeverRefresh refresh;
  private @Nullable Optional<Directory> directory;

  LastLook(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
    this.api = new ApiRoute(workspace);
  }

  /** What came of it. */
  sealed interface Finding {
    /** It may be sent as it stands. */
    record Fit(Assessment hire) implements Finding {}

    /** It may not. */
    record Unfit(Result why) implements Finding {}
  }

  /**
   * Looks.
   *
   * @throws Failure when Lever can't be asked; on the api route also when Justworks can't
   */
  Finding at(Hire reviewed, Route route) {
    return switch (refresh().again(reviewed)) {
      case LeverRefresh.Again.NotShown notShown ->
          unready(reviewed, "Lever doesn't show this hire any more; nothing was sent");
      case LeverRefresh.Again.Unclear(String what) ->
          unready(reviewed, "Lever doesn't say " + what + " just now; nothing was sent: try again");
      case LeverRefresh.Again.Read read -> read(read.now(), route);
    };
  }

  /**
   * Looks at a hire that was handed over before; what a sync would notice is stored as it would be.
   *
   * @throws Failure when Lever can't be asked
   */
  Finding again(Hire handedOff) {
    return switch (refresh().again(handedOff)) {
      case LeverRefresh.Again.NotShown notShown ->
          unready(
              handedOff, "Lever doesn't show this hire any more: its values aren't shown either");
      case LeverRefresh.Again.Unclear(String what) ->
          unready(
              handedOff,
              "Lever doesn't say " + what + " just now: its values aren't shown; try again");
      case LeverRefresh.Again.Read read -> stillToEnter(read.now());
    };
  }

  private Finding stillToEnter(Assessment now) {
    Hire hire = now.hire();
    if (hire.alarm()) {
      return unready(
          hire,
          "undone in Lever after it was handed over; if you entered it, stop it in Justworks, if"
              + " not: lvjw invite "
              + hire.id()
              + " --cancel");
    }
    if (invitedThere(hire, Route.HANDOFF)) {
      return already(hire, "it was invited in Justworks meanwhile; nothing to enter");
    }
    return directory(Route.HANDOFF)
        .flatMap(known -> Matching.arrived(hire, known, workspace.basis()))
        .map(member -> arrived(hire, member.id()))
        .orElseGet(() -> new Finding.Fit(now));
  }

  private Finding arrived(Hire hire, String member) {
    new JustworksCheck(workspace, new ArrayList<>()).seen(hire, "members API: " + member);
    return already(hire, "already joined; nothing to enter");
  }

  private Finding read(Assessment now, Route route) {
    Hire hire = now.hire();
    if (hire.state() != HireState.REVIEWED) {
      return unready(
          hire,
          hire.state() == HireState.WITHDRAWN
              ? "undone in Lever just now; nothing was sent"
              : "changed since the review: lvjw review " + hire.id());
    }
    if (!now.ready()) {
      return blocked(now);
    }
    if (invitedThere(hire, route)) {
      return already(hire, "it was invited in Justworks meanwhile; nothing was sent");
    }
    return heldAgainstMembers(now, route);
  }

  /** On the handoff route this is one check more, and lvjw works without it. */
  private boolean invitedThere(Hire hire, Route route) {
    if (!api.canBeAsked()) {
      return false;
    }
    try {
      return api.invitedMeanwhile(hire);
    } catch (Failure failure) {
      if (route == Route.API) {
        throw failure;
      }
      unchecked(failure);
      return false;
    }
  }

  private Finding heldAgainstMembers(Assessment before, Route route) {
    Hire hire = before.hire();
    Optional<Directory> known = directory(route);
    if (known.isEmpty()) {
      return new Finding.Fit(before);
    }
    JustworksCheck check = new JustworksCheck(workspace, new ArrayList<>());
    book.change(hire.opportunityId(), found -> check.checked(found, known.get()));
    // What was approved is sent, or nothing: Justworks may spell a name otherwise by now.
    Assessment now =
        book.change(hire.opportunityId(), found -> Book.sentBack(found, "Justworks' names"));
    if (now.hire().state() != HireState.REVIEWED) {
      return unready(
          hire,
          "Justworks has other names than those approved; nothing was sent: lvjw review "
              + hire.id());
    }
    if (now.ready()) {
      return new Finding.Fit(now);
    }
    return arrived(hire, now)
        .map(
            member ->
                already(
                    hire,
                    "Justworks has a new member who is this person by e-mail and name ("
                        + member.id()
                        + "); nothing was sent: lvjw invite "
                        + hire.id()
                        + " --confirm"))
        .orElseGet(() -> blocked(now));
  }

  /** An active member whom the last check didn't know and who is this person by two signals. */
  private static Optional<Duplicate> arrived(Hire before, Assessment now) {
    if (before.checks().at().isEmpty()) {
      return Optional.empty();
    }
    List<String> known = before.checks().duplicates().stream().map(Duplicate::id).toList();
    return now.hire().checks().duplicates().stream()
        .filter(one -> one.kind() == Duplicate.Kind.MEMBER && one.active())
        .filter(one -> one.samePerson() && !known.contains(one.id()))
        .findFirst();
  }

  private static Finding blocked(Assessment hire) {
    return unready(hire.hire(), "not ready: " + String.join(", ", hire.blockerCodes()));
  }

  private static Finding already(Hire hire, String how) {
    return new Finding.Unfit(new Result(hire.id(), Ending.ALREADY, how));
  }

  private static Finding unready(Hire hire, String why) {
    return new Finding.Unfit(Result.notReady(hire, why));
  }

  private LeverRefresh refresh() {
    if (refresh == null) {
      refresh = new LeverRefresh(workspace);
    }
    return refresh;
  }

  private Optional<Directory> directory(Route route) {
    if (directory == null) {
      directory = readDirectory(route);
    }
    return directory;
  }

  /** Where nobody looks at it again before it is sent, what can't be checked isn't sent. */
  private Optional<Directory> readDirectory(Route route) {
    if (!workspace.justworksConnected()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new KnownNames(workspace).justworks());
    } catch (Failure failure) {
      if (route == Route.API) {
        throw failure;
      }
      unchecked(failure);
      return Optional.empty();
    }
  }

  private void unchecked(Failure failure) {
    workspace.prompter().say("Not checked against Justworks: " + failure.message());
  }
}
