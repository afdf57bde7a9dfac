package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the services say of each invented candidate: the awkward cases of the public sources. */
class RolesTest {
  private static final long NOW = StillHost.NOW.toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final TestVisitor VISITOR = new TestVisitor();
  private static final Map<String, JsonNode> SHORT = new HashMap<>();
  private static String token = "";

  @BeforeAll
  static void connect() {
    token = VISITOR.lever(TestVisitor.EVERY_LEVER_SCOPE);
    VISITOR
        .control("GET", "/candidates", "")
        .json()
        .path("items")
        .forEach(one -> SHORT.put(one.path("case").asText(), one));
  }

  @AfterAll
  static void close() {
    VISITOR.close();
  }

  private static JsonNode get(String path) {
    TestVisitor.Answer answer = VISITOR.lever(token, path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("data");
  }

  private static String id(String key) {
    return Objects.requireNonNull(SHORT.get(key), key).path("id").asText();
  }

  private static JsonNode opportunity(String key) {
    return get("/opportunities/" + id(key) + "?expand=applications&expand=contact");
  }

  private static JsonNode offers(String key) {
    return get("/opportunities/" + id(key) + "/offers");
  }

  /** A field of the only offer; missing when the offer doesn't have it. */
  private static JsonNode field(String key, String identifier) {
    assertThat(offers(key)).as(key).hasSize(1);
    return field(offers(key).path(0), identifier);
  }

  private static JsonNode field(JsonNode offer, String identifier) {
    return StreamSupport.stream(offer.path("fields").spliterator(), false)
        .filter(one -> one.path("identifier").asText().equals(identifier))
        .findFirst()
        .map(one -> one.path("value"))
        .orElse(offer.path("there is no such field"));
  }

  @Test
  void everyCaseHasAKeyAndASentenceOfItsOwn() {
    assertThat(Roles.ALL).hasSizeGreaterThan(16);
    assertThat(Roles.ALL).extracting(Role::key).doesNotHaveDuplicates();
    assertThat(Roles.ALL).extracting(Role::shows).doesNotHaveDuplicates();
    assertThat(SHORT.keySet())
        .containsExactlyInAnyOrderElementsOf(Roles.ALL.stream().map(Role::key).toList());
  }

  @Test
  void theDocumentationNamesEveryCase() throws IOException {
    String page = Files.readString(Path.of("docs", "sandbox.md"));
    assertThat(Roles.ALL)
        .allSatisfy(
            role -> assertThat(page).contains("| `" + role.key() + "` | " + role.shows() + " |"));
  }

  /** More than ten at once would make one mail of the first sync's (design, §3). */
  @Test
  void aFirstSyncFindsSix() {
    assertThat(Roles.ALL.stream().flatMap(role -> role.hiredAgo().stream()))
        .as("old enough for a look back, or recent")
        .allMatch(ago -> ago.toDays() < 14 || ago.toDays() >= 20 && ago.toDays() <= 60)
        .filteredOn(ago -> ago.toDays() < 14)
        .hasSize(6);
    assertThat(Roles.ALL)
        .allSatisfy(
            role ->
                assertThat(Objects.requireNonNull(SHORT.get(role.key())).path("hired").asBoolean())
                    .as(role.key())
                    .isEqualTo(role.hiredAgo().isPresent()));
  }

  @ParameterizedTest
  @CsvSource({
    "complete-salary, signed",
    "offer-sent, sent",
    "sent-manually-signed, sent-manually",
    "sent-manually-document, sent-manually",
    "sent-manually-unsigned, sent-manually",
  })
  void anOfferStandsAtItsStatus(String key, String status) {
    assertThat(offers(key)).hasSize(1);
    assertThat(offers(key).path(0).path("status").asText()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "sent-manually-signed, true, true",
    "sent-manually-document, false, true",
    "sent-manually-unsigned, false, false",
  })
  void whatProvesASignatureOutsideLever(String key, boolean signature, boolean document) {
    JsonNode offer = offers(key).path(0);
    assertThat(offer.at("/signatures/candidate/signed").asBoolean()).isEqualTo(signature);
    assertThat(offer.path("signedDocument").isObject()).isEqualTo(document);
  }

  @Test
  void twoOffersTheNewerOneADraft() {
    JsonNode offers = offers("two-offers");
    assertThat(offers.findValuesAsText("status")).containsExactly("draft", "signed");
    assertThat(offers.path(0).path("createdAt").asLong())
        .isGreaterThan(offers.path(1).path("createdAt").asLong());
    assertThat(field(offers.path(0), "salary_amount").asInt()).isEqualTo(131_000);
    assertThat(field(offers.path(1), "salary_amount").asInt()).isEqualTo(118_000);
    assertThat(offers("offer-missing")).isEmpty();
  }

  @Test
  void offersAreMadeSentAndSignedBeforeTheHire() {
    for (Role role : Roles.ALL) {
      if (role.hiredAgo().isPresent()) {
        long hired = opportunity(role.key()).at("/archived/archivedAt").asLong();
        for (JsonNode offer : offers(role.key())) {
          for (String at : List.of("/createdAt", "/sentAt", "/signatures/candidate/signedAt")) {
            assertThat(offer.at(at).asLong(0)).as(role.key() + at).isLessThan(hired);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pay-monthly, salary_interval, per-month-salary",
    "interval-unknown, salary_interval, per-fortnight-salary",
    "pay-euro, compensation_currency, EUR",
    "pay-cents, salary_amount, 72500.55",
    "pay-text, salary_amount, 72500.00",
    "complete-wage, salary_interval, per-hour-wage",
    "contractor, custom_member_type, U.S. Contractor or Consultant",
    "intern, custom_member_type, Employee - Paid Intern",
    "case-differs, location/office, new york",
    "accent-differs, location/office, San Jose",
    "word-differs, location/office, Austin HQ",
    "name-command, candidate_name, $(touch x)",
  })
  void aFieldOfTheOfferIs(String key, String identifier, String value) {
    assertThat(field(key, identifier).asText()).isEqualTo(value);
  }

  @Test
  void amountsAreNumbersOrText() {
    assertThat(field("pay-cents", "salary_amount").isNumber()).isTrue();
    assertThat(field("pay-text", "salary_amount").isTextual()).isTrue();
  }

  @Test
  void startsAreMissingOrHaveATimeOfDay() {
    assertThat(field("start-missing", "anticipated_start_date").isNull()).isTrue();
    long start = field("start-time-of-day", "anticipated_start_date").asLong();
    assertThat(start % DAY).isEqualTo(Duration.ofMinutes(17 * 60 + 30).toMillis());
    assertThat(start).isGreaterThan(NOW);
    assertThat(field("complete-salary", "anticipated_start_date").asLong() % DAY).isZero();
  }

  @Test
  void managersAreMissingUnknownOrGone() {
    assertThat(field("manager-missing", "hiring_manager").isNull()).isTrue();
    assertThat(field("manager-missing", "direct_manager").isNull()).isTrue();
    JsonNode unknown = get("/users/" + field("manager-unknown", "direct_manager").asText());
    JsonNode gone = get("/users/" + field("manager-deactivated", "direct_manager").asText());
    assertThat(unknown.path("deactivatedAt").isNull()).isTrue();
    assertThat(gone.path("deactivatedAt").isNumber()).isTrue();
    String members = members("");
    assertThat(members).doesNotContain(unknown.path("email").asText());
    assertThat(members("&status=active")).doesNotContain(gone.path("email").asText());
    assertThat(members("&status=terminated")).contains(gone.path("email").asText());
  }

  private static String members(String query) {
    return VISITOR
        .justworks(VISITOR.justworks("member.detail:read"), "/v1/members?limit=100" + query)
        .body();
  }

  @Test
  void departmentsDifferByCaseAccentOrWord() {
    assertThat(department("case-differs")).isEqualTo("engineering");
    assertThat(department("accent-differs")).isEqualTo("Opérations");
    assertThat(department("word-differs")).isEqualTo("Sales Team");
    JsonNode company =
        VISITOR.justworks(VISITOR.justworks("company.basic:read"), "/v1/company").json();
    assertThat(company.path("departments").findValuesAsText("name"))
        .contains("Engineering", "Operations", "Sales");
    assertThat(company.path("offices").findValuesAsText("name"))
        .contains("New York", "San José", "Austin");
  }

  private static String department(String key) {
    return get("/postings/" + offers(key).path(0).path("posting").asText())
        .at("/categories/department")
        .asText();
  }

  @Test
  void namesAreWhatPeopleAreCalled() {
    assertThat(words("name-one-word")).isEqualTo(1);
    assertThat(words("name-four-words")).isEqualTo(4);
    assertThat(name("name-hyphenated")).matches("\\S+-\\S+ \\S+-\\S+");
    assertThat(scripts("name-cjk")).containsOnly(Character.UnicodeScript.HAN);
    assertThat(scripts("name-cyrillic")).containsOnly(Character.UnicodeScript.CYRILLIC);
    assertThat(Character.getDirectionality(name("name-right-to-left").codePointAt(0)))
        .isEqualTo(Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }

  @Test
  void namesThatTryToBeSomethingElseAreServedAsTheyAre() {
    assertThat(name("name-command")).isEqualTo("$(touch x)");
    assertThat(name("name-formula")).isEqualTo("=HYPERLINK(\"http://example.test\",\"x\")");
    assertThat(name("name-escapes")).contains("\u001b[31m", "\u0007");
    assertThat(name("name-line-breaks")).contains("\r\nBcc: ");
    assertThat(name("name-hidden")).contains("\u202e", "\u200b");
    assertThat(name("name-markup")).contains("<script>", "'", "&");
  }

  private static String name(String key) {
    return opportunity(key).path("name").asText();
  }

  private static int words(String key) {
    return name(key).split(" ").length;
  }

  private static List<Character.UnicodeScript> scripts(String key) {
    return name(key)
        .codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character.UnicodeScript::of)
        .toList();
  }

  @Test
  void emailsAreNoneOrTwo() {
    JsonNode none = opportunity("email-missing");
    assertThat(none.path("emails")).isEmpty();
    assertThat(none.at("/contact/emails")).isEmpty();
    assertThat(none.at("/applications/0/email").isNull()).isTrue();
    assertThat(opportunity("emails-two").path("emails")).hasSize(2);
  }

  @Test
  void aConfidentialHireIsListedOnlyForWhoAsks() {
    String reader = VISITOR.lever("opportunities:read:admin");
    String list = VISITOR.lever(reader, "/opportunities?archived=true").body();
    assertThat(list).contains(id("complete-salary")).doesNotContain(id("confidential"));
    assertThat(get("/opportunities?confidentiality=confidential").findValuesAsText("id"))
        .contains(id("confidential"));
  }

  @Test
  void onePersonHasTwoOpportunities() {
    JsonNode hired = opportunity("contact-twice");
    JsonNode active = opportunity("contact-again");
    assertThat(active.at("/contact/id")).isEqualTo(hired.at("/contact/id"));
    assertThat(active.at("/applications/0/posting"))
        .isNotEqualTo(hired.at("/applications/0/posting"));
  }

  @Test
  void aRehireWasAMember() {
    assertThat(members("&status=terminated"))
        .contains(opportunity("rehire").path("emails").path(0).asText());
    assertThat(members("&status=active"))
        .contains(opportunity("duplicate-member").path("emails").path(0).asText());
  }

  @Test
  void whatIsMissingIsNotWhatIsNull() {
    JsonNode missing = opportunity("fields-missing");
    JsonNode empty = opportunity("fields-null");
    for (String field : List.of("headline", "location", "owner", "opportunityLocation")) {
      assertThat(missing.has(field)).as(field).isFalse();
      assertThat(empty.get(field).isNull()).as(field).isTrue();
    }
    assertThat(empty.get("contact").isNull()).isTrue();
    assertThat(empty.get("updatedAt").isNull()).isTrue();
    for (String field : List.of("anticipated_start_date", "hiring_manager", "location/office")) {
      assertThat(field("fields-missing", field).isMissingNode()).as(field).isTrue();
      assertThat(field("fields-null", field).isNull()).as(field).isTrue();
    }
  }

  @Test
  void aJobCanStillBeChosen() {
    for (String key : List.of("choose-job", "choose-job-lead")) {
      JsonNode undecided = opportunity(key);
      assertThat(undecided.path("applications")).isEmpty();
      assertThat(undecided.path("archived").isNull()).isTrue();
      assertThat(undecided.path("stage").asText()).isNotEqualTo("offer");
      assertThat(offers(key)).isEmpty();
    }
  }

  @Test
  void docsSandboxMdShowsEveryRole() throws IOException {
    List<String> guide = Files.readAllLines(Path.of("docs", "sandbox.md"));
    for (Role role : Roles.ALL) {
      assertThat(guide)
          .anyMatch(
              line -> line.startsWith("| `" + role.key() + "` ") && line.contains(role.shows()));
    }
  }
}
