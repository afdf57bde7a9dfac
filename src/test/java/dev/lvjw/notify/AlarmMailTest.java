package dev.lvjw.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmMailTest {
  private static final HireMail.Hire HIRE = HireMailTest.hire("11111111", "Ada Ex");
  private static final Commands COMMANDS = new Commands("default");

  private static String raised(AlarmMail.Reached reached) {
    return AlarmMail.raised("<a@lvjw.local>", List.of("a@example.test"), HIRE, reached, COMMANDS)
        .text();
  }

  @Test
  void saysWhatHappenedAndWhatToDo() {
    Mail mail =
        AlarmMail.raised(
            "<a@lvjw.local>",
            List.of("a@example.test"),
            HIRE,
            AlarmMail.Reached.HANDED_OFF,
            COMMANDS);
    assertThat(mail.subject())
        .isEqualTo("A hire was undone in Lever after it was sent to Justworks");
    assertThat(mail.text())
        .isEqualTo(
            """
            Ada Ex is no longer hired in Lever.

            The values were handed over to be entered in Justworks.

            lvjw can't take that back. If the hire is off, stop it in Justworks by hand.

            Title:      Engineer
            Start date: 2026-04-01

            In Lever:     https://lever.example.test/candidates/11111111
            In Justworks: https://justworks.example.test/employees

            Nothing was entered: lvjw invite 11111111 --cancel
            To look at it:       lvjw pending show 11111111
            What was done:       lvjw log 11111111
            """);
  }

  @Test
  void offersToCancelOnlyWhatWasHandedOver() {
    assertThat(raised(AlarmMail.Reached.INVITED))
        .contains("sent the invitation")
        .doesNotContain("--cancel");
    assertThat(raised(AlarmMail.Reached.JOINED)).contains("as a member").doesNotContain("--cancel");
  }

  @Test
  void saysThatItIsOver() {
    Mail mail =
        AlarmMail.over(
            "<o@lvjw.local>", List.of("a@example.test"), HIRE, AlarmMail.Reached.INVITED, COMMANDS);
    assertThat(mail.subject()).isEqualTo("Hired in Lever again: the alarm is over");
    assertThat(mail.text()).startsWith("Ada Ex is hired in Lever again.\n\nJustworks has sent");
  }
}
