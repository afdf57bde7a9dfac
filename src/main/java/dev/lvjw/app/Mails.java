package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.notify.Commands;
import dev.lvjw.notify.Mailer;
import dev.lvjw.notify.Smtp;
import dev.lvjw.store.Setting;
import dev.lvjw.store.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Mail as the settings describe it: whether there is any, and by which server. */
final class Mails {
  /** What there must be: without somebody to tell, or a server, no mail is tried. */
  private static final List<Setting> NEEDED = List.of(Setting.NOTIFY_TO, Setting.NOTIFY_SMTP_HOST);

  private final Workspace workspace;

  Mails(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The settings without which no mail is tried; empty when all is there. One that can't be is
   * there: mails wait until it is mended.
   */
  List<Setting> missing() {
    return NEEDED.stream()
        .filter(one -> workspace.settings().origin(one) == Settings.Origin.UNSET)
        .toList();
  }

  /** Why no mail is tried, if none is. */
  Optional<String> whyNot() {
    List<String> missing = missing().stream().map(Setting::key).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("no mail was tried: " + String.join(" and ", missing) + " not set");
  }

  /**
   * The way to the mail server.
   *
   * @throws Failure (usage) for a setting that can't be; (needs a person) when there is no server
   */
  Mailer mailer() {
    return new Mailer(workspace.host(), smtp(), workspace.network().trust());
  }

  /** The commands that mails name. */
  Commands commands() {
    return new Commands(workspace.profile());
  }

  private Smtp smtp() {
    Settings settings = workspace.settings();
    List<String> to = settings.emails(Setting.NOTIFY_TO);
    return new Smtp(
        settings.find(Setting.NOTIFY_SMTP_HOST).orElseThrow(() -> unset(Setting.NOTIFY_SMTP_HOST)),
        settings.number(Setting.NOTIFY_SMTP_PORT),
        Smtp.Tls.valueOf(settings.get(Setting.NOTIFY_SMTP_TLS).toUpperCase(Locale.ROOT)),
        settings.find(Setting.NOTIFY_SMTP_USER),
        workspace.credentials().secret(Setting.NOTIFY_SMTP_PASSWORD),
        settings
            .find(Setting.NOTIFY_FROM)
            .or(() -> to.stream().findFirst())
            .orElseThrow(() -> unset(Setting.NOTIFY_TO)));
  }

  /** The failure of a mail that can't be sent for want of a setting. */
  static Failure unset(Setting setting) {
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "no_mail",
        "No mail can be sent: " + setting.key() + " is not set.",
        "lvjw config set " + setting.key() + " VALUE");
  }
}
