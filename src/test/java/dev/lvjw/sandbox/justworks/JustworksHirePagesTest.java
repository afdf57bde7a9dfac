package dev.lvjw.sandbox.justworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pending hire, Review, Review &amp; Invite, Invite New Member (flow reference, Use 3 to 5). */
class JustworksHirePagesTest {
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

  private void announce(String id, String name) {
    TestVisitor.Answer answer =
        visitor.onboarding(
            token,
            "PUT",
            "/pending-hires/" + segment(id),
            Json.object()
                .put("name", name)
                .put("title", "Analyst")
                .put("start_date", "2027-04-01")
                .toString());
    assertThat(answer.status()).isEqualTo(201);
  }

  private static String segment(String id) {
    return Parameters.encode(id).replace("+", "%20");
  }

  private JsonNode hire(String id) {
    return visitor.onboarding(token, "GET", "/pending-hires/" + id, "").json();
  }

  private JustworksTab invite() {
    return tab.press(
        "Invite New Member",
        "memberType",
        "Employee - Full Time",
        "payBasis",
        "Salary (per year)",
        "amount",
        "96000",
        "exemptionStatus",
        "Exempt",
        "manager",
        "Marion Calloway",
        "department",
        "Finance",
        "office",
        "Remote (work from home)",
        "homeEmail",
        "ada@mail.example.test",
        "note",
        "See you in April");
  }

  @Test
  void pendingHiresAreCounted() {
    assertThat(tab.open("/employees").text()).contains("0 Pending hires");
    announce("opp-1", "Ada Sample");
    assertThat(tab.open("/employees").text()).contains("1 Pending hire ").contains("1 Apr 2027");
    announce("opp-2", "Bea Sample");
    assertThat(tab.open("/employees").text()).contains("2 Pending hires");
    assertThat(tab.open("/").text()).contains("2 Pending hires");
  }

  @Test
  void reviewShowsWhatArrivedAndSaysWhatIsNotKnown() {
    announce("opp-1", "Ada Sample");
    tab.open("/employees").follow("Review");
    assertThat(tab.text())
        .contains("Ada Sample", "Analyst", "1 Apr 2027")
        .contains("pay", "aren’t known until the invitation");
  }

  @Test
  void anAdminInvitesFromJustworksAndTheApiSaysSo() {
    announce("opp-1", "Ada Sample");
    tab.open("/employees").follow("Review").follow("Review &amp; Invite");
    assertThat(tab.field("firstName")).isEqualTo("Ada");
    assertThat(tab.field("lastName")).isEqualTo("Sample");
    assertThat(tab.field("title")).isEqualTo("Analyst");
    assertThat(tab.field("startDate")).isEqualTo("2027-04-01");
    assertThat(tab.labels()).as("pending hires are invited now").doesNotContain("Send invite");
    invite();
    assertThat(tab.address()).startsWith("/employees/pending-hires?hire=opp-1");
    assertThat(tab.text())
        .contains("The invitation was sent.", "Priya Solanki", "ada@mail.example.test", "96000");

    JsonNode hire = hire("opp-1");
    assertThat(hire.path("status").asText()).isEqualTo("invited");
    assertThat(hire.path("invitation").path("email").asText()).isEqualTo("ada@mail.example.test");
    assertThat(hire.path("invitation").path("sent_at").asText())
        .isEqualTo(StillHost.NOW.toString());
    TestVisitor.Answer late =
        visitor.onboarding(
            token,
            "PUT",
            "/pending-hires/opp-1/invitation",
            """
            {"send_to":"home","details":{"member_type":"Employee - Part Time","first_name":"Ada",
             "last_name":"Sample","start_date":"2027-04-01","home_email":"ada@mail.example.test"}}
            """);
    assertThat(late.status()).as("lvjw comes too late").isEqualTo(409);
    assertThat(late.json().path("error").path("code").asText()).isEqualTo("already_invited");
    JsonNode sent = visitor.control("GET", "/invitations", "").json().path("items");
    assertThat(sent).hasSize(1);
    assertThat(sent.path(0).path("opportunityId").asText()).isEqualTo("opp-1");
    assertThat(tab.open("/employees").text()).contains("0 Pending hires");
  }

  @Test
  void whatTheAdminSentIsAnInvitationOfTheContract() {
    announce("opp-1", "Ada Sample");
    tab.open("/employees/invite?hire=opp-1");
    invite();
    TestVisitor.Answer same =
        visitor.onboarding(
            token,
            "PUT",
            "/pending-hires/opp-1/invitation",
            """
            {"send_to":"home","details":{"member_type":"Employee - Full Time",
             "compensation":{"amount":"96000","currency":"USD","per":"year"},
             "exemption_status":"exempt","first_name":"Ada","last_name":"Sample",
             "title":"Analyst","manager":"Marion Calloway","department":"Finance",
             "start_date":"2027-04-01","home_email":"ada@mail.example.test"}}
            """);
    assertThat(same.status()).as("the same invitation answers the first one").isEqualTo(200);
  }

