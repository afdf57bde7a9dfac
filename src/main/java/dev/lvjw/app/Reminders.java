package dev.lvjw.app;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.ReminderDays;
import dev.lvjw.notify.MailKind;
import dev.lvjw.notify.ReminderMail.Waits;
import dev.lvjw.store.Hires;
import dev.lvjw.store.Outbox;
import dev.lvjw.store.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Which hires people must be reminded of. Only those of which they were told: a hire that was found
 * by looking back, or before there was anybody to tell, has nothing to be reminded of. A hire that
 * was handed over counts as dealt with only once the person arrived or somebody says so.
 */
final class Reminders {
  private final Workspace workspace;
  private final LocalDate today;

  Reminders(Workspace workspace) {
    this.workspace = workspace;
    this.today = day(workspace.now());
  }

  /** Today (UTC). */
  LocalDate today() {
    return today;
  }

  /** The day (UTC) of a moment. */
  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** What a hire waits for; empty when it was dealt with, or must not be any more. */
  static Optional<Waits> waits(Hire hire) {
    return hire.alarm()
        ? Optional.empty()
        : switch (hire.state()) {
          case PENDING -> Optional.of(Waits.REVIEW);
          case REVIEWED, INVITING -> Optional.of(Waits.INVITATION);
          case HANDED_OFF -> Optional.of(Waits.ARRIVAL);
          case INVITED, JOINED, DISMISSED, WITHDRAWN -> Optional.empty();
        };
  }

  /** The first day of work, as far as it can be read. */
  static Optional<LocalDate> start(Workspace workspace, Hire hire) {
    return Assessment.of(hire, List.of(), workspace.basis())
        .field(FieldName.START_DATE)
        .value()
        .map(LocalDate::parse);
  }

  /** Notes a reminder for each hire that is due for one, all in one transaction. */
  void queue(ReminderDays days) {
    workspace
        .database()
        .update(
            session ->
                new Hires(session, workspace.basis())
                    .inStates(HireState.OPEN).stream()
                        .filter(hire -> waits(hire).isPresent() && due(session, days, hire))
                        .forEach(hire -> queue(session, hire)));
  }

  private boolean due(Session session, ReminderDays days, Hire hire) {
    return !Outbox.waits(session, hire.opportunityId())
        && Outbox.lastSent(session, hire.opportunityId())
            .filter(
                told ->
                    days.due(day(hire.facts().hiredAt()), start(workspace, hire), day(told), today))
            .isPresent();
  }

  private void queue(Session session, Hire hire) {
    Outbox.queue(
        session, HireNotices.intent(MailKind.REMINDER, hire, today.toString()), workspace.now());
  }
}
