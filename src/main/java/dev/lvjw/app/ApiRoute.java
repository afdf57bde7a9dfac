package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.HandoffSheet.Line;
import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Field;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import dev.lvjw.http.AskedToWait;
import dev.lvjw.http.Refused;
import dev.lvjw.justworks.Details;
import dev.lvjw.justworks.OnboardingApi;
import dev.lvjw.justworks.PendingHire;
import java.util.ArrayList;
import java.util.List;
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
   * What must be there before anybody is asked or anything is shown.
   *
   * @param sending whether a hire may be sent, which takes a login
   * @throws Failure (usage) without an onboarding API, (login needed) without a login for it
   */
  void require(boolean sending) {
    if (canBeAsked() || (workspace.defaultRoute() == Route.API && !sending)) {
      return;
    }
    OnboardingApi _ = workspace.onboarding();
    throw new Failure(
        ExitCode.LOGIN_NEEDED,
        "login_needed",
        "the login at Justworks is dead",
        "lvjw connect justworks");
  }

  /** What travels with the invitation of a hire that is ready. */
  static List<Line> preview(Assessment ready, SendTo to) {
    Details details = Details.of(ready);
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("Member type", details.memberType()));
    details
        .compensation()
        .ifPresent(
            pay ->
                lines.add(
                    Line.of("Pay", pay.amount() + " " + pay.currency() + " per " + pay.per())));
    add(lines, "Exemption status", details.exemptionStatus());
    lines.add(Line.of("First name", details.firstName()));
    lines.add(Line.of("Last name", details.lastName()));
    add(lines, "Title", details.title());
    String manager = details.manager().orElse(Field.NONE);
    lines.add(
        details
            .managerId()
            .map(id -> Line.noted("Manager", manager, "the member " + id))
            .orElseGet(() -> Line.of("Manager", manager)));
    lines.add(Line.of("Department", details.department().orElse(Field.NONE)));
    lines.add(Line.of("Office", details.office().orElse(Field.NONE)));
    lines.add(Line.of("Start date", details.startDate().toString()));
    add(lines, "Home email", details.homeEmail());
    add(lines, "Work email", details.workEmail());
    lines.add(Line.of("Invite to", to == SendTo.HOME ? "Home email" : "Work email"));
    return List.copyOf(lines);
  }

  private static void add(List<Line> lines, String label, Optional<String> value) {
    value.ifPresent(one -> lines.add(Line.of(label, one)));
  }

  /** What {@link #send} would lead to if nothing goes wrong. */
  static Result wouldSend(Assessment ready, SendTo to) {
    return new Result(
        ready.hire().id(),
        Ending.INVITED,
        "would be invited by the " + to.word() + " email",
        Optional.empty(),
        preview(ready, to),
        Optional.empty());
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
      return invited(hire, to, api.invite(hire.opportunityId(), to, Details.of(ready)));
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
      return unclear(hire, failure);
    }
  }

  /** No answer, or one that shows no invitation: only what the provider shows is evidence. */
  private Result unclear(Hire hire, Failure noAnswer) {
    if (noAnswer.exit() == ExitCode.REFUSED) {
      settleOrSay(hire, noAnswer);
    }
    return switch (book.find(hire.opportunityId()).hire().state()) {
      case INVITING ->
          throw noAnswer instanceof AskedToWait wait && wait.nothingDone()
              ? noAnswer
              : mayHaveArrived(noAnswer);
      case REVIEWED, WITHDRAWN -> throw noAnswer;
      default -> new Result(hire.id(), Ending.INVITED, "Justworks shows the invitation");
    };
  }

  /** That the provider can't be asked either is no news beside the answer that was bad. */
  private void settleOrSay(Hire hire, Failure badAnswer) {
    try {
      settle(hire);
    } catch (Failure unanswered) {
      badAnswer.addSuppressed(unanswered);
    }
  }

  private static Failure mayHaveArrived(Failure failure) {
    return new Failure(
            failure.exit(),
            failure.code(),
            failure.message()
                + " The invitation may have arrived all the same; lvjw asks what became of it before"
                + " anything is sent again.",
            failure.next().orElse("lvjw sync"))
        .causedBy(failure);
  }

  private Result invited(Hire hire, SendTo to, PendingHire there) {
    String evidence =
        "onboarding API: invitation "
            + there.invitation().map(PendingHire.Invitation::id).orElse("without an id");
    book.change(
        hire.opportunityId(),
        found -> {
          Book.Step step =
              book.sent(found.hire().on(HireEvent.FOUND_INVITED), Route.API, "invited", evidence);
          return Optional.of(step.sending(to, false));
        });
    return new Result(hire.id(), Ending.INVITED, "Justworks took the invitation");
  }

  private Result refused(Hire hire, Refused refused) {
    String why = RefusalWords.of(refused);
    book.change(
        hire.opportunityId(),
        found ->
            Optional.of(
                Book.Step.of(
                    found
                        .hire()
                        .on(HireEvent.REFUSED)
                        .withInvitation(Optional.empty())
                        .withRefusal(Optional.of(why)),
                    "refused",
                    "onboarding API")));
    return new Result(hire.id(), Ending.REFUSED, why);
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
   * Whether the provider has an invitation of a hire that lvjw didn't send; then the store says so
   * too.
   *
   * @throws Failure when the provider can't be asked
   */
  boolean invitedMeanwhile(Hire hire) {
    boolean invited =
        workspace.onboarding().find(hire.opportunityId()).filter(PendingHire::invited).isPresent();
    if (invited) {
      book.change(
          hire.opportunityId(),
          found ->
              found.hire().allows(HireEvent.FOUND_INVITED)
                  ? Optional.of(
                      book.sent(
                          found.hire().on(HireEvent.FOUND_INVITED),
                          Route.API,
                          "found-invited",
                          "onboarding API: invited there already"))
                  : Optional.empty());
    }
    return invited;
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
                      found.hire().on(HireEvent.FOUND_INVITED),
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
