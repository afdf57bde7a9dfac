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
  private final List<Hire> mails = new ArrayList<>();

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
  HireNotices.Sent mails() {
    HireNotices.Due due = new HireNotices(stage).due();
    mails.addAll(due.hires());
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
    for (Hire hire : mails) {
      changes.add(
          new Change(
              hire.id(),
              Assessment.of(hire, List.of(), stage.basis()).fullName(),
              "mail",
              List.of(),
              mails.size() > HireNotices.MOST_SINGLE_MAILS
                  ? "nobody was told of this hire; one mail tells of all " + mails.size()
                  : "nobody was told of this hire"));
    }
    return changes;
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
      case "changed" -> "Lever has other values than those stored";
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
