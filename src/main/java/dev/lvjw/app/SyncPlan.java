package dev.lvjw.app;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Hire;
import dev.lvjw.store.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rehearsed sync would do. Every change of a hire is journaled, so what the rehearsal wrote
 * into its copy of the journal is the plan: it can't drift from what a sync does.
 */
public final class SyncPlan {
  private final Workspace stage;
  private final long before;
  private final List<HireNotices.Telling> mails = new ArrayList<>();

  private SyncPlan(Workspace stage, long before) {
    this.stage = stage;
    this.before = before;
  }

  /**
   * Begins before the rehearsal.
   *
   * @param stage a workspace that rehearses
   */
  static SyncPlan begin(Workspace stage) {
    return new SyncPlan(stage, stage.database().read(session -> new Journal(session).last()));
  }

  /**
   * One change.
   *
   * @param hire the short id that the hire has or would get
   * @param name as it would be known then; may be empty
   * @param action the journal's word, or {@code mail}
   * @param fields the keys of the fields concerned
   * @param reason why, in a few words
   */
  public record Change(
      String hire, String name, String action, List<String> fields, String reason) {}

  /** The mails that would be sent now, in place of sending them. */
  HireNotices.Sent mails(HireNotices notices, List<SyncHires.Problem> problems) {
    HireNotices.Due due = notices.due(problems);
    mails.addAll(due.tellings());
    return new HireNotices.Sent(due.mails(), due.whyNot());
  }

  /** Each change with its reason, in the order of the sync. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Journal.Entry entry :
        stage.database().read(session -> new Journal(session).after(before))) {
      entry
          .hire()
          .map(id -> new Book(stage).find(id))
          .ifPresent(hire -> changes.add(change(entry, hire)));
    }
    for (HireNotices.Telling mail : mails) {
      changes.add(
          new Change(
              mail.hire().id(),
              Assessment.of(mail.hire(), List.of(), stage.basis()).fullName(),
              "mail",
              List.of(),
              reason(mail)));
    }
    return changes;
  }

  private static String reason(HireNotices.Telling mail) {
    String why =
        switch (mail.kind()) {
          case HIRED -> "nobody was told of this hire";
          case REMINDER -> "nobody has dealt with it, and a reminder is due";
          case ALARM -> "undone after it was sent";
          case ALARM_OVER -> "hired again: the alarm is over";
        };
    return mail.together() == 1 ? why : why + "; one mail tells of all " + mail.together();
  }

  private static Change change(Journal.Entry entry, Assessment hire) {
    return new Change(
        hire.hire().id(),
        hire.fullName(),
        entry.action(),
        entry.fields(),
        reason(entry.action(), hire.hire(), entry.evidence()));
  }

  private static String reason(String action, Hire hire, Optional<String> evidence) {
    return switch (action) {
      case "first-seen" -> "hired in Lever at " + hire.facts().hiredAt() + " and not known yet";
      case "hired-again" -> "hired again in Lever at " + hire.facts().hiredAt();
      case "changed" ->
          evidence
              .filter(why -> !why.equals("Lever"))
              .orElse("Lever has other values than those stored");
      case "refreshed" -> "Lever says something else; no value follows from it";
      case "undone-in-lever" -> "no longer hired: " + evidence.orElse("Lever");
      case "checked" -> "what Justworks knows of it is new";
      case "announced" -> "Justworks isn't told of it as it stands";
      case "missing-there" -> "Justworks doesn't show it any more: it is announced anew";
      case "taken-back" -> "announced at Justworks, and " + hire.state().word();
      default -> evidence.orElse(action);
    };
  }
}
