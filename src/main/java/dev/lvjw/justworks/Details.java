package dev.lvjw.justworks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the invitation says about the hire ({@code docs/api/justworks-onboarding.yaml}, Details).
 *
 * @param memberType a name of the justworks-api reference §3.4
 * @param exemptionStatus {@code exempt} or {@code non-exempt}
 * @param manager a member's name
 */
public record Details(
    String memberType,
    Optional<Compensation> compensation,
    Optional<String> exemptionStatus,
    String firstName,
    String lastName,
    Optional<String> title,
    Optional<String> manager,
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
