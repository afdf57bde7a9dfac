package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.SafeText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * lvjw over every invented candidate of the sandbox, all of them hired: whom it finds, what it says
 * stands in the way, and that nobody's name does anything. The cases are the sandbox's keys.
 */
class AwkwardCandidatesIT {
  private static final Launcher SANDBOXES = Launcher.built();

  /** Opportunity ids by case. */
  private static final Map<String, String> IDS = new HashMap<>();

  /** What {@code pending list} says of each, by case. */
  private static final Map<String, JsonNode> HIRES = new HashMap<>();

  private static ControlClient control;
  private static Desk desk;
  private static JsonNode sync;

  @BeforeAll
  static void hireAllAndLookBack() {
    SandboxProcess sandbox = SandboxProcess.start(SANDBOXES, "--rate", "off");
    control = sandbox.control();
    desk = Desk.at(sandbox).inThisJvm().with("LVJW_LEVER_RATE", "1000").connect();
    for (JsonNode one : control.candidates()) {
      IDS.put(one.path("case").asText(), one.path("id").asText());
      if (!one.path("hired").asBoolean()) {
        control.hire(one.path("id").asText());
      }
    }
    LocalDate since = LocalDate.now(ZoneOffset.UTC).minusDays(70);
    sync = desk.sync("--since", since.toString());
    Map<String, JsonNode> byId = new HashMap<>();
    for (JsonNode hire : desk.json("hire-list", "pending", "list").path("items")) {
      byId.put(hire.path("opportunityId").asText(), hire);
    }
    IDS.forEach((key, id) -> HIRES.put(key, Objects.requireNonNull(byId.get(id), key)));
  }

  @AfterAll
  static void close() {
    desk.close();
    SANDBOXES.close();
  }

  private static String id(String key) {
    return Objects.requireNonNull(IDS.get(key), key);
  }

  private static JsonNode hire(String key) {
    return Objects.requireNonNull(HIRES.get(key), key);
  }

  private static List<String> blocks(JsonNode hire) {
    return hire.path("issues")
        .valueStream()
        .filter(issue -> issue.path("severity").asText().equals("block"))
        .map(issue -> (issue.path("field").asText("") + " " + issue.path("code").asText()).strip())
        .toList();
  }

  @Test
  void everybodyIsFoundAndNobodyIsAProblem() {
    assertThat(sync.path("found").asInt()).isEqualTo(IDS.size());
    assertThat(sync.path("problems")).isEmpty();
  }

