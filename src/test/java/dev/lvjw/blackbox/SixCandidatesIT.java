package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The thirteen fields of each of the six whom the sandbox has hired in the last days: what Lever
 * says, from where, and what a person must do. Derived from the flow and the reference pages;
 * nothing is guessed. {@link AwkwardCandidatesIT} looks at all the others.
 */
class SixCandidatesIT {
  private static final Launcher SANDBOXES = Launcher.built();
  private static SandboxProcess sandbox;
  private static Desk desk;
  private static List<JsonNode> hires;

  /** The days on which the sandbox may have been filled: midnight may have passed meanwhile. */
  private static List<String> starts;

  /** One of the six: a line {@code field | value | source | status} for each field. */
  enum Candidate {
    COMPLETE_SALARIED(
        "Ada Brightwater",
        """
        memberType | Employee - Full Time | offer | ok
        compensationAmount | 145000 USD | offer | ok
        earningsType | salary | offer | ok
        exemptionStatus | exempt | offer | ok
        firstName | Ada | offer | ok
        lastName | Brightwater | offer | ok
        title | Senior Engineer | offer | ok
        manager | Marion Calloway | offer | ok
        department | Engineering | posting | ok
        office | New York | offer | ok
        startDate | START | offer | ok
        homeEmail | ada.brightwater@mail.example.test | application | ok
        workEmail | ada.brightwater@cedarfinch.example.test | offer | ok
        """,
        "signed"),
    COMPLETE_HOURLY(
        "Bruno Castell",
        """
        memberType | Employee - Part Time | offer | ok
        compensationAmount | 28.5 USD | offer | ok
        earningsType | wage | offer | ok
        exemptionStatus | non-exempt | offer | ok
        firstName | Bruno | offer | ok
        lastName | Castell | offer | ok
        title | Support Specialist | offer | ok
        manager | Priya Solanki | offer | ok
        department | Operations | posting | ok
        office | Austin | offer | ok
        startDate | START | offer | ok
        homeEmail | bruno.castell@mail.example.test | application | ok
        workEmail | - | - | missing
        """,
        "signed"),
    UNSIGNED(
        "Celia Dunmore",
        """
        memberType | Employee - Full Time | offer | ok
        compensationAmount | 88000 USD | offer | ok
        earningsType | salary | offer | ok
        exemptionStatus | exempt | offer | ok
        firstName | Celia | offer | ok
        lastName | Dunmore | offer | ok
        title | Account Executive | offer | ok
        manager | - | - | missing
        department | Sales | posting | ok
        office | Chicago | offer | ok
        startDate | - | - | missing
        homeEmail | celia.dunmore@mail.example.test | application | ok
        workEmail | - | - | missing
        """,
        "sent",
        "manager missing",
        "startDate missing",
        "- offer-unsigned"),
    NO_OFFER(
        "Dario Engel",
        """
        memberType | Employee - Full Time | mapping | ok
        compensationAmount | - | - | missing
        earningsType | - | - | missing
        exemptionStatus | - | - | missing
        firstName | Dario | application | ok
        lastName | Engel | application | ok
        title | Analyst | posting | ok
        manager | - | - | missing
        department | Finance | posting | ok
        office | New York | posting | ok
        startDate | - | - | missing
        homeEmail | dario.engel@mail.example.test | application | ok
        workEmail | - | - | missing
        """,
        "-",
        "compensationAmount missing",
        "earningsType missing",
        "exemptionStatus missing",
        "manager missing",
        "startDate missing",
        "- offer-missing"),
    MONTHLY(
        "Edith Farrow",
        """
        memberType | Employee - Full Time | offer | ok
        compensationAmount | 6500 USD | offer | ok
        earningsType | - | offer | invalid
        exemptionStatus | exempt | offer | ok
        firstName | Edith | offer | ok
        lastName | Farrow | offer | ok
        title | Analyst | offer | ok
        manager | Priya Solanki | offer | ok
        department | Finance | posting | ok
        office | New York | offer | ok
        startDate | START | offer | ok
        homeEmail | edith.farrow@mail.example.test | application | ok
        workEmail | - | - | missing
        """,
        "signed",
        "earningsType invalid"),
    DUPLICATE(
        "Felix Abara",
        """
        memberType | Employee - Full Time | offer | ok
        compensationAmount | 91000 USD | offer | ok
        earningsType | salary | offer | ok
        exemptionStatus | exempt | offer | ok
        firstName | Felix | offer | ok
        lastName | Abara | offer | ok
        title | Account Executive | offer | ok
        manager | Tobias Renner | offer | ok
        department | Sales | posting | ok
        office | Chicago | offer | ok
        startDate | START | offer | ok
        homeEmail | felix.abara@cedarfinch.example.test | application | ok
        workEmail | - | - | missing
        """,
        "signed",
        "- duplicate");

    private final String leverName;
    private final String fields;
    private final String offer;
    private final List<String> blocks;

