package dev.lvjw.app;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.notify.AlarmMail;
import dev.lvjw.notify.Commands;
import dev.lvjw.notify.HireMail;
import dev.lvjw.notify.Mail;
import dev.lvjw.notify.MailKind;
import dev.lvjw.notify.ReminderMail;
import java.util.List;
import java.util.Optional;

/**
 * What mails say, made from the hires as they are when the mail is sent. What is no longer true by
 * then isn't told any more.
 */
final class MailContent {
  private final Workspace workspace;
  private final Book book;
  private final List<String> to;
  private final Commands commands;

  MailContent(Workspace workspace, List<String> to) {
    this.workspace = workspace;
    this.book = new Book(workspace);
    this.to = to;
    this.commands = new Mails(workspace).commands();
  }

  /** The mail; empty when nothing is left of it. */
  Optional<Mail> of(MailRound.Parcel parcel) {
    List<Hire> hires = hires(parcel);
    return hires.isEmpty() ? Optional.empty() : Optional.of(mail(parcel, hires));
  }

  /** The hires that the mail would tell of. */
  List<Hire> hires(MailRound.Parcel parcel) {
    return parcel.intents().stream()
        .flatMap(intent -> book.byOpportunity(intent.opportunityId()).stream())
        .filter(hire -> stillTrue(parcel.kind(), hire))
        .distinct()
        .toList();
  }

  private static boolean stillTrue(MailKind kind, Hire hire) {
    return switch (kind) {
      case HIRED -> !HireState.SET_ASIDE.contains(hire.state());
      case REMINDER -> Reminders.waits(hire).isPresent();
      case ALARM -> hire.alarm();
      case ALARM_OVER -> hire.state().sent() && !hire.alarm();
    };
  }

  private Mail mail(MailRound.Parcel parcel, List<Hire> hires) {
    String id = parcel.mailId();
    Hire first = hires.getFirst();
    return switch (parcel.kind()) {
      case HIRED ->
          hires.size() == 1
              ? HireMail.one(id, to, shown(first), commands)
              : HireMail.digest(id, to, hires.stream().map(this::shown).toList(), commands);
      case REMINDER -> reminder(id, hires);
      case ALARM -> AlarmMail.raised(id, to, shown(first), reached(first), commands);
      case ALARM_OVER -> AlarmMail.over(id, to, shown(first), reached(first), commands);
    };
  }

  private HireMail.Hire shown(Hire hire) {
    Assessment assessed = Assessment.of(hire, List.of(), workspace.basis());
    return new HireMail.Hire(
        hire.id(),
        assessed.fullName(),
        assessed.field(FieldName.TITLE).value(),
        assessed.field(FieldName.START_DATE).value(),
        Pages.opportunity(workspace, hire),
        Pages.justworksEmployees(workspace));
  }

  private Mail reminder(String id, List<Hire> hires) {
    long waiting =
        book.inStates(HireState.OPEN).stream()
            .filter(open -> Reminders.waits(open.hire()).isPresent())
            .count();
    return ReminderMail.of(
        id,
        to,
        hires.stream().map(this::remembered).toList(),
        (int) waiting - hires.size(),
        Reminders.day(workspace.now()),
        commands);
  }

  private ReminderMail.Hire remembered(Hire hire) {
    return new ReminderMail.Hire(
        hire.id(),
        Assessment.of(hire, List.of(), workspace.basis()).fullName(),
        Reminders.waits(hire).orElseThrow(),
        Reminders.day(hire.facts().hiredAt()),
        Reminders.start(workspace, hire));
  }

  private static AlarmMail.Reached reached(Hire hire) {
    return switch (hire.state()) {
      case INVITED -> AlarmMail.Reached.INVITED;
      case HANDED_OFF -> AlarmMail.Reached.HANDED_OFF;
      case JOINED -> AlarmMail.Reached.JOINED;
      case INVITING -> AlarmMail.Reached.INVITING;
      case WITHDRAWN -> AlarmMail.Reached.INVITED_THERE;
      case PENDING, REVIEWED, DISMISSED ->
          throw new IllegalStateException("an alarm about a hire that was not sent");
    };
  }
}