  /** Cases in which nothing but the case itself stands in the way, or nothing at all. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "complete-salary, -",
        "complete-wage, -",
        "two-offers, -",
        "confidential, -",
        "sent-manually-signed, -",
        "contractor, -",
        "intern, -",
        "name-hyphenated, -",
        "name-cyrillic, -",
        "name-right-to-left, -",
        "pay-text, -",
        "pay-cents, -",
        "start-time-of-day, -",
        "pay-monthly, earningsType invalid",
        "interval-unknown, earningsType invalid",
        "pay-euro, compensationAmount currency",
        "start-missing, startDate missing",
        "manager-missing, manager missing",
        "manager-unknown, manager unmatched",
        "manager-deactivated, manager unmatched",
        "email-missing, homeEmail missing",
        "duplicate-member, duplicate",
        "contact-twice, duplicate",
        "contact-again, duplicate",
        "rehire, rehire",
        "name-one-word, firstName missing + lastName missing",
        "name-four-words, firstName missing + lastName missing",
        "word-differs, department unmatched + office unmatched",
        "fields-missing, exemptionStatus missing + manager missing + startDate missing",
        "fields-null, exemptionStatus missing + manager missing + startDate missing",
        "offer-sent, manager missing + startDate missing + offer-unsigned",
        "sent-manually-unsigned, manager missing + startDate missing + offer-unsigned",
        "sent-manually-document, manager missing + startDate missing + signature-unproved",
      })
  void whatStandsInTheWay(String key, String blocks) {
    JsonNode hire = hire(key);
    assertThat(hire.path("state").asText()).isEqualTo("pending");
    assertThat(String.join(" + ", blocks(hire))).isEqualTo(Objects.requireNonNullElse(blocks, ""));
    assertThat(hire.path("ready").asBoolean()).isEqualTo(blocks == null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"offer-missing", "choose-job", "choose-job-lead"})
  void withoutAnOfferEverythingOfItIsAskedFor(String key) {
    assertThat(blocks(hire(key)))
        .contains("offer-missing", "compensationAmount missing", "startDate missing");
  }

  @Test
  void theSignedOfferCountsNotTheNewerDraft() {
    JsonNode hire = hire("two-offers");
    assertThat(hire.at("/lever/offerStatus").asText()).isEqualTo("signed");
    assertThat(hire.at("/fields/compensationAmount/value").asText()).isEqualTo("118000");
  }

  @Test
  void amountsKeepTheirCents() {
    assertThat(amount("pay-cents")).isEqualTo("72500.55");
    assertThat(amount("pay-text")).isEqualTo("72500");
    assertThat(amount("pay-euro")).isEqualTo("74000");
  }

  private static String amount(String key) {
    return hire(key).at("/fields/compensationAmount/value").asText();
  }

  @Test
  void aTimeOfDayInTheStartDateIsPointedOut() {
    assertThat(hire("start-time-of-day").path("issues").valueStream())
        .anySatisfy(
            issue -> {
              assertThat(issue.path("field").asText()).isEqualTo("startDate");
              assertThat(issue.path("severity").asText()).isEqualTo("warn");
              assertThat(issue.path("message").asText()).contains("17:30 UTC");
            });
  }

  @Test
  void namesOfMoreThanLatinLettersComeThrough() {
    assertThat(desk.done("pending", "list").out())
        .contains("佐藤 美咲", "Зоя Ларина", "ليلى حداد", "Anne-Sophie Keller-Braun");
    JsonNode zoya = hire("name-cyrillic").path("fields");
    assertThat(zoya.at("/firstName/value").asText()).isEqualTo("Зоя");
    assertThat(zoya.at("/lastName/value").asText()).isEqualTo("Ларина");
  }

  /** What can't be seen or moves a cursor is written out, in every output. */
  @ParameterizedTest
  @ValueSource(strings = {"table", "csv", "json"})
  void nobodysNameDoesAnything(String output) {
    String ends = output.equals("csv") ? "\r\n" : "\n";
    Stream.of(
            desk.done("pending", "list", "--all", "-o", output),
            desk.done("pending", "show", id("name-escapes"), "-o", output),
            desk.done("pending", "show", id("name-hidden"), "-o", output))
        .map(run -> run.out().replace(ends, ""))
        .forEach(out -> assertThat(out.codePoints().filter(SafeText::dangerous)).as(out).isEmpty());
  }

  @Test
  void everyHireIsOneLine() {
    for (String output : List.of("table", "csv")) {
      assertThat(desk.done("pending", "list", "--all", "-o", output).out())
          .hasLineCount(IDS.size() + 1);
    }
  }

  @Test
  void aFormulaStaysText() {
    assertThat(desk.done("pending", "list", "-o", "csv").out())
        .contains("\"'=HYPERLINK(\"\"http://example.test\"\",\"\"x\"\")\"");
  }

  @Test
  void mailsSayNobodysNameAsItIs() {
    assertThat(control.mails())
        .isNotEmpty()
        .allSatisfy(
            mail -> {
              assertThat(mail.path("to")).as("who may manage employees").hasSize(2);
              for (String part : List.of("subject", "text", "html")) {
                assertThat(
                        mail.path(part)
                            .asText()
                            .codePoints()
                            .filter(SafeText::dangerous)
                            .filter(one -> one != '\n' && one != '\r'))
                    .isEmpty();
              }
            });
  }

  @Test
  void anUndoneAndADeletedHireAreWithdrawn() {
    control.unhire(id("undone-later"));
    control.delete(id("deleted-later"));
    assertThat(desk.sync().path("withdrawn").asInt()).isEqualTo(2);
    for (String key : List.of("undone-later", "deleted-later")) {
      assertThat(desk.show(id(key)).path("state").asText()).as(key).isEqualTo("withdrawn");
    }
  }
}
