package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.notify.Smtp;
import dev.lvjw.store.Setting;
import dev.lvjw.store.Settings;
import java.util.Locale;

/** The mail server as the settings describe it. */
final class Mails {
  private Mails() {}

  static Smtp smtp(Workspace workspace) {
    Settings settings = workspace.settings();
    String host =
        settings
            .find(Setting.NOTIFY_SMTP_HOST)
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.NEEDS_PERSON,
                        "no_mail_server",
                        "no mail server is set",
                        "lvjw config set notify.smtp.host HOST"));
    return new Smtp(
        host,
        settings.number(Setting.NOTIFY_SMTP_PORT),
        Smtp.Tls.valueOf(settings.get(Setting.NOTIFY_SMTP_TLS).toUpperCase(Locale.ROOT)),
        settings.find(Setting.NOTIFY_SMTP_USER),
        workspace.credentials().secret(Setting.NOTIFY_SMTP_PASSWORD),
        settings
            .find(Setting.NOTIFY_FROM)
            .orElseGet(() -> settings.emails(Setting.NOTIFY_TO).get(0)));
  }
}
