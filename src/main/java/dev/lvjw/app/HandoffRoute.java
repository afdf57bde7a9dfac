package dev.lvjw.app;

import static java.util.stream.Collectors.joining;

import dev.lvjw.Failure;
import dev.lvjw.app.HandoffSheet.Form;
import dev.lvjw.app.HandoffSheet.Sending;
import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Options;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.Invitation;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import dev.lvjw.store.Setting;
import java.net.URI;
import java.util.Optional;

/**
 * Invitations by a person who enters the values in Justworks' own form: what every customer can do
 * today. That the values were shown is on the disk before they are.
 */
final class HandoffRoute {
  private final Workspace workspace;
  private final Book book;
  private boolean opened;

  HandoffRoute(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
  }

  /** The form of the company's product. */
  Form form() {
    return Form.ofWord(workspace.settings().get(Setting.JUSTWORKS_PRODUCT));
  }

  /** Hands a hire over that is reviewed and ready. */
  Result handOff(Assessment ready, Sending sending) {
    Hire hire = ready.hire();
    Book.Step shown =
        book.sent(
                hire.on(HireEvent.HANDED_OFF),
                Route.HANDOFF,
                "handed-off",
                "the values were shown to " + workspace.actor() + "; " + words(sending))
            .sending(sending.to(), sending.later());
    if (!book.changeUnlessChanged(hire, shown)) {
      return Result.notReady(hire, "it was changed meanwhile: lvjw pending show " + hire.id());
    }
    openSite();
    return result(
        ready,
        Ending.HANDED_OFF,
        "nothing was sent: enter the values, then lvjw invite " + hire.id() + " --confirm",
        sending);
  }

  /** What {@link #handOff} would show. */
  Result wouldHandOff(Assessment ready, Sending sending) {
    return result(ready, Ending.HANDED_OFF, "would be handed over; " + words(sending), sending);
  }

  /**
   * Shows the values of a hire as they were handed over before, sent as then unless told otherwise,
   * which is remembered.
   *
   * @throws Failure (usage) for an address that it hasn't
   */
  Result again(Assessment hire, Options options) {
    Optional<Invitation> before = hire.hire().invitation();
    SendTo to =
        before
            .flatMap(Invitation::sendTo)
            .filter(remembered -> options.sendTo().isEmpty())
            .orElseGet(() -> InviteHires.sendTo(hire, options));
    boolean later = options.later() || before.filter(Invitation::later).isPresent();
    Sending sending = new Sending(to, later);
    if (!before.equals(before.map(invitation -> invitation.sent(to, later)))) {
      book.change(
          hire.hire().opportunityId(),
          found ->
              Optional.of(
                  Book.Step.of(found.hire(), "sending-changed", words(sending))
                      .sending(to, later)));
    }
    return result(hire, Ending.ALREADY, onceMore(hire), sending);
  }

  private static String onceMore(Assessment hire) {
    if (hire.changes().isEmpty()) {
      return "already handed off; these are the values once more";
    }
    String id = hire.hire().id();
    return "already handed off; otherwise in Lever by now (lvjw pending show "
        + id
        + "): "
        + hire.changes().stream().map(change -> change.field().label()).collect(joining(", "))
        + ". If you didn't enter it: lvjw invite "
        + id
        + " --cancel";
  }

  private Result result(Assessment hire, Ending ending, String message, Sending sending) {
    return new Result(
        hire.hire().id(),
        ending,
        message,
        Optional.of(form()),
        HandoffSheet.of(form(), hire, sending),
        Optional.empty());
  }

  private static String words(Sending sending) {
    return "invite to the "
        + sending.to().word()
        + " email, "
        + (sending.later() ? "later" : "now");
  }

  /** Once a run, however many hires are handed over. */
  private void openSite() {
    if (workspace.prompter().interactive() && !opened) {
      opened = true;
      URI page = Pages.justworksEmployees(workspace);
      if (!workspace.host().browse(page)) {
        workspace.prompter().say("Open Justworks to enter the values:");
        workspace.prompter().hand(page);
      }
    }
  }
}
