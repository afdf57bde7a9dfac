package dev.lvjw.hire;

import java.util.Optional;

/**
 * Which job something in Lever is about, by Lever's ids.
 *
 * @param posting what the job is advertised as
 * @param requisition what allows to hire for it
 */
public record Job(Optional<String> posting, Optional<String> requisition) {
  /** None that is named. */
  public static final Job NONE = new Job(Optional.empty(), Optional.empty());
}
