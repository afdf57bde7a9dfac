package dev.lvjw.hire;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a hire stands. {@link #on} is the whole table of moves; what isn't in it doesn't happen. It
 * lets nobody be sent twice: only {@link #REVIEWED} leads to {@link #INVITING} or {@link
 * #HANDED_OFF}, and only {@link HireEvent#HIRED_AGAIN} leads out of {@link #WITHDRAWN}.
 */
public enum HireState {
  PENDING,
  REVIEWED,
  INVITING,
  INVITED,
  HANDED_OFF,
  JOINED,
  DISMISSED,
  WITHDRAWN;

  /** The states in which a person still has something to do or to wait for. */
  public static final Set<HireState> OPEN = Set.of(PENDING, REVIEWED, INVITING, HANDED_OFF);

  /** The states in which Lever may still change what will be sent. */
  public static final Set<HireState> UNSENT = Set.of(PENDING, REVIEWED);

  /** The states in which nobody is to be sent, or told of, unless that changes. */
  public static final Set<HireState> SET_ASIDE = Set.of(DISMISSED, WITHDRAWN);

  private static final Map<HireState, Map<HireEvent, HireState>> MOVES =
      Map.of(
          PENDING,
          Map.of(
              HireEvent.APPROVED, REVIEWED,
              HireEvent.DISMISSED, DISMISSED,
              HireEvent.UNDONE, WITHDRAWN,
              HireEvent.HIRED_AGAIN, PENDING,
              HireEvent.FOUND_INVITED, INVITED,
              HireEvent.CONFIRMED, JOINED),
          REVIEWED,
          Map.ofEntries(
              entry(HireEvent.APPROVED, REVIEWED),
              entry(HireEvent.CHANGED, PENDING),
              entry(HireEvent.DISMISSED, DISMISSED),
              entry(HireEvent.UNDONE, WITHDRAWN),
              entry(HireEvent.HIRED_AGAIN, PENDING),
              entry(HireEvent.INVITING, INVITING),
              entry(HireEvent.HANDED_OFF, HANDED_OFF),
              entry(HireEvent.FOUND_INVITED, INVITED),
              entry(HireEvent.CONFIRMED, JOINED)),
          INVITING,
          Map.of(
              HireEvent.FOUND_INVITED, INVITED,
              HireEvent.REFUSED, REVIEWED,
              HireEvent.NOT_SENT, REVIEWED,
              HireEvent.CANCELLED, REVIEWED,
              HireEvent.CONFIRMED, JOINED,
              HireEvent.UNDONE, INVITING),
          INVITED,
          Map.of(
              HireEvent.SEEN, JOINED,
              HireEvent.CONFIRMED, JOINED,
              HireEvent.UNDONE, INVITED,
              HireEvent.HIRED_AGAIN, INVITED),
          HANDED_OFF,
          Map.of(
              HireEvent.CANCELLED, REVIEWED,
              HireEvent.FOUND_INVITED, INVITED,
              HireEvent.SEEN, JOINED,
              HireEvent.CONFIRMED, JOINED,
              HireEvent.UNDONE, HANDED_OFF,
              HireEvent.HIRED_AGAIN, HANDED_OFF),
          JOINED,
          Map.of(HireEvent.UNDONE, JOINED, HireEvent.HIRED_AGAIN, JOINED),
          DISMISSED,
          Map.of(
              HireEvent.RESTORED, PENDING,
              HireEvent.UNDONE, WITHDRAWN,
              HireEvent.FOUND_INVITED, INVITED,
              HireEvent.HIRED_AGAIN, PENDING),
          WITHDRAWN,
          Map.of(HireEvent.HIRED_AGAIN, PENDING));

  /** The state after an event; empty where the event has no place in this state. */
  public Optional<HireState> on(HireEvent event) {
    return Optional.ofNullable(MOVES.getOrDefault(this, Map.of()).get(event));
  }

  /** Whether an invitation was sent or the values were handed over: an undone hire then alarms. */
  public boolean sent() {
    return this == INVITED || this == HANDED_OFF || this == JOINED;
  }

  /** The word in JSON and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds a state by its word, whatever the case. */
  public static Optional<HireState> ofWord(String word) {
    for (HireState state : values()) {
      if (state.word().equalsIgnoreCase(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
