package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Apart from {@link HireStateTest}: another test engine runs it and reports by class. */
class HireStatePropertyTest {
  private static final Set<HireState> SENT =
      EnumSet.of(HireState.INVITING, HireState.INVITED, HireState.HANDED_OFF, HireState.JOINED);
  private static final Set<HireEvent> TAKES_BACK =
      EnumSet.of(HireEvent.CANCELLED, HireEvent.REFUSED, HireEvent.NOT_SENT);

  @Property(tries = 5000)
  void nobodyIsSentTwice(@ForAll @Size(max = 40) List<HireEvent> events) {
    HireState state = HireState.REVIEWED;
    boolean out = false;
    for (HireEvent event : events) {
      HireState next = state.on(event).orElse(state);
      boolean sends =
          state.on(event).isPresent()
              && (event == HireEvent.INVITING || event == HireEvent.HANDED_OFF);
      if (sends) {
        assertThat(out).as("sent once more by %s in %s", event, state).isFalse();
        out = true;
      } else if (state.on(event).isPresent() && TAKES_BACK.contains(event)) {
        out = false;
      }
      state = next;
    }
  }

  @Property(tries = 5000)
  void nobodyWithdrawnIsSentUnlessHiredAgain(@ForAll @Size(max = 40) List<HireEvent> events) {
    HireState state = HireState.WITHDRAWN;
    boolean again = false;
    for (HireEvent event : events) {
      again |= event == HireEvent.HIRED_AGAIN;
      state = state.on(event).orElse(state);
      assertThat(SENT.contains(state) && !again).isFalse();
    }
  }

  /** A hire with an alarm was or may have been sent: else the alarm hides a withdrawal. */
  @Property(tries = 5000)
  void onlyWhatMayHaveBeenSentAlarms(@ForAll @Size(max = 40) List<HireEvent> events) {
    Hire hire = Hired.ready();
    for (HireEvent event : events) {
      hire = hire.allows(event) ? hire.on(event) : hire;
      boolean maybeSent = hire.state().sent() || hire.state() == HireState.INVITING;
      assertThat(hire.alarm() && !maybeSent).isFalse();
    }
  }
}
