package dev.lvjw.hire;

import java.util.Optional;
import java.util.Set;

/**
 * What a person decided about a hire.
 *
 * @param acceptUnsigned go on although no signed offer proves the values
 * @param duplicate what the possible duplicates are
 */
public record Decisions(boolean acceptUnsigned, Optional<DuplicateDecision> duplicate) {
  /** Nothing decided. */
  public static final Decisions NONE = new Decisions(false, Optional.empty());

  /** A person's answer to "is this someone we know?". */
  public sealed interface DuplicateDecision {
    /**
     * Someone else who happens to look alike.
     *
     * @param others the ids of those it is not; whoever turns up later must be decided again
     */
    record NewPerson(Set<String> others) implements DuplicateDecision {
      public NewPerson {
        others = Set.copyOf(others);
      }
    }

    /** The same person, coming back. */
    record Rehire(String memberId) implements DuplicateDecision {}
  }

  public Decisions acceptingUnsigned() {
    return new Decisions(true, duplicate);
  }

  public Decisions about(DuplicateDecision decision) {
    return new Decisions(acceptUnsigned, Optional.of(decision));
  }
}
