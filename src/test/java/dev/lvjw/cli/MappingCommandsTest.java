package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lvjw.Schemas;
import dev.lvjw.TestHost;
import dev.lvjw.hire.Basis;
import dev.lvjw.hire.Fact;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.Mapping;
import dev.lvjw.hire.NamedFact;
import dev.lvjw.hire.OfferFacts;
import dev.lvjw.hire.OfferFacts.Signature;
import dev.lvjw.hire.Origin;
import dev.lvjw.hire.Source;
import dev.lvjw.store.Database;
import dev.lvjw.store.Hires;
import dev.lvjw.store.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mapping from the command line, over stored hires; without any provider. */
class MappingCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path home;
  private TestHost host;

  @BeforeEach
  void storedHires() {
    host = new TestHost(home);
    store("contractor-one", "Contractor", "Ada Lovelace");
    store("contractor-two", "contractor", "Mary Somerville");
    store("full-time-person", "Full-time", "Tenzin");
  }

  /** Hired with a signed offer that says all but the member type, which the posting says. */
  private void store(String id, String commitment, String name) {
    Places places = Places.of(host, "default");
    try (Database database = Database.open(places.database(), places.cache())) {
      database.update(
          session ->
              new Hires(session, new Basis(Mapping.DEFAULT, LocalDate.EPOCH))
                  .insert(
                      new LeverFacts(
                          id,
                          Optional.of(id),
                          name,
                          TestHost.START,
                          Optional.of(
                              new OfferFacts("offer", "signed", Signature.SIGNED, Job.NONE)),
                          List.of(
                              new Fact(
                                  FieldName.FIRST_NAME, Source.OPPORTUNITY, name, Fact.WHOLE_NAME),
                              new Fact(
                                  FieldName.LAST_NAME, Source.OPPORTUNITY, name, Fact.WHOLE_NAME),
                              Fact.of(FieldName.DEPARTMENT, Source.POSTING, "Engineering"),
                              Fact.of(FieldName.START_DATE, Source.OFFER, "1775001600000"),
                              Fact.of(
                                  FieldName.HOME_EMAIL, Source.OPPORTUNITY, id + "@example.test")),
                          List.of(
                              new NamedFact(
                                  new Origin(Source.POSTING, "commitment"), commitment, ""),
                              new NamedFact(
                                  new Origin(Source.OFFER, "Private email"),
                                  "private-" + id + "@example.test",
                                  "")),
                          Job.NONE),
                      TestHost.START));
    }
  }

  private record Run(int exit, String out, String err) {
    JsonNode json(String schema) {
      Schemas.assertValid(schema, out);
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new AssertionError(out, e);
      }
    }
  }

  private Run run(String... args) {
    TestHost fresh = new TestHost(home);
    host.environment().forEach(fresh::env);
    int exit = Lvjw.run(args, fresh);
    return new Run(exit, fresh.outText(), fresh.errText());
  }

  private String memberType(String id) {
    return run("pending", "show", id, "-o", "json")
        .json("hire")
        .at("/fields/memberType/value")
        .asText("-");
  }

  @Test
  void whatDoesNotMapIsListedOnceWithItsHires() {
    Run check = run("mapping", "check", "-o", "json");
    assertThat(check.exit()).isEqualTo(9);
    JsonNode report = check.json("mapping-check");
    assertThat(report.path("hires").asInt()).isEqualTo(3);
    JsonNode contractor = report.path("items").get(0);
    assertThat(contractor.path("field").asText()).isEqualTo("memberType");
    assertThat(contractor.path("from").asText()).isEqualTo("posting:commitment");
    assertThat(contractor.path("lever").asText()).isEqualTo("Contractor");
    assertThat(contractor.path("hires")).hasSize(2);
    assertThat(check.err()).contains("unmapped").doesNotContain("Contractor", "Tenzin");
    // Nobody's name is repeated, also where it is what can't be read.
    assertThat(check.out()).doesNotContain("Tenzin", "example.test");
    assertThat(report.path("items").findValuesAsText("field"))
        .containsExactly("memberType", "firstName", "lastName");
  }

  @Test
  void aLineMapsTheHiresThatAreStored() throws IOException {
    assertThat(memberType("contractor-one")).isEqualTo("-");
    Run set =
        run(
            "mapping",
            "set",
            "memberType",
            "--map",
            "Contractor=u.s. contractor or consultant",
            "-o",
            "json");
    assertThat(set.exit()).isZero();
    JsonNode rule = set.json("mapping-rule");
    assertThat(rule.path("setting").asText()).isEqualTo("profile");
    assertThat(rule.path("sentBack")).isEmpty();
    assertThat(rule.path("examples").get(0).path("justworks").asText())
        .isEqualTo("U.S. Contractor or Consultant");
    assertThat(memberType("contractor-one")).isEqualTo("U.S. Contractor or Consultant");
    assertThat(memberType("contractor-two")).isEqualTo("U.S. Contractor or Consultant");
    assertThat(memberType("full-time-person")).isEqualTo("Employee - Full Time");
    assertThat(Files.readString(home.resolve(".config/lvjw/config.json")))
        .containsPattern("\"mapping.memberType\"\\s*:\\s*\\{\\s*\"map\"\\s*:\\s*\\{");
    assertThat(run("mapping", "set", "memberType", "--default").exit()).isZero();
    assertThat(memberType("contractor-one")).isEqualTo("-");
    assertThat(run("config", "get", "mapping.memberType").exit()).isEqualTo(5);
  }

  @Test
  void aReviewedHireWhoseValuesFollowOtherwiseWaitsAgain() {
    run("mapping", "set", "memberType", "--map", "Contractor=U.S. Contractor or Consultant");
    Run review =
        run(
            "review",
            "contractor-one",
            "--set",
            "manager=none",
            "--set",
            "office=none",
            "--set",
            "exemptionStatus=exempt",
            "--approve",
            "-o",
            "json");
    assertThat(review.json("hire").path("state").asText()).as(review.err()).isEqualTo("reviewed");

    Run set =
        run("mapping", "set", "memberType", "--map", "Contractor=Employee - EOR", "-o", "json");
    assertThat(set.json("mapping-rule").path("sentBack").get(0).asText()).isEqualTo("contract");
    JsonNode hire = run("pending", "show", "contractor-one", "-o", "json").json("hire");
    assertThat(hire.path("state").asText()).isEqualTo("pending");
    assertThat(hire.path("changes")).hasSize(1);
    assertThat(hire.at("/changes/0/was").asText()).isEqualTo("U.S. Contractor or Consultant");
    assertThat(hire.at("/changes/0/now").asText()).isEqualTo("Employee - EOR");
    assertThat(run("log", "contractor-one").out())
        .contains("Changed: member type (the mapping changed).")
        .doesNotContain("EOR", "Consultant");
    assertThat(run("log").out())
        .contains("How Lever is read was changed")
        .doesNotContain("EOR", "Consultant");

    run("review", "contractor-one", "--approve");
    // Nothing that was approved changes: it stays as it is.
    Run other = run("mapping", "set", "title", "--from", "posting", "-o", "json");
    assertThat(other.json("mapping-rule").path("sentBack")).isEmpty();
    assertThat(
            run("pending", "show", "contractor-one", "-o", "json")
                .json("hire")
                .path("state")
                .asText())
        .isEqualTo("reviewed");
  }

  @Test
  void aLineThatIsNotThereCannotGo() {
    run("mapping", "set", "memberType", "--map", "Contractor=Employee - EOR");
    Run wrong = run("mapping", "set", "memberType", "--unmap", "Contract");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("no line of yours maps \"Contract\" for memberType; yours map Contractor")
        .contains("Next: lvjw mapping show memberType");
    assertThat(memberType("contractor-one")).isEqualTo("Employee - EOR");
    assertThat(run("mapping", "set", "memberType", "--unmap", " contractor ").exit()).isZero();
    assertThat(memberType("contractor-one")).isEqualTo("-");
  }

  @Test
  void theNextCommandNamesTheHire() {
    assertThat(run("mapping", "check").err())
        .contains(
            "Next: lvjw mapping set memberType --map \"LEVER=JUSTWORKS\", or answer in lvjw review"
                + " contract");
  }

  @Test
  void theEnvironmentSpeaksFirst() {
    host.env("LVJW_MAPPING_MEMBER_TYPE", "{\"from\":[],\"constant\":\"Employee - Part Time\"}");
    assertThat(memberType("contractor-one")).isEqualTo("Employee - Part Time");
    Run set = run("mapping", "set", "memberType", "--map", "Contractor=Employee - EOR");
    assertThat(set.exit()).isZero();
    assertThat(set.err()).contains("LVJW_MAPPING_MEMBER_TYPE");
    assertThat(memberType("contractor-one")).isEqualTo("Employee - Part Time");
    host.env("LVJW_MAPPING_MEMBER_TYPE", "{\"from\":[\"resume\"]}");
    Run wrong = run("pending", "list");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("LVJW_MAPPING_MEMBER_TYPE", "is no source");
  }

  @Test
  void aLineOfTheTableIsGivenOnce() {
    Run run =
        run("mapping", "set", "memberType", "--map", "Temp=Employee - EOR", "--map", "Temp =x");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--map gives \"Temp\" twice");
    assertThat(run("mapping", "show", "-o", "json").out()).doesNotContain("Temp");
  }

  @Test
  void aHireIsFoundByTheAddressThatTheRuleNames() {
    assertThat(run("pending", "show", "contractor-one@example.test").exit()).isZero();
    Run set = run("mapping", "set", "homeEmail", "--from", "offer:private EMAIL");
    assertThat(set.exit()).isZero();
    assertThat(set.err()).contains("Who looks alike is found anew by lvjw sync");
    assertThat(run("pending", "show", "private-contractor-one@example.test").exit()).isZero();
    assertThat(run("pending", "show", "contractor-one@example.test").exit()).isEqualTo(5);
  }

  @Test
  void everyFieldIsExplained() {
    Run run = run("pending", "show", "full-time-person", "--explain", "-o", "json");
    JsonNode fields = run.json("hire").path("fields");
    JsonNode type = fields.at("/memberType/explain");
    assertThat(type.path("from").asText()).isEqualTo("posting:commitment");
    assertThat(type.path("lever").asText()).isEqualTo("Full-time");
    assertThat(type.path("rule").asText()).contains("Employee - Full Time");
    assertThat(fields.at("/startDate/explain/lever").asText()).isEqualTo("1775001600000");
    for (FieldName field : FieldName.values()) {
      assertThat(fields.path(field.key()).at("/explain/rule").asText()).isNotBlank();
    }
    assertThat(run("pending", "show", "full-time-person", "--explain").out())
        .contains("RULE", "posting:commitment", "1775001600000");
    assertThat(run("pending", "show", "full-time-person", "-o", "json").out())
        .doesNotContain("explain");
  }

  @Test
  void theRulesAreShownWithExamplesOfStoredHires() {
    JsonNode rules = run("mapping", "show", "-o", "json").json("mapping").path("items");
    assertThat(rules).hasSize(FieldName.values().length);
    assertThat(rules.toString()).contains("Engineering").doesNotContain("Ada", "example.test");
    Run one = run("mapping", "show", "memberType");
    assertThat(one.out())
        .contains("from offer, posting:commitment, requisition:employmentStatus")
        .contains("Full-time = Employee - Full Time")
        .contains("posting:commitment says Contractor: maps to nothing, 1 hire");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mapping set shoeSize --default|is no field",
        "mapping set memberType|nothing to change",
        "mapping set memberType --from resume|is no source",
        "mapping set memberType --from posting|name what does",
        "mapping set memberType --from none --from offer|stands alone",
        "mapping set memberType --map Contractor|LEVER=JUSTWORKS",
        "mapping set memberType --map Contractor=Freelancer|is no memberType",
        "mapping set exemptionStatus --constant perhaps|is no exemptionStatus",
        "mapping set startDate --constant 2026-04-01|takes no constant",
        "mapping set earningsType --map per-month-salary=salary|can't be mapped",
        "mapping set office --constant a --no-constant|",
        "mapping set memberType --unmap Nosuch|you have none",
        "mapping set memberType --default --unmap Contractor|you have none",
        "mapping show shoeSize|is no field",
        "config set mapping.office later|must be JSON",
      })
  void whatCannotBeIsUsageAndChangesNothing(String line, String message) {
    Run run = run(line.split(" "));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(message == null ? "constant" : message);
    assertThat(home.resolve(".config/lvjw/config.json")).doesNotExist();
  }

  @Test
  void aSourceWithoutANameIsNone() {
    for (String source : new String[] {"offer:", "posting: "}) {
      Run run = run("mapping", "set", "department", "--from", source);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("\"" + source + "\" is no source", "after the colon");
    }
  }

  @Test
  void aFieldThatIsNoneLeadsBackToMapping() {
    Run run = run("mapping", "set", "nonsense", "--default");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("is no field", "Next: lvjw mapping set --help");
  }

  @Test
  void aConstantThatTheListLacksIsSaid() throws IOException {
    Path list = home.resolve("names.csv");
    Files.writeString(list, "Department,Office\nEngineering,New York\nSales,Chicago\n");
    host.env("LVJW_JUSTWORKS_LISTS", list.toString());
    Run near = run("mapping", "set", "department", "--constant", "Enginering");
    assertThat(near.exit()).isZero();
    assertThat(near.err())
        .contains("Look at the constant: ", "has no such department; close: Engineering.");
    assertThat(run("mapping", "set", "office", "--constant", "none").err())
        .doesNotContain("Look at the constant");
    assertThat(run("mapping", "set", "office", "--constant", "new york").err())
        .doesNotContain("Look at the constant");
  }
}
