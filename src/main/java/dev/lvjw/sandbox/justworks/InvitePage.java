package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Typed;

/**
 * "Review &amp; Invite": the form for a new person, filled in with what is known of a pending hire;
 * "Invite New Member" sends the invitation from Justworks' side.
 */
final class InvitePage {
  static final String PATH = "/employees/invite";

  private final JustworksFrame frame;
  private final JustworksCompany company;
  private final PeoForm form;

  InvitePage(JustworksFrame frame, JustworksCompany company) {
    this.frame = frame;
    this.company = company;
    this.form = PeoForm.invite(company);
  }

  static String address(String externalId) {
    return JustworksFrame.query(PATH, "hire", externalId);
  }

  Response show(Request request) {
    JustworksCompany.PendingHire hire = notInvited(request);
    return page(request, hire, known(hire), 200);
  }

  Response send(Request request) {
    JustworksCompany.PendingHire hire = notInvited(request);
    Typed typed = Typed.sent(request.form());
    return form.read(typed)
        .map(person -> invite(request, hire.externalId(), person))
        .orElseGet(() -> page(request, hire, typed, 422));
  }

  private Response invite(Request request, String externalId, NewMember person) {
    synchronized (company) {
      notInvited(request);
      company.invite(
          externalId,
          person.inviteAddress(),
          person.invitationRequest(),
          company.adminName(),
          person.invite().note());
    }
    return JustworksFrame.Done.INVITED.then(PendingHirePage.address(externalId));
  }

  /**
   * The hire that the address names.
   *
   * @throws Refusal 404 when there is none, 409 when it was invited meanwhile
   */
  private JustworksCompany.PendingHire notInvited(Request request) {
    JustworksCompany.PendingHire hire = PendingHirePage.asked(company, request);
    hire.invitation()
        .ifPresent(
            one -> {
              throw new Refusal(
                  409,
                  "already_invited",
                  "This person was invited already, by "
                      + one.by()
                      + ". No second invitation was sent.");
            });
    return hire;
  }

  /** A name of exactly two words is split; any other is for a person to split. */
  private Typed known(JustworksCompany.PendingHire hire) {
    ObjectNode content = hire.content();
    Typed typed =
        form.blank()
            .with("title", content.path("title").asText())
            .with("startDate", content.path("start_date").asText());
    String[] words = content.path("name").asText().strip().split("\\s+", -1);
    return words.length == 2 ? typed.with("firstName", words[0]).with("lastName", words[1]) : typed;
  }

  private Response page(
      Request request, JustworksCompany.PendingHire hire, Typed typed, int status) {
    return AddPersonPage.withFaults(
            frame
                .page(request, "Review & Invite", JustworksFrame.EMPLOYEES)
                .trail(
                    new Page.Link("Employees", JustworksFrame.EMPLOYEES),
                    new Page.Link(
                        hire.content().path("name").asText(),
                        PendingHirePage.address(hire.externalId()))),
            typed)
        .body(
            Html.of(
                "<p>{} was hired in Lever. Confirm or edit what is known, and answer the rest.</p>",
                Html.foreign(hire.content().path("name").asText())),
            form.fields(address(hire.externalId()), typed).button(form.button()).html())
        .response(status);
  }
}
