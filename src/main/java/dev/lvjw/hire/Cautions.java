package dev.lvjw.hire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Justworks would take and a person should look at; nothing is set or changed for it. */
final class Cautions {
  private static final String INTERN =
      "a paid intern is hourly and non-exempt at Justworks, with timecards; ";

  private final Map<FieldName, Field> fields;
  private final List<Issue> issues = new ArrayList<>();

  private Cautions(Map<FieldName, Field> fields) {
    this.fields = fields;
  }

  /**
   * What is to be looked at before a hire is sent.
   *
   * @param today in UTC, as Lever's dates are
   */
  static List<Issue> of(Map<FieldName, Field> fields, LocalDate today) {
    Cautions cautions = new Cautions(fields);
    cautions.intern();
    cautions.contractor();
    cautions.start(today);
    cautions.workEmail();
    return cautions.issues;
  }

  /** justworks-api reference §3.4. */
  private void intern() {
    if (!is(FieldName.MEMBER_TYPE, MemberType.PAID_INTERN.label())) {
      return;
    }
    if (is(FieldName.EARNINGS_TYPE, "salary")) {
      issues.add(
          Issue.warn(
              FieldName.EARNINGS_TYPE,
              "intern",
              INTERN + "Type of earnings says salary, not wage"));
    }
    if (is(FieldName.EXEMPTION_STATUS, "exempt")) {
      issues.add(
          Issue.warn(
              FieldName.EXEMPTION_STATUS, "intern", INTERN + "Exemption status says exempt"));
    }
  }

  /** Only employees have one (justworks-api reference §3.4): whoever isn't is sent without. */
  private void contractor() {
    Optional<MemberType> type = value(FieldName.MEMBER_TYPE).flatMap(MemberType::ofLabel);
    if (type.filter(one -> !one.w2()).isPresent()
        && value(FieldName.EXEMPTION_STATUS).isPresent()) {
      issues.add(
          Issue.warn(
              FieldName.EXEMPTION_STATUS,
              "contractor",
              "Exemption status is for W-2 employees; it is left out for this member type"));
    }
  }

  private void start(LocalDate today) {
    Optional<LocalDate> start = value(FieldName.START_DATE).map(LocalDate::parse);
    if (start.filter(day -> day.isBefore(today)).isPresent()) {
      issues.add(
          Issue.warn(
              FieldName.START_DATE,
              "start-past",
              "Start date is in the past: " + start.get() + "; is it still right?"));
    }
    if (start.filter(day -> day.isAfter(today.plusYears(1))).isPresent()) {
      issues.add(
          Issue.warn(
              FieldName.START_DATE,
              "start-far",
              "Start date is more than a year ahead: " + start.get() + "; is the year right?"));
    }
  }

  /** Justworks' help says that an invitation needs one (justworks-api reference §3.3). */
  private void workEmail() {
    if (value(FieldName.WORK_EMAIL).isEmpty()) {
      issues.add(
          Issue.warn(
              FieldName.WORK_EMAIL,
              "missing",
              "Work email: not in Lever, and Justworks' form may ask for it; say it with --set"
                  + " workEmail=ADDRESS"));
    }
  }

  private boolean is(FieldName name, String value) {
    return value(name).filter(value::equals).isPresent();
  }

  private Optional<String> value(FieldName name) {
    return fields.getOrDefault(name, Field.absent()).value();
  }
}
