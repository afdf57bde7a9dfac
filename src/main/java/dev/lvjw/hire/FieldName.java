package dev.lvjw.hire;

import java.util.Locale;
import java.util.Optional;

/**
 * The thirteen values that travel to Justworks, in the order of its "Add a person" form. The names
 * are those of the JSON output and of {@code review --set}.
 */
public enum FieldName {
  MEMBER_TYPE("memberType", "Member type"),
  COMPENSATION_AMOUNT("compensationAmount", "Compensation amount"),
  EARNINGS_TYPE("earningsType", "Type of earnings"),
  EXEMPTION_STATUS("exemptionStatus", "Exemption status"),
  FIRST_NAME("firstName", "First name"),
  LAST_NAME("lastName", "Last name"),
  TITLE("title", "Title"),
  MANAGER("manager", "Manager"),
  DEPARTMENT("department", "Department"),
  OFFICE("office", "Office"),
  START_DATE("startDate", "Start date"),
  HOME_EMAIL("homeEmail", "Home email"),
  WORK_EMAIL("workEmail", "Work email");

  private final String key;
  private final String label;

  FieldName(String key, String label) {
    this.key = key;
    this.label = label;
  }

  /** The name in JSON and on the command line. */
  public String key() {
    return key;
  }

  /** The name people read, and the label of an offer field that carries the value. */
  public String label() {
    return label;
  }

  /** Whether what Lever says there is about one person: a name, an address, the first day, pay. */
  public boolean personal() {
    return switch (this) {
      case COMPENSATION_AMOUNT,
          FIRST_NAME,
          LAST_NAME,
          MANAGER,
          START_DATE,
          HOME_EMAIL,
          WORK_EMAIL ->
          true;
      case MEMBER_TYPE, EARNINGS_TYPE, EXEMPTION_STATUS, TITLE, DEPARTMENT, OFFICE -> false;
    };
  }

  /** Finds a field by its key, whatever the case. */
  public static Optional<FieldName> ofKey(String key) {
    for (FieldName field : values()) {
      if (field.key.equalsIgnoreCase(key.strip())) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** Finds a field by the label of an offer field, whatever the case and the space around it. */
  public static Optional<FieldName> ofLabel(String label) {
    String wanted = label.strip().toLowerCase(Locale.ROOT);
    for (FieldName field : values()) {
      if (field.label.toLowerCase(Locale.ROOT).equals(wanted)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
