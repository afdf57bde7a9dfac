package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table of a hire's life, written out a second time, with the moves of
 * docs/adr/0008-more-moves.md.
 */
class HireStateTest {
  private static final String TABLE =
      """
      pending    APPROVED      reviewed
      reviewed   APPROVED      reviewed
      reviewed   CHANGED       pending
      pending    DISMISSED     dismissed
      reviewed   DISMISSED     dismissed
      dismissed  RESTORED      pending
      pending    UNDONE        withdrawn
      reviewed   UNDONE        withdrawn
      dismissed  UNDONE        withdrawn
      withdrawn  HIRED_AGAIN   pending
      pending    HIRED_AGAIN   pending
      reviewed   HIRED_AGAIN   pending
      dismissed  HIRED_AGAIN   pending
      inviting   CONFIRMED     joined
      inviting   CANCELLED     reviewed
      reviewed   INVITING      inviting
      inviting   FOUND_INVITED invited
      inviting   REFUSED       reviewed
      inviting   NOT_SENT      reviewed
      inviting   UNDONE        inviting
      handed-off FOUND_INVITED invited
      dismissed  FOUND_INVITED invited
      reviewed   HANDED_OFF    handed-off
      pending    FOUND_INVITED invited
      reviewed   FOUND_INVITED invited
      pending    CONFIRMED     joined
      reviewed   CONFIRMED     joined
      handed-off CANCELLED     reviewed
      invited    SEEN          joined
      handed-off SEEN          joined
      invited    CONFIRMED     joined
      handed-off CONFIRMED     joined
      invited    UNDONE        invited
      handed-off UNDONE        handed-off
      joined     UNDONE        joined
      invited    HIRED_AGAIN   invited
      handed-off HIRED_AGAIN   handed-off
      joined     HIRED_AGAIN   joined
      """;

  @Test
  void movesAsTheTableSaysAndNotOtherwise() {
    Set<String> moves = new TreeSet<>();
    for (HireState from : HireState.values()) {
      for (HireEvent event : HireEvent.values()) {
        from.on(event)
            .ifPresent(to -> moves.add(from.word() + " " + event.name() + " " + to.word()));
      }
    }
    assertThat(moves)
        .containsExactlyInAnyOrderElementsOf(
            TABLE.lines().map(line -> line.replaceAll(" +", " ")).toList());
  }

  @Test
  void isReadFromItsWord() {
    for (HireState state : HireState.values()) {
      assertThat(HireState.ofWord(state.word())).hasValue(state);
      assertThat(HireState.ofWord(state.word().toUpperCase(Locale.ROOT))).hasValue(state);
    }
    assertThat(HireState.ofWord("handed_off")).isEmpty();
    assertThat(HireState.ofWord("")).isEmpty();
  }

  @Test
  void groupsAreThoseOfTheDesign() {
    assertThat(HireState.OPEN)
        .extracting(HireState::word)
        .containsExactlyInAnyOrder("pending", "reviewed", "inviting", "handed-off");
    assertThat(HireState.UNSENT)
        .extracting(HireState::word)
        .containsExactlyInAnyOrder("pending", "reviewed");
    assertThat(EnumSet.allOf(HireState.class).stream().filter(HireState::sent))
        .extracting(HireState::word)
        .containsExactlyInAnyOrder("invited", "handed-off", "joined");
  }

