package dev.lvjw.hire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Justworks' member types, by the names of its form (justworks-api reference §3.4). */
public enum MemberType {
  FULL_TIME("Employee - Full Time", true),
  PART_TIME("Employee - Part Time", true),
  PAID_INTERN("Employee - Paid Intern", true),
  EOR("Employee - EOR", false),
  OUTSIDE_US("Employee - Outside of U.S.", false),
  CONTRACTOR("U.S. Contractor or Consultant", false);

  private final String label;
  private final boolean w2;

  MemberType(String label, boolean w2) {
    this.label = label;
    this.w2 = w2;
  }

  public String label() {
    return label;
  }

  /**
   * Whether the person gets a W-2: then pay, type of earnings and exemption status are required.
   */
  public boolean w2() {
    return w2;
  }

  /** Finds a type by its name, whatever the case and spacing. */
  public static Optional<MemberType> ofLabel(String label) {
    String wanted = Text.squeeze(label);
    return Arrays.stream(values()).filter(t -> t.label.equalsIgnoreCase(wanted)).findFirst();
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(MemberType::label).toList();
  }
}
