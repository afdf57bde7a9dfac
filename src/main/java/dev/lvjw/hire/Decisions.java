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
    /** Whether somebody was known when this was decided; whoever turns up later wasn't. */
    boolean covers(Duplicate one);

    /**
     * Someone else who happens to look alike.
     *
     * @param others the ids of those it is not
     */
    record NewPerson(Set<String> others) implements DuplicateDecision {
      public NewPerson {
        others = Set.copyOf(others);
      }

      @Override
      public boolean covers(Duplicate one) {
        return others.contains(one.id());
      }
    }

    /**
     * The same person, coming back.
     *
     * @param others the ids of those it is not
     */
    record Rehire(String memberId, Set<String> others) implements DuplicateDecision {
      public Rehire {
        others = Set.copyOf(others);
      }

      @Override
      public boolean covers(Duplicate one) {
        return one.isMember(memberId) || others.contains(one.id());
      }
    }
  }

  public Decisions acceptingUnsigned() {
    return new Decisions(true, duplicate);
  }

  public Decisions about(DuplicateDecision decision) {
    return new Decisions(acceptUnsigned, Optional.of(decision));
  }
}