  @Test
  void theInvitedEmployeeAcceptsAndIsAMember() {
    announce("opp-1", "Ada Sample");
    tab.open("/employees/invite?hire=opp-1");
    invite();
    tab.open("/employees").press("Employee accepts");
    assertThat(tab.text()).contains("is a member now", "Accepted", "See you in April");
    assertThat(hire("opp-1").path("status").asText()).isEqualTo("joined");
    tab.follow("Open the member");
    assertThat(tab.text())
        .contains("Ada Sample", "Finance", "Remote (work from home)", "Marion Calloway");
    String member = hire("opp-1").path("member_id").asText();
    assertThat(tab.address()).isEqualTo("/employees/members/" + member);
    assertThat(tab.open("/employees/pending-hires?hire=opp-1").text()).contains("Joined");
  }

  @Test
  void badInputIsToldAtTheFieldAndNothingTypedIsLost() {
    announce("opp-1", "Ada Sample");
    tab.open("/employees/invite?hire=opp-1")
        .press(
            "Invite New Member",
            "memberType",
            "Employee - Full Time",
            "amount",
            "9,6",
            "title",
            "<b>Chief</b> \"Analyst\"",
            "homeEmail",
            "ada at home");
    assertThat(tab.status()).isEqualTo(422);
    assertThat(tab.faultAt("amount")).contains("in digits");
    assertThat(tab.faultAt("payBasis")).contains("salary or an hourly wage");
    assertThat(tab.faultAt("exemptionStatus")).contains("need an exemption status");
    assertThat(tab.faultAt("department")).contains("No Department");
    assertThat(tab.faultAt("office")).contains("Remote");
    assertThat(tab.faultAt("homeEmail")).contains("isn’t an e-mail address");
    assertThat(tab.faultAt("title")).isEmpty();
    assertThat(tab.field("amount")).isEqualTo("9,6");
    assertThat(tab.field("title")).isEqualTo("<b>Chief</b> \"Analyst\"");
    assertThat(tab.field("memberType")).isEqualTo("Employee - Full Time");
    assertThat(tab.text()).contains("6 answers need a correction");
    assertThat(hire("opp-1").path("status").asText()).isEqualTo("pending");
  }

  @Test
  void thereIsNoSecondInvitation() {
    announce("opp-1", "Ada Sample");
    tab.open("/employees/invite?hire=opp-1");
    JustworksTab other = new JustworksTab(visitor).open("/employees/invite?hire=opp-1");
    invite();
    other.press(
        "Invite New Member",
        "memberType",
        "U.S. Contractor or Consultant",
        "department",
        "No Department",
        "office",
        "Austin",
        "homeEmail",
        "ada@mail.example.test");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text()).contains("invited already, by Priya Solanki");
    assertThat(visitor.control("GET", "/invitations", "").json().path("items")).hasSize(1);
  }

  @Test
  void anInvitationOfLvjwIsShownAsSuch() {
    TestVisitor.Answer sent =
        visitor.onboarding(
            token,
            "PUT",
            "/pending-hires/opp-1/invitation",
            """
            {"send_to":"work","details":{"member_type":"Employee - EOR","first_name":"Ada",
             "last_name":"Sample","start_date":"2027-04-01","work_email":"ada@work.example.test"}}
            """);
    assertThat(sent.status()).isEqualTo(201);
    assertThat(tab.open("/employees").text()).contains("ada@work.example.test", "lvjw");
    tab.open("/employees/pending-hires?hire=opp-1");
    assertThat(tab.text()).contains("Employee - EOR", "No Department", "Sent by lvjw");
    assertThat(tab.html()).doesNotContain("Review &amp; Invite");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cher",
        "Maria del Carmen Ortiz",
        "</h1><script>alert(1)</script>",
        "\" onmouseover=\"x\" y",
        "$(touch x) =HYPERLINK(1)",
        "شيماء الخطيب بنت",
        "\u202eevil\u202c \u001b[31mred\u001b[0m x",
        "line\nbreak and more"
      })
  void namesAreForAPersonToSplitAndBreakNoPage(String name) {
    announce("opp-1", name);
    for (String page :
        new String[] {
          "/employees", "/employees/pending-hires?hire=opp-1", "/employees/invite?hire=opp-1"
        }) {
      assertThat(tab.open(page).status()).isEqualTo(200);
      assertThat(tab.html())
          .doesNotContain("<script")
          .doesNotContain("\u202e")
          .doesNotContain("\u001b");
    }
    assertThat(tab.field("firstName")).isEmpty();
    assertThat(tab.field("lastName")).isEmpty();
    tab.press("Invite New Member", "firstName", name, "lastName", name);
    assertThat(tab.status()).isEqualTo(422);
    invite();
    assertThat(tab.status()).isEqualTo(200);
    tab.open("/employees").press("Employee accepts").open("/employees");
    assertThat(tab.open("/inbox").status()).isEqualTo(200);
  }

  @Test
  void anIdMayBeAnyText() {
    announce("a/b c&d?é", "Ada Sample");
    tab.open("/employees").follow("Review").follow("Review &amp; Invite");
    invite();
    assertThat(hire(segment("a/b c&d?é")).path("status").asText()).isEqualTo("invited");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/employees/pending-hires",
        "/employees/pending-hires?hire=none",
        "/employees/invite?hire=none",
        "/employees/members/mbr_none",
        "/employees/add?product=none",
        "/invitations/inv_none",
        "/inbox/mails/1",
        "/inbox/mails/0",
        "/inbox/mails/x"
      })
  void whatIsNotThereIsToldOnAPage(String path) {
    assertThat(tab.open(path).status()).isEqualTo(404);
    assertThat(tab.text()).contains("That can’t be done", "Back");
  }
}
