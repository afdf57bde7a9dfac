package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Table;
import java.util.List;

/** Manage &gt; Employees: pending hires, who is invited, who is a member and who has left. */
final class EmployeesPage {
  private final JustworksFrame frame;
  private final JustworksCompany company;
  private final AddedPeople added;
  private final Invitations invitations;

  EmployeesPage(
      JustworksFrame frame, JustworksCompany company, AddedPeople added, Invitations invitations) {
    this.frame = frame;
    this.company = company;
    this.added = added;
    this.invitations = invitations;
  }

  Response show(Request request) {
    return frame
        .page(request, "Employees", JustworksFrame.EMPLOYEES)
        .body(
            Parts.row(Parts.action(AddPersonPage.PATH, "Add a person")),
            pending(),
            invited(),
            notInvited(),
            members(),
            terminated())
        .response(200);
  }

  private Html pending() {
    List<JustworksCompany.PendingHire> hires =
        company.pendingHires().stream().filter(hire -> hire.status().equals("pending")).toList();
    Table table = Table.of("Pending hires", "Name", "Title", "Start date", "To do");
    hires.forEach(
        hire ->
            table.row(
                Html.foreign(hire.content().path("name").asText()),
                Html.foreign(hire.content().path("title").asText()),
                PendingHirePage.startDate(hire),
                Parts.action(PendingHirePage.address(hire.externalId()), "Review")));
    return Parts.card(
        count(hires.size(), "Pending hire"),
        table.html("Nobody is waiting. Hires appear here when a hire tool announces them."));
  }

  private Html invited() {
    Table table = Table.of("Invited", "Name", "Invited to", "When", "By", "To do");
    invitations.all().stream()
        .filter(one -> one.state() == Invitations.State.OPEN)
        .forEach(
            one ->
                table.row(
                    Html.foreign(one.name()),
                    Html.foreign(one.invitation().email()),
                    Parts.time(one.invitation().sentAt()),
                    Html.foreign(one.invitation().by()),
                    Form.post(InvitationPage.address(one.invitation().id()))
                        .plainButton("Employee accepts")
                        .html()));
    return Parts.card("Invited", table.html("Nobody who hasn’t accepted yet."));
  }

  private Html notInvited() {
    Table table = Table.of("Added but not invited", "Name", "Invite to", "To do");
    added.all().stream()
        .filter(one -> one.standing() == AddedPeople.Standing.NOT_INVITED)
        .filter(one -> !company.hasLeft(one.memberId()))
        .forEach(
            one ->
                table.row(
                    link(one.memberId(), one.answers().name().whole()),
                    Html.foreign(one.answers().inviteAddress()),
                    Form.post(MemberPage.address(one.memberId()) + "/invitation")
                        .plainButton("Send invitation")
                        .html()));
    return Parts.card("Added but not invited", table.html("Nobody."));
  }

  private Html members() {
    Table table =
        Table.of("Members", "Name", "Title", "Department", "Office", "Manager", "Standing");
    List<ObjectNode> active =
        company.members().stream().filter(one -> one.path("active").asBoolean()).toList();
    active.forEach(
        one ->
            table.row(
                link(one.path("id").asText(), JustworksMembers.fullName(one)),
                Html.foreign(one.path("job_title").asText()),
                named(one, "department", PeoAnswers.NO_DEPARTMENT),
                named(one, "office", "Remote"),
                named(one, "manager", "–"),
                standing(one)));
    return Parts.card(count(active.size(), "Member"), table.html("Nobody."));
  }

  private Html standing(ObjectNode member) {
    return added
        .find(member.path("id").asText())
        .map(AddedPeople.Added::standing)
        .map(MemberPage::badge)
        .orElse(MemberPage.badge(AddedPeople.Standing.ENROLLED));
  }

  private Html terminated() {
    Table table = Table.of("Terminated", "Name", "Title", "Last day");
    company.members().stream()
        .filter(one -> !one.path("active").asBoolean())
        .forEach(
            one ->
                table.row(
                    link(one.path("id").asText(), JustworksMembers.fullName(one)),
                    Html.foreign(one.path("job_title").asText()),
                    Html.text(one.path("employment_termination_date").asText())));
    return Parts.card("Terminated", table.html("Nobody."));
  }

  private static Html link(String memberId, String name) {
    return Html.of("<a href=\"{}\">{}</a>", MemberPage.address(memberId), Html.foreign(name));
  }

  private static Html named(ObjectNode member, String field, String none) {
    String name = member.path(field).path("name").asText();
    return name.isEmpty() ? Html.text(none) : Html.foreign(name);
  }

  /** "1 Pending hire", "2 Pending hires". */
  static String count(int number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
