package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.page.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the PEO product's form for a new person, by the rules of Justworks' help pages. What isn't
 * published is lenient here: no address but the one that the invitation goes to is required.
 */
final class PeoAnswers {
  static final String NO_DEPARTMENT = "No Department";
  static final String REMOTE = "Remote (work from home)";
  static final String SALARY = "Salary (per year)";
  static final String WAGE = "Hourly wage";
  static final List<String> EXEMPTIONS = List.of("Exempt", "Non-exempt");
  static final List<String> SEND = List.of("Now", "Later");
  static final List<String> SEND_TO = List.of("Work email", "Home email");

  private final JustworksCompany company;
  private final Answers form;

  private PeoAnswers(JustworksCompany company, Answers form) {
    this.company = company;
    this.form = form;
  }

  /** The new person; empty when {@code typed} then says what is wrong. */
  static Optional<NewMember> read(JustworksCompany company, Typed typed) {
    Answers form = new Answers(typed);
    return form.ifSound(new PeoAnswers(company, form).read());
  }

  private NewMember read() {
    String label =
        form.oneOf("memberType", JustworksMemberType.labels(), "Choose the member type.");
    Optional<JustworksMemberType> type = JustworksMemberType.of(label);
    Optional<NewMember.Pay> pay = Optional.empty();
    Optional<String> exemption = Optional.empty();
    if (type.filter(JustworksMemberType::w2).isPresent()) {
      pay = pay();
      exemption = exemption();
      if (type.get() == JustworksMemberType.PAID_INTERN) {
        internRules(pay, exemption);
      }
    } else if (type.isPresent()) {
      noPay(label);
    }
    Map<String, String> emails = new LinkedHashMap<>();
    NewMember.Name name =
        new NewMember.Name(
            form.needed("firstName", "Write the first name."),
            form.needed("lastName", "Write the last name."));
    String title = form.text("title");
    JustworksMembers.Place place = place();
    var start = form.date("startDate", "Choose the start date.");
    form.email("workEmail").ifPresent(address -> emails.put("work", address));
    form.email("homeEmail").ifPresent(address -> emails.put("home", address));
    return new NewMember(
        label,
        type.flatMap(JustworksMemberType::apiType),
        pay,
        exemption,
        name,
        title,
        place,
        start,
        emails,
        Optional.empty(),
        invite(emails),
        more());
  }

  private Optional<NewMember.Pay> pay() {
    String basis =
        form.oneOf(
            "payBasis", List.of(SALARY, WAGE), "W-2 members need a salary or an hourly wage.");
    return form.amount("amount", "W-2 members need an amount.")
        .map(amount -> new NewMember.Pay(amount, "USD", basis.equals(WAGE) ? "hour" : "year"));
  }

  private Optional<String> exemption() {
    String status =
        form.oneOf(
            "exemptionStatus",
            EXEMPTIONS,
            "W-2 members need an exemption status. Justworks won’t decide it for you.");
    return status.isEmpty()
        ? Optional.empty()
        : Optional.of(status.toLowerCase(java.util.Locale.ROOT));
  }

  private void internRules(Optional<NewMember.Pay> pay, Optional<String> exemption) {
    if (pay.filter(one -> one.per().equals("year")).isPresent()) {
      form.wrong("payBasis", "A paid intern is paid by the hour.");
    }
    if (exemption.filter(one -> one.equals("exempt")).isPresent()) {
      form.wrong("exemptionStatus", "A paid intern is non-exempt.");
    }
  }

  /** Pay that would be dropped without a word isn't taken. */
  private void noPay(String memberType) {
    for (String field : List.of("payBasis", "amount", "workerType", "exemptionStatus")) {
      if (!form.text(field).isEmpty()) {
        form.wrong(field, "Only for W-2 members; leave it empty for " + memberType + ".");
      }
    }
  }

  private JustworksMembers.Place place() {
    String manager = form.text("manager");
    if (!manager.isEmpty() && !managers(company).contains(manager)) {
      form.wrong("manager", "Nobody of this name is an active member.");
    }
    String department =
        form.oneOf("department", departments(company), "Choose a department, or No Department.");
    String office = form.oneOf("office", offices(company), "Choose an office, or Remote.");
    return new JustworksMembers.Place(
        department.equals(NO_DEPARTMENT) ? "" : department,
        office.equals(REMOTE) ? "" : office,
        manager);
  }

  private NewMember.Invite invite(Map<String, String> emails) {
    String send = form.oneOf("send", SEND, "Choose whether the invitation goes out now or later.");
    String sendTo = form.oneOf("sendTo", SEND_TO, "Choose which address the invitation goes to.");
    String kind = sendTo.equals("Work email") ? "work" : "home";
    if (!sendTo.isEmpty() && !emails.containsKey(kind)) {
      form.wrong(
          kind + "Email", "The invitation goes to the " + kind + " email, so it can’t be empty.");
    }
    return new NewMember.Invite(send.equals("Later"), kind, form.text("note"));
  }

  private Map<String, String> more() {
    Map<String, String> more = new LinkedHashMap<>();
    more.put("Worker type", form.text("workerType"));
    more.put("Admin access", form.text("adminAccess"));
    more.put("PTO policies", form.text("ptoPolicies"));
    more.values().removeIf(String::isEmpty);
    return more;
  }

  static List<String> managers(JustworksCompany company) {
    return company.members().stream()
        .filter(one -> one.path("active").asBoolean())
        .map(JustworksMembers::fullName)
        .toList();
  }

  static List<String> departments(JustworksCompany company) {
    return withFirst(NO_DEPARTMENT, company.departments());
  }

  static List<String> offices(JustworksCompany company) {
    return withFirst(REMOTE, company.offices());
  }

  private static List<String> withFirst(String first, List<String> rest) {
    List<String> all = new java.util.ArrayList<>(rest);
    all.addFirst(first);
    return List.copyOf(all);
  }
}