    Candidate(String leverName, String fields, String offer, String... blocks) {
      this.leverName = leverName;
      this.fields = fields;
      this.offer = offer;
      this.blocks = List.of(blocks);
    }

    private JsonNode hire() {
      return hires.stream()
          .filter(hire -> hire.at("/lever/name").asText().equals(leverName))
          .findFirst()
          .orElseThrow(() -> new AssertionError(leverName + " is not listed"));
    }
  }

  @BeforeAll
  static void sync() {
    LocalDate before = LocalDate.now(ZoneOffset.UTC);
    sandbox = SandboxProcess.start(SANDBOXES, "--rate", "off");
    LocalDate after = LocalDate.now(ZoneOffset.UTC);
    starts = List.of(before.plusDays(21).toString(), after.plusDays(21).toString());
    desk = Desk.at(sandbox).inThisJvm().connect();
    assertThat(desk.sync().path("found").asInt()).isEqualTo(6);
    hires = desk.json("hire-list", "pending", "list").path("items").valueStream().toList();
  }

  @AfterAll
  static void close() {
    desk.close();
    SANDBOXES.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldIsRightAndNothingIsGuessed(Candidate candidate) {
    JsonNode hire = candidate.hire();
    assertThat(fields(hire)).isEqualTo(candidate.fields);
    assertThat(blocks(hire)).containsExactlyInAnyOrderElementsOf(candidate.blocks);
    assertThat(hire.path("issues"))
        .as("every issue says what to do")
        .allSatisfy(issue -> assertThat(issue.path("message").asText()).isNotBlank());
    assertThat(hire.path("ready").asBoolean()).isEqualTo(candidate.blocks.isEmpty());
    assertThat(hire.path("state").asText()).isEqualTo("pending");
    assertThat(hire.at("/lever/offerStatus").asText("-")).isEqualTo(candidate.offer);
    assertThat(hire.path("changes")).isEmpty();
    assertThat(hire.path("invitation").isNull()).isTrue();
  }

  @Test
  void showAndListSayTheSame() {
    JsonNode listed = Candidate.NO_OFFER.hire();
    assertThat(desk.show(listed.path("id").asText())).isEqualTo(listed);
    assertThat(desk.show(listed.path("opportunityId").asText())).isEqualTo(listed);
    assertThat(desk.show("dario.engel@mail.example.test")).isEqualTo(listed);
  }

  @Test
  void monthlyPayIsRefusedInTheWordsOfTheFlow() {
    JsonNode field = Candidate.MONTHLY.hire().at("/fields/earningsType");
    assertThat(field.path("message").asText())
        .contains("\"hour (wage)\" or \"year (salary)\"")
        .contains("Justworks accepts no other");
  }

  @Test
  void theDuplicateIsTheMemberOfTheSameNameAndAddress() {
    assertThat(Candidate.DUPLICATE.hire().path("duplicates"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.path("kind").asText()).isEqualTo("member");
              assertThat(one.path("active").asBoolean()).isTrue();
              assertThat(one.path("name").asText()).isEqualTo("Felix Abara");
              assertThat(one.path("signals").valueStream().map(JsonNode::asText))
                  .containsExactlyInAnyOrder("email", "name");
              assertThat(one.path("decision").isNull()).isTrue();
            });
    for (Candidate other : Candidate.values()) {
      if (other != Candidate.DUPLICATE) {
        assertThat(other.hire().path("duplicates")).as(other.leverName).isEmpty();
      }
    }
  }

  @Test
  void peopleAndSpreadsheetsSeeTheSame() {
    assertThat(desk.done("pending", "list").out())
        .contains("Ada Brightwater", "Felix Abara")
        .hasLineCount(7);
    assertThat(desk.done("pending", "list", "-o", "csv").out()).contains(",").hasLineCount(7);
    assertThat(desk.done("pending", "show", "felix.abara@cedarfinch.example.test").out())
        .contains("91000 USD", "Possible duplicates", "Tobias Renner");
  }

  private static String fields(JsonNode hire) {
    return hire.path("fields")
        .propertyStream()
        .map(
            field ->
                String.join(
                        " | ",
                        field.getKey(),
                        value(field.getKey(), field.getValue()),
                        field.getValue().path("source").asText("-"),
                        field.getValue().path("status").asText())
                    + "\n")
        .collect(Collectors.joining());
  }

  private static String value(String name, JsonNode field) {
    String value = field.path("value").asText("-");
    if (value.equals("-")) {
      return value;
    }
    return switch (name) {
      case "compensationAmount" ->
          new BigDecimal(value).stripTrailingZeros().toPlainString()
              + " "
              + field.path("currency").asText();
      case "startDate" -> starts.contains(value) ? "START" : value;
      default -> value;
    };
  }

  private static List<String> blocks(JsonNode hire) {
    return hire.path("issues")
        .valueStream()
        .filter(issue -> issue.path("severity").asText().equals("block"))
        .map(issue -> issue.path("field").asText("-") + " " + issue.path("code").asText())
        .toList();
  }
}
