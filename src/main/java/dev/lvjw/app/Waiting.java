package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does. */
final class Waiting {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Host host;

  Waiting(Host host) {
    this.host = host;
  }

  /**
   * @return whether it happened in time
   */
  boolean until(Duration patience, BooleanSupplier happened) {
    Instant end = host.clock().instant().plus(patience);
    while (true) {
      if (happened.getAsBoolean()) {
        return true;
      }
      if (!host.clock().instant().isBefore(end)) {
        return false;
      }
      try {
        host.sleep(LOOK_AGAIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Failure(ExitCode.INTERRUPTED, "interrupted", "interrupted", "run it again")
            .causedBy(e);
      }
    }
  }
}
