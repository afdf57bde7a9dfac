package dev.lvjw.hire;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A hire as lvjw knows it: what Lever says, what people said, what Justworks said. Immutable; what
 * follows from it (fields, issues, readiness) is an {@link Assessment}.
 *
 * @param id the short id, fixed at first sight
 * @param facts what Lever said last
 * @param edits values given by a person, canonical
 * @param alarm undone in Lever after it was or may have been sent; over when it is hired again
 * @param refusal what the provider said when it refused the invitation
 * @param announced what the onboarding API shows of it among those who wait; empty where it shows
 *     nothing, or an invitation
 */
public record Hire(
    String id,
    HireState state,
    LeverFacts facts,
    Map<FieldName, String> edits,
    Decisions decisions,
    Checks checks,
    Optional<Review> review,
    Optional<Invitation> invitation,
    boolean alarm,
    Optional<String> refusal,
    Optional<Announcement> announced,
    Instant firstSeenAt) {

  public Hire {
    edits = Map.copyOf(edits);
  }

  /** A hire at first sight. */
  public static Hire firstSeen(String id, LeverFacts facts, Instant at) {
    return new Hire(
        id,
        HireState.PENDING,
        facts,
        Map.of(),
        Decisions.NONE,
        Checks.NONE,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        at);
  }

  public String opportunityId() {
    return facts.opportunityId();
  }

  /** Whether an event has a place in this state. */
  public boolean allows(HireEvent event) {
    return state.on(event).isPresent();
  }

  /**
   * The hire after an event. One that was undone while nobody knew whether it was sent, and that
   * turns out not to be sent, is withdrawn at once.
   *
   * @throws IllegalStateException when the event has no place in this state
   */
  public Hire on(HireEvent event) {
    HireState moved =
        state
            .on(event)
            .orElseThrow(() -> new IllegalStateException(event + " has no place in " + state));
    HireState next = alarm && moved == HireState.REVIEWED ? HireState.WITHDRAWN : moved;
    return with(
        draft -> {
          draft.state = next;
          draft.alarm =
              switch (event) {
                case UNDONE -> next != HireState.WITHDRAWN;
                case HIRED_AGAIN -> false;
                default -> alarm && next != HireState.WITHDRAWN;
              };
          if (event == HireEvent.FOUND_INVITED) {
            draft.announced = Optional.empty();
          }
        });
  }

  public Hire withFacts(LeverFacts newer) {
    return with(draft -> draft.facts = newer);
  }

  /** The same, people being told that it is undone and yet known in Justworks, or no longer. */
  public Hire withAlarm(boolean raised) {
    return with(draft -> draft.alarm = raised);
  }

  /** A new hire of the same opportunity: what was said about the old one doesn't count. */
  public Hire startedOver(LeverFacts newer) {
    return firstSeen(id, newer, firstSeenAt)
        .with(
            draft -> {
              draft.state = state;
              draft.announced = announced;
            });
  }

  public Hire withEdit(FieldName field, String value) {
    return with(draft -> draft.edits.put(field, value));
  }

  public Hire withoutEdit(FieldName field) {
    return with(draft -> draft.edits.remove(field));
  }

  public Hire withDecisions(Decisions newer) {
    return with(draft -> draft.decisions = newer);
  }

  public Hire withChecks(Checks newer) {
    return with(draft -> draft.checks = newer);
  }

  public Hire withReview(Review newer) {
    return with(draft -> draft.review = Optional.of(newer));
  }

  public Hire withInvitation(Optional<Invitation> newer) {
    return with(draft -> draft.invitation = newer);
  }

  public Hire withRefusal(Optional<String> message) {
    return with(draft -> draft.refusal = message);
  }

  public Hire withAnnounced(Optional<Announcement> shown) {
    return with(draft -> draft.announced = shown);
  }

  private Hire with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.hire(id, firstSeenAt);
  }

  /** A copy under change. */
  private static final class Draft {
    HireState state;
    LeverFacts facts;
    final Map<FieldName, String> edits = new EnumMap<>(FieldName.class);
    Decisions decisions;
    Checks checks;
    Optional<Review> review;
    Optional<Invitation> invitation;
    boolean alarm;
    Optional<String> refusal;
    Optional<Announcement> announced;

    Draft(Hire hire) {
      state = hire.state;
      facts = hire.facts;
      edits.putAll(hire.edits);
      decisions = hire.decisions;
      checks = hire.checks;
      review = hire.review;
      invitation = hire.invitation;
      alarm = hire.alarm;
      refusal = hire.refusal;
      announced = hire.announced;
    }

    Hire hire(String id, Instant firstSeenAt) {
      return new Hire(
          id,
          state,
          facts,
          edits,
          decisions,
          checks,
          review,
          invitation,
          alarm,
          refusal,
          announced,
          firstSeenAt);
    }
  }
}
