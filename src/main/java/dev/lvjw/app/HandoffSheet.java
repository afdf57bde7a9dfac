package dev.lvjw.app;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Field;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.MemberType;
import dev.lvjw.hire.SendTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What Justworks' form for a new person asks, in its order and words, with a hire's answers. Every
 * question has a line, also those that lvjw has no answer to: nobody is to be surprised by one.
 */
public final class HandoffSheet {
  private static final String NOT_CARRIED = "lvjw doesn't carry it";
  private static final String NONE_KNOWN = "none known";
  private static final String CHANGED = "otherwise in Lever by now";
  private static final String WAGE = "wage";
  private static final String EXEMPT = "exempt";

  private final Assessment hire;
  private final Sending sending;
  private final List<Line> lines = new ArrayList<>();

  private HandoffSheet(Assessment hire, Sending sending) {
    this.hire = hire;
    this.sending = sending;
  }

  /** The form for a new person; each product has its own (justworks-api reference §3.3, §3.5). */
  public enum Form {
    PEO("Employees > Add > Invitation Center", Optional.of("Manage employees")),
    PAYROLL("Add a person", Optional.of("Company Settings")),
    EOR("adding an EOR employee", Optional.empty());

    private final String place;
    private final Optional<String> permission;

    Form(String place, Optional<String> permission) {
      this.place = place;
      this.permission = permission;
    }

    /** Where it is in Justworks. */
    public String place() {
      return place;
    }

    /** What a person needs there; empty where it isn't published. */
    public Optional<String> permission() {
      return permission;
    }

    /** The word of {@code justworks.product}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Form ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * One question of the form.
   *
   * @param value what to enter or choose; empty where the form stays empty, or lvjw has no answer
   * @param note what the value alone doesn't say
   */
  public record Line(String label, String value, Optional<String> note) {
    static Line of(String label, String value) {
      return new Line(label, value, Optional.empty());
    }

    static Line noted(String label, String value, String note) {
      return new Line(label, value, Optional.of(note));
    }
  }

  /**
   * When and where the invitation goes.
   *
   * @param later added now, invited later
   */
  record Sending(SendTo to, boolean later) {}

  static List<Line> of(Form form, Assessment hire, Sending sending) {
    HandoffSheet sheet = new HandoffSheet(hire, sending);
    switch (form) {
      case PEO -> sheet.peo();
      case PAYROLL -> sheet.payroll();
      case EOR -> sheet.eor();
    }
    return List.copyOf(sheet.lines);
  }

  private void peo() {
    answer("Member type", FieldName.MEMBER_TYPE);
    if (memberType().filter(MemberType::w2).isPresent()) {
      answer(
          "Salary or hourly wage",
          value(FieldName.EARNINGS_TYPE)
              .map(type -> type.equals(WAGE) ? "Hourly wage" : "Salary (per year)"));
      from(FieldName.EARNINGS_TYPE);
      answer("Amount in USD", FieldName.COMPENSATION_AMOUNT);
      unknown("Worker type", NOT_CARRIED);
      answer(
          "Exemption status",
          value(FieldName.EXEMPTION_STATUS)
              .map(status -> status.equals(EXEMPT) ? "Exempt" : "Non-exempt"));
      from(FieldName.EXEMPTION_STATUS);
    }
    unknown("Admin access", NOT_CARRIED);
    answer("First name", FieldName.FIRST_NAME);
    answer("Last name", FieldName.LAST_NAME);
    answer("Title", FieldName.TITLE);
    answer("Manager", FieldName.MANAGER);
    hire.managerId().ifPresent(id -> note("several have that name: the member " + id));
    answer("Department", FieldName.DEPARTMENT);
    answer("Office", FieldName.OFFICE);
    unknown("PTO policies", NOT_CARRIED);
    answer("Start date", FieldName.START_DATE);
    answer("Work email", FieldName.WORK_EMAIL);
    answer("Home email", FieldName.HOME_EMAIL);
    sendInvite();
    add("Invite to", sending.to() == SendTo.HOME ? "Home email" : "Work email");
    unknown("Note", "optional; " + NOT_CARRIED);
  }

  private void payroll() {
    payrollMemberType();
    pay()
        .ifPresentOrElse(
            pay -> lines.add(Line.noted("Pay rate in USD", pay.amount(), pay.per())),
            () -> unknown("Pay rate in USD", NONE_KNOWN));
    from(FieldName.COMPENSATION_AMOUNT, FieldName.EARNINGS_TYPE);
    add("Full name", fullName());
    from(FieldName.FIRST_NAME, FieldName.LAST_NAME);
    unknown("Phone", NOT_CARRIED);
    answer("Email", sending.to() == SendTo.HOME ? FieldName.HOME_EMAIL : FieldName.WORK_EMAIL);
    answer("Title", FieldName.TITLE);
    answer("Office", FieldName.OFFICE);
    answer("Start date", FieldName.START_DATE);
    sendInvite();
  }

