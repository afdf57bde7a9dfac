package dev.lvjw.notify;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mail about all hires that nobody has dealt with and that are due to be told again. */
public final class ReminderMail {
  private ReminderMail() {}

  /** What a hire waits for. */
  public enum Waits {
    REVIEW("Wait for a review"),
    INVITATION("Reviewed, wait to be invited"),
    ARRIVAL("Handed over, not seen in Justworks: say whether the person was added");

    private final String heading;

    Waits(String heading) {
      this.heading = heading;
    }

    private List<String> toDo(String id, Commands commands) {
      return switch (this) {
        case REVIEW -> List.of(commands.of("review", id));
        case INVITATION -> List.of(commands.of("invite", id));
        case ARRIVAL ->
            List.of(commands.of("invite", id, "--confirm"), commands.of("invite", id, "--cancel"));
      };
    }
  }

  /**
   * A hire to be reminded of.
   *
   * @param id the short id
   * @param name from Lever; may be empty
   * @param hired the day (UTC)
   * @param start empty where it isn't known
   */
  public record Hire(
      String id, String name, Waits waits, LocalDate hired, Optional<LocalDate> start) {}

  /**
   * The mail.
   *
   * @param hires at least one
   * @param others how many wait beside these
   * @param today (UTC)
   */
  public static Mail of(
      String messageId,
      List<String> to,
      List<Hire> hires,
      int others,
      LocalDate today,
      Commands commands) {
    String count =
        hires.size() == 1 ? "1 hire from Lever is" : hires.size() + " hires from Lever are";
    Letter letter = new Letter().title(count + " not dealt with yet.");
    for (Waits waits : Waits.values()) {
      List<Letter.Item> items =
          hires.stream()
              .filter(hire -> hire.waits() == waits)
              .map(hire -> item(hire, today, commands))
              .toList();
      if (!items.isEmpty()) {
        letter.heading(waits.heading + ":").items(items);
      }
    }
    if (others > 0) {
      letter.sentence(others == 1 ? "One more waits." : others + " more wait.");
    }
    Map<String, String> toDo = new LinkedHashMap<>();
    toDo.put("To see all that wait", commands.of("pending", "list"));
    toDo.put("To set one aside", commands.of("pending", "dismiss", "ID", "--reason", "TEXT"));
    return letter.commands(toDo).mail(messageId, to, "Reminder: " + count + " not dealt with");
  }

  private static Letter.Item item(Hire hire, LocalDate today, Commands commands) {
    String name =
        hire.name().isBlank() ? "A candidate without a name" : Letter.foreign(hire.name());
    String start =
        hire.start()
            .map(day -> ", start date " + day + " (" + distance(today, day) + ")")
            .orElse(", start date not known");
    return new Letter.Item(
        name,
        hire.id() + ", hired " + hire.hired() + start,
        hire.waits().toDo(hire.id(), commands));
  }

  private static String distance(LocalDate today, LocalDate day) {
    long days = ChronoUnit.DAYS.between(today, day);
    return switch (Math.clamp(days, -2, 2)) {
      case 0 -> "today";
      case 1 -> "tomorrow";
      case -1 -> "yesterday";
      default -> days > 0 ? "in " + days + " days" : -days + " days ago";
    };
  }
}
