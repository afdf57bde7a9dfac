package dev.lvjw.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.notify.ReminderMail.Waits;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReminderMailTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 9);
  private static final LocalDate HIRED = LocalDate.of(2026, 3, 2);

  private static ReminderMail.Hire hire(String id, String name, Waits waits, int startsIn) {
    return new ReminderMail.Hire(id, name, waits, HIRED, Optional.of(TODAY.plusDays(startsIn)));
  }

  private static Mail mail(int others, ReminderMail.Hire... hires) {
    return ReminderMail.of(
        "<r@lvjw.local>",
        List.of("a@example.test"),
        List.of(hires),
        others,
        TODAY,
        new Commands("default"));
  }

  @Test
  void groupsByWhatIsToBeDone() {
    Mail mail =
        mail(
            1,
            hire("11111111", "Ada Ex", Waits.ARRIVAL, -2),
            hire("22222222", "Bo Ex", Waits.REVIEW, 1),
            new ReminderMail.Hire("33333333", " ", Waits.INVITATION, HIRED, Optional.empty()));
    assertThat(mail.subject()).isEqualTo("Reminder: 3 hires from Lever are not dealt with");
    assertThat(mail.text())
        .isEqualTo(
            """
            3 hires from Lever are not dealt with yet.

            Wait for a review:

            Bo Ex, 22222222, hired 2026-03-02, start date 2026-03-10 (tomorrow)
                lvjw review 22222222

            Reviewed, wait to be invited:

            A candidate without a name, 33333333, hired 2026-03-02, start date not known
                lvjw invite 33333333

            Handed over, not seen in Justworks: say whether the person was added:

            Ada Ex, 11111111, hired 2026-03-02, start date 2026-03-07 (2 days ago)
                lvjw invite 11111111 --confirm
                lvjw invite 11111111 --cancel

            One more waits.

            To see all that wait: lvjw pending list
            To set one aside:     lvjw pending dismiss ID --reason TEXT
            """);
    assertThat(mail.html()).contains("<code>lvjw invite 11111111 --confirm</code>", "<h2>Wait for");
  }

  @Test
  void oneHireIsOneHire() {
    Mail mail = mail(0, hire("11111111", "Ada <i>Ex", Waits.REVIEW, 14));
    assertThat(mail.subject()).isEqualTo("Reminder: 1 hire from Lever is not dealt with");
    assertThat(mail.text()).contains("(in 14 days)").doesNotContain("more wait");
    assertThat(mail.html()).contains("Ada &lt;i&gt;Ex").doesNotContain("<i>");
  }
}
