package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an admin answered on one of Justworks' forms for a new person (Justworks' help pages).
 *
 * @param apiType the {@code type} with which the members API marks such a person, where it is known
 * @param exemption {@code exempt} or {@code non-exempt}
 * @param place names of the company's departments, offices and members; empty texts for none
 * @param emails by {@code work} and {@code home}
 * @param more further answers by their label, which no other part of the sandbox looks at
 */
record NewMember(
    String memberType,
    Optional<String> apiType,
    Optional<Pay> pay,
    Optional<String> exemption,
    Name name,
    String title,
    JustworksMembers.Place place,
    Optional<LocalDate> startDate,
    Map<String, String> emails,
    Optional<String> phone,
    Invite invite,
    Map<String, String> more) {
  /** Given and family name; the latter may be empty. */
  record Name(String first, String last) {
    String whole() {
      return (first + " " + last).strip();
    }
  }

  /**
   * Pay in major units.
   *
   * @param currency ISO 4217, or empty for "the local currency"
   * @param per {@code year} or {@code hour}
   */
  record Pay(BigDecimal amount, String currency, String per) {
    String words() {
      return (amount.toPlainString() + " " + currency).strip() + " per " + per;
    }
  }

  /**
   * When and where the invitation goes.
   *
   * @param to {@code work} or {@code home}; there is an address of that kind
   */
  record Invite(boolean later, String to, String note) {}

  /** The address that the invitation goes to. */
  String inviteAddress() {
    return Optional.ofNullable(emails.get(invite.to())).orElseThrow();
  }

  /** Whether this is one of the person's addresses, whatever the case. */
  boolean isReachedAt(String address) {
    return emails.values().stream().anyMatch(address::equalsIgnoreCase);
  }

  /** The same as the onboarding API's body (docs/api/justworks-onboarding.yaml). */
  ObjectNode invitationRequest() {
    ObjectNode request = Json.object();
    request.put("send_to", invite.to());
    ObjectNode details = request.putObject("details");
    details.put("member_type", memberType);
    pay.ifPresent(
        one ->
            details
                .putObject("compensation")
                .put("amount", one.amount().toPlainString())
                .put("currency", one.currency())
                .put("per", one.per()));
    exemption.ifPresent(one -> details.put("exemption_status", one));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("first_name", name.first());
    texts.put("last_name", name.last());
    texts.put("title", title);
    texts.put("manager", place.manager());
    texts.put("department", place.department());
    texts.put("office", place.office());
    texts.put("start_date", startDate.map(LocalDate::toString).orElse(""));
    texts.put("home_email", emails.getOrDefault("home", ""));
    texts.put("work_email", emails.getOrDefault("work", ""));
    texts.forEach(
        (field, text) -> {
          if (!text.isEmpty()) {
            details.put(field, text);
          }
        });
    return request;
  }
}
