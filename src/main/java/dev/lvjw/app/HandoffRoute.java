package dev.lvjw.app;

import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Options;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import java.util.Optional;

/**
 * Invitations by a person who enters the values in Justworks' own form: what every customer can do
 * today. That the values were shown is on the disk before they are.
 */
final class HandoffRoute {
  private final Workspace workspace;
  private final Book book;

  HandoffRoute(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
  }

  /** Hands a hire over that is reviewed and ready. */
  Result handOff(Assessment ready, SendTo to, boolean later) {
    Hire hire = ready.hire();
    Book.Step shown =
        book.sent(
            hire.on(HireEvent.HANDED_OFF),
            Route.HANDOFF,
            "handed-off",
            "the values were shown to " + workspace.actor());
    if (!book.changeUnlessChanged(hire, shown)) {
      return Result.notReady(hire, "it was changed meanwhile: lvjw pending show " + hire.id());
    }
    if (workspace.prompter().interactive()) {
      workspace.host().browse(Pages.justworksEmployees(workspace));
    }
    return new Result(
        hire.id(),
        Ending.HANDED_OFF,
        "nothing was sent: enter the values, then lvjw invite " + hire.id() + " --confirm",
        HandoffSheet.of(ready, to, later),
        Optional.empty());
  }

  /** Shows the values of a hire that was handed over before. */
  Result again(Assessment hire, Options options) {
    return new Result(
        hire.hire().id(),
        Ending.ALREADY,
        "already handed off; these are the values once more",
        HandoffSheet.of(hire, InviteHires.sendTo(hire, options), options.later()),
        Optional.empty());
  }
}
