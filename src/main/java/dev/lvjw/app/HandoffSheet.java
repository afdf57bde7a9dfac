package dev.lvjw.app;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Field;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.SendTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a hire in the order in which Justworks' form asks for them (justworks-api reference
 * §3.3), for a person to enter.
 */
public final class HandoffSheet {
  private HandoffSheet() {}

  /** One answer on the form. */
  public record Line(String label, String value) {}

  static List<Line> of(Assessment hire, SendTo sendTo, boolean later) {
    List<Line> lines = new ArrayList<>();
    add(lines, hire, FieldName.MEMBER_TYPE);
    pay(hire).ifPresent(pay -> lines.add(new Line("Compensation", pay)));
    add(lines, hire, FieldName.EXEMPTION_STATUS);
    add(lines, hire, FieldName.FIRST_NAME);
    add(lines, hire, FieldName.LAST_NAME);
    add(lines, hire, FieldName.TITLE);
    add(lines, hire, FieldName.MANAGER);
    add(lines, hire, FieldName.DEPARTMENT);
    add(lines, hire, FieldName.OFFICE);
    add(lines, hire, FieldName.START_DATE);
    add(lines, hire, FieldName.WORK_EMAIL);
    add(lines, hire, FieldName.HOME_EMAIL);
    lines.add(new Line("Send invite", later ? "Later" : "Now"));
    lines.add(new Line("Invite to", sendTo.word() + " email"));
    return List.copyOf(lines);
  }

  private static void add(List<Line> lines, Assessment hire, FieldName field) {
    hire.approved(field)
        .ifPresent(value -> lines.add(new Line(field.label(), answer(field, value))));
  }

  /** What the form offers for "none". */
  private static String answer(FieldName field, String value) {
    if (!value.equals(Field.NONE)) {
      return value;
    }
    return switch (field) {
      case DEPARTMENT -> "No Department";
      case OFFICE -> "Remote (work from home)";
      default -> "(leave empty)";
    };
  }

  private static Optional<String> pay(Assessment hire) {
    Optional<String> amount = hire.approved(FieldName.COMPENSATION_AMOUNT);
    Optional<String> type = hire.approved(FieldName.EARNINGS_TYPE);
    return amount.flatMap(
        a ->
            type.map(
                t -> a + " USD " + (t.equals("wage") ? "per hour (wage)" : "per year (salary)")));
  }
}
