package dev.lvjw.app;

import dev.lvjw.app.HandoffSheet.Line;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.SendTo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The yes of the person in front of the terminal to what they were shown, hire by hire. It is asked
 * for before the lock is taken: a question left open must not keep cron's sync out. What was not
 * shown is not covered by it.
 */
final class InviteConsent {
  private final Set<String> declined = new HashSet<>();
  private final Map<String, Shown> shown = new HashMap<>();

  private record Shown(Map<FieldName, String> values, Optional<String> managerId) {
    static Shown of(Assessment hire) {
      return new Shown(hire.values(), hire.managerId());
    }
  }

  /** Shows all values that would travel, and asks. */
  void ask(Prompter prompter, Assessment hire, SendTo to) {
    String id = hire.hire().opportunityId();
    if (prompter.interactive()) {
      lines(ApiRoute.preview(hire, to)).forEach(prompter::say);
    }
    shown.put(id, Shown.of(hire));
    String question =
        "Invite %s (%s) by their %s address?"
            .formatted(hire.fullName(), hire.hire().id(), to.word());
    try (Prompter.Farewell _ = prompter.farewell("Stopped: nothing was sent.")) {
      if (!prompter.confirm(question, "lvjw invite " + hire.hire().id() + " --yes")) {
        declined.add(id);
      }
    }
  }

  private static List<String> lines(List<Line> values) {
    int widest = values.stream().mapToInt(line -> line.label().length()).max().orElse(0);
    return values.stream()
        .map(
            line ->
                line.label()
                    + " ".repeat(widest - line.label().length() + 2)
                    + line.value()
                    + line.note().map(note -> " (" + note + ")").orElse(""))
        .toList();
  }

  boolean declined(Hire hire) {
    return declined.contains(hire.opportunityId());
  }

  /**
   * Whether the values are those that were shown.
   *
   * @param needed whether nothing may be sent that wasn't shown
   */
  boolean covers(Assessment hire, boolean needed) {
    Shown seen = shown.get(hire.hire().opportunityId());
    return seen == null ? !needed : seen.equals(Shown.of(hire));
  }
}
