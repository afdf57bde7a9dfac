package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Typed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Payroll product's "Add a person" (Justworks' help pages). Which member types need a pay rate
 * isn't published; here all do but those who aren't paid.
 */
final class PayrollForm implements AddForm {
  private static final String HOURLY = "Employee hourly";
  private static final String EXEMPT = "Employee salaried exempt";
  private static final String NON_EXEMPT = "Employee salaried non-exempt";
  private static final List<String> UNPAID = List.of("Unpaid owner", "Third party admin");
  private static final List<String> MEMBER_TYPES =
      List.of(HOURLY, EXEMPT, NON_EXEMPT, "Contractor", "Paid owner", UNPAID.get(0), UNPAID.get(1));

  private final JustworksCompany company;

  PayrollForm(JustworksCompany company) {
    this.company = company;
  }

  @Override
  public Typed blank() {
    return Typed.nothing().with("send", "Now");
  }

  @Override
  public Form fields(String action, Typed typed) {
    return Form.post("person", action, typed)
        .group("New member")
        .select("memberType", "Member type", true, AddForm.same(MEMBER_TYPES))
        .unlessNeeded("per hour if hourly or contractor, else per year")
        .optional("payRate", "Pay rate in USD")
        .unlessNeeded("optional")
        .text("fullName", "Full name")
        .input("tel", "phone", "Phone", "", true)
        .input("email", "email", "Email", "", true)
        .optional("title", "Title")
        .select("office", "Office", true, AddForm.same(PeoAnswers.offices(company)))
        .input("date", "startDate", "Start date", "", true)
        .select("send", "Send invite", true, AddForm.same(PeoAnswers.SEND));
  }

  @Override
  public Optional<NewMember> read(Typed typed) {
    Answers form = new Answers(typed);
    String type = form.oneOf("memberType", MEMBER_TYPES, "Choose the member type.");
    String name = form.needed("fullName", "Write the full name.");
    form.needed("email", "Write the address that the invitation goes to.");
    String office =
        form.oneOf("office", PeoAnswers.offices(company), "Choose an office, or Remote.");
    return form.ifSound(
        new NewMember(
            type,
            Optional.empty(),
            pay(form, type),
            exemption(type),
            named(name),
            form.text("title"),
            new JustworksMembers.Place("", office.equals(PeoAnswers.REMOTE) ? "" : office, ""),
            form.date("startDate", "Choose the start date."),
            form.email("email").map(address -> Map.of("home", address)).orElse(Map.of()),
            Optional.of(form.needed("phone", "Write the phone number.")),
            new NewMember.Invite(
                form.oneOf(
                        "send",
                        PeoAnswers.SEND,
                        "Choose whether the invitation goes out now or later.")
                    .equals("Later"),
                "home",
                ""),
            Map.of()));
  }

  @Override
  public String button() {
    return "Invite New Member";
  }

  private static Optional<NewMember.Pay> pay(Answers form, String type) {
    if (UNPAID.contains(type)) {
      if (!form.text("payRate").isEmpty()) {
        form.wrong("payRate", "Leave it empty: this member type isn’t paid.");
      }
      return Optional.empty();
    }
    String per = type.equals(HOURLY) || type.equals("Contractor") ? "hour" : "year";
    return form.amount("payRate", "This member type needs a pay rate.")
        .map(amount -> new NewMember.Pay(amount, "USD", per));
  }

  private static Optional<String> exemption(String type) {
    return switch (type) {
      case EXEMPT -> Optional.of("exempt");
      case HOURLY, NON_EXEMPT -> Optional.of("non-exempt");
      default -> Optional.empty();
    };
  }

  /** The form has one field; the API has two names. */
  private static NewMember.Name named(String whole) {
    int space = whole.lastIndexOf(' ');
    return space < 0
        ? new NewMember.Name(whole, "")
        : new NewMember.Name(whole.substring(0, space).strip(), whole.substring(space + 1));
  }
}
