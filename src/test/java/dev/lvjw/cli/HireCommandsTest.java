package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.app.Reviews;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.OfferFacts.Signature;
import dev.lvjw.terminal.Fitting;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands about one stored hire, without any provider. */
class HireCommandsTest {
  @TempDir private Path home;

  @BeforeEach
  void storedHires() {
    store("0a1b2c3d-0000", "Celia Dunmore", Optional.empty());
    store("0a1b9999-0000", "Bruno Castell", Optional.empty());
  }

  private void store(String opportunity, String name, Optional<String> contact) {
    LeverFacts facts = Reviews.facts(name, Signature.SIGNED, Reviews.without(FieldName.HOME_EMAIL));
    Hire stored =
        Reviews.store(
            new TestHost(home),
            new LeverFacts(
                opportunity,
                contact,
                name,
                facts.hiredAt(),
                facts.offer(),
                facts.facts(),
                facts.named(),
                Job.NONE));
    assertThat(stored.id()).isEqualTo(opportunity.substring(0, 8));
  }

  private record Run(int exit, String out, String err) {}

  private Run run(TestHost host, String... words) {
    int exit = Lvjw.run(words, host);
    return new Run(exit, host.outText(), host.errText());
  }

  private Run run(String line) {
    return run(new TestHost(home), line.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pending show ID",
        "pending dismiss ID --reason duplicate",
        "review ID --set title=Chief",
        "log ID",
        "invite ID --dry-run --route handoff",
      })
  void theBeginningOfAnIdIsEnoughWhereItFitsOne(String line) {
    Run one = run(line.replace("ID", "0a1b2"));
    assertThat(one.exit()).as(one.err()).isIn(0, 9);
    assertThat(one.err()).doesNotContain("no hire", "fits");
    Run several = run(line.replace("ID", "0a1b"));
    assertThat(several.exit()).isEqualTo(2);
    assertThat(several.err()).contains("\"0a1b\" fits 2 hires: 0a1b2c3d, 0a1b9999");
    Run none = run(line.replace("ID", "0a1c"));
    assertThat(none.exit()).isEqualTo(5);
    Run tooShort = run(line.replace("ID", "0a1"));
    assertThat(tooShort.exit()).isEqualTo(2);
    assertThat(tooShort.err()).contains("\"0a1\" is too short for an id: 4 characters");
  }

  @Test
  void aDismissedHireIsRestoredByTheBeginning() {
    assertThat(run("pending dismiss 0a1b2 --reason duplicate").exit()).isZero();
    assertThat(run("pending restore 0a1b").exit()).isEqualTo(2);
    assertThat(run("pending restore 0a1b2").exit()).isZero();
  }

  @Test
  void whereNobodyLooksAlikeThereIsNothingToDecide() {
    Run newPerson = run("review 0a1b2c3d --new-person --approve");
    assertThat(newPerson.exit()).isEqualTo(2);
    assertThat(newPerson.err())
        .contains("nobody known may be the same person as the hire 0a1b2c3d")
        .contains("--new-person")
        .contains("Next: lvjw pending show 0a1b2c3d");
    Run rehire = run("review 0a1b2c3d --set title=Chief --rehire mbr_1");
    assertThat(rehire.exit()).isEqualTo(2);
    assertThat(rehire.err()).contains("is not among the members who may be this person");
    assertThat(run("log 0a1b2c3d").out()).contains("Nothing is recorded.");
    assertThat(run("pending show 0a1b2c3d -o json").out())
        .contains("\"state\":\"pending\"")
        .doesNotContain("Chief");
  }

  @Test
  void whereSomebodyLooksAlikeTheDecisionIsJournaled() {
    store("11111111-0000", "Ada Brightwater", Optional.of("contact-1"));
    store("22222222-0000", "Ada Brightwater", Optional.of("contact-1"));
    assertThat(run("review 11111111 --new-person").exit()).isZero();
    assertThat(run("log 11111111").out()).contains("A decision was made (new-person).");
    assertThat(run("review 11111111 --new-person --set title=Chief").exit()).isZero();
    // Said again it decides nothing new.
    assertThat(run("log 11111111").out()).contains("Edited: title.");
  }

