package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.oauth.LoginLife;
import dev.lvjw.oauth.OAuthProvider;
import dev.lvjw.oauth.Scope;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Setting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is connected and what is missing, from what is stored here: no network. */
public final class ReadStatus {
  private final Workspace workspace;

  public ReadStatus(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The state of the whole connection. */
  public enum State {
    /** No live login at Lever. */
    DISCONNECTED,
    /** Something that was begun is not whole. */
    INCOMPLETE,
    /** Works by polling; there is no webhook. */
    CONNECTED_POLLING,
    /** Works, with a proved webhook. */
    CONNECTED;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A login.
   *
   * @param expiresAt when the login ends by what the provider publishes, unless it is used
   */
  public record Side(
      boolean connected,
      Optional<String> account,
      List<String> scopesMissing,
      Optional<Instant> expiresAt) {}

  /**
   * @param justworksSkipped nobody ever logged in to Justworks
   * @param lastRun the last sync that came to an end, if any did since lvjw notes it
   * @param lastSuccessAt when the last one that left nothing undone began
   * @param schedule what lvjw has the system run it by, in words
   * @param next the commands that are left
   * @param warnings what works today and will not, or not wholly
   */
  public record Status(
      State state,
      Side lever,
      Side justworks,
      boolean justworksSkipped,
      Route route,
      WebhookState webhook,
      Optional<LastRun> lastRun,
      Optional<Instant> lastSuccessAt,
      boolean overdue,
      Optional<String> schedule,
      List<String> next,
      List<ConnectionWarnings.Warning> warnings) {}

  /**
   * Checks that the logins work.
   *
   * @return what keeps one from working: a login that is needed, a provider that can't be reached,
   *     or something that a person must look at
   */
  public Optional<Failure> check() {
    try {
      workspace.lever().prove();
      if (workspace.credentials().secret(Setting.LEVER_API_KEY).isPresent()) {
        new Proof(workspace).keyPermits();
      } else {
        new Proof(workspace).leverPermits();
      }
      if (workspace.credentials().login("justworks").isPresent()) {
        workspace.justworks().company();
        new Proof(workspace).manageEmployees();
      }
      return Optional.empty();
    } catch (Failure failure) {
      return switch (failure.exit()) {
        case REFUSED, NOT_ALLOWED, NOT_FOUND ->
            Optional.of(
                new Failure(
                        ExitCode.NEEDS_PERSON,
                        failure.code(),
                        failure.message(),
                        failure.next().orElse("lvjw status"))
                    .causedBy(failure));
        case LOGIN_NEEDED, UNREACHABLE -> Optional.of(failure);
        default -> throw failure;
      };
    }
  }

  public Status read() {
    Side lever = lever();
    Optional<Login> there = workspace.credentials().login("justworks");
    Side justworks = side(workspace.justworksProvider(), there);
    WebhookState webhook = WebhookState.of(workspace);
    Optional<Instant> last = workspace.mark(SyncHires.LAST_SUCCESS).map(Instant::parse);
    Optional<Schedule> schedule = Schedule.of(workspace);
    boolean overdue = Schedule.overdue(schedule, last, workspace.now());
    Optional<LastRun> lastRun = LastRun.of(workspace);
    State state = state(lever, justworks, there.isEmpty(), webhook);
    return new Status(
        state,
        lever,
        justworks,
        there.isEmpty(),
        workspace.defaultRoute(),
        webhook,
        lastRun,
        last,
        overdue,
        schedule.map(Schedule::words),
        next(state, lever, justworks, webhook),
        warnings(overdue, schedule, lastRun));
  }

  private List<ConnectionWarnings.Warning> warnings(
      boolean overdue, Optional<Schedule> schedule, Optional<LastRun> lastRun) {
    List<ConnectionWarnings.Warning> warnings =
        new ArrayList<>(new ConnectionWarnings(workspace).all());
    if (overdue) {
      warnings.add(
          new ConnectionWarnings.Warning(
              "sync_overdue",
              schedule
                      .map(
                          one ->
                              "No sync has succeeded lately, though one should: "
                                  + one.words()
                                  + ".")
                      .orElse("No sync has succeeded for more than a day, and lvjw schedules none.")
                  + lastRun.filter(run -> !run.well()).map(ReadStatus::failed).orElse(""),
              schedule.isPresent() ? "lvjw sync" : "lvjw schedule install"));
    }
    return warnings;
  }

  private static String failed(LastRun run) {
    return " The last one ran at "
        + run.startedAt().truncatedTo(ChronoUnit.SECONDS)
        + " and ended with exit code "
        + run.exit().number()
        + ".";
  }

  private Side lever() {
    if (workspace.credentials().secret(Setting.LEVER_API_KEY).isPresent()) {
      return new Side(true, Optional.of("API key"), List.of(), Optional.empty());
    }
    return side(workspace.leverProvider(), workspace.credentials().login("lever"));
  }

  private Side side(OAuthProvider provider, Optional<Login> login) {
    LoginLife life = LoginLife.of(provider);
    Optional<Instant> end = login.map(life::end);
    boolean connected = end.filter(at -> at.isAfter(workspace.now())).isPresent();
    return new Side(
        connected,
        login.flatMap(Login::account),
        connected
            ? provider.missing(login.orElseThrow().scopes()).stream().map(Scope::name).toList()
            : List.of(),
        end);
  }

  private static State state(Side lever, Side justworks, boolean skipped, WebhookState webhook) {
    if (!lever.connected()) {
      return State.DISCONNECTED;
    }
    boolean incomplete =
        !lever.scopesMissing().isEmpty()
            || !justworks.scopesMissing().isEmpty()
            || (!skipped && !justworks.connected())
            || (webhook.registered().isPresent() && !webhook.proved());
    if (incomplete) {
      return State.INCOMPLETE;
    }
    return webhook.registered().isPresent() ? State.CONNECTED : State.CONNECTED_POLLING;
  }

  private List<String> next(State state, Side lever, Side justworks, WebhookState webhook) {
    return switch (state) {
      case DISCONNECTED -> List.of("lvjw connect lever");
      case INCOMPLETE -> {
        if (!lever.scopesMissing().isEmpty()) {
          yield List.of("lvjw connect lever");
        }
        boolean justworksFirst =
            !justworks.scopesMissing().isEmpty()
                || (!justworks.connected()
                    && workspace.credentials().login("justworks").isPresent());
        yield justworksFirst
            ? List.of("lvjw connect justworks")
            : List.of("lvjw webhook listen", "lvjw webhook verify");
      }
      case CONNECTED_POLLING, CONNECTED -> List.of();
    };
  }
}
