package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.notify.HireMail;
import dev.lvjw.notify.Mail;
import dev.lvjw.notify.Mailer;
import dev.lvjw.store.Outbox;
import dev.lvjw.store.Session;
import dev.lvjw.store.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells people about new hires. The intent is stored along with the hire, so that no crash and no
 * dead mail server loses a mail; its text is made when it is sent.
 */
final class HireNotices {
  private static final String HIRED = "hired";

  /** Nobody needs to be told of these any more. */
  private static final Set<HireState> SET_ASIDE = Set.of(HireState.DISMISSED, HireState.WITHDRAWN);

  private final Workspace workspace;
  private final Book book;

  HireNotices(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
  }

  /**
   * @param count mails that the server took
   * @param whyNot present when there is nobody to tell or no way to
   */
  record Sent(int count, Optional<String> whyNot) {}

  /**
   * Looks at the settings for mails before anything is done.
   *
   * @throws Failure (usage) for one that can't be
   */
  void check() {
    if (whyNot().isEmpty()) {
      Mails.smtp(workspace);
    }
  }

  /** Notes, in the transaction that stores the hire, that it must be told. */
  void announce(Session session, Hire hire) {
    if (whyNot().isEmpty()) {
      Outbox.queue(
          session,
          new Outbox.Intent(
              HireMail.messageId(hire.opportunityId(), hire.facts().hiredAt(), HIRED),
              HIRED,
              Optional.of(hire.opportunityId())),
          workspace.now());
    }
  }

  private Optional<String> whyNot() {
    List<String> missing = new ArrayList<>();
    if (workspace.settings().emails(Setting.NOTIFY_TO).isEmpty()) {
      missing.add(Setting.NOTIFY_TO.key());
    }
    if (workspace.settings().find(Setting.NOTIFY_SMTP_HOST).isEmpty()) {
      missing.add(Setting.NOTIFY_SMTP_HOST.key());
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("no mail was tried: " + String.join(" and ", missing) + " not set");
  }

  /** Sends what is queued; a failure keeps it queued for the next run. */
  Sent send(List<SyncHires.Problem> problems) {
    Optional<String> whyNot = whyNot();
    if (whyNot.isPresent()) {
      return new Sent(0, whyNot);
    }
    List<Outbox.Intent> unsent = workspace.outbox().unsent();
    if (unsent.isEmpty()) {
      return new Sent(0, Optional.empty());
    }
    Mailer mailer = new Mailer(workspace.host(), Mails.smtp(workspace), Optional.empty());
    return new Sent(
        unsent.size() > HireMail.MOST_SINGLE_MAILS
            ? digest(mailer, unsent, problems)
            : each(mailer, unsent, problems),
        Optional.empty());
  }

  private int each(Mailer mailer, List<Outbox.Intent> unsent, List<SyncHires.Problem> problems) {
    int sent = 0;
    for (Outbox.Intent intent : unsent) {
      Optional<HireMail.Hire> hire = hire(intent);
      if (hire.isEmpty()) {
        workspace.outbox().sent(intent.messageId(), workspace.now());
      } else if (attempt(
          mailer, HireMail.one(intent.messageId(), to(), hire.get()), List.of(intent), problems)) {
        sent++;
      } else {
        // What keeps one from being sent keeps the others: they wait for the next sync.
        return sent;
      }
    }
    return sent;
  }

  /** Many hires at once make one mail; it is known by the ids of them all. */
  private int digest(Mailer mailer, List<Outbox.Intent> unsent, List<SyncHires.Problem> problems) {
    List<HireMail.Hire> hires = unsent.stream().flatMap(intent -> hire(intent).stream()).toList();
    if (hires.isEmpty()) {
      unsent.forEach(i -> workspace.outbox().sent(i.messageId(), workspace.now()));
      return 0;
    }
    String all = String.join(" ", unsent.stream().map(Outbox.Intent::messageId).toList());
    String messageId = HireMail.messageId(all, Instant.EPOCH, "digest");
    return attempt(mailer, HireMail.digest(messageId, to(), hires), unsent, problems) ? 1 : 0;
  }

  private boolean attempt(
      Mailer mailer, Mail mail, List<Outbox.Intent> intents, List<SyncHires.Problem> problems) {
    try {
      mailer.send(mail);
      intents.forEach(i -> workspace.outbox().sent(i.messageId(), workspace.now()));
      return true;
    } catch (Failure failure) {
      intents.forEach(i -> workspace.outbox().failed(i.messageId(), failure.code()));
      problems.add(
          new SyncHires.Problem(
              failure.code(),
              failure.message() + " What waits to be sent is kept and tried at the next sync.",
              Optional.empty()));
      return false;
    }
  }

  private List<String> to() {
    return workspace.settings().emails(Setting.NOTIFY_TO);
  }

  /** What the mail says; empty when the hire is gone or set aside before it could be told. */
  private Optional<HireMail.Hire> hire(Outbox.Intent intent) {
    return intent
        .opportunityId()
        .flatMap(book::byOpportunity)
        .filter(hire -> !SET_ASIDE.contains(hire.state()))
        .map(
            hire -> {
              Assessment assessed = Assessment.of(hire, List.of(), workspace.basis());
              return new HireMail.Hire(
                  hire.id(),
                  assessed.fullName(),
                  assessed.field(FieldName.TITLE).value(),
                  assessed.field(FieldName.START_DATE).value(),
                  Pages.opportunity(workspace, hire),
                  Pages.justworksEmployees(workspace));
            });
  }
}