  @Test
  void theNextCommandNamesTheHire() {
    assertThat(run("review 0a1b2c3d --set startDate=soon").err())
        .contains("Next: lvjw review 0a1b2c3d --set startDate=VALUE");
    assertThat(run("pending dismiss 0a1b2c3d --reason=").err())
        .contains("Next: lvjw pending dismiss 0a1b2c3d --reason TEXT");
    assertThat(run("review 0a1b2c3d --from nosuch.json").err())
        .contains("Next: lvjw review 0a1b2c3d --from FILE");
    assertThat(run("invite 0a1b2c3d 0a1b9999 --confirm").err())
        .contains("Next: lvjw invite 0a1b2c3d --confirm");
    assertThat(run("invite 0a1b2c3d --route handoff --step").err())
        .contains("Next: lvjw invite 0a1b2c3d -o csv");
  }

  @Test
  void withoutATerminalAReviewSaysWhatToPass() {
    Run run = run("review 0a1b2c3d");
    assertThat(run.exit()).isEqualTo(9);
    assertThat(run.err())
        .isEqualTo(
            "lvjw: nobody can confirm this here; pass --set, --approve instead\n"
                + "Next: lvjw review 0a1b2c3d --set FIELD=VALUE --approve\n");
  }

  @Test
  void theListFitsTheTerminalAndIsWholeElsewhere() {
    String title = "Senior Vice President of Everything That Has No Other Title, 副社長";
    run(new TestHost(home), "review", "0a1b2c3d", "--set", "title=" + title);
    Run terminal = run(new TestHost(home).wide(80), "pending", "list");
    assertThat(terminal.out().lines())
        .allSatisfy(line -> assertThat(Fitting.width(line)).isLessThanOrEqualTo(80));
    assertThat(terminal.out()).contains("0a1b2c3d  pending  no", "2026-12-15", "…");
    assertThat(run("pending list").out()).contains(title);
    assertThat(run("pending list -o csv").out()).contains(title);
  }

  @Test
  void aHireIsShownWithinTheTerminal() {
    assertThat(run(new TestHost(home).wide(80), "pending", "show", "0a1b2c3d").out())
        .contains(
            """
            Issues:
              block  Home email: not in Lever; say it with --set homeEmail=VALUE
              warn   Work email: not in Lever, and Justworks' form may ask for it; say it
                     with --set workEmail=ADDRESS
            """)
        .satisfies(
            out ->
                assertThat(out.lines())
                    .filteredOn(line -> !line.contains("https://"))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(81)));
  }

  @Test
  void whatWantsALookIsSaidBeforeTheQuestion() {
    TestHost host = new TestHost(home).atTerminal().type("celia@mail.example.test\ny\n");
    Run run = run(host, "review", "0a1b2c3d");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .containsSubsequence(
            "Home email: celia@mail.example.test",
            "warning: Work email: not in Lever",
            "warning: names and duplicates were not checked against Justworks",
            "Approve? [y/N]");
  }

  @Test
  void anIdIsFoundInCapitals() {
    for (String id : new String[] {"0A1B2C3D", "0A1B2", "0A1B2C3D-0000"}) {
      Run run = run("pending show " + id);
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.out()).contains("0a1b2c3d");
    }
    assertThat(run("pending show 0A1B").err()).contains("fits 2 hires");
  }

  @Test
  void whatCantBeSentIsNotCalledReady() {
    run("review 0a1b2c3d --set homeEmail=celia@mail.example.test");
    assertThat(run("pending show 0a1b2c3d").out()).contains("State:      pending, ready");
    Run dismissed = run("pending dismiss 0a1b2c3d --reason duplicate");
    assertThat(dismissed.out()).contains("State:      dismissed\n");
    assertThat(run("pending list --all").out())
        .containsPattern("0a1b2c3d +dismissed +- ")
        .containsPattern("0a1b9999 +pending +no ");
    // For scripts it is what it says: that nothing blocks.
    assertThat(run("pending show 0a1b2c3d -o json").out()).contains("\"ready\":true");
  }

  @Test
  void statesAreNamedOrAllAreMeant() {
    Run run = run("pending list --state reviewed --all");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--state", "--all", "Next: lvjw pending list --all");
  }
}
