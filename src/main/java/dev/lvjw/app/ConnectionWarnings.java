package dev.lvjw.app;

import dev.lvjw.oauth.LoginLife;
import dev.lvjw.oauth.OAuthProvider;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Marks;
import dev.lvjw.store.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What works today and will not, or not wholly: a login near its end, and hires that Lever keeps
 * back. {@code status} always shows it; {@code sync} says it once, or once a day.
 */
public final class ConnectionWarnings {
  private static final String CONFIDENTIAL = "confidential_not_read";
  private static final String CONFIDENTIAL_REFUSED = "lever.confidentialRefused";
  private static final String SAID = "warned.";
  private static final Duration SAY_AGAIN = Duration.ofDays(1);

  private final Workspace workspace;

  ConnectionWarnings(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A warning.
   *
   * @param code a stable word for scripts
   * @param message one sentence
   * @param next the command that mends it
   */
  public record Warning(String code, String message, String next) {}

  /** All there are. */
  List<Warning> all() {
    List<Warning> warnings = new ArrayList<>();
    boolean key = workspace.credentials().secret(Setting.LEVER_API_KEY).isPresent();
    if (!key) {
      ending(workspace.leverProvider()).ifPresent(warnings::add);
    }
    ending(workspace.justworksProvider()).ifPresent(warnings::add);
    if (confidentialKeptBack(key)) {
      warnings.add(
          new Warning(
              CONFIDENTIAL,
              "Confidential hires are not read: "
                  + (key
                      ? "the API key has no access to confidential data, which is given when a key"
                          + " is made."
                      : "the login at Lever lacks the scope " + LeverScopes.CONFIDENTIAL + "."),
              key ? "lvjw config set lever.apiKey" : "lvjw connect lever"));
    }
    return warnings;
  }

  /** Those that nobody was told of lately; from now on they count as said. */
  List<Warning> due() {
    List<Warning> due = all().stream().filter(this::due).toList();
    for (Warning warning : due) {
      workspace
          .database()
          .update(session -> new Marks(session).set(markOf(warning), workspace.now().toString()));
    }
    return due;
  }

  /** Keeps whether Lever refused to show confidential hires in the sync that just ended. */
  void confidentialRefused(boolean refused) {
    workspace
        .database()
        .update(session -> new Marks(session).set(CONFIDENTIAL_REFUSED, String.valueOf(refused)));
  }

  private boolean confidentialKeptBack(boolean key) {
    boolean connected = key || workspace.credentials().login("lever").isPresent();
    return connected
        && (!new LeverScopes(workspace).confidential()
            || workspace.mark(CONFIDENTIAL_REFUSED).filter("true"::equals).isPresent());
  }

  private Optional<Warning> ending(OAuthProvider provider) {
    LoginLife life = LoginLife.of(provider);
    return workspace
        .credentials()
        .login(provider.key())
        .filter(login -> !login.dead(workspace.now()) && life.ending(login, workspace.now()))
        .map(login -> warning(provider, life.end(login), login));
  }

  private Warning warning(OAuthProvider provider, Instant end, Login login) {
    String how =
        login.refreshToken().isEmpty()
            ? " can't be renewed and ends on "
            : end.isAfter(workspace.now()) ? " ends on " : " should have ended on ";
    return new Warning(
        provider.key() + "_login_ends",
        "The login at "
            + provider.name()
            + how
            + end.atZone(ZoneOffset.UTC).toLocalDate()
            + "; log in again before.",
        "lvjw connect " + provider.key());
  }

  private boolean due(Warning warning) {
    Optional<Instant> said = workspace.mark(markOf(warning)).map(Instant::parse);
    return warning.code().equals(CONFIDENTIAL)
        ? said.isEmpty()
        : said.filter(at -> at.plus(SAY_AGAIN).isAfter(workspace.now())).isEmpty();
  }

  private static String markOf(Warning warning) {
    return SAID + warning.code();
  }
}
