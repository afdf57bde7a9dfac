package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.notify.HireMail;
import dev.lvjw.notify.Mail;
import dev.lvjw.notify.MailKind;
import dev.lvjw.notify.Mailer;
import dev.lvjw.notify.MessageId;
import dev.lvjw.store.Outbox;
import dev.lvjw.store.Outbox.Intent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends what waits in the outbox. Which intents go out in which mail is on the disk before that
 * mail is sent, and that it was taken right after: a crash in between repeats that one mail, as the
 * same mail, and loses none.
 */
final class MailRound {
  private final Workspace workspace;
  private final Outbox outbox;
  private final Mailer mailer;
  private final List<SyncHires.Problem> problems;

  MailRound(Workspace workspace, Mailer mailer, List<SyncHires.Problem> problems) {
    this.workspace = workspace;
    this.outbox = workspace.outbox();
    this.mailer = mailer;
    this.problems = problems;
  }

  /**
   * One mail to send.
   *
   * @param intents what it tells, at least one
   */
  record Parcel(String mailId, List<Intent> intents) {
    MailKind kind() {
      return MailKind.ofWord(intents.getFirst().kind());
    }
  }

  /**
   * Sends.
   *
   * @return how many mails the server took
   */
  int run() {
    List<Parcel> parcels = parcels(outbox.unsent());
    if (parcels.isEmpty()) {
      return 0;
    }
    int sent = 0;
    try {
      MailContent content = new MailContent(workspace, Audience.of(workspace).to());
      for (Parcel parcel : parcels) {
        Optional<Mail> mail = content.of(parcel);
        if (mail.isEmpty()) {
          outbox.settled(parcel.intents(), workspace.now());
        } else if (sent(parcel, mail.get())) {
          sent++;
        }
      }
    } catch (Failure failure) {
      // What keeps one from being sent keeps the others: they wait for the next sync.
      problems.add(problem(failure));
    }
    return sent;
  }

  private boolean sent(Parcel parcel, Mail mail) {
    try (Mailer.Connection connection = mailer.connect()) {
      outbox.packed(parcel.intents(), parcel.mailId());
      int refused = connection.send(mail);
      outbox.settled(parcel.intents(), workspace.now());
      if (refused > 0) {
        problems.add(refused(refused, mail.to().size()));
      }
      return true;
    } catch (Failure failure) {
      outbox.failed(parcel.intents(), failure.code());
      if (failure.exit() != ExitCode.REFUSED) {
        throw failure;
      }
      problems.add(problem(failure));
      return false;
    }
  }

  private static SyncHires.Problem problem(Failure failure) {
    return new SyncHires.Problem(
        failure.code(),
        failure.message() + " What waits to be sent is kept and tried at the next sync.",
        Optional.empty());
  }

  private static SyncHires.Problem refused(int refused, int all) {
    return new SyncHires.Problem(
        "mail_address_refused",
        "The mail server refuses " + refused + " of the " + all + " addresses of a mail.",
        Optional.empty());
  }

  /** What was packed before stays together; new hires are told one by one, unless many. */
  static List<Parcel> parcels(List<Intent> unsent) {
    Map<String, List<Intent>> mails = new LinkedHashMap<>();
    Map<MailKind, List<Intent>> fresh = new LinkedHashMap<>();
    for (Intent intent : unsent) {
      intent
          .mailId()
          .ifPresentOrElse(
              id -> mails.computeIfAbsent(id, one -> new ArrayList<>()).add(intent),
              () ->
                  fresh
                      .computeIfAbsent(MailKind.ofWord(intent.kind()), one -> new ArrayList<>())
                      .add(intent));
    }
    fresh.forEach(
        (kind, intents) -> {
          if (together(kind, intents.size())) {
            mails.put(
                MessageId.of(kind, intents.stream().map(Intent::messageId).toList()), intents);
          } else {
            intents.forEach(intent -> mails.put(intent.messageId(), List.of(intent)));
          }
        });
    return mails.entrySet().stream().map(m -> new Parcel(m.getKey(), m.getValue())).toList();
  }

  private static boolean together(MailKind kind, int count) {
    return switch (kind) {
      case REMINDER -> true;
      case HIRED -> count > HireMail.MOST_SINGLE_MAILS;
      case ALARM, ALARM_OVER -> false;
    };
  }
}
