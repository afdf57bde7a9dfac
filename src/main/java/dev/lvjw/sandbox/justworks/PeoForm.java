package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Typed;
import java.util.List;
import java.util.Optional;

/**
 * The PEO product's form for a new person, in the order of Justworks' help pages. "Review &amp;
 * Invite" is the same form, filled in with what is known of the pending hire.
 */
final class PeoForm implements AddForm {
  private final JustworksCompany company;
  private final boolean sendsAtOnce;

  private PeoForm(JustworksCompany company, boolean sendsAtOnce) {
    this.company = company;
    this.sendsAtOnce = sendsAtOnce;
  }

  /** "Add a person": the invitation goes out now or later. */
  static PeoForm add(JustworksCompany company) {
    return new PeoForm(company, false);
  }

  /**
   * "Review &amp; Invite": the invitation goes out now, as pending hires have no state for later.
   */
  static PeoForm invite(JustworksCompany company) {
    return new PeoForm(company, true);
  }

  @Override
  public Typed blank() {
    return Typed.nothing()
        .with("send", "Now")
        .with("sendTo", "Home email")
        .with("adminAccess", "No");
  }

  @Override
  public Form fields(String action, Typed typed) {
    Form form = Form.post("person", action, typed);
    form.group("New member")
        .select("memberType", "Member type", true, AddForm.same(JustworksMemberType.labels()))
        .group("Pay")
        .unlessNeeded("W-2 only")
        .select(
            "payBasis",
            "Salary or hourly wage",
            false,
            AddForm.same(List.of(PeoAnswers.SALARY, PeoAnswers.WAGE)))
        .optional("amount", "Amount in USD")
        .unlessNeeded("optional")
        .optional("workerType", "Worker type")
        .unlessNeeded("W-2 only")
        .select("exemptionStatus", "Exemption status", false, AddForm.same(PeoAnswers.EXEMPTIONS))
        .unlessNeeded("optional")
        .select("adminAccess", "Admin access", false, AddForm.same(List.of("No", "Yes")))
        .group("Job")
        .text("firstName", "First name")
        .text("lastName", "Last name")
        .optional("title", "Title")
        .select("manager", "Manager", false, AddForm.same(PeoAnswers.managers(company)))
        .select("department", "Department", true, AddForm.same(PeoAnswers.departments(company)))
        .select("office", "Office", true, AddForm.same(PeoAnswers.offices(company)))
        .optional("ptoPolicies", "PTO policies")
        .input("date", "startDate", "Start date", "", true)
        .group("Invitation")
        .input("email", "workEmail", "Work email", "", false)
        .input("email", "homeEmail", "Home email", "", false);
    if (!sendsAtOnce) {
      form.select("send", "Send invite", true, AddForm.same(PeoAnswers.SEND));
    }
    return form.select("sendTo", "Invite to", true, AddForm.same(PeoAnswers.SEND_TO))
        .optional("note", "Note");
  }

  @Override
  public Optional<NewMember> read(Typed typed) {
    return PeoAnswers.read(company, sendsAtOnce ? typed.with("send", "Now") : typed);
  }

  @Override
  public String button() {
    return "Invite New Member";
  }
}
