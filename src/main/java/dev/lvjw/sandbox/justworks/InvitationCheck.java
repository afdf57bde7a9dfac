package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the bodies of the onboarding API against its contract. A refusal names the field by its
 * path from the top of the body, such as {@code details.compensation.amount}.
 */
final class InvitationCheck {
  private static final Set<String> DETAILS =
      Set.of(
          "member_type",
          "compensation",
          "exemption_status",
          "first_name",
          "last_name",
          "title",
          "manager",
          "manager_id",
          "department",
          "office",
          "start_date",
          "home_email",
          "work_email");
  private static final int LONGEST = 500;

  private final int status;
  private final String prefix;
  private final ObjectNode object;

  private InvitationCheck(int status, String prefix, ObjectNode object) {
    this.status = status;
    this.prefix = prefix;
    this.object = object;
  }

  /**
   * A pending hire's content.
   *
   * @throws Refusal 400
   */
  static void content(ObjectNode body) {
    InvitationCheck check = new InvitationCheck(400, "", body);
    check.only(Set.of("name", "title", "start_date"));
    if (check.requiredText("name").length() > LONGEST) {
      throw check.invalid("name", "is longer than 500 characters");
    }
    if (check.text("title").filter(title -> title.length() > LONGEST).isPresent()) {
      throw check.invalid("title", "is longer than 500 characters");
    }
    check.date("start_date");
  }

  /**
   * An invitation.
   *
   * @return the address it goes to
   * @throws Refusal 422
   */
  static String invitation(ObjectNode body) {
    InvitationCheck top = new InvitationCheck(422, "", body);
    top.only(Set.of("send_to", "details"));
    top.oneOf("send_to", List.of("home", "work"));
    String sendTo = top.requiredText("send_to");
    InvitationCheck details = top.inner("details");
    details.only(DETAILS);
    List.of("member_type", "first_name", "last_name", "start_date").forEach(details::requiredText);
    List.of("title", "manager", "manager_id", "department", "office").forEach(details::text);
    details.date("start_date");
    details.oneOf("exemption_status", List.of("exempt", "non-exempt"));
    details.email("home_email");
    details.email("work_email");
    if (details.object.has("compensation")) {
      InvitationCheck pay = details.inner("compensation");
      pay.only(Set.of("amount", "currency", "per"));
      List.of("amount", "currency", "per").forEach(pay::requiredText);
      if (!pay.requiredText("amount").matches("[0-9]+(\\.[0-9]{1,4})?")) {
        throw pay.invalid("amount", "must be a decimal number");
      }
      pay.oneOf("currency", List.of("USD"));
      pay.oneOf("per", List.of("year", "hour"));
    }
    return details.requiredText(sendTo + "_email");
  }

  private InvitationCheck inner(String name) {
    if (object.path(name) instanceof ObjectNode found) {
      return new InvitationCheck(status, prefix + name + ".", found);
    }
    throw invalid(name, "must be an object");
  }

  private void only(Set<String> known) {
    object
        .propertyStream()
        .map(java.util.Map.Entry::getKey)
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw invalid(name, "is not a field of this object");
            });
  }

  private String requiredText(String name) {
    return text(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> invalid(name, "is required"));
  }

  private Optional<String> text(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw invalid(name, "must be a string");
    }
    return Optional.of(value.asText());
  }

  private void oneOf(String name, List<String> words) {
    if (text(name).filter(value -> !words.contains(value)).isPresent()) {
      throw invalid(name, "must be one of " + String.join(", ", words));
    }
  }

  private void date(String name) {
    text(name)
        .ifPresent(
            value -> {
              try {
                LocalDate.parse(value);
              } catch (DateTimeParseException e) {
                throw invalid(name, "must be a date like 2027-01-31");
              }
            });
  }

  private void email(String name) {
    if (text(name).filter(value -> !value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")).isPresent()) {
      throw invalid(name, "must be an e-mail address");
    }
  }

  private Refusal invalid(String name, String why) {
    return new Refusal(
        status, "invalid_value", prefix + name + " " + why, Optional.of(prefix + name));
  }
}
