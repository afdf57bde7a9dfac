package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Tone;

/** Where the link of an invitation leads: the invited person accepts and enrols. */
final class InvitationPage {
  private static final String PATH = "/invitations/";

  private final JustworksFrame frame;
  private final JustworksCompany company;
  private final Invitations invitations;

  InvitationPage(JustworksFrame frame, JustworksCompany company, Invitations invitations) {
    this.frame = frame;
    this.company = company;
    this.invitations = invitations;
  }

  static String address(String invitationId) {
    return PATH + invitationId;
  }

  Response show(Request request) {
    Invitations.Sent sent = invitations.find(request.segment(1));
    JustworksCompany.Invitation invitation = sent.invitation();
    return frame
        .page(request, "Invitation", JustworksFrame.INBOX)
        .trail(new Page.Link("Inbox", JustworksFrame.INBOX))
        .body(
            Html.of(
                """
                <div class="card narrow">
                <p>Welcome, {}!</p>
                <p>{} at {} invites you to Justworks.</p>
                {}
                {}
                {}
                </div>
                """,
                Html.foreign(sent.name()),
                Html.foreign(invitation.by()),
                Html.foreign(company.name()),
                invitation.note().isEmpty()
                    ? Html.NOTHING
                    : Html.of("<p>“{}”</p>", Html.foreign(invitation.note())),
                Parts.facts()
                    .add("Sent to", invitation.email())
                    .add("Sent", Parts.time(invitation.sentAt()))
                    .html(),
                next(sent)))
        .response(200);
  }

  private static Html next(Invitations.Sent sent) {
    return switch (sent.state()) {
      case OPEN -> toAccept(sent);
      case ACCEPTED -> accepted(sent.memberId().orElseThrow());
      case VOID -> Parts.badge(Tone.PLAIN, "No longer valid");
    };
  }

  private static Html accepted(String memberId) {
    return Html.all(
        Html.of("<p>{}</p>", Parts.badge(Tone.GOOD, "Accepted")),
        Parts.row(Parts.quiet(MemberPage.address(memberId), "Open the member")));
  }

  private static Html toAccept(Invitations.Sent sent) {
    return Html.all(
        Parts.hint(
            "At Justworks the new member now gives address, bank, tax forms and the like. The"
                + " sandbox asks for nothing."),
        Form.post(address(sent.invitation().id())).button("Accept invitation").html());
  }

  Response accept(Request request) {
    String id = request.segment(1);
    invitations.accept(id);
    return JustworksFrame.Done.ENROLLED.then(address(id));
  }
}
