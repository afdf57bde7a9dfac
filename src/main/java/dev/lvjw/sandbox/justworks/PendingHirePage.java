package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Tone;
import java.time.LocalDate;

/** "Review": what is known of one pending hire, and what became of it. */
final class PendingHirePage {
  static final String PATH = "/employees/pending-hires";

  private final JustworksFrame frame;
  private final JustworksCompany company;

  PendingHirePage(JustworksFrame frame, JustworksCompany company) {
    this.frame = frame;
    this.company = company;
  }

  /** The caller of the API chose the id, so it may be any text: it stands in the query. */
  static String address(String externalId) {
    return JustworksFrame.query(PATH, "hire", externalId);
  }

  /**
   * The hire that the address names.
   *
   * @throws Refusal 404 when there is none
   */
  static JustworksCompany.PendingHire asked(JustworksCompany company, Request request) {
    return request
        .query()
        .first("hire")
        .flatMap(company::pendingHire)
        .orElseThrow(
            () ->
                new Refusal(
                    404, "not_found", "There is no such pending hire; it may be withdrawn."));
  }

  static Html startDate(JustworksCompany.PendingHire hire) {
    String date = hire.content().path("start_date").asText();
    return date.isEmpty() ? Html.text("not known yet") : Parts.day(LocalDate.parse(date));
  }

  Response show(Request request) {
    JustworksCompany.PendingHire hire = asked(company, request);
    return frame
        .page(request, hire.content().path("name").asText(), JustworksFrame.EMPLOYEES)
        .foreign()
        .trail(new Page.Link("Employees", JustworksFrame.EMPLOYEES))
        .body(announced(hire), hire.invitation().map(one -> invited(hire, one)).orElse(toDo(hire)))
        .response(200);
  }

  private static Html announced(JustworksCompany.PendingHire hire) {
    return Parts.card(
        "Hired in Lever",
        Parts.facts()
            .add("Name", hire.content().path("name").asText())
            .add("Title", hire.content().path("title").asText())
            .add("Start date", startDate(hire))
            .add("Status", badge(hire.status()))
            .html());
  }

  private static Html badge(String status) {
    return switch (status) {
      case "pending" -> Parts.badge(Tone.WAITING, "Pending hire");
      case "invited" -> Parts.badge(Tone.WAITING, "Invited");
      default -> Parts.badge(Tone.GOOD, "Joined");
    };
  }

  private static Html toDo(JustworksCompany.PendingHire hire) {
    return Parts.card(
        "To do",
        Html.of(
            "<p>This is all that is known so far. Member type, pay, exemption status, manager,"
                + " department, office and e-mail addresses aren’t known until the"
                + " invitation.</p>"),
        Parts.row(Parts.action(InvitePage.address(hire.externalId()), "Review & Invite")),
        Parts.hint(
            "From the terminal: lvjw review and lvjw invite send the invitation with all of it."));
  }

  private static Html invited(
      JustworksCompany.PendingHire hire, JustworksCompany.Invitation invitation) {
    ObjectNode details = (ObjectNode) invitation.request().path("details");
    Parts.Facts facts =
        Parts.facts()
            .add("Sent to", invitation.email())
            .add("Sent", Parts.time(invitation.sentAt()))
            .add("Sent by", invitation.by())
            .add("Member type", details.path("member_type").asText())
            .add("Compensation", pay(details.path("compensation")))
            .add("Exemption status", details.path("exemption_status").asText())
            .add("First name", details.path("first_name").asText())
            .add("Last name", details.path("last_name").asText())
            .add("Manager", details.path("manager").asText())
            .add("Department", details.path("department").asText(PeoAnswers.NO_DEPARTMENT))
            .add("Office", details.path("office").asText(PeoAnswers.REMOTE))
            .add("Work email", details.path("work_email").asText())
            .add("Home email", details.path("home_email").asText());
    if (!invitation.note().isEmpty()) {
      facts.add("Note", invitation.note());
    }
    Html next =
        hire.memberId()
            .map(member -> Parts.row(Parts.action(MemberPage.address(member), "Open the member")))
            .orElse(
                Form.post(InvitationPage.address(invitation.id()))
                    .plainButton("Employee accepts")
                    .html());
    return Parts.card("Invitation", facts.html(), next);
  }

  private static String pay(JsonNode pay) {
    return pay.isMissingNode()
        ? ""
        : pay.path("amount").asText()
            + " "
            + pay.path("currency").asText()
            + " per "
            + pay.path("per").asText();
  }
}
