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
import dev.lvjw.sandbox.page.Typed;
import java.util.Optional;
import java.util.stream.Collectors;

/** One member: what the company knows, the invitation where there is one to send, Terminate. */
final class MemberPage {
  private static final String PATH = "/employees/members/";

  private final JustworksFrame frame;
  private final JustworksCompany company;
  private final AddedPeople added;

  MemberPage(JustworksFrame frame, JustworksCompany company, AddedPeople added) {
    this.frame = frame;
    this.company = company;
    this.added = added;
  }

  static String address(String memberId) {
    return PATH + memberId;
  }

  static Html badge(AddedPeople.Standing standing) {
    return Parts.badge(
        standing == AddedPeople.Standing.ENROLLED ? Tone.GOOD : Tone.WAITING, standing.words());
  }

  Response show(Request request) {
    return page(request, Typed.nothing().with("lastDay", company.today().toString()), 200);
  }

  Response invite(Request request) {
    String id = asked(request).path("id").asText();
    added.invite(id);
    return JustworksFrame.Done.INVITED.then(address(id));
  }

  Response terminate(Request request) {
    String id = asked(request).path("id").asText();
    Typed typed = Typed.sent(request.form());
    return new Answers(typed)
        .date("lastDay", "Choose the last day.")
        .map(
            day -> {
              company.terminate(id, day);
              return JustworksFrame.Done.TERMINATED.then(address(id));
            })
        .orElseGet(() -> page(request, typed, 422));
  }

  private ObjectNode asked(Request request) {
    return company.members().stream()
        .filter(one -> one.path("id").asText().equals(request.segment(2)))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "not_found", "There is no such member."));
  }

  private Response page(Request request, Typed typed, int status) {
    ObjectNode member = asked(request);
    Optional<AddedPeople.Added> form = added.find(member.path("id").asText());
    return frame
        .page(request, JustworksMembers.fullName(member), JustworksFrame.EMPLOYEES)
        .foreign()
        .trail(new Page.Link("Employees", JustworksFrame.EMPLOYEES))
        .body(
            profile(member, form),
            form.map(this::invitation).orElse(Html.NOTHING),
            member.path("active").asBoolean() ? termination(member, typed) : Html.NOTHING)
        .response(status);
  }

  private static Html profile(ObjectNode member, Optional<AddedPeople.Added> form) {
    boolean active = member.path("active").asBoolean();
    Parts.Facts facts =
        Parts.facts()
            .add(
                "Standing",
                active
                    ? badge(
                        form.map(AddedPeople.Added::standing).orElse(AddedPeople.Standing.ENROLLED))
                    : Parts.badge(Tone.PLAIN, "Terminated"))
            .add("Title", member.path("job_title").asText())
            .add("Manager", member.path("manager").path("name").asText())
            .add(
                "Department",
                member.path("department").path("name").asText(PeoAnswers.NO_DEPARTMENT))
            .add("Office", member.path("office").path("name").asText(PeoAnswers.REMOTE))
            .add("Start date", member.path("employment_start_date").asText())
            .add("Email", joined(member.path("emails"), "address"));
    if (!active) {
      facts.add("Last day", member.path("employment_termination_date").asText());
    }
    if (!member.path("phones").isEmpty()) {
      facts.add("Phone", joined(member.path("phones"), "number"));
    }
    form.map(AddedPeople.Added::answers)
        .ifPresent(
            answers -> {
              facts.add("Member type", answers.memberType());
              answers.pay().ifPresent(pay -> facts.add("Compensation", pay.words()));
              answers.exemption().ifPresent(status -> facts.add("Exemption status", status));
              answers.more().forEach(facts::add);
            });
    return Parts.card("Profile", facts.html());
  }

  private static String joined(JsonNode array, String field) {
    return array
        .valueStream()
        .map(one -> one.path(field).asText())
        .collect(Collectors.joining(", "));
  }

  private Html invitation(AddedPeople.Added person) {
    if (company.hasLeft(person.memberId())) {
      return Html.NOTHING;
    }
    return switch (person.standing()) {
      case NOT_INVITED ->
          Parts.card(
              "Added but not invited",
              Html.of(
                  "<p>The invitation will go to {}.</p>",
                  Html.foreign(person.answers().inviteAddress())),
              Form.post(address(person.memberId()) + "/invitation")
                  .button("Send invitation")
                  .html());
      case INVITED, ENROLLED -> sent(person.invitation().orElseThrow(), person.enrolled());
    };
  }

  private static Html sent(JustworksCompany.Invitation invitation, boolean enrolled) {
    Html facts =
        Parts.facts()
            .add("Sent to", invitation.email())
            .add("Sent", Parts.time(invitation.sentAt()))
            .add("Sent by", invitation.by())
            .add("Note", invitation.note())
            .html();
    return Parts.card(
        "Invitation",
        facts,
        enrolled
            ? Html.NOTHING
            : Form.post(InvitationPage.address(invitation.id()))
                .plainButton("Employee accepts")
                .html());
  }

  private static Html termination(ObjectNode member, Typed typed) {
    return Parts.card(
        "Terminate",
        Form.post("terminate", address(member.path("id").asText()) + "/terminate", typed)
            .input("date", "lastDay", "Last day", "", true)
            .dangerButton("Terminate")
            .html());
  }
}
