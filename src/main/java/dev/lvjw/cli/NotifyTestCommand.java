package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.SendTestMail;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    footer = {
      "",
      "The mail says that it is a test. It goes to those who would get a real one.",
    })
final class NotifyTestCommand implements Subcommand {
  private final Session session;

  NotifyTestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    SendTestMail.Report report = new SendTestMail(session.workspace()).run();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sent", true);
    json.put("to", report.to());
    json.put("refused", report.refused());
    json.put("audience", report.asked() ? "onboarding" : "notify.to");
    json.put("loggedIn", report.loggedIn());
    Outcome outcome = Outcome.of(json, table(report));
    return report.refused() > 0 ? outcome.but(refused(report)) : outcome;
  }

  private static Table table(SendTestMail.Report report) {
    Table.Builder table = Table.of("WHAT", "");
    table.row("Sent", "the mail server took the test mail; look whether it arrives");
    table.row(
        "To",
        (report.to() == 1 ? "1 address" : report.to() + " addresses")
            + (report.asked()
                ? ": the admins with \"Manage employees\", from the onboarding API"
                : " of notify.to"));
    report.whyNotAsked().ifPresent(why -> table.row("Not asked", why));
    if (!report.loggedIn()) {
      table.row("Login", "none: notify.smtp.user and notify.smtp.password are not both set");
    }
    return table.build();
  }

  private static Failure refused(SendTestMail.Report report) {
    return new Failure(
        ExitCode.REFUSED,
        "mail_address_refused",
        "the mail server refuses " + report.refused() + " of the " + report.to() + " addresses",
        report.asked() ? "correct them in Justworks" : "lvjw config set notify.to ADDRESSES");
  }
}
