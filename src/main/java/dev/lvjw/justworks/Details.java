package dev.lvjw.justworks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Field;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.MemberType;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the invitation says about the hire ({@code docs/api/justworks-onboarding.yaml}, Details).
 *
 * @param memberType a name of the justworks-api reference §3.4
 * @param exemptionStatus {@code exempt} or {@code non-exempt}
 * @param manager a member's name
 * @param managerId which member, where several have that name
 */
public record Details(
    String memberType,
    Optional<Compensation> compensation,
    Optional<String> exemptionStatus,
    String firstName,
    String lastName,
    Optional<String> title,
    Optional<String> manager,
    Optional<String> managerId,
    Optional<String> department,
    Optional<String> office,
    LocalDate startDate,
    Optional<String> homeEmail,
    Optional<String> workEmail) {
  /**
   * Pay.
   *
   * @param amount decimal, in major units
   * @param currency ISO 4217
   * @param per {@code year} or {@code hour}
   */
  public record Compensation(String amount, String currency, String per) {}

  /**
   * The values of a hire.
   *
   * @throws IllegalStateException when it isn't ready
   */
  public static Details of(Assessment hire) {
    if (!hire.ready()) {
      throw new IllegalStateException("the hire isn't ready");
    }
    return new Details(
        required(hire, FieldName.MEMBER_TYPE),
        compensation(hire),
        w2(hire) ? value(hire, FieldName.EXEMPTION_STATUS) : Optional.empty(),
        required(hire, FieldName.FIRST_NAME),
        required(hire, FieldName.LAST_NAME),
        value(hire, FieldName.TITLE),
        value(hire, FieldName.MANAGER),
        hire.managerId(),
        value(hire, FieldName.DEPARTMENT),
        value(hire, FieldName.OFFICE),
        LocalDate.parse(required(hire, FieldName.START_DATE)),
        value(hire, FieldName.HOME_EMAIL),
        value(hire, FieldName.WORK_EMAIL));
  }

  private static boolean w2(Assessment hire) {
    return value(hire, FieldName.MEMBER_TYPE)
        .flatMap(MemberType::ofLabel)
        .filter(MemberType::w2)
        .isPresent();
  }

  private static String required(Assessment hire, FieldName field) {
    return value(hire, field)
        .orElseThrow(() -> new IllegalStateException("a ready hire has no " + field.key()));
  }

  /** "None" is left out: no manager, no department, no office. */
  private static Optional<String> value(Assessment hire, FieldName field) {
    return hire.field(field).value().filter(value -> !value.equals(Field.NONE));
  }

  private static Optional<Compensation> compensation(Assessment hire) {
    return value(hire, FieldName.COMPENSATION_AMOUNT)
        .flatMap(
            amount ->
                value(hire, FieldName.EARNINGS_TYPE)
                    .map(
                        type ->
                            new Compensation(
                                amount, "USD", type.equals("wage") ? "hour" : "year")));
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("member_type", memberType);
    compensation.ifPresent(
        pay ->
            json.putObject("compensation")
                .put("amount", pay.amount())
                .put("currency", pay.currency())
                .put("per", pay.per()));
    exemptionStatus.ifPresent(value -> json.put("exemption_status", value));
    json.put("first_name", firstName);
    json.put("last_name", lastName);
    title.ifPresent(value -> json.put("title", value));
    manager.ifPresent(value -> json.put("manager", value));
    managerId.ifPresent(value -> json.put("manager_id", value));
    department.ifPresent(value -> json.put("department", value));
    office.ifPresent(value -> json.put("office", value));
    json.put("start_date", startDate.toString());
    homeEmail.ifPresent(value -> json.put("home_email", value));
    workEmail.ifPresent(value -> json.put("work_email", value));
    return json;
  }

  /** Nothing of it: all of it is personal. */
  @Override
  public String toString() {
    return "Details";
  }
}
