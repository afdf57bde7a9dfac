package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.oauth.BrowserLogin;
import dev.lvjw.oauth.OAuthProvider;
import dev.lvjw.oauth.Scope;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The set-up: logs in to Lever and, where there is API access, to Justworks; creates the webhook.
 */
public final class Connect {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Workspace workspace;
  private final Prompter prompter;

  public Connect(Workspace workspace) {
    this.workspace = workspace;
    this.prompter = workspace.prompter();
  }

  /** A provider to log in to. */
  public enum Side {
    LEVER,
    JUSTWORKS
  }

  /**
   * Logs in.
   *
   * @param named the side that was asked for; empty for both, Justworks only if somebody wants it
   * @param noBrowser show the address instead of opening it
   * @throws Failure when a login that was asked for can't be proved
   */
  public void run(Optional<Side> named, boolean noBrowser) {
    Set<Side> sides = named.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(Side.class));
    if (sides.contains(Side.LEVER)) {
      lever(noBrowser);
    }
    if (sides.contains(Side.JUSTWORKS) && (named.isPresent() || wantsJustworks())) {
      justworks(noBrowser);
    }
    askWhomToTell();
    if (sides.contains(Side.LEVER) && workspace.settings().find(Setting.WEBHOOK_URL).isPresent()) {
      new EnableWebhook(workspace).run(Optional.empty(), Optional.empty());
    }
  }

  private void lever(boolean noBrowser) {
    OAuthProvider provider = workspace.leverProvider();
    say(
        """
        Step 1 of 3: connect Lever. A Super Admin of Lever must do this.
        Register an app first, in Lever: Settings > Integrations and API > API Credentials > OAuth.
          Name:         lvjw
          Description:  Brings hires from Lever to Justworks, from the command line
          Callback URL: %s
        """
            .formatted(provider.redirectUri()));
    login(provider, noBrowser);
    workspace.lever().prove();
    connected(provider, workspace.credentials().login(provider.key()).orElseThrow());
  }

  private boolean wantsJustworks() {
    say(
        """
        Justworks, optional: with access to its Partner API, lvjw checks departments, offices,
        managers and duplicates, and sees who has arrived. Without it everything else works.
        To get access, write to partner-api@justworks.com:
          We use lvjw, a command-line tool, to bring hires from Lever to Justworks for our own
          company. Please create an OAuth app for us.
          App name: lvjw. Redirect URI: %s. Scopes: %s.
        """
            .formatted(
                workspace.justworksProvider().redirectUri(),
                workspace.justworksProvider().scopeParameter()));
    if (!prompter.interactive()) {
      prompter.say("Skipped. Later: lvjw connect justworks");
      return false;
    }
    return prompter.confirm(
        "Log in to Justworks now? (no API access: skip)", "lvjw connect justworks");
  }

  private void justworks(boolean noBrowser) {
    OAuthProvider provider = workspace.justworksProvider();
    login(provider, noBrowser);
    String company = workspace.justworks().company().name();
    // Read again: the call may have renewed the tokens.
    Login login = workspace.credentials().login(provider.key()).orElseThrow();
    Login named =
        new Login(
            login.accessToken(),
            login.refreshToken(),
            login.accessExpiresAt(),
            login.refreshedAt(),
            login.connectedAt(),
            login.scopes(),
            Optional.of(company).filter(name -> !name.isEmpty()),
            login.clientId());
    workspace.credentials().saveLogin(provider.key(), named);
    connected(provider, named);
  }

  private void login(OAuthProvider asked, boolean noBrowser) {
    prompter.say("lvjw will ask for these permissions; register the app with them:");
    for (Scope scope : asked.scopes()) {
      prompter.say(
          "  " + scope.name() + (scope.required() ? "" : " (optional)") + ": " + scope.reason());
    }
    OAuthProvider provider = withApp(asked);
    try (BrowserLogin login =
        BrowserLogin.start(workspace.host(), provider, workspace.tokenEndpoint(provider))) {
      show(login.authorizeUri(), provider, noBrowser);
      workspace.credentials().saveLogin(provider.key(), login.await(PATIENCE));
    }
  }

  private void show(URI page, OAuthProvider provider, boolean noBrowser) {
    if (!noBrowser && workspace.host().browse(page)) {
      prompter.say("Your browser shows " + provider.name() + "'s consent page. If not, open:");
    } else {
      int port = provider.redirectUri().getPort();
      prompter.say("If your browser is on another machine, run this there first:");
      prompter.say(
          "  ssh -L " + port + ":localhost:" + port + " " + workspace.actor() + "@THIS-MACHINE");
      prompter.say("Open this page in your browser and accept:");
    }
    prompter.hand(page);
  }

  /** The app's id and secret: asked for and kept when they aren't set. */
  private OAuthProvider withApp(OAuthProvider provider) {
    Setting id = provider.clientIdSetting();
    if (provider.clientId().isEmpty()) {
      String answer = answer(prompter.ask(provider.name() + " client id:", set(id)), id);
      workspace.settings().set(id, answer);
    }
    Setting secret = provider.clientSecretSetting();
    if (workspace.credentials().secret(secret).isEmpty()) {
      String answer =
          answer(prompter.askSecret(provider.name() + " client secret:", set(secret)), secret);
      workspace.credentials().saveSecret(secret, answer);
    }
    return provider.key().equals("lever")
        ? workspace.leverProvider()
        : workspace.justworksProvider();
  }

  private static String set(Setting setting) {
    return "lvjw config set " + setting.key() + (setting.secret() ? "" : " VALUE");
  }

  private static String answer(Optional<String> answer, Setting setting) {
    return answer.orElseThrow(
        () ->
            new Failure(
                ExitCode.USAGE, "setting_missing", setting.key() + " is not set", set(setting)));
  }

  private void connected(OAuthProvider provider, Login login) {
    prompter.say(
        "Connected to "
            + provider.name()
            + login.account().map(account -> ", account " + account).orElse("")
            + ".");
    List<String> missing =
        provider.scopes().stream()
            .map(Scope::name)
            .filter(scope -> !login.scopes().contains(scope))
            .toList();
    if (!missing.isEmpty()) {
      prompter.say("Not granted: " + String.join(", ", missing));
    }
    new Book(workspace).journal("connected", Optional.of(provider.name()));
  }

  private void askWhomToTell() {
    while (prompter.interactive() && workspace.settings().emails(Setting.NOTIFY_TO).isEmpty()) {
      Optional<String> answer =
          prompter.ask(
              "Who is told of a new hire? E-mail addresses, separated by commas (empty: nobody)",
              set(Setting.NOTIFY_TO));
      if (answer.isEmpty()) {
        return;
      }
      try {
        workspace.settings().set(Setting.NOTIFY_TO, answer.get());
      } catch (Failure failure) {
        if (failure.exit() != ExitCode.USAGE) {
          throw failure;
        }
        prompter.say(failure.message());
      }
    }
  }

  private void say(String block) {
    block.lines().forEach(prompter::say);
  }

  /** What is left of the set-up, as commands to type. */
  public List<String> stepsLeft() {
    List<String> steps = new ArrayList<>();
    WebhookState webhook = WebhookState.of(workspace);
    if (webhook.registered().isEmpty()) {
      steps.add("lvjw webhook enable --url https://YOUR-HOST/PATH (optional: sync polls anyway)");
    } else if (!webhook.proved()) {
      steps.add("lvjw webhook verify (with lvjw webhook listen running)");
    }
    if (workspace.settings().emails(Setting.NOTIFY_TO).isEmpty()) {
      steps.add("lvjw config set notify.to ADDRESS (who is told of a new hire)");
    }
    if (workspace.settings().find(Setting.NOTIFY_SMTP_HOST).isEmpty()) {
      steps.add("lvjw config set notify.smtp.host HOST");
    }
    steps.add("lvjw sync");
    return steps;
  }
}
