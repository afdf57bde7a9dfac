package dev.lvjw.cli;

import dev.lvjw.Failure;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a command waits for proof: as asked, else ten minutes in front of a person. */
final class Waits {
  private static final Duration WITH_A_PERSON = Duration.ofMinutes(10);

  /** More would be a slip, and has no end that a clock can name. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private Waits() {}

  static Optional<Duration> of(@Nullable String asked, Session session) {
    if (asked == null) {
      return session.prompter().interactive() ? Optional.of(WITH_A_PERSON) : Optional.empty();
    }
    String iso = asked.strip().toUpperCase(Locale.ROOT);
    try {
      Duration wait = Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
      if (!wait.isNegative() && wait.compareTo(LONGEST) <= 0) {
        return Optional.of(wait);
      }
    } catch (DateTimeParseException e) {
      throw refused().causedBy(e);
    }
    throw refused();
  }

  private static Failure refused() {
    return Failure.usage("--wait takes a duration such as 30s, 10m or PT1H", "--wait 10m");
  }
}
