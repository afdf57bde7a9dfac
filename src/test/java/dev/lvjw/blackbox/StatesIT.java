package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A hire's life (design §3) as the commands show it. Each test has hires of its own, which the
 * first sync finds; all share one desk, as the hires of a real company do.
 */
class StatesIT {
  private static final Launcher SANDBOXES = Launcher.built();
  private static ControlClient control;
  private static Desk desk;
  private static String undone;
  private static String changed;
  private static String reviewedAndUndone;
  private static String invited;
  private static String dismissed;
  private static String deleted;
  private static String unsigned;
  private static String unproved;
  private static String signedOutside;
  private static String duplicate;
  private static String rehire;
  private static String monthly;

  @BeforeAll
  static void hireThem() {
    SandboxProcess sandbox = SandboxProcess.start(SANDBOXES, "--rate", "off");
    control = sandbox.control();
    desk = Desk.at(sandbox).inThisJvm().with("LVJW_LEVER_RATE", "1000").connect();
    undone = desk.hired("Una Undone", "{}");
    changed = desk.hired("Chad Changed", "{}");
    reviewedAndUndone = desk.hired("Remy Undone", "{}");
    invited = desk.hired("Ivy Invited", "{}");
    dismissed = desk.hired("Dora Dismissed", "{}");
    deleted = desk.hired("Dean Deleted", "{}");
    unsigned = desk.hired("Uma Unsigned", "{\"status\":\"opened\"}");
    unproved =
        desk.hired(
            "Uri Unproved",
            "{\"status\":\"sent-manually\",\"signedDocument\":{\"fileName\":\"offer.pdf\"}}");
    signedOutside =
        desk.hired(
            "Sid Signed",
            "{\"status\":\"sent-manually\",\"signatures\":{\"candidate\":{\"signed\":true}}}");
    duplicate = hiredBy("Jonas Weller", "jonas.weller@cedarfinch.example.test");
    rehire = hiredBy("Samuel Ortega", "samuel.ortega@mail.example.test");
    monthly = desk.hired("Mona Monthly", pay("5200", "per-month-salary"));
    assertThat(desk.sync().path("found").asInt()).isEqualTo(6 + 12);
  }

  @AfterAll
  static void close() {
    desk.close();
    SANDBOXES.close();
  }

  @Test
  void aSecondSyncChangesNothing() {
    desk.sync();
    JsonNode hires = desk.json("hire-list", "pending", "list", "--all");
    JsonNode journal = desk.json("log", "log");
    int mails = control.mails().size();
    JsonNode again = desk.sync();
    for (String counter : List.of("found", "updated", "withdrawn", "joined", "mailed")) {
      assertThat(again.path(counter).asInt()).as(counter).isZero();
    }
    assertThat(again.path("problems")).isEmpty();
    assertThat(desk.json("hire-list", "pending", "list", "--all")).isEqualTo(hires);
    assertThat(desk.json("log", "log")).isEqualTo(journal);
    assertThat(control.mails()).hasSize(mails);
  }

  @Test
  void hiredUndoneAndHiredAgain() {
    assertThat(state(undone)).isEqualTo("pending");
    control.unhire(undone);
    assertThat(desk.sync().path("withdrawn").asInt()).isEqualTo(1);
    assertThat(state(undone)).isEqualTo("withdrawn");
    assertThat(listed("pending", "list")).doesNotContain(undone);
    assertThat(listed("pending", "list", "--state", "withdrawn")).contains(undone);
    desk.fails(ExitCode.NEEDS_PERSON, "review", undone, "--approve");

    control.hire(undone);
    assertThat(desk.sync().path("updated").asInt()).isEqualTo(1);
    assertThat(state(undone)).isEqualTo("pending");
    assertThat(listed("pending", "list")).contains(undone);
    assertThat(desk.journal(undone))
        .containsSubsequence("first-seen", "undone-in-lever", "hired-again");
  }

