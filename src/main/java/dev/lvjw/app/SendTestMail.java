package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.notify.Mailer;
import dev.lvjw.notify.TestMail;
import java.util.Optional;

/** Shows that mails arrive: sends one that says it is a test to those who would get the others. */
public final class SendTestMail {
  private final Workspace workspace;

  public SendTestMail(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What came of it; the addresses themselves stay unsaid.
   *
   * @param to how many addresses the mail was for
   * @param refused how many of them the server refused
   * @param asked whether the onboarding API named them; else {@code notify.to} did
   * @param whyNotAsked why it didn't, on a route where it should
   * @param loggedIn whether the mail server was given a user and a password
   */
  public record Report(
      int to, int refused, boolean asked, Optional<String> whyNotAsked, boolean loggedIn) {}

  /**
   * Sends it.
   *
   * @throws Failure (usage) for a setting of mails or reminders that can't be, (needs a person)
   *     when there is nobody to tell or no mail server, (login needed) when the server refuses the
   *     login, (unreachable), (refused) when it doesn't want the mail
   */
  public Report run() {
    Mails mails = new Mails(workspace);
    mails.missing().stream()
        .findFirst()
        .ifPresent(
            setting -> {
              throw Mails.unset(setting);
            });
    Mailer mailer = mails.mailer();
    workspace.settings().reminders();
    Audience audience = Audience.of(workspace);
    try (Mailer.Connection connection = mailer.connect()) {
      int refused = connection.send(TestMail.of(audience.to(), workspace.now(), mails.commands()));
      return new Report(
          audience.to().size(), refused, audience.asked(), audience.whyNotAsked(), mailer.logsIn());
    }
  }
}
