package dev.lvjw.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.store.Credentials.Login;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginLifeTest {
  private static final LoginLife LEVER =
      LoginLife.of(
          Logins.provider(
              URI.create("https://auth.lever.co/"), URI.create("http://localhost:8976/"), true));

  private static final LoginLife JUSTWORKS = LoginLife.of(Logins.justworks());

  private static Login login(Instant connected, Instant refreshed, Optional<String> refresh) {
    return new Login(
        "access",
        refresh,
        refreshed.plusSeconds(3600),
        refreshed,
        connected,
        List.of(),
        Optional.empty(),
        "app");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, 2026-04-01T00:00:00Z",
    "2026-01-01T00:00:00Z, 2026-09-01T00:00:00Z, 2026-11-30T00:00:00Z",
    "2026-01-01T00:00:00Z, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z"
  })
  void endsUnusedOrAfterAYear(Instant connected, Instant refreshed, Instant end) {
    Login login = login(connected, refreshed, Optional.of("refresh"));
    assertThat(LEVER.end(login)).isEqualTo(end);
    Instant told = end.minus(LEVER.notice());
    assertThat(LEVER.ending(login, told)).isTrue();
    assertThat(LEVER.ending(login, told.minusMillis(1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-17T23:59:59Z, false",
    "2026-03-18T00:00:00Z, true",
    "2026-06-01T00:00:00Z, true"
  })
  void mustBeUsedBeforeItEndsForWantOfUse(Instant now, boolean idling) {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(LEVER.idling(login(begin, begin, Optional.of("refresh")), now)).isEqualTo(idling);
    assertThat(LEVER.idling(login(begin, begin, Optional.empty()), now)).isFalse();
  }

  /** A renewal that brings no new refresh token prolongs nothing at Justworks. */
  @Test
  void countsFromWhenTheRefreshTokenWasGiven() {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    Instant refreshed = Instant.parse("2026-01-29T00:00:00Z");
    Login login =
        new Login(
            "access",
            Optional.of("refresh"),
            refreshed.plusSeconds(3600),
            refreshed,
            begin,
            begin,
            List.of(),
            Optional.empty(),
            "app");
    assertThat(JUSTWORKS.end(login)).isEqualTo("2026-01-31T00:00:00Z");
    assertThat(JUSTWORKS.idling(login, refreshed)).isTrue();
    assertThat(JUSTWORKS.ending(login, refreshed)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2026-01-01T00:00:00Z"})
  void endsWithItsAccessTokenWhereNothingRenewsIt(Instant begin) {
    Login login = login(begin, begin, Optional.empty());
    assertThat(LEVER.end(login)).isEqualTo(login.accessExpiresAt());
    assertThat(LEVER.ending(login, begin)).isTrue();
  }
}