  /** The Payroll product's own member types follow from lvjw's, pay and exemption status. */
  private void payrollMemberType() {
    Optional<MemberType> type = memberType();
    String label = "Member type";
    if (type.filter(MemberType::w2).isPresent()) {
      answer(label, payrollEmployee());
    } else if (type.filter(one -> one == MemberType.CONTRACTOR).isPresent()) {
      add(label, "Contractor");
    } else {
      unknown(
          label, "this form has none for " + type.map(MemberType::label).orElse("what Lever says"));
    }
    from(FieldName.MEMBER_TYPE, FieldName.EARNINGS_TYPE, FieldName.EXEMPTION_STATUS);
  }

  private Optional<String> payrollEmployee() {
    if (value(FieldName.EARNINGS_TYPE).filter(WAGE::equals).isPresent()) {
      return Optional.of("Employee hourly");
    }
    return value(FieldName.EXEMPTION_STATUS)
        .map(
            status ->
                status.equals(EXEMPT)
                    ? "Employee salaried exempt"
                    : "Employee salaried non-exempt");
  }

  private void eor() {
    answer("First name", FieldName.FIRST_NAME);
    answer("Last name", FieldName.LAST_NAME);
    answer("Personal email", FieldName.HOME_EMAIL);
    answer("Work email", FieldName.WORK_EMAIL);
    add("Invite to", sending.to() == SendTo.HOME ? "Personal email" : "Work email");
    answer("Title", FieldName.TITLE);
    unknown("Responsibilities", NOT_CARRIED);
    answer("Department", FieldName.DEPARTMENT);
    lines.add(Line.noted("Employment type", "Indefinite", "the form's default; " + NOT_CARRIED));
    // An amount in another currency, ready to copy, would end in the form as it is.
    unknown(
        "Salary per year in the local currency",
        pay().map(pay -> "lvjw knows " + pay.amount() + " USD " + pay.per()).orElse(NOT_CARRIED));
    from(FieldName.COMPENSATION_AMOUNT, FieldName.EARNINGS_TYPE);
  }

  private void sendInvite() {
    add("Send invite", sending.later() ? "Later" : "Now");
  }

  private void add(String label, String value) {
    lines.add(Line.of(label, value));
  }

  private void unknown(String label, String note) {
    lines.add(Line.noted(label, "", note));
  }

  private void answer(String label, Optional<String> value) {
    value.ifPresentOrElse(one -> add(label, one), () -> unknown(label, NONE_KNOWN));
  }

  private void answer(String label, FieldName field) {
    Optional<String> value = value(field);
    if (value.filter(Field.NONE::equals).isPresent()) {
      none(label, field);
    } else {
      answer(label, value);
    }
    from(field);
  }

  /** Says beside the last line where one of the values it rests on is another one by now. */
  private void from(FieldName... fields) {
    List<FieldName> rests = List.of(fields);
    if (hire.changes().stream().anyMatch(change -> rests.contains(change.field()))) {
      note(CHANGED);
    }
  }

  /** Adds to what is said beside the last line. */
  private void note(String more) {
    Line last = lines.removeLast();
    String note = last.note().map(said -> said + "; " + more).orElse(more);
    lines.add(Line.noted(last.label(), last.value(), note));
  }

  /** What the form offers for "none". */
  private void none(String label, FieldName field) {
    switch (field) {
      case DEPARTMENT -> add(label, "No Department");
      case OFFICE -> add(label, "Remote (work from home)");
      default -> unknown(label, "none: leave it empty");
    }
  }

  private Optional<String> value(FieldName field) {
    return hire.approved(field);
  }

  private String fullName() {
    return value(FieldName.FIRST_NAME)
        .flatMap(first -> value(FieldName.LAST_NAME).map(last -> first + " " + last))
        .orElseGet(hire::fullName);
  }

  private Optional<MemberType> memberType() {
    return value(FieldName.MEMBER_TYPE).flatMap(MemberType::ofLabel);
  }

  private record Pay(String amount, String per) {}

  /** An amount says nothing without its period. */
  private Optional<Pay> pay() {
    return value(FieldName.COMPENSATION_AMOUNT)
        .flatMap(
            amount ->
                value(FieldName.EARNINGS_TYPE)
                    .map(type -> new Pay(amount, type.equals(WAGE) ? "per hour" : "per year")));
  }
}