  @Test
  void whatLeverChangesAfterTheReviewIsShownUnlessAPersonHadSetIt() {
    desk.review(changed, "--set", "title=Staff Engineer", "--approve");
    control.putOffer(changed, offer("{\"identifier\":\"job_title\",\"value\":\"Engineer II\"}"));
    desk.sync();
    JsonNode kept = desk.show(changed);
    assertThat(kept.path("state").asText()).isEqualTo("reviewed");
    assertThat(kept.at("/fields/title/value").asText()).isEqualTo("Staff Engineer");

    control.putOffer(changed, pay("99000", "per-year-salary"));
    assertThat(desk.sync().path("updated").asInt()).isEqualTo(1);
    JsonNode back = desk.show(changed);
    assertThat(back.path("state").asText()).isEqualTo("pending");
    assertThat(back.path("changes"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.path("field").asText()).isEqualTo("compensationAmount");
              assertThat(change.path("was").asText()).isEqualTo("96000");
              assertThat(change.path("now").asText()).isEqualTo("99000");
            });
    Desk.Partly tooEarly = desk.partly(ExitCode.NEEDS_PERSON, "invite", "invite", changed, "--yes");
    assertThat(tooEarly.data().at("/items/0/result").asText()).isEqualTo("not-ready");

    JsonNode approved = desk.review(changed, "--approve");
    assertThat(approved.path("state").asText()).isEqualTo("reviewed");
    assertThat(approved.path("changes")).isEmpty();
  }

  /** The change is noticed even when no sync ran since. */
  @Test
  void reviewedAndThenUndone() {
    desk.review(reviewedAndUndone, "--approve");
    control.unhire(reviewedAndUndone);
    Desk.Partly late =
        desk.partly(ExitCode.NEEDS_PERSON, "invite", "invite", reviewedAndUndone, "--yes");
    assertThat(late.data().at("/items/0/result").asText()).isEqualTo("not-ready");
    assertThat(state(reviewedAndUndone)).isEqualTo("withdrawn");
    assertThat(control.invitations().stream().map(one -> one.path("opportunityId").asText()))
        .as("no invitation to someone who isn't hired")
        .doesNotContain(reviewedAndUndone);
  }

  @Test
  void invitedAndThenUndoneAlarms() {
    desk.review(invited, "--approve");
    assertThat(desk.invite(invited, "--yes").path("result").asText()).isEqualTo("invited");
    control.unhire(invited);
    assertThat(desk.sync().path("withdrawn").asInt()).isEqualTo(1);
    assertThat(state(invited)).isEqualTo("invited");
    assertThat(issues(desk.show(invited))).contains("undone-after-invite");
    assertThat(desk.sync().path("withdrawn").asInt()).as("said once").isZero();

    control.hire(invited);
    desk.sync();
    assertThat(state(invited)).isEqualTo("invited");
    assertThat(issues(desk.show(invited))).doesNotContain("undone-after-invite");
    assertThat(desk.invite(invited, "--yes").path("result").asText()).isEqualTo("already");
  }

  @Test
  void dismissedRestoredAndDismissedForGood() {
    JsonNode aside =
        desk.json("hire", "pending", "dismiss", dismissed, "--reason", "came by agency");
    assertThat(aside.path("state").asText()).isEqualTo("dismissed");
    assertThat(listed("pending", "list")).doesNotContain(dismissed);
    desk.fails(ExitCode.NEEDS_PERSON, "review", dismissed, "--approve");
    assertThat(desk.json("hire", "pending", "restore", dismissed).path("state").asText())
        .isEqualTo("pending");
    desk.fails(ExitCode.NEEDS_PERSON, "pending", "restore", dismissed);

    desk.json("hire", "pending", "dismiss", dismissed, "--reason", "came by agency");
    control.unhire(dismissed);
    desk.sync();
    assertThat(state(dismissed)).isEqualTo("withdrawn");
  }

  @Test
  void deletedIsWithdrawn() {
    control.delete(deleted);
    assertThat(desk.sync().path("withdrawn").asInt()).isEqualTo(1);
    assertThat(state(deleted)).isEqualTo("withdrawn");
  }

  @Test
  void anUnsignedOfferGivesManagerAndStartDateOnlyWhenAccepted() {
    JsonNode before = desk.show(unsigned);
    assertThat(issues(before)).contains("offer-unsigned");
    assertThat(before.at("/fields/manager/value").isNull()).isTrue();
    assertThat(before.at("/fields/startDate/value").isNull()).isTrue();
    Desk.Partly refused =
        desk.partly(ExitCode.NEEDS_PERSON, "hire", "review", unsigned, "--approve");
    assertThat(refused.error().path("message").asText()).contains("offer-unsigned");
    assertThat(refused.data().path("state").asText()).isEqualTo("pending");

    JsonNode accepted = desk.review(unsigned, "--accept-unsigned", "--approve");
    assertThat(accepted.path("state").asText()).isEqualTo("reviewed");
    assertThat(accepted.at("/fields/manager/value").asText()).isEqualTo("Marion Calloway");
    assertThat(accepted.at("/fields/startDate/source").asText()).isEqualTo("offer");
    assertThat(desk.json("log", "log", unsigned).path("items"))
        .anySatisfy(
            entry -> assertThat(entry.path("evidence").asText()).contains("accept-unsigned"));
  }

  @Test
  void anOfferSentOutsideLeverCountsOnlyWithTheCandidatesSignature() {
    assertThat(issues(desk.show(unproved))).contains("signature-unproved");
    // The work e-mail, which Lever rarely has: a warning.
    assertThat(issues(desk.show(signedOutside))).containsExactly("missing");
  }

  @Test
  void aDuplicateNeedsADecision() {
    JsonNode before = desk.show(duplicate);
    assertThat(issues(before)).contains("duplicate");
    assertThat(before.at("/duplicates/0/signals")).hasSize(2);
    assertThat(
            desk.partly(ExitCode.NEEDS_PERSON, "hire", "review", duplicate, "--approve")
                .error()
                .path("message")
                .asText())
        .contains("duplicate");
    JsonNode decided = desk.review(duplicate, "--new-person", "--approve");
    assertThat(decided.path("state").asText()).isEqualTo("reviewed");
    assertThat(decided.at("/duplicates/0/decision").asText()).isEqualTo("new-person");
  }

  @Test
  void someoneWhoComesBackIsARehireOfThatMember() {
    JsonNode before = desk.show(rehire);
    JsonNode member = before.at("/duplicates/0");
    assertThat(member.path("active").asBoolean()).isFalse();
    assertThat(member.path("signals")).as("the name only: a person must look").hasSize(1);
    assertThat(
            desk.partly(ExitCode.NEEDS_PERSON, "hire", "review", rehire, "--approve")
                .error()
                .path("message")
                .asText())
        .contains("rehire");
    desk.fails(ExitCode.USAGE, "review", rehire, "--rehire", "mbr_unknown", "--approve");
    JsonNode decided = desk.review(rehire, "--rehire", member.path("id").asText(), "--approve");
    assertThat(decided.at("/duplicates/0/decision").asText()).isEqualTo("rehire");
    assertThat(decided.path("state").asText()).isEqualTo("reviewed");
  }

  @Test
  void monthlyPayIsRefusedUntilAPersonSaysYearOrHour() {
    JsonNode field = desk.show(monthly).at("/fields/earningsType");
    assertThat(field.path("status").asText()).isEqualTo("invalid");
    assertThat(field.path("value").isNull()).isTrue();
    assertThat(field.path("message").asText())
        .contains("must be \"hour (wage)\" or \"year (salary)\"; Justworks accepts no other");
    Desk.Partly half =
        desk.partly(
            ExitCode.NEEDS_PERSON,
            "hire",
            "review",
            monthly,
            "--set",
            "earningsType=salary",
            "--approve");
    assertThat(half.error().path("message").asText()).contains("compensationAmount pay-period");
    JsonNode mended = desk.review(monthly, "--set", "compensationAmount=62400", "--approve");
    assertThat(mended.path("state").asText()).isEqualTo("reviewed");
    assertThat(mended.at("/fields/earningsType/source").asText()).isEqualTo("person");
  }

  private static String hiredBy(String name, String email) {
    String id = control.addCandidate("{\"name\":\"" + name + "\",\"emails\":[\"" + email + "\"]}");
    control.putOffer(id, "{}");
    control.hire(id);
    return id;
  }

  private static String pay(String amount, String interval) {
    return offer(
        "{\"identifier\":\"salary_amount\",\"value\":" + amount + "}",
        "{\"identifier\":\"salary_interval\",\"value\":\"" + interval + "\"}");
  }

  private static String offer(String... fields) {
    return "{\"fields\":[" + String.join(",", fields) + "]}";
  }

  private static String state(String id) {
    return desk.show(id).path("state").asText();
  }

  private static List<String> issues(JsonNode hire) {
    return hire.path("issues").valueStream().map(issue -> issue.path("code").asText()).toList();
  }

  private static List<String> listed(String... command) {
    return desk.json("hire-list", command)
        .path("items")
        .valueStream()
        .map(hire -> hire.path("opportunityId").asText())
        .toList();
  }
}
