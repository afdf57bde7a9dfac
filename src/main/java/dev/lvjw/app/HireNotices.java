package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.notify.MailKind;
import dev.lvjw.notify.Mailer;
import dev.lvjw.notify.MessageId;
import dev.lvjw.store.Outbox;
import dev.lvjw.store.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Notes what people must be told, in the transaction of its cause, so that no crash and no dead
 * mail server loses it. {@link MailRound} tells it.
 */
final class HireNotices {
  private final Workspace workspace;
  private final Mails mails;

  HireNotices(Workspace workspace) {
    this.workspace = workspace;
    this.mails = new Mails(workspace);
  }

  /**
   * @param count mails that the server took
   * @param whyNot present when there is nobody to tell or no way to
   */
  record Sent(int count, Optional<String> whyNot) {}

  /** A new hire was stored. */
  void announce(Session session, Hire hire) {
    queue(session, MailKind.HIRED, hire, hire.facts().hiredAt());
  }

  /** A hire was undone or deleted in Lever: an alarm where it had been sent already. */
  void undone(Session session, Hire hire) {
    if (hire.alarm()) {
      queue(session, MailKind.ALARM, hire, workspace.now());
    }
  }

  /**
   * A hire that was undone is hired again: a new one where it had not been sent, else the end of
   * the alarm, which who never heard of it need not hear of.
   */
  void hiredAgain(Session session, Hire hire) {
    if (hire.state() == HireState.PENDING) {
      // Lever may show it again at the moment of before: that is news all the same, and one mail.
      boolean _ = Outbox.takeBack(session, MailKind.HIRED.word(), hire.opportunityId());
      queue(session, MailKind.HIRED, hire, workspace.now());
    } else if (!Outbox.takeBack(session, MailKind.ALARM.word(), hire.opportunityId())) {
      queue(session, MailKind.ALARM_OVER, hire, workspace.now());
    }
  }

  private void queue(Session session, MailKind kind, Hire hire, Instant moment) {
    if (mails.whyNot().isEmpty()) {
      Outbox.queue(session, intent(kind, hire, moment.toString()), workspace.now());
    }
  }

  /**
   * @param moment what tells this mail from others of its kind about the hire
   */
  static Outbox.Intent intent(MailKind kind, Hire hire, String moment) {
    return new Outbox.Intent(
        MessageId.of(kind, List.of(hire.opportunityId(), moment)),
        kind.word(),
        hire.opportunityId());
  }

  /**
   * A hire that people would be told of.
   *
   * @param together how many hires the same mail tells of
   */
  record Telling(Hire hire, MailKind kind, int together) {}

  /**
   * The mails that wait.
   *
   * @param mails so many
   */
  record Due(List<Telling> tellings, int mails, Optional<String> whyNot) {}

  /** What {@link #send} would send now, the reminders noted as it would note them. */
  Due due(List<SyncHires.Problem> problems) {
    Optional<String> whyNot = mails.whyNot();
    if (whyNot.isPresent()) {
      return new Due(List.of(), 0, whyNot);
    }
    remind(problems);
    if (mailer(problems).isEmpty()) {
      return new Due(List.of(), 0, whyNot);
    }
    MailContent content = new MailContent(workspace, List.of());
    List<Telling> tellings = new ArrayList<>();
    int count = 0;
    for (MailRound.Parcel parcel : MailRound.parcels(workspace.outbox().unsent())) {
      List<Hire> hires = content.hires(parcel);
      hires.forEach(hire -> tellings.add(new Telling(hire, parcel.kind(), hires.size())));
      count += hires.isEmpty() ? 0 : 1;
    }
    return new Due(tellings, count, whyNot);
  }

  /** Notes the reminders that are due and sends all that waits; what fails waits on. */
  Sent send(List<SyncHires.Problem> problems) {
    Optional<String> whyNot = mails.whyNot();
    if (whyNot.isPresent()) {
      return new Sent(0, whyNot);
    }
    remind(problems);
    int sent =
        mailer(problems).map(mailer -> new MailRound(workspace, mailer, problems).run()).orElse(0);
    return new Sent(sent, whyNot);
  }

  /** A setting that can't be is said at each sync until it is mended, and stops nothing else. */
  private void remind(List<SyncHires.Problem> problems) {
    readable(workspace.settings()::reminders, "No reminder is sent until then.", problems)
        .ifPresent(days -> new Reminders(workspace).queue(days));
  }

  private Optional<Mailer> mailer(List<SyncHires.Problem> problems) {
    return readable(
        mails::mailer, "What waits to be sent is kept and tried at the next sync.", problems);
  }

  private static <T> Optional<T> readable(
      Supplier<T> settings, String until, List<SyncHires.Problem> problems) {
    try {
      return Optional.of(settings.get());
    } catch (Failure failure) {
      String mend = failure.next().map(next -> " Mend it: " + next + ".").orElse("");
      problems.add(
          new SyncHires.Problem(
              failure.code(), failure.message() + mend + " " + until, Optional.empty()));
      return Optional.empty();
    }
  }
}
