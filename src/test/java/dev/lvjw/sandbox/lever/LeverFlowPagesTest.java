package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a new candidate to Hired, clicked on Lever's pages and read back through its API. */
class LeverFlowPagesTest {
  private final TestVisitor visitor = new TestVisitor();
  private final LeverTab tab = new LeverTab(visitor);
  private final String token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);

  @AfterEach
  void close() {
    visitor.close();
  }

  private String id() {
    return tab.path().split("/", -1)[2];
  }

  private JsonNode opportunity() {
    return visitor
        .lever(token, "/opportunities/" + id() + "?expand=applications")
        .json()
        .path("data");
  }

  private JsonNode offers() {
    return visitor.lever(token, "/opportunities/" + id() + "/offers").json().path("data");
  }

  private static JsonNode value(JsonNode offer, String identifier) {
    return offer
        .path("fields")
        .valueStream()
        .filter(field -> field.path("identifier").asText().equals(identifier))
        .findFirst()
        .orElseThrow()
        .path("value");
  }

  private void newCandidate() {
    tab.open("/candidates").open("/candidates/new");
    tab.fill("Name", "Nora Nova")
        .fill("E-mails", "nora@mail.example.test, n.nova@mail.example.test");
    tab.press("Add candidate");
  }

  private void upToOffer() {
    newCandidate();
    tab.fill("Job", "Senior Engineer").press("Choose Job");
    tab.fill("Move to", "Offer").press("Move");
  }

  private void draft() {
    upToOffer();
    tab.press("Create Offer");
    tab.fill("Offered compensation amount", "98,500.50").fill("Type of earnings", "year (salary)");
    tab.fill("Anticipated start date", "2027-04-05").fill("Direct manager", "Priya Solanki");
    tab.fill("Exemption status", "exempt").fill("Member type", "Employee - Full Time");
    tab.press("Next Step");
  }

  private void sentOutside() {
    draft();
    tab.press("Next Step");
    tab.fill("Sending offer outside of Lever?", "on").press("Send");
  }

  @Test
  void aNewCandidateIsALeadWithoutAJob() {
    newCandidate();
    assertThat(tab.wasRedirected()).isTrue();
    assertThat(tab.text()).contains("Nora Nova", "No job is selected.", "New lead");
    assertThat(tab.hasButton("Create Offer")).isFalse();
    JsonNode made = opportunity();
    assertThat(made.path("emails"))
        .hasToString("[\"nora@mail.example.test\",\"n.nova@mail.example.test\"]");
    assertThat(made.path("applications")).isEmpty();
    assertThat(made.path("stage").asText()).isEqualTo("lead-new");
  }

  @Test
  void fromChooseJobToHired() {
    newCandidate();
    tab.fill("Job", "Senior Engineer").press("Choose Job");
    assertThat(tab.text()).contains("The job was chosen.", "Engineering", "Marion Calloway");
    assertThat(tab.hasButton("Choose Job")).isFalse();
    assertThat(tab.hasButton("Create Offer")).isFalse();
    tab.fill("Move to", "Offer").press("Move");
    assertThat(opportunity().path("stage").asText()).isEqualTo("offer");
    assertThat(opportunity().at("/stageChanges/0/toStageId").asText()).isEqualTo("offer");

    tab.press("Create Offer");
    tab.fill("Offered compensation amount", "98,500.50").fill("Type of earnings", "year (salary)");
    tab.fill("Anticipated start date", "2027-04-05").fill("Direct manager", "Priya Solanki");
    tab.fill("Exemption status", "exempt").fill("Member type", "Employee - Full Time");
    tab.press("Next Step");
    assertThat(tab.text())
        .contains(
            "Offer Approval",
            "98500.50",
            "year (salary)",
            "2027-04-05",
            "Today's date\n2027-03-01");
    assertThat(offers().path(0).path("status").asText()).isEqualTo("draft");

    tab.press("Next Step");
    assertThat(tab.text()).contains("Offer Letter");
    tab.fill("Sending offer outside of Lever?", "on").press("Send");
    JsonNode sent = offers().path(0);
    assertThat(sent.path("status").asText()).isEqualTo("sent-manually");
    assertThat(sent.path("approved").asBoolean()).isTrue();
    assertThat(sent.path("sentDocument").isNull()).isTrue();

    tab.press("Candidate Signed").press("Mark offer as signed");
    assertThat(tab.text()).contains("The offer is marked as signed.");
    tab.open("/candidates/" + id()).press("Hired");
    assertThat(tab.text()).contains("The candidate is marked Hired.");
    assertThat(tab.hasButton("Hired")).isFalse();

    assertThat(opportunity().path("archived").path("archivedAt").asLong())
        .isGreaterThanOrEqualTo(StillHost.NOW.toEpochMilli());
    JsonNode offer = offers().path(0);
    assertThat(offer.path("status").asText()).isEqualTo("signed");
    assertThat(offer.at("/signatures/candidate/signed").asBoolean()).isTrue();
    assertThat(offer.at("/signatures/candidate/email").asText())
        .isEqualTo("nora@mail.example.test");
    assertThat(offer.path("signedDocument").isObject()).isTrue();
    assertThat(value(offer, "salary_amount").decimalValue()).isEqualByComparingTo("98500.50");
    assertThat(value(offer, "salary_interval").asText()).isEqualTo("per-year-salary");
    assertThat(value(offer, "job_title").asText()).isEqualTo("Senior Engineer");
    assertThat(value(offer, "candidate_name").asText()).isEqualTo("Nora Nova");
    assertThat(value(offer, "anticipated_start_date").asLong())
        .isEqualTo(Instant.parse("2027-04-05T00:00:00Z").toEpochMilli());
    assertThat(value(offer, "custom_exemption_status").asText()).isEqualTo("exempt");
    assertThat(value(offer, "custom_work_email").isNull()).isTrue();
  }

  @Test
  void anOfferGoesThroughApprovalAndIsSentThroughLever() {
    draft();
    String offer = tab.path();
    tab.press("Send for approval");
    assertThat(offers().path(0).path("status").asText()).isEqualTo("approval-sent");
    assertThat(tab.hasButton("Next Step")).isFalse();
    tab.press("Approve");
    assertThat(offers().path(0).path("status").asText()).isEqualTo("approved");
    tab.press("Next Step").press("Send");
    JsonNode sent = offers().path(0);
    assertThat(sent.path("status").asText()).isEqualTo("sent");
    assertThat(sent.path("sentDocument").isObject()).isTrue();
    assertThat(sent.path("sentAt").asLong()).isGreaterThan(sent.path("approvedAt").asLong());
    assertThat(tab.path()).isEqualTo(offer);
    tab.press("Candidate Opened");
    assertThat(offers().path(0).path("status").asText()).isEqualTo("opened");
    assertThat(tab.hasButton("Candidate Opened")).isFalse();
    tab.press("Candidate Signed");
    assertThat(tab.hasButton("Upload signed copy")).isFalse();
    tab.press("Mark offer as signed");
    assertThat(offers().path(0).path("status").asText()).isEqualTo("signed");
  }

  @Test
  void anUploadedCopyLeavesTheStatusAndProvesNoSignature() {
    sentOutside();
    tab.press("Candidate Signed").press("Upload signed copy");
    JsonNode offer = offers().path(0);
    assertThat(offer.path("status").asText()).isEqualTo("sent-manually");
    assertThat(offer.path("signedDocument").isObject()).isTrue();
    assertThat(offer.at("/signatures/candidate/signed").asBoolean()).isFalse();
    assertThat(tab.text()).contains("Nothing says that the candidate signed.");
  }

  @Test
  void aSignatureCanLeaveTheStatus() {
    sentOutside();
    tab.press("Candidate Signed");
    tab.fill("Keep the status “Sent outside of Lever”", "on").press("Mark offer as signed");
    JsonNode offer = offers().path(0);
    assertThat(offer.path("status").asText()).isEqualTo("sent-manually");
    assertThat(offer.at("/signatures/candidate/signed").asBoolean()).isTrue();
  }

  @Test
  void aDeclinedOfferCanBeFollowedByAnother() {
    sentOutside();
    tab.press("Candidate Declined");
    assertThat(offers().path(0).path("status").asText()).isEqualTo("denied");
    assertThat(tab.hasButton("Candidate Signed")).isFalse();
    tab.open("/candidates/" + id()).press("Create Offer");
    tab.fill("Offered compensation amount", "99000").fill("Type of earnings", "year (salary)");
    tab.press("Next Step");
    assertThat(offers()).hasSize(2);
    assertThat(offers().path(0).path("status").asText()).as("newest first").isEqualTo("draft");
  }

  @ParameterizedTest
  @CsvSource({
    "year (salary), per-year-salary",
    "month (salary), per-month-salary",
    "half month (salary), semi-month-salary",
    "two months (salary), bi-month-salary",
    "two weeks (salary), bi-week-salary",
    "week (salary), per-week-salary",
    "day (wage), per-day-wage",
    "hour (wage), per-hour-wage",
    "one time, one-time",
  })
  void eachTypeOfEarningsIsSpeltAsLeverDoes(String shown, String spelling) {
    upToOffer();
    tab.press("Create Offer");
    tab.fill("Offered compensation amount", "40").fill("Type of earnings", shown);
    tab.press("Next Step");
    assertThat(value(offers().path(0), "salary_interval").asText()).isEqualTo(spelling);
    assertThat(value(offers().path(0), "anticipated_start_date").isNull()).isTrue();
  }

  @Test
  void whatIsWrongIsToldAtTheFieldAndWhatWasTypedStays() {
    upToOffer();
    tab.press("Create Offer");
    tab.fill("Offered compensation amount", "plenty \"€\"").fill("Job title", "");
    tab.fill("Office location", "Hull <b>");
    tab.press("Next Step");
    assertThat(tab.status()).isEqualTo(400);
    assertThat(tab.fault("Offered compensation amount"))
        .contains("Enter a number such as 96000 or 32.50.");
    assertThat(tab.fault("Job title")).contains("Enter a job title.");
    assertThat(tab.fault("Type of earnings")).contains("Choose the type of earnings.");
    assertThat(tab.fault("Office location")).isEmpty();
    assertThat(tab.html()).contains("value=\"plenty &quot;€&quot;\"", "value=\"Hull &lt;b&gt;\"");
    assertThat(offers()).isEmpty();
    tab.fill("Offered compensation amount", "10").fill("Job title", "Engineer");
    tab.fill("Type of earnings", "hour (wage)").press("Next Step");
    assertThat(offers()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"-1", "1e5", "0.001", "'1,00'", "9999999999999", "'1.000,50'"})
  void anAmountIsANumberWithAtMostTwoDecimals(String amount) {
    upToOffer();
    tab.press("Create Offer");
    tab.fill("Offered compensation amount", amount).fill("Type of earnings", "hour (wage)");
    tab.press("Next Step");
    assertThat(tab.fault("Offered compensation amount")).isPresent();
    assertThat(offers()).isEmpty();
  }

  @Test
  void aDraftCanBeChanged() {
    draft();
    tab.press("Edit").fill("Offered compensation amount", "101000.00");
    tab.fill("Anticipated start date", "").press("Next Step");
    assertThat(offers()).hasSize(1);
    assertThat(value(offers().path(0), "salary_amount").decimalValue())
        .isEqualByComparingTo("101000");
    assertThat(value(offers().path(0), "anticipated_start_date").isNull()).isTrue();
    tab.press("Next Step");
    tab.open(tab.path().replace("/letter", "/edit"));
    assertThat(tab.status()).isEqualTo(409);
  }

  @Test
  void reloadingRepeatsNothing() {
    draft();
    assertThat(tab.wasRedirected()).isTrue();
    tab.reload();
    assertThat(offers()).hasSize(1);
    tab.open("/candidates/" + id()).press("Hired").reload();
    assertThat(tab.status()).isEqualTo(200);
    long hiredAt = opportunity().path("archived").path("archivedAt").asLong();
    tab.reload();
    assertThat(opportunity().path("archived").path("archivedAt").asLong()).isEqualTo(hiredAt);
  }

  @Test
  void aHireIsUndone() {
    upToOffer();
    tab.press("Hired").press("Undo hire");
    assertThat(opportunity().path("archived").isNull()).isTrue();
    assertThat(tab.text()).contains("The hire was undone.");
    assertThat(tab.hasButton("Hired")).isTrue();
  }

  @Test
  void onlyActiveReasonsOfTheRightTypeAreOffered() {
    upToOffer();
    assertThat(tab.html()).contains(">Hired</option>", ">Underqualified</option>");
    assertThat(tab.html()).doesNotContain("agency, until 2024");
    tab.fill("Archive reason", "Withdrew").press("Archive");
    assertThat(tab.text()).contains("Archived", "Withdrew");
    assertThat(tab.hasButton("Undo hire")).isFalse();
    tab.press("Unarchive");
    assertThat(opportunity().path("archived").isNull()).isTrue();
  }

  @Test
  void hiringAgainstARequisitionNeedsASignedOffer() {
    sentOutside();
    tab.open("/candidates/" + id()).fill("Requisition", "FIN-007 (closed)").press("Hired");
    assertThat(tab.status()).isEqualTo(400);
    assertThat(tab.fault("Requisition")).contains("the requisition is closed");
    tab.fill("Requisition", "ENG-101 (open)").press("Hired");
    assertThat(tab.fault("Requisition"))
        .hasValueSatisfying(why -> assertThat(why).contains("signed"));
    assertThat(opportunity().path("archived").isNull()).isTrue();
    tab.open("/candidates/" + id() + "/offers/" + offers().path(0).path("id").asText());
    tab.press("Candidate Signed").press("Mark offer as signed");
    tab.open("/candidates/" + id()).fill("Requisition", "ENG-101 (open)").press("Hired");
    assertThat(opportunity().at("/applications/0/requisitionForHire/requisitionCode").asText())
        .isEqualTo("ENG-101");
  }

  @Test
  void confidentialityIsSetAndLifted() {
    newCandidate();
    tab.press("Make confidential");
    assertThat(opportunity().path("confidentiality").asText()).isEqualTo("confidential");
    assertThat(tab.text()).contains("Confidential");
    tab.press("Make non-confidential");
    assertThat(opportunity().path("confidentiality").asText()).isEqualTo("non-confidential");
  }

  @Test
  void deletingAsksFirst() {
    newCandidate();
    String id = id();
    tab.press("Delete");
    assertThat(tab.text()).contains("This can’t be undone.");
    assertThat(opportunity().path("name").asText()).isEqualTo("Nora Nova");
    tab.press("Delete candidate");
    assertThat(tab.path()).isEqualTo("/candidates");
    assertThat(visitor.lever(token, "/opportunities/" + id).status()).isEqualTo(404);
    assertThat(tab.open("/candidates/" + id).status()).isEqualTo(404);
  }

  @Test
  void aStepThatIsOverIsRefusedInWords() {
    draft();
    String offer = tab.path();
    LeverTab stale = new LeverTab(visitor).open(offer);
    tab.press("Next Step").press("Send");
    stale.press("Next Step");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.text()).contains("The offer isn’t in a state for this step any more.");
    assertThat(offers().path(0).path("status").asText()).isEqualTo("sent");
    LeverTab old = new LeverTab(visitor).open("/candidates/" + id());
    tab.open("/candidates/" + id()).press("Hired");
    old.fill("Move to", "Interview").press("Move");
    assertThat(old.status()).isEqualTo(409);
    assertThat(old.text()).contains("The candidate is archived.");
    assertThat(old.reload().path()).isEqualTo("/candidates/" + id());
  }

  @Test
  void aChoiceThatWasNotMadeIsAskedFor() {
    newCandidate();
    tab.press("Choose Job");
    assertThat(tab.fault("Job")).contains("Choose a job.");
    tab.press("Move");
    assertThat(tab.fault("Move to")).contains("Choose a stage.");
    tab.press("Archive");
    assertThat(tab.fault("Archive reason")).contains("Choose a reason.");
    tab.open("/candidates/new").fill("E-mails", "no address").press("Add candidate");
    assertThat(tab.fault("Name")).contains("Enter a name.");
    assertThat(tab.fault("E-mails")).contains("Enter addresses such as nora@example.test.");
    assertThat(tab.html()).contains("value=\"no address\"");
  }
}
