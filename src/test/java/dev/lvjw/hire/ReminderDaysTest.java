package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderDaysTest {
  private static final LocalDate HIRED = LocalDate.of(2026, 3, 2);

  /** The days on which a reminder goes out where sync runs daily, as days after the hire. */
  private static List<Long> days(String setting, Optional<LocalDate> start, int until) {
    ReminderDays days = ReminderDays.parse(setting).orElseThrow();
    List<Long> sent = new ArrayList<>();
    LocalDate told = HIRED;
    for (LocalDate today = HIRED;
        !today.isAfter(HIRED.plusDays(until));
        today = today.plusDays(1)) {
      if (days.due(HIRED, start, told, today)) {
        told = today;
        sent.add(today.toEpochDay() - HIRED.toEpochDay());
      }
    }
    return sent;
  }

  @Test
  void afterTheHireBeforeTheStartThenWeekly() {
    assertThat(days("hired+2,hired+5,start-7,start-1", Optional.of(HIRED.plusDays(20)), 40))
        .containsExactly(2L, 5L, 13L, 19L, 26L, 33L, 40L);
  }

  @Test
  void withoutAStartWeeklyAfterTheLastDayAfterTheHire() {
    assertThat(days("hired+2,hired+5,start-7", Optional.empty(), 20))
        .containsExactly(2L, 5L, 12L, 19L);
    assertThat(days("start-7", Optional.empty(), 15))
        .as("from the hire on")
        .containsExactly(7L, 14L);
  }

  @Test
  void twoReasonsOnOneDayMakeOneReminder() {
    assertThat(days("hired+3,start-4", Optional.of(HIRED.plusDays(7)), 9)).containsExactly(3L);
  }

  @Test
  void daysThatPassedWithoutASyncMakeOneReminder() {
    ReminderDays days = ReminderDays.parse("hired+2,hired+5,start-1").orElseThrow();
    Optional<LocalDate> start = Optional.of(HIRED.plusDays(4));
    assertThat(days.due(HIRED, start, HIRED, HIRED.plusDays(30))).isTrue();
    assertThat(days.due(HIRED, start, HIRED.plusDays(30), HIRED.plusDays(30))).isFalse();
  }

  @Test
  void daysBeforeTheFirstMailAreOver() {
    ReminderDays days = ReminderDays.parse("hired+2,hired+5").orElseThrow();
    LocalDate foundLate = HIRED.plusDays(9);
    assertThat(days.due(HIRED, Optional.empty(), foundLate, HIRED.plusDays(11))).isFalse();
    assertThat(days.due(HIRED, Optional.empty(), foundLate, HIRED.plusDays(12))).isTrue();
  }

  @Test
  void aStartThatIsMovedMovesItsDays() {
    ReminderDays days = ReminderDays.parse("start-3").orElseThrow();
    LocalDate told = HIRED.plusDays(7);
    assertThat(days.due(HIRED, Optional.of(HIRED.plusDays(10)), told, told)).isFalse();
    assertThat(days.due(HIRED, Optional.of(HIRED.plusDays(60)), told, HIRED.plusDays(14)))
        .isFalse();
    assertThat(days.due(HIRED, Optional.of(HIRED.plusDays(60)), told, HIRED.plusDays(57))).isTrue();
  }

  @Test
  void offIsNever() {
    assertThat(days("off", Optional.of(HIRED.plusDays(3)), 60)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "hired+0",
        "hired-2",
        "start+1",
        "start-366",
        "hired+2,,start-1",
        "Off",
        "hired+1,off",
        "hired+2;start-1",
        "hired+ 2"
      })
  void refuses(String value) {
    assertThat(ReminderDays.parse(value)).isEmpty();
  }

  @Test
  void takesTwentyDaysAndSpaces() {
    assertThat(ReminderDays.parse("hired+2 , start-0")).isPresent();
    assertThat(ReminderDays.parse("hired+1" + ",start-1".repeat(19))).isPresent();
    assertThat(ReminderDays.parse("hired+1" + ",start-1".repeat(20))).isEmpty();
  }
}
