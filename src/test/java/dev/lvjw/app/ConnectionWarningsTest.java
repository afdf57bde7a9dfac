package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.app.ConnectionWarnings.Warning;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Places;
import dev.lvjw.terminal.DisabledPrompter;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Speech;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionWarningsTest {
  @TempDir Path home;
  private TestHost host;

  @BeforeEach
  void host() {
    host = new TestHost(home);
  }

  private void login(String side, String... scopes) {
    Login login =
        new Login(
            "access",
            Optional.of("refresh"),
            TestHost.START.plus(Duration.ofHours(1)),
            TestHost.START,
            TestHost.START,
            List.of(scopes),
            Optional.empty(),
            "app");
    Credentials.open(host, Places.of(host, "default"), "default").saveLogin(side, login);
  }

  private <T> T in(Function<Workspace, T> work) {
    Speech speech = new Speech(host.out(), host.err(), Format.TABLE, false);
    try (Workspace workspace =
        Workspace.open(host, new DisabledPrompter(speech), "default", false)) {
      return work.apply(workspace);
    }
  }

  private List<Warning> all() {
    return in(workspace -> new ConnectionWarnings(workspace).all());
  }

  private List<String> due() {
    return in(workspace -> new ConnectionWarnings(workspace).due()).stream()
        .map(Warning::code)
        .toList();
  }

  @Test
  void warnsOfNothingWithoutALogin() {
    assertThat(all()).isEmpty();
  }

  @Test
  void tellsTheEndOfALoginDaysBeforeOnceADay() {
    login("lever", "confidential:access:admin");
    login("justworks");
    host.advance(Duration.ofDays(23).minusSeconds(1));
    assertThat(due()).isEmpty();
    host.advance(Duration.ofSeconds(1));
    assertThat(all())
        .containsExactly(
            new Warning(
                "justworks_login_ends",
                "The login at Justworks ends on 2026-04-01; log in again before.",
                "lvjw connect justworks"));
    assertThat(due()).containsExactly("justworks_login_ends");
    host.advance(Duration.ofHours(23));
    assertThat(due()).isEmpty();
    host.advance(Duration.ofHours(1));
    assertThat(due()).containsExactly("justworks_login_ends");
    host.advance(Duration.ofDays(60));
    assertThat(due()).containsExactly("lever_login_ends", "justworks_login_ends");
    assertThat(all().getLast().message()).contains("should have ended on 2026-04-01");
  }

  @Test
  void saysOnceThatConfidentialHiresAreNotRead() {
    login("lever", "opportunities:read:admin");
    assertThat(due()).containsExactly("confidential_not_read");
    host.advance(Duration.ofDays(3));
    assertThat(due()).isEmpty();
    assertThat(all()).singleElement().extracting(Warning::next).isEqualTo("lvjw connect lever");
  }

  @Test
  void believesLeverMoreThanTheScopesOfTheLogin() {
    login("lever", "confidential:access:admin");
    assertThat(all()).isEmpty();
    in(
        workspace -> {
          new ConnectionWarnings(workspace).confidentialRefused(true);
          return true;
        });
    assertThat(due()).containsExactly("confidential_not_read");
  }
}
