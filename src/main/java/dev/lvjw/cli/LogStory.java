package dev.lvjw.cli;

import dev.lvjw.app.ReadLog;
import dev.lvjw.hire.FieldName;
import java.util.List;
import java.util.Locale;

/** A line of the journal as a sentence. */
final class LogStory {
  private LogStory() {}

  /** What happened, on which evidence. */
  static String sentence(ReadLog.Line entry) {
    String what = what(entry.action(), fields(entry.fields()));
    return what + entry.evidence().map(evidence -> " (" + evidence + ")").orElse("") + ".";
  }

  private static String what(String action, String fields) {
    return switch (action) {
      case "first-seen" -> "First seen as hired";
      case "hired-again" -> "Hired again in Lever";
      case "refreshed" -> "Read again: something changed that is no value of it";
      case "changed" -> "Changed: " + fields;
      case "undone-in-lever" -> "Undone or deleted in Lever";
      case "checked" -> "Held against Justworks' lists and members";
      case "announced" -> "Announced to Justworks as a pending hire";
      case "missing-there" -> "No longer among Justworks' pending hires";
      case "taken-back" -> "Taken back from Justworks' pending hires";
      case "edited" -> fields.isEmpty() ? "A decision was made" : "Edited: " + fields;
      case "approved" -> "Reviewed and approved, with " + fields;
      case "dismissed" -> "Set aside";
      case "restored" -> "Taken up again";
      case "inviting" -> "About to be invited";
      case "invited" -> "Invited: Justworks took the invitation";
      case "refused" -> "Not invited: Justworks refused the invitation";
      case "not-sent" -> "Not invited: Justworks shows no invitation";
      case "found-invited" -> "Found to be invited in Justworks";
      case "handed-off" -> "Handed over to be entered in Justworks";
      case "sending-changed" -> "How to invite was changed";
      case "cancelled" -> "Not entered in Justworks after all";
      case "confirmed" -> "Said to have been added in Justworks";
      case "joined" -> "Seen in Justworks";
      case "connected" -> "Connected";
      case "mapping-changed" -> "How Lever is read was changed";
      case "scheduled" -> "A job for sync was installed";
      case "unscheduled" -> "The job for sync was removed";
      case "webhook-created" -> "Webhook created";
      case "revoked" -> "Access given up";
      default -> other(action, fields);
    };
  }

  private static String other(String action, String fields) {
    String words = action.replace('-', ' ');
    String sentence = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return fields.isEmpty() ? sentence : sentence + ": " + fields;
  }

  private static String fields(List<String> keys) {
    return String.join(
        ", ",
        keys.stream()
            .map(
                key ->
                    FieldName.ofKey(key)
                        .map(field -> field.label().toLowerCase(Locale.ROOT))
                        .orElse(key))
            .toList());
  }
}
