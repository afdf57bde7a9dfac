package dev.lvjw.sandbox.justworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.TestVisitor;
import dev.lvjw.sandbox.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Add a person" as Justworks' help pages have it, and what becomes of who was added. */
class JustworksAddPersonTest {
  private final TestVisitor visitor = new TestVisitor();
  private final JustworksTab tab = new JustworksTab(visitor);
  private String token = "";

  @BeforeEach
  void connect() {
    token = visitor.justworks(TestVisitor.EVERY_JUSTWORKS_SCOPE);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  private static Map<String, String> ada() {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("memberType", "Employee - Part Time");
    answers.put("payBasis", "Hourly wage");
    answers.put("amount", "28.50");
    answers.put("exemptionStatus", "Non-exempt");
    answers.put("firstName", "Ada");
    answers.put("lastName", "Sample");
    answers.put("title", "Analyst");
    answers.put("manager", "Marion Calloway");
    answers.put("department", "Finance");
    answers.put("office", "New York");
    answers.put("startDate", "2027-04-01");
    answers.put("workEmail", "ada@work.example.test");
    answers.put("homeEmail", "ada@home.example.test");
    return answers;
  }

  private JustworksTab add(Map<String, String> answers) {
    return fill("peo", "Invite New Member", answers);
  }

  private JustworksTab fill(String product, String button, Map<String, String> answers) {
    List<String> pairs = new ArrayList<>();
    answers.forEach(
        (name, value) -> {
          pairs.add(name);
          pairs.add(value);
        });
    return tab.open("/employees/add?product=" + product)
        .press(button, pairs.toArray(String[]::new));
  }

  private List<JsonNode> members(String lastName) {
    return visitor
        .justworks(token, "/v1/members")
        .json()
        .path("items")
        .valueStream()
        .filter(one -> one.path("name").path("family_name").asText().equals(lastName))
        .toList();
  }

  @Test
  void theFormAsksInTheOrderOfTheReference() {
    tab.open("/employees").follow("Add a person");
    assertThat(tab.labels())
        .containsExactly(
            "Member type",
            "Salary or hourly wage",
            "Amount in USD",
            "Worker type",
            "Exemption status",
            "Admin access",
            "First name",
            "Last name",
            "Title",
            "Manager",
            "Department",
            "Office",
            "PTO policies",
            "Start date",
            "Work email",
            "Home email",
            "Send invite",
            "Invite to",
            "Note");
  }

  @Test
  void whoIsAddedIsAMemberAtOnceAndInvited() {
    add(ada());
    assertThat(tab.text()).contains("The invitation was sent.", "Invited", "28.50 USD per hour");
    JsonNode member = members("Sample").getFirst();
    assertThat(member.path("active").asBoolean()).isTrue();
    assertThat(member.path("job_title").asText()).isEqualTo("Analyst");
    assertThat(member.path("employment_start_date").asText()).isEqualTo("2027-04-01");
    assertThat(member.path("manager").path("name").asText()).isEqualTo("Marion Calloway");
    assertThat(member.path("department").path("name").asText()).isEqualTo("Finance");
    assertThat(member.path("office").path("name").asText()).isEqualTo("New York");
    assertThat(member.path("emails").findValuesAsText("address"))
        .containsExactly("ada@work.example.test", "ada@home.example.test");
    assertThat(member.toString()).as("pay stays").doesNotContain("28.5");

    tab.open("/inbox").follow("Accept invitation");
    assertThat(tab.text()).contains("ada@home.example.test", "Priya Solanki");
    tab.press("Accept invitation");
    assertThat(tab.text()).contains("is a member now", "Accepted");
    assertThat(tab.open("/employees").text()).doesNotContain("Employee accepts");
  }

  @Test
  void laterMeansAddedButNotInvited() {
    Map<String, String> answers = ada();
    answers.put("send", "Later");
    answers.put("sendTo", "Work email");
    add(answers);
    assertThat(tab.text()).contains("No invitation was sent yet.", "Added but not invited");
    assertThat(members("Sample")).hasSize(1);
    assertThat(tab.open("/inbox").text()).contains("No invitation was sent yet.");

    tab.open("/employees");
    assertThat(tab.text()).contains("Added but not invited Name Invite to");
    TestVisitor.Answer again = tab.send("Send invitation");
    tab.press("Send invitation");
    assertThat(again.status()).isEqualTo(303);
    assertThat(tab.status()).as("pressed twice").isEqualTo(409);
    assertThat(tab.text()).contains("invited already");
    tab.open("/employees").press("Employee accepts");
    assertThat(tab.text()).contains("ada@work.example.test", "Accepted");
  }

  @Test
  void whetherTheApiListsWhoHasYetToEnrolIsASwitch() {
    visitor.control("PUT", "/faults", "{\"items\":[\"added-people=inactive\"]}");
    add(ada());
    assertThat(members("Sample").getFirst().path("active").asBoolean()).isFalse();
    visitor.control("PUT", "/faults", "{\"items\":[\"added-people=left-out\"]}");
    assertThat(members("Sample")).isEmpty();
    String address = tab.address().replaceAll("\\?.*", "");
    String path = "/v1/members/" + address.replaceAll(".*/", "");
    assertThat(visitor.justworks(token, path).status()).isEqualTo(404);
    tab.open("/employees").press("Employee accepts");
    assertThat(members("Sample")).hasSize(1);
    assertThat(visitor.justworks(token, path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "memberType | '' | memberType | Choose the member type",
        "memberType | Director | memberType | “Director” isn’t offered here",
        "payBasis | '' | payBasis | W-2 members need a salary or an hourly wage",
        "amount | '' | amount | W-2 members need an amount",
        "amount | 0 | amount | above zero",
        "amount | 1e5 | amount | in digits",
        "exemptionStatus | '' | exemptionStatus | won’t decide it",
        "firstName | ' ' | firstName | Write the first name",
        "lastName | '' | lastName | Write the last name",
        "manager | Nobody Known | manager | Nobody of this name is an active member",
        "manager | Samuel Ortega | manager | Nobody of this name is an active member",
        "department | finance | department | isn’t offered here",
        "office | '' | office | or Remote",
        "startDate | '' | startDate | Choose the start date",
        "startDate | 1 April | startDate | YYYY-MM-DD",
        "workEmail | ada@work | workEmail | isn’t an e-mail address",
        "homeEmail | '' | homeEmail | goes to the home email",
        "send | Tomorrow | send | now or later",
        "memberType | Employee - Paid Intern | - | -",
        "memberType | U.S. Contractor or Consultant | payBasis | leave it empty for U.S. Contractor",
      })
  void rulesAreToldAtTheField(String name, String typed, String field, String message) {
    Map<String, String> answers = ada();
    answers.put(name, typed);
    add(answers);
    if (field == null) {
      assertThat(tab.text())
          .as("an hourly, non-exempt intern")
          .contains("The invitation was sent.");
      return;
    }
    assertThat(tab.status()).isEqualTo(422);
    assertThat(tab.faultAt(field)).contains(message);
    assertThat(members("Sample")).isEmpty();
  }

  @Test
  void aPaidInternIsHourlyAndNonExempt() {
    Map<String, String> answers = ada();
    answers.put("memberType", "Employee - Paid Intern");
    answers.put("payBasis", "Salary (per year)");
    answers.put("exemptionStatus", "Exempt");
    add(answers);
    assertThat(tab.faultAt("payBasis")).contains("by the hour");
    assertThat(tab.faultAt("exemptionStatus")).contains("non-exempt");
  }

  @Test
  void aContractorHasNoPayHereAndNeedsNoDepartment() {
    Map<String, String> answers = ada();
    List.of("payBasis", "amount", "exemptionStatus", "manager", "title", "workEmail")
        .forEach(name -> answers.put(name, ""));
    answers.put("memberType", "U.S. Contractor or Consultant");
    answers.put("department", "No Department");
    answers.put("office", "Remote (work from home)");
    add(answers);
    JsonNode member = members("Sample").getFirst();
    assertThat(List.of("department", "office", "manager", "job_title", "type"))
        .noneMatch(member::has);
  }

  @Test
  void theTypesThatTheApiNamesAreThere() {
    Map<String, String> answers = ada();
    List.of("payBasis", "amount", "exemptionStatus").forEach(name -> answers.put(name, ""));
    answers.put("memberType", "Employee - Outside of U.S.");
    add(answers);
    assertThat(members("Sample").getFirst().path("type").asText())
        .isEqualTo("international_employee");
  }

  @Test
  void payrollAsksForAPhone() {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("memberType", "Employee salaried exempt");
    answers.put("payRate", "");
    answers.put("fullName", "Ada Maria Sample");
    answers.put("phone", "");
    answers.put("email", "ada@home.example.test");
    answers.put("office", "Austin");
    answers.put("startDate", "2027-04-01");
    fill("payroll", "Invite New Member", answers);
    assertThat(tab.status()).isEqualTo(422);
    assertThat(tab.faultAt("phone")).contains("Write the phone number");
    assertThat(tab.faultAt("payRate")).contains("needs a pay rate");
    answers.put("payRate", "96000");
    answers.put("phone", "+1 555 0100");
    fill("payroll", "Invite New Member", answers);
    assertThat(tab.text()).contains("The invitation was sent.", "96000 USD per year", "exempt");
    JsonNode member = members("Sample").getFirst();
    assertThat(member.path("name").path("given_name").asText()).isEqualTo("Ada Maria");
    assertThat(member.path("phones").path(0).path("number").asText()).isEqualTo("+1 555 0100");

    answers.put("memberType", "Unpaid owner");
    fill("payroll", "Invite New Member", answers);
    assertThat(tab.faultAt("payRate")).contains("isn’t paid");
  }

  @Test
  void eorInvitesToTheChosenAddressElseToWork() {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("firstName", "Ada");
    answers.put("lastName", "Sample");
    answers.put("title", "Analyst");
    answers.put("department", "No Department");
    answers.put("salary", "70000");
    fill("eor", "Submit", answers);
    assertThat(tab.faultAt("personalEmail")).contains("can’t be empty");
    answers.put("personalEmail", "ada@home.example.test");
    answers.put("workEmail", "ada@work.example.test");
    fill("eor", "Submit", answers);
    assertThat(tab.text()).contains("Sent to ada@work.example.test", "Indefinite");
    JsonNode member = members("Sample").getFirst();
    assertThat(member.path("type").asText()).isEqualTo("employee_eor");
    assertThat(member.has("employment_start_date")).isFalse();
    answers.put("sendTo", "Personal email");
    fill("eor", "Submit", answers);
    assertThat(tab.text()).contains("Sent to ada@home.example.test");
  }

  @Test
  void terminatedMembersStayAndCanBeHiredAgain() {
    add(ada());
    tab.press("Terminate", "lastDay", "soon");
    assertThat(tab.faultAt("lastDay")).contains("YYYY-MM-DD");
    JustworksTab other = new JustworksTab(visitor).open(tab.address());
    JustworksTab employee = new JustworksTab(visitor).open("/inbox").follow("Accept invitation");
    tab.press("Terminate", "lastDay", "2027-05-31");
    assertThat(tab.text()).contains("The member was terminated.", "Terminated", "2027-05-31");
    assertThat(other.press("Terminate").status()).isEqualTo(409);
    JsonNode left = visitor.justworks(token, "/v1/members?status=terminated").json().path("items");
    assertThat(left.findValuesAsText("employment_termination_date")).contains("2027-05-31");
    assertThat(employee.press("Accept invitation").status()).isEqualTo(409);
    assertThat(employee.open("/inbox").text()).contains("No longer valid");
    assertThat(tab.open("/employees").html()).doesNotContain("Employee accepts");
    add(ada());
    assertThat(members("Sample")).as("a rehire is another member").hasSize(2);
  }

  @Test
  void anAdminIsNotTerminated() {
    tab.open("/employees").follow("Priya Solanki").press("Terminate");
    assertThat(tab.status()).isEqualTo(409);
    assertThat(tab.text()).contains("This member is an admin");
  }

  @Test
  void whoWasAddedByTheFormJoinsAsThatMember() {
    String opportunity =
        visitor.sandbox.addCandidate(
            Json.object()
                .put("name", "Ada Sample")
                .set("emails", Json.strings(List.of("ADA@home.example.test"))));
    Map<String, String> answers = ada();
    answers.put("send", "Later");
    add(answers);
    String joined = visitor.sandbox.join(opportunity);
    assertThat(members("Sample")).hasSize(1);
    assertThat(members("Sample").getFirst().path("id").asText()).isEqualTo(joined);
    assertThat(tab.open("/employees/members/" + joined).text()).contains("Enrolled");
  }
}
