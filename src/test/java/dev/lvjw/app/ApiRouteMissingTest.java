package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.InviteDesk.Run;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Places;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The api route where there is no API, or no login for it: said before anybody is asked. */
class ApiRouteMissingTest {
  @TempDir Path home;
  private InviteDesk desk;

  @BeforeEach
  void connect() {
    desk = new InviteDesk(home);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Credentials credentials() {
    return Credentials.open(desk.host, Places.of(desk.host, "default"), "default");
  }

  private void takeAway(String what) {
    switch (what) {
      case "address" -> desk.host.unsetEnv("LVJW_JUSTWORKS_ONBOARDING_URL");
      case "login" -> credentials().removeLogin("justworks");
      default -> desk.login("justworks", desk.justworks, StillHost.NOW.minus(Duration.ofDays(1)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "address, USAGE, justworks.onboardingUrl, lvjw invite ID --route handoff",
    "login, LOGIN_NEEDED, Justworks, lvjw connect justworks",
    "live login, LOGIN_NEEDED, Justworks, lvjw connect justworks"
  })
  void isSaidFirstAndByADryRunToo(String what, ExitCode exit, String named, String next) {
    String id = desk.reviewed("Petra Preview");
    takeAway(what);
    desk.visitor.sandbox.clearLog();
    Run asked = desk.lvjw("invite", id, "--route", "api", "-o", "json");
    assertThat(asked.exit()).as(asked.err()).isEqualTo(exit.number());
    assertThat(asked.error().path("message").asText()).contains(named);
    assertThat(asked.error().path("next").asText()).isEqualTo(next);
    for (String option : new String[] {"--yes", "--dry-run"}) {
      Run run = desk.lvjw("invite", id, "--route", "api", option, "-o", "json");
      assertThat(run.exit()).isEqualTo(exit.number());
      assertThat(run.error()).isEqualTo(asked.error());
      assertThat(run.out()).isEmpty();
    }
    desk.host.atTerminal().type("y\n");
    Run atTerminal = desk.lvjw("invite", id, "--route", "api");
    assertThat(atTerminal.exit()).isEqualTo(exit.number());
    assertThat(atTerminal.err()).doesNotContain("Petra").contains(named);
    assertThat(desk.visitor.sandbox.log()).as("nobody was asked").isEmpty();
    assertThat(desk.state(id)).isEqualTo(HireState.REVIEWED);
  }

  /** Then only a person can tell what became of it, and nobody is asked for a yes to nothing. */
  @Test
  void anInvitationWithoutAnAnswerIsLookedForInJustworks() {
    String id = desk.reviewed("Lola Lost");
    desk.faults("onboarding PUT /v1/pending-hires/*/invitation cut=at-once");
    assertThat(catchThrowable(() -> desk.invite(id, Route.API))).isInstanceOf(Failure.class);
    takeAway("login");
    Run run = desk.lvjw("invite", id, "--route", "api");
    assertThat(run.exit()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(run.err()).contains("look in Justworks", "--confirm").doesNotContain("--yes");
  }

  /** Nothing would be sent: then nothing is missing. */
  @Test
  void whatIsSentAlreadyNeedsNoLogin() {
    String id = desk.reviewed("Ivy Invited");
    assertThat(desk.invite(id, Route.API).ending()).isEqualTo(InviteHires.Ending.INVITED);
    takeAway("login");
    assertThat(desk.invite(id, Route.API).ending()).isEqualTo(InviteHires.Ending.ALREADY);
  }
}
