package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.oauth.OAuthProvider;
import dev.lvjw.oauth.Scope;
import dev.lvjw.store.Setting;
import java.util.Optional;

/**
 * The app that a login is made by: what to register, ready to paste, and the id and secret that the
 * provider gives for it.
 */
final class AppRegistration {
  /** Lever takes 20 to 140 characters (lever-api reference §1). */
  static final String DESCRIPTION = "Brings hires from Lever to Justworks, from the command line";

  private static final String NAME = "lvjw";

  private final Workspace workspace;
  private final Prompter prompter;

  AppRegistration(Workspace workspace) {
    this.workspace = workspace;
    this.prompter = workspace.prompter();
  }

  void showLever() {
    OAuthProvider provider = workspace.leverProvider();
    say(
        """
        Step 1 of 3: connect Lever. A Super Admin of Lever must do this.
        Register an app first, in Lever: Settings > Integrations and API > API Credentials > OAuth.
          Name:         %s
          Description:  %s
          Callback URL: %s
          Scopes:       %s
        """
            .formatted(NAME, DESCRIPTION, provider.redirectUri(), provider.scopeParameter()));
  }

  /** The mail to their partner team: Justworks' own people make the app. */
  void showJustworks() {
    OAuthProvider provider = workspace.justworksProvider();
    say(
        """
        Justworks, optional: with access to its Partner API, lvjw checks departments, offices,
        managers and duplicates, and sees who has arrived. Without it everything else works.
        To get access, write to partner-api@justworks.com:
          We use lvjw, a command-line tool, to bring hires from Lever to Justworks for our own
          company. Please create an OAuth app for us.
          App name: %s. Redirect URI: %s. Scopes: %s.
        """
            .formatted(NAME, provider.redirectUri(), provider.scopeParameter()));
  }

  /**
   * Lists the permissions, then makes sure that id and secret are there: asked for and kept when
   * they aren't set.
   *
   * @return the provider with its app
   * @throws Failure (needs person) when nobody can answer; (usage) when nothing is answered
   */
  OAuthProvider ready(Connect.Side side) {
    OAuthProvider provider = side.provider(workspace);
    prompter.say("lvjw will ask for these permissions:");
    for (Scope scope : provider.scopes()) {
      prompter.say(
          "  " + scope.name() + (scope.required() ? "" : " (optional)") + ": " + scope.reason());
    }
    Setting id = provider.clientIdSetting();
    if (provider.clientId().isEmpty()) {
      workspace
          .settings()
          .set(id, answer(prompter.ask(provider.name() + " client id:", set(id)), id));
    }
    Setting secret = provider.clientSecretSetting();
    if (workspace.credentials().secret(secret).isEmpty()) {
      Optional<String> typed = prompter.askSecret(provider.name() + " client secret:", set(secret));
      workspace.credentials().saveSecret(secret, answer(typed, secret));
    }
    return side.provider(workspace);
  }

  private static String answer(Optional<String> answer, Setting setting) {
    return answer.orElseThrow(
        () ->
            new Failure(
                ExitCode.USAGE, "setting_missing", setting.key() + " is not set", set(setting)));
  }

  static String set(Setting setting) {
    return "lvjw config set " + setting.key() + (setting.secret() ? "" : " VALUE");
  }

  private void say(String block) {
    block.lines().forEach(prompter::say);
  }
}
