package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form for employees through the employer of record (Justworks' help pages). It asks for no
 * start date.
 */
final class EorForm implements AddForm {
  private static final List<String> SEND_TO = List.of("Work email", "Personal email");

  private final JustworksCompany company;

  EorForm(JustworksCompany company) {
    this.company = company;
  }

  @Override
  public Typed blank() {
    return Typed.nothing().with("employmentType", "Indefinite");
  }

  @Override
  public Form fields(String action, Typed typed) {
    return Form.post("person", action, typed)
        .group("New member")
        .text("firstName", "First name")
        .text("lastName", "Last name")
        .input("email", "personalEmail", "Personal email", "", false)
        .input("email", "workEmail", "Work email", "", false)
        .select("sendTo", "Invite to", false, AddForm.same(SEND_TO))
        .text("title", "Title")
        .optional("responsibilities", "Responsibilities")
        .select("department", "Department", true, AddForm.same(PeoAnswers.departments(company)))
        .text("employmentType", "Employment type")
        .amount("salary", "Salary per year in the local currency");
  }

  @Override
  public Optional<NewMember> read(Typed typed) {
    Answers form = new Answers(typed);
    Map<String, String> emails = new LinkedHashMap<>();
    form.email("workEmail").ifPresent(address -> emails.put("work", address));
    form.email("personalEmail").ifPresent(address -> emails.put("home", address));
    String department =
        form.oneOf(
            "department",
            PeoAnswers.departments(company),
            "Choose a department, or No Department.");
    Map<String, String> more = new LinkedHashMap<>();
    more.put("Responsibilities", form.text("responsibilities"));
    more.put("Employment type", form.needed("employmentType", "Write the employment type."));
    more.values().removeIf(String::isEmpty);
    return form.ifSound(
        new NewMember(
            JustworksMemberType.EOR.label(),
            JustworksMemberType.EOR.apiType(),
            form.amount("salary", "Write the salary per year.")
                .map(amount -> new NewMember.Pay(amount, "", "year")),
            Optional.empty(),
            new NewMember.Name(
                form.needed("firstName", "Write the first name."),
                form.needed("lastName", "Write the last name.")),
            form.needed("title", "Write the title."),
            new JustworksMembers.Place(
                department.equals(PeoAnswers.NO_DEPARTMENT) ? "" : department, "", ""),
            Optional.empty(),
            emails,
            Optional.empty(),
            new NewMember.Invite(false, target(form, emails), ""),
            more));
  }

  /** The chosen address, else work. */
  private static String target(Answers form, Map<String, String> emails) {
    String chosen = form.text("sendTo");
    if (!chosen.isEmpty()) {
      form.oneOf("sendTo", SEND_TO, "Choose one of the two addresses.");
    }
    String kind =
        chosen.equals("Personal email") || chosen.isEmpty() && !emails.containsKey("work")
            ? "home"
            : "work";
    if (!emails.containsKey(kind)) {
      form.wrong(
          kind.equals("home") ? "personalEmail" : "workEmail",
          "The invitation goes to this address, so it can’t be empty.");
    }
    return kind;
  }

  @Override
  public String button() {
    return "Submit";
  }
}
