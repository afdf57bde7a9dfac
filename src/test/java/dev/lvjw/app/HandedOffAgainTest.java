package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import dev.lvjw.app.InviteDesk.Run;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheet of a hire that was handed over before: what it must not lead to a second time. */
class HandedOffAgainTest {
  @TempDir Path home;
  private InviteDesk desk;

  @BeforeEach
  void connect() {
    desk = new InviteDesk(home);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String handedOff(String name) {
    String id = desk.reviewed(name);
    assertThat(desk.invite(id, Route.HANDOFF).ending()).isEqualTo(InviteHires.Ending.HANDED_OFF);
    return id;
  }

  private Run again(String id, String... more) {
    List<String> words = new ArrayList<>(List.of("invite", id, "--route", "handoff", "-o", "json"));
    words.addAll(List.of(more));
    return desk.lvjw(words.toArray(String[]::new));
  }

  private static JsonNode item(Run run, ExitCode exit) {
    assertThat(run.exit()).as(run.err()).isEqualTo(exit.number());
    return run.json("invite").path("items").path(0);
  }

  private static JsonNode line(JsonNode item, String label) {
    return item.path("sheet")
        .valueStream()
        .filter(one -> one.path("label").asText().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private Invitation invitation(String id) {
    return desk.in(workspace -> new PendingHires(workspace).show(id))
        .hire()
        .invitation()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"undone", "deleted"})
  void nobodyIsInvitedToEnterAHireThatLeverTookBack(String how) {
    String id = handedOff("Una Undone");
    if (how.equals("undone")) {
      desk.visitor.sandbox.unhire(id);
    } else {
      desk.visitor.sandbox.delete(id);
    }
    List<String> before = desk.journal(id);
    assertThat(item(again(id, "--dry-run"), ExitCode.NEEDS_PERSON).has("sheet")).isFalse();
    assertThat(desk.journal(id)).as("told, not stored").isEqualTo(before);

    for (int i = 0; i < 2; i++) {
      JsonNode item = item(again(id), ExitCode.NEEDS_PERSON);
      assertThat(item.path("result").asText()).isEqualTo("not-ready");
      assertThat(item.has("sheet")).isFalse();
      assertThat(item.path("message").asText()).contains("undone", "lvjw invite ", " --cancel");
    }
    assertThat(desk.state(id)).isEqualTo(HireState.HANDED_OFF);
    assertThat(desk.journal(id)).endsWith("handed-off", "undone-in-lever");
    assertThat(desk.lvjw("pending", "show", id, "-o", "json").json("hire").at("/issues/0/code"))
        .hasToString("\"undone-after-invite\"");
    desk.sync();
    assertThat(desk.visitor.sandbox.subjects())
        .contains("A hire was undone in Lever after it was sent to Justworks");

    desk.lvjw("invite", id, "--cancel");
    assertThat(desk.state(id)).isEqualTo(HireState.WITHDRAWN);
  }

  @Test
  void hiredAgainItIsLaidOutAgain() {
    String id = handedOff("Hanna Again");
    desk.visitor.sandbox.unhire(id);
    desk.sync();
    desk.visitor.sandbox.hire(id);
    JsonNode item = item(again(id), ExitCode.DONE);
    assertThat(item.path("result").asText()).isEqualTo("already");
    assertThat(line(item, "First name").path("value").asText()).isEqualTo("Hanna");
    assertThat(desk.journal(id)).containsSubsequence("undone-in-lever", "hired-again");
  }

  @Test
  void whatIsOtherwiseInLeverByNowIsSaidBesideTheValuesHandedOver() {
    String id = handedOff("Petra Pay");
    desk.paysOtherwise(id);
    for (int i = 0; i < 2; i++) {
      JsonNode item = item(again(id), ExitCode.DONE);
      assertThat(item.path("result").asText()).isEqualTo("already");
      assertThat(item.path("message").asText())
          .contains("Compensation amount", "lvjw pending show", "--cancel")
          .doesNotContain("99000", "Title");
      JsonNode amount = line(item, "Amount in USD");
      assertThat(amount.path("value").asText()).isEqualTo("96000");
      assertThat(amount.path("note").asText()).contains("otherwise in Lever by now");
      assertThat(line(item, "Title").has("note")).isFalse();
    }
    assertThat(desk.journal(id)).endsWith("handed-off", "changed");
    JsonNode changes = desk.lvjw("pending", "show", id, "-o", "json").json("hire").path("changes");
    assertThat(changes).hasSize(1);
    assertThat(changes.at("/0/was").asText()).isEqualTo("96000");
    assertThat(changes.at("/0/now").asText()).isEqualTo("99000");

    desk.lvjw("invite", id, "--cancel");
    assertThat(item(again(id), ExitCode.NEEDS_PERSON).path("message").asText())
        .contains("changed since the review");
  }

  @ParameterizedTest
  @ValueSource(strings = {"payroll", "eor"})
  void theOtherFormsSayItToo(String product) {
    desk.host.env("LVJW_JUSTWORKS_PRODUCT", product);
    String id = handedOff("Petra Pay");
    desk.paysOtherwise(id);
    JsonNode item = item(again(id), ExitCode.DONE);
    assertThat(
            item.path("sheet")
                .valueStream()
                .filter(one -> one.path("note").asText().contains("otherwise in Lever by now")))
        .extracting(one -> one.path("label").asText())
        .containsExactly(
            product.equals("eor") ? "Salary per year in the local currency" : "Pay rate in USD");
    assertThat(item.toString()).doesNotContain("99000");
  }

  @Test
  void withoutLeverNothingIsLaidOut() {
    String id = handedOff("Dana Down");
    desk.faults("lever status=503");
    Run down = again(id);
    assertThat(down.exit()).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(down.out()).isEmpty();
    desk.faults();
    assertThat(item(again(id), ExitCode.DONE).path("result").asText()).isEqualTo("already");
  }

  @Test
  void whoIsAMemberByNowIsNotEnteredAgain() {
    String id = handedOff("Mara Member");
    desk.visitor.sandbox.join(id);
    JsonNode item = item(again(id), ExitCode.DONE);
    assertThat(item.path("result").asText()).isEqualTo("already");
    assertThat(item.has("sheet")).isFalse();
    assertThat(desk.state(id)).isEqualTo(HireState.JOINED);
    assertThat(invitation(id).evidence())
        .hasValueSatisfying(e -> assertThat(e).contains("members API"));
    assertThat(desk.journal(id)).endsWith("handed-off", "joined");
  }

  @Test
  void whoWasInvitedOnJustworksPageMeanwhileIsNotEnteredAgain() {
    String id = handedOff("Ivy Invited");
    desk.invitedOnThePage(id, "Ivy", "Invited");
    JsonNode item = item(again(id), ExitCode.DONE);
    assertThat(item.path("result").asText()).isEqualTo("already");
    assertThat(item.has("sheet")).isFalse();
    assertThat(item.path("message").asText()).contains("invited in Justworks");
    assertThat(desk.state(id)).isEqualTo(HireState.INVITED);
  }

  @Test
  void anotherAddressAndTimeAreKept() {
    String id = handedOff("Wilma Work");
    assertThat(line(item(again(id), ExitCode.DONE), "Invite to").path("value").asText())
        .isEqualTo("Home email");
    item(again(id, "--send-to", "work", "--later", "--dry-run"), ExitCode.DONE);
    assertThat(invitation(id).sendTo()).hasValue(SendTo.HOME);

    for (String[] options : new String[][] {{"--send-to", "work", "--later"}, {}, {"--later"}}) {
      JsonNode item = item(again(id, options), ExitCode.DONE);
      assertThat(line(item, "Invite to").path("value").asText()).isEqualTo("Work email");
      assertThat(line(item, "Send invite").path("value").asText()).isEqualTo("Later");
    }
    assertThat(desk.journal(id)).as("once").endsWith("handed-off", "sending-changed");
    assertThat(desk.log(id).getLast().evidence()).hasValue("invite to the work email, later");
    assertThat(desk.lvjw("log", id).out())
        .contains("How to invite was changed (invite to the work");
    assertThat(invitation(id).route()).isEqualTo(Route.HANDOFF);
  }

  @Test
  void anAddressThatIsntThereIsRefused() {
    String id = desk.hired("Nora Nowork");
    desk.sync();
    desk.in(
        workspace ->
            new ReviewHire(workspace)
                .run(
                    id,
                    new ReviewHire.Answers(
                        Map.of(), Set.of(), false, false, Optional.empty(), true)));
    desk.invite(id, Route.HANDOFF);
    Run refused = again(id, "--send-to", "work");
    assertThat(refused.exit()).isEqualTo(ExitCode.USAGE.number());
    assertThat(refused.out()).isEmpty();
    assertThat(refused.error().path("message").asText()).contains("has no work address");
    assertThat(refused.error().path("next").asText()).endsWith("--cancel");
    assertThat(invitation(id).sendTo()).hasValue(SendTo.HOME);
    assertThat(desk.journal(id)).endsWith("handed-off");
    assertThat(
            desk.in(workspace -> new PendingHires(workspace).show(id))
                .field(FieldName.WORK_EMAIL)
                .value())
        .isEmpty();
  }
}
