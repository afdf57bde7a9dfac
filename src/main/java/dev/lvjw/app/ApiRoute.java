package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import dev.lvjw.http.Refused;
import dev.lvjw.justworks.Details;
import dev.lvjw.justworks.OnboardingApi;
import dev.lvjw.justworks.PendingHire;
import java.util.Optional;

/**
 * Invitations by the onboarding API. The intent is on the disk before anything is sent; where the
 * answer was lost, the provider is asked what it has before anything is sent again.
 */
final class ApiRoute {
  private final Workspace workspace;
  private final Book book;

  ApiRoute(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
  }

  /** Whether there is an onboarding API and a login for it. */
  boolean canBeAsked() {
    return workspace.defaultRoute() == Route.API && workspace.justworksConnected();
  }

  /**
   * Sends the invitation of a hire that is reviewed and ready.
   *
   * @throws Failure when Justworks can't be reached, or lets this login not invite; then the truth
   *     is asked for at the next invite or sync
   */
  Result send(Assessment ready, SendTo to) {
    Hire hire = ready.hire();
    OnboardingApi api = workspace.onboarding();
    Book.Step intent =
        book.sent(hire.on(HireEvent.INVITING), Route.API, "inviting", "about to be sent");
    if (!book.changeUnlessChanged(hire, intent)) {
      return Result.notReady(hire, "it was changed meanwhile: lvjw pending show " + hire.id());
    }
    try {
      return invited(hire, api.invite(hire.opportunityId(), to, Details.of(ready)));
    } catch (Refused refused) {
      return switch (refused.status()) {
        case 400, 422 -> refused(hire, refused);
        case 409 -> invitedOtherwise(hire);
        default -> {
          settle(hire);
          throw refused;
        }
      };
    } catch (Failure failure) {
      if (failure.exit() == ExitCode.REFUSED) {
        return unclear(hire, failure);
      }
      throw failure;
    }
  }

  /** An answer that shows no invitation: only what the provider shows of the hire is evidence. */
  private Result unclear(Hire hire, Failure badAnswer) {
    settle(hire);
    if (book.find(hire.opportunityId()).hire().state().sent()) {
      return new Result(hire.id(), Ending.INVITED, "Justworks shows the invitation");
    }
    throw badAnswer;
  }

  private Result invited(Hire hire, PendingHire there) {
    String evidence =
        "onboarding API: invitation "
            + there.invitation().map(PendingHire.Invitation::id).orElse("without an id");
    book.change(
        hire.opportunityId(),
        found ->
            Optional.of(
                book.sent(
                    found.hire().on(HireEvent.FOUND_INVITED).withAnnounced(true),
                    Route.API,
                    "invited",
                    evidence)));
    return new Result(hire.id(), Ending.INVITED, "Justworks took the invitation");
  }

  private Result refused(Hire hire, Refused refused) {
    book.change(
        hire.opportunityId(),
        found ->
            Optional.of(
                Book.Step.of(
                    found
                        .hire()
                        .on(HireEvent.REFUSED)
                        .withInvitation(Optional.empty())
                        .withRefusal(Optional.of(refused.message())),
                    "refused",
                    "onboarding API")));
    return new Result(hire.id(), Ending.REFUSED, refused.message());
  }

  /** A different invitation is there already: what the provider says is true. */
  private Result invitedOtherwise(Hire hire) {
    settle(hire);
    Hire now = book.find(hire.opportunityId()).hire();
    return now.state().sent()
        ? new Result(hire.id(), Ending.ALREADY, "Justworks has an invitation already")
        : Result.notReady(now, "Justworks refused a second invitation but shows none");
  }

  /**
   * Settles a hire whose intent is written and whose answer isn't known: asks the provider, sends
   * nothing.
   *
   * @throws Failure when the provider can't be asked; the hire stays as it is
   */
  void settle(Hire hire) {
    Optional<PendingHire> there = workspace.onboarding().find(hire.opportunityId());
    boolean invited = there.filter(PendingHire::invited).isPresent();
    book.change(
        hire.opportunityId(),
        found -> {
          if (found.hire().state() != HireState.INVITING) {
            return Optional.empty();
          }
          return Optional.of(
              invited
                  ? book.sent(
                      found.hire().on(HireEvent.FOUND_INVITED).withAnnounced(true),
                      Route.API,
                      "found-invited",
                      "onboarding API: found invited")
                  : Book.Step.of(
                      found.hire().on(HireEvent.NOT_SENT).withInvitation(Optional.empty()),
                      "not-sent",
                      "onboarding API: not invited"));
        });
  }
}
