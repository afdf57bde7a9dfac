package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The route that works with Justworks today, for a customer without any access to its API: the
 * values in the order of the form, what was handed over remembered, and the admin's word.
 */
class HandoffIT {
  /** The questions of Justworks' form in its order (justworks-api reference §3.3). */
  private static final List<String> FORM =
      List.of(
          "Member type=Employee - Full Time",
          "Compensation=96000 USD per year (salary)",
          "Exemption status=exempt",
          "First name=Hanna",
          "Last name=Doff",
          "Title=Senior Engineer",
          "Manager=Marion Calloway",
          "Department=Engineering",
          "Office=Remote (work from home)",
          "Start date=2027-02-01",
          "Home email=hanna.doff@mail.example.test");

  private static final Launcher SANDBOXES = Launcher.built();
  private static Desk connected;

  @BeforeAll
  static void connect() {
    SandboxProcess sandbox = SandboxProcess.start(SANDBOXES, "--rate", "off");
    connected = Desk.at(sandbox).inThisJvm().without("LVJW_JUSTWORKS_ONBOARDING_URL");
    connected.connect("lever");
  }

  @AfterAll
  static void close() {
    connected.close();
    SANDBOXES.close();
  }

  @Test
  void theSheetIsShownAgainAndAgainUntilThePersonIsThere() {
    try (Desk desk = desk()) {
      assertThat(desk.status().at("/justworks/skipped").asBoolean()).isTrue();
      assertThat(desk.status().at("/justworks/route").asText()).isEqualTo("handoff");
      String id = reviewed(desk, "Hanna Doff");

      JsonNode first = desk.invite(id);
      assertThat(first.path("result").asText()).isEqualTo("handed-off");
      assertThat(first.path("message").asText()).contains("nothing was sent");
      assertThat(sheet(first)).containsSubsequence(FORM).contains("Send invite=Now");
      assertThat(desk.show(id).path("state").asText()).isEqualTo("handed-off");
      assertThat(desk.show(id).at("/invitation/route").asText()).isEqualTo("handoff");

      JsonNode second = desk.invite(id);
      assertThat(second.path("result").asText()).isEqualTo("already");
      assertThat(sheet(second)).isEqualTo(sheet(first));
      String table = desk.done("invite", id).out();
      assertThat(table).containsSubsequence(FORM.stream().map(HandoffIT::label).toList());

      desk.json("hire", "invite", id, "--cancel");
      assertThat(desk.show(id).path("state").asText()).isEqualTo("reviewed");
      assertThat(desk.invite(id).path("result").asText()).isEqualTo("handed-off");

      JsonNode confirmed = desk.json("hire", "invite", id, "--confirm");
      assertThat(confirmed.path("state").asText()).isEqualTo("joined");
      assertThat(confirmed.at("/invitation/evidence").asText()).contains("word");
      assertThat(desk.invite(id).path("result").asText()).isEqualTo("already");
      assertThat(desk.journal(id))
          .containsSubsequence("approved", "handed-off", "cancelled", "handed-off", "confirmed");
      assertThat(desk.control().invitations()).as("nothing was sent by lvjw").isEmpty();
    }
  }

  @Test
  void laterIsForTheHandoffOnly() {
    try (Desk desk = desk()) {
      String id = reviewed(desk, "Lars Later");
      assertThat(sheet(desk.invite(id, "--later"))).contains("Send invite=Later");
      String other = reviewed(desk, "Olga Other");
      JsonNode error =
          desk.fails(ExitCode.USAGE, "invite", other, "--route", "api", "--later", "--yes");
      assertThat(error.path("message").asText()).contains("--later");
      assertThat(desk.show(other).path("state").asText()).isEqualTo("reviewed");
    }
  }

  @Test
  void onlyWhatWasHandedOffIsCancelled() {
    try (Desk desk = desk()) {
      String id = reviewed(desk, "Rita Reviewed");
      desk.fails(ExitCode.NEEDS_PERSON, "invite", id, "--cancel");
      JsonNode confirmed = desk.json("hire", "invite", id, "--confirm");
      assertThat(confirmed.path("state").asText())
          .as("a person may have added them without lvjw")
          .isEqualTo("joined");
    }
  }

  /** With Justworks' members API, arriving is seen without the admin's word. */
  @Test
  void thePersonIsSeenAmongTheMembers() {
    try (Desk desk = desk()) {
      desk.connect("justworks");
      String id = reviewed(desk, "Mara Member");
      assertThat(desk.invite(id).path("result").asText()).isEqualTo("handed-off");
      assertThat(desk.sync().path("joined").asInt()).isZero();
      desk.control().join(id);
      assertThat(desk.sync().path("joined").asInt()).isEqualTo(1);
      assertThat(desk.show(id).path("state").asText()).isEqualTo("joined");
      assertThat(desk.show(id).at("/invitation/evidence").asText()).contains("members API");
    }
  }

  private static Desk desk() {
    return connected.copy().without("LVJW_JUSTWORKS_ONBOARDING_URL");
  }

  private static String reviewed(Desk desk, String name) {
    String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@mail.example.test";
    String id =
        desk.control().addCandidate("{\"name\":\"" + name + "\",\"emails\":[\"" + email + "\"]}");
    desk.control().putOffer(id, "{}");
    desk.control().hire(id);
    desk.sync();
    desk.review(id, "--set", "office=none", "--set", "startDate=2027-02-01", "--approve");
    return id;
  }

  private static List<String> sheet(JsonNode item) {
    return item.path("sheet")
        .valueStream()
        .map(line -> line.path("label").asText() + "=" + line.path("value").asText())
        .toList();
  }

  private static String label(String line) {
    return line.substring(0, line.indexOf('='));
  }
}
