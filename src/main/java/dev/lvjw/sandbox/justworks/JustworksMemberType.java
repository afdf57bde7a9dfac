package dev.lvjw.sandbox.justworks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The member types of the form, as far as they are published (Justworks' help pages). */
enum JustworksMemberType {
  FULL_TIME("Employee - Full Time", true, ""),
  PART_TIME("Employee - Part Time", true, ""),
  PAID_INTERN("Employee - Paid Intern", true, ""),
  EOR("Employee - EOR", false, "employee_eor"),
  OUTSIDE_US("Employee - Outside of U.S.", false, "international_employee"),
  CONTRACTOR("U.S. Contractor or Consultant", false, "");

  private final String label;
  private final boolean w2;
  private final String apiType;

  JustworksMemberType(String label, boolean w2, String apiType) {
    this.label = label;
    this.w2 = w2;
    this.apiType = apiType;
  }

  String label() {
    return label;
  }

  /** Whether pay, its basis and the exemption status are asked for. */
  boolean w2() {
    return w2;
  }

  /** The member's {@code type} in the API; only two values are known. */
  Optional<String> apiType() {
    return Optional.of(apiType).filter(type -> !type.isEmpty());
  }

  static Optional<JustworksMemberType> of(String label) {
    return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(JustworksMemberType::label).toList();
  }
}