  @ParameterizedTest
  @EnumSource(HireState.class)
  void anUndoneHireAlarmsOnlyIfItMayHaveBeenSent(HireState state) {
    Hire hire = in(state, false);
    Map<HireState, Boolean> alarms =
        Map.of(
            HireState.PENDING, false,
            HireState.REVIEWED, false,
            HireState.DISMISSED, false,
            HireState.INVITING, true,
            HireState.INVITED, true,
            HireState.HANDED_OFF, true,
            HireState.JOINED, true);
    if (alarms.containsKey(state)) {
      assertThat(hire.on(HireEvent.UNDONE).alarm()).isEqualTo(alarms.get(state));
    } else {
      assertThat(hire.allows(HireEvent.UNDONE)).isFalse();
      assertThatThrownBy(() -> hire.on(HireEvent.UNDONE)).isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(HireState.class)
  void hiredAgainEndsTheAlarm(HireState state) {
    Hire hire = in(state, true);
    if (hire.allows(HireEvent.HIRED_AGAIN)) {
      assertThat(hire.on(HireEvent.HIRED_AGAIN).alarm()).isFalse();
    }
  }

  @Test
  void theAlarmStaysThroughWhatHappensInJustworks() {
    assertThat(in(HireState.HANDED_OFF, true).on(HireEvent.SEEN).alarm()).isTrue();
    assertThat(in(HireState.INVITED, true).on(HireEvent.CONFIRMED).alarm()).isTrue();
  }

  /** Else it stays reviewed for good, and the next invite sends someone who isn't hired. */
  @Test
  void whatWasUndoneAndNotSentAfterAllIsWithdrawn() {
    List<Hire> backs =
        List.of(
            in(HireState.HANDED_OFF, true).on(HireEvent.CANCELLED),
            in(HireState.INVITING, true).on(HireEvent.CANCELLED),
            in(HireState.INVITING, true).on(HireEvent.NOT_SENT),
            in(HireState.INVITING, true).on(HireEvent.REFUSED));
    assertThat(backs)
        .allSatisfy(
            back -> {
              assertThat(back.state()).isEqualTo(HireState.WITHDRAWN);
              assertThat(back.alarm()).isFalse();
            });
  }

  @Test
  void whatWasUndoneAndIsFoundInvitedKeepsItsAlarm() {
    Hire found = in(HireState.INVITING, true).on(HireEvent.FOUND_INVITED);
    assertThat(found.state()).isEqualTo(HireState.INVITED);
    assertThat(found.alarm()).isTrue();
  }

  /** An invited hire is nobody who waits: there is nothing to take back. */
  @Test
  void whoIsInvitedIsAnnouncedNoLonger() {
    Hire announced =
        Hired.ready()
            .withAnnounced(
                Optional.of(new Announcement("Ada Example", Optional.empty(), Optional.empty())));
    assertThat(announced.on(HireEvent.FOUND_INVITED).announced()).isEmpty();
    assertThat(announced.on(HireEvent.DISMISSED).announced()).isPresent();
  }

  @Test
  void aChangeLeavesTheOriginalAlone() {
    Hire hire = Hired.ready();
    Hire edited = hire.withEdit(FieldName.TITLE, "Chief");
    assertThat(hire.edits()).isEmpty();
    assertThat(edited.withoutEdit(FieldName.TITLE)).isEqualTo(hire);
  }

  private static Hire in(HireState state, boolean alarm) {
    Hire hire = Hired.ready();
    return new Hire(
        hire.id(),
        state,
        hire.facts(),
        Map.of(),
        Decisions.NONE,
        Checks.NONE,
        Optional.empty(),
        Optional.empty(),
        alarm,
        Optional.empty(),
        Optional.empty(),
        Hired.AT);
  }

  /** A state, and whether an invitation or a hand-over stands that nobody took back. */
  private record Stand(HireState state, boolean out, boolean withdrawn) {}

  /**
   * Every path there is, not a sample: nobody is sent while a sending stands, nor after a
   * withdrawal without a new hire.
   */
  @Test
  void noPathSendsTwiceOrAfterAWithdrawal() {
    Set<HireEvent> sends =
        EnumSet.of(
            HireEvent.INVITING, HireEvent.HANDED_OFF, HireEvent.FOUND_INVITED, HireEvent.CONFIRMED);
    Set<HireEvent> takesBack =
        EnumSet.of(HireEvent.CANCELLED, HireEvent.REFUSED, HireEvent.NOT_SENT);
    Deque<Stand> open = new ArrayDeque<>(List.of(new Stand(HireState.PENDING, false, false)));
    Set<Stand> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      Stand from = open.remove();
      for (HireEvent event : HireEvent.values()) {
        from.state()
            .on(event)
            .ifPresent(
                to -> {
                  boolean anew = event == HireEvent.INVITING || event == HireEvent.HANDED_OFF;
                  assertThat(anew && from.out()).as("%s on %s", from, event).isFalse();
                  assertThat(sends.contains(event) && from.withdrawn())
                      .as("%s on %s", from, event)
                      .isFalse();
                  Stand next =
                      new Stand(
                          to,
                          sends.contains(event) || (from.out() && !takesBack.contains(event)),
                          to == HireState.WITHDRAWN
                              || (from.withdrawn() && event != HireEvent.HIRED_AGAIN));
                  if (seen.add(next)) {
                    open.add(next);
                  }
                });
      }
    }
    assertThat(seen).extracting(Stand::state).contains(HireState.values());
  }
}
