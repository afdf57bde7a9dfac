package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.mail.Mail;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Table;
import dev.lvjw.sandbox.page.Tone;
import java.util.List;
import java.util.function.Supplier;

/**
 * Every mailbox of the sandbox at once: what came to its mail server, and the invitations that
 * Justworks sent. A mail's HTML is shown in a frame that may do nothing but show it; everything
 * else is text, and nothing in it is a link or markup here.
 */
final class InboxPage {
  private static final String MAIL = JustworksFrame.INBOX + "/mails/";

  private final JustworksFrame frame;
  private final Supplier<List<Mail>> mails;
  private final Invitations invitations;

  InboxPage(JustworksFrame frame, Supplier<List<Mail>> mails, Invitations invitations) {
    this.frame = frame;
    this.mails = mails;
    this.invitations = invitations;
  }

  Response show(Request request) {
    return frame
        .page(request, "Inbox", JustworksFrame.INBOX)
        .body(
            Html.of(
                "<p class=\"hint\">Not a page of Justworks: the sandbox keeps every mail that"
                    + " anybody in it gets.</p>"),
            received(),
            invited())
        .response(200);
  }

  private Html received() {
    Table table = Table.of("Mails", "Subject", "From", "To", "When");
    List<Mail> all = mails.get();
    for (int number = all.size(); number > 0; number--) {
      Mail mail = all.get(number - 1);
      table.row(
          Html.of("<a href=\"{}\">{}</a>", MAIL + number, Html.foreign(subject(mail))),
          Html.foreign(mail.from()),
          Html.foreign(String.join(", ", mail.to())),
          Parts.time(mail.at()));
    }
    return Parts.card("Mails", table.html("No mail came yet."));
  }

  private static String subject(Mail mail) {
    return mail.subject().isBlank() ? "(no subject)" : mail.subject();
  }

  private Html invited() {
    Table table = Table.of("Invitations", "Subject", "To", "When", "To do");
    invitations
        .all()
        .forEach(
            one ->
                table.row(
                    Html.of("Welcome to Justworks, {}", Html.foreign(one.name())),
                    Html.foreign(one.invitation().email()),
                    Parts.time(one.invitation().sentAt()),
                    toDo(one)));
    return Parts.card("Invitations from Justworks", table.html("No invitation was sent yet."));
  }

  private static Html toDo(Invitations.Sent sent) {
    return switch (sent.state()) {
      case OPEN -> Parts.quiet(InvitationPage.address(sent.invitation().id()), "Accept invitation");
      case ACCEPTED -> Parts.badge(Tone.GOOD, "Accepted");
      case VOID -> Parts.badge(Tone.PLAIN, "No longer valid");
    };
  }

  /** One mail, by its number from 1 in the order of arrival. */
  Response mail(Request request) {
    List<Mail> all = mails.get();
    String number = request.segment(2);
    if (!number.matches("[1-9][0-9]{0,6}") || Integer.parseInt(number) > all.size()) {
      throw new Refusal(404, "not_found", "There is no such mail.");
    }
    Mail mail = all.get(Integer.parseInt(number) - 1);
    return frame
        .page(request, subject(mail), JustworksFrame.INBOX)
        .foreign()
        .trail(new Page.Link("Inbox", JustworksFrame.INBOX))
        .body(
            Html.of(
                "<div class=\"card\">{}<pre dir=\"auto\">{}</pre></div>",
                Parts.facts()
                    .add("From", mail.from())
                    .add("To", String.join(", ", mail.to()))
                    .add("When", Parts.time(mail.at()))
                    .html(),
                mail.text().replace("\r\n", "\n")),
            shown(mail.html()))
        .response(200);
  }

  /** Without any permission: no script, no form, no way out of the frame, and nothing is loaded. */
  private static Html shown(String html) {
    return Parts.card(
            "As HTML",
            Html.of(
                "<iframe class=\"mail\" title=\"The mail as HTML\" sandbox=\"\" srcdoc=\"{}\">"
                    + "</iframe>",
                html))
        .onlyIf(!html.isEmpty());
  }
}
