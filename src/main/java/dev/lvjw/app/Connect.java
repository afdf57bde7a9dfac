package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.oauth.OAuthProvider;
import dev.lvjw.oauth.TwoStepLogin;
import dev.lvjw.store.Setting;
import dev.lvjw.store.Settings;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The set-up: logs in to Lever and, where there is API access, to Justworks; creates the webhook.
 */
public final class Connect {
  private final Workspace workspace;
  private final Prompter prompter;
  private Optional<Failure> webhookFailure = Optional.empty();

  public Connect(Workspace workspace) {
    this.workspace = workspace;
    this.prompter = workspace.prompter();
  }

  /** A provider to log in to. */
  public enum Side {
    LEVER,
    JUSTWORKS;

    /** The word on the command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    OAuthProvider provider(Workspace workspace) {
      return switch (this) {
        case LEVER -> workspace.leverProvider();
        case JUSTWORKS -> workspace.justworksProvider();
      };
    }
  }

  /**
   * A login that was begun.
   *
   * @param page to open
   * @param until when its answer is no longer taken
   */
  public record Begun(Side side, URI page, Instant until) {}

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
    if (sides.contains(Side.JUSTWORKS) && wantsJustworks(named.isPresent())) {
      login(Side.JUSTWORKS, noBrowser);
    }
    goOn(sides);
  }

  /**
   * Begins a login that {@link #complete} ends in another run.
   *
   * @param named empty for Lever
   * @return empty where there is nothing to log in for: an API key of Lever's is set, and proved
   * @throws Failure as {@link #apiKey} where a key is set
   */
  public Optional<Begun> begin(Optional<Side> named) {
    Side side = named.orElse(Side.LEVER);
    if (side == Side.LEVER && provedByKey()) {
      return Optional.empty();
    }
    showRegistration(side);
    OAuthProvider provider = new AppRegistration(workspace).ready(side);
    TwoStepLogin.Begun begun = twoSteps().begin(provider);
    prompter.say(
        "Open the page in a browser and accept. Then give lvjw the address that the browser was");
    prompter.say(
        "sent to (it need not load), within 10 minutes, on stdin: lvjw connect "
            + side.word()
            + " --complete -");
    return Optional.of(new Begun(side, begun.authorizeUri(), begun.until()));
  }

  /**
   * Ends a login that {@link #begin} began. Where an API key of Lever's has been set meanwhile, the
   * key is proved instead and no login is kept.
   *
   * @param named empty for the side that the answer belongs to
   * @param source the file that holds the address the browser was sent to, or {@code -} for stdin
   * @throws Failure as {@link TwoStepLogin#complete}, or when the login can't be proved
   */
  public void complete(Optional<Side> named, String source) {
    String redirect =
        new Incoming(workspace)
            .text(source, "The address that the browser was sent to", "--complete");
    TwoStepLogin twoSteps = twoSteps();
    String key = twoSteps.providerOf(named.map(Side::word), redirect);
    Side side = named.orElseGet(() -> Side.valueOf(key.toUpperCase(Locale.ROOT)));
    if (side == Side.LEVER && provedByKey()) {
      return;
    }
    OAuthProvider provider = side.provider(workspace);
    workspace
        .credentials()
        .saveLogin(
            provider.key(),
            twoSteps.complete(provider, workspace.tokenEndpoint(provider), redirect));
    proved(side);
    goOn(EnumSet.of(side));
  }

  /**
   * Takes an API key of Lever's in place of a login, once it is proved.
   *
   * @param source the file that holds it, or {@code -} for stdin
   * @throws Failure when Lever doesn't take it, or it lacks a permission; nothing is kept then
   */
  public void apiKey(String source) {
    sayLimits();
    String key = new Incoming(workspace).secret(source, "Lever API key", "--api-key-file");
    Setting.LEVER_API_KEY
        .kind()
        .problem(key)
        .ifPresent(
            problem -> {
              throw Failure.usage(
                  "The API key " + problem + ".", "lvjw connect lever --api-key-file FILE");
            });
    new Proof(workspace).apiKey(key);
    workspace.credentials().saveSecret(Setting.LEVER_API_KEY, key);
    new Book(workspace).journal("connected", Optional.of("Lever, API key"));
    if (workspace.credentials().origin(Setting.LEVER_API_KEY) == Settings.Origin.ENVIRONMENT) {
      prompter.say(
          "Kept, but " + Setting.LEVER_API_KEY.variable() + " is set too and comes before it.");
    }
    goOn(EnumSet.of(Side.LEVER));
  }

  /** Lever's own words about keys (lever-api reference §1, API key alternative). */
  private void sayLimits() {
    prompter.say("An API key of Lever's is for a customer's own internal workflows; anything made");
    prompter.say(
        "for others must log in. A Super Admin makes it in Lever: Settings > Integrations");
    prompter.say("and API > API Credentials, with a permission for each endpoint:");
    workspace.leverProvider().scopes().stream()
        .filter(scope -> !scope.name().equals("offline_access"))
        .forEach(
            scope ->
                prompter.say(
                    "  "
                        + scope.name().replaceFirst(":admin$", "")
                        + (scope.required() ? "" : " (optional)")
                        + ": "
                        + scope.reason()));
    prompter.say(
        "Access to confidential data can be given only when the key is made. A key has no");
    prompter.say("end: delete it in Lever when lvjw is no longer used. It names no account.");
  }

  private void lever(boolean noBrowser) {
    if (!provedByKey()) {
      login(Side.LEVER, noBrowser);
    }
  }

  /** A key that is set comes before any login: it is said, and the key is proved instead. */
  private boolean provedByKey() {
    Optional<String> key = workspace.credentials().secret(Setting.LEVER_API_KEY);
    if (key.isEmpty()) {
      return false;
    }
    prompter.say("lever.apiKey is set, so it is used and no login is needed. To log in instead:");
    prompter.say(
        workspace.credentials().origin(Setting.LEVER_API_KEY) == Settings.Origin.ENVIRONMENT
            ? "  unset " + Setting.LEVER_API_KEY.variable() + " and its _FILE"
            : "  lvjw config unset lever.apiKey");
    new Proof(workspace).apiKey(key.get());
    return true;
  }

  /** Without API access, which few have, skipping is the answer that nothing is lost by. */
  private boolean wantsJustworks(boolean named) {
    if (named) {
      return true;
    }
    new AppRegistration(workspace).showJustworks();
    if (!prompter.interactive()) {
      prompter.say("Skipped. Later: lvjw connect justworks");
      return false;
    }
    return prompter.confirm(
        "Log in to Justworks now? (no API access: skip)", "lvjw connect justworks");
  }

  private void login(Side side, boolean noBrowser) {
    showRegistration(side);
    OAuthProvider provider = new AppRegistration(workspace).ready(side);
    workspace
        .credentials()
        .saveLogin(provider.key(), new LoginDialog(workspace).run(provider, !noBrowser));
    proved(side);
  }

  /** Once Justworks has made an app for the company, its mail is no news. */
  private void showRegistration(Side side) {
    AppRegistration registration = new AppRegistration(workspace);
    switch (side) {
      case LEVER -> registration.showLever();
      case JUSTWORKS -> {
        if (workspace.justworksProvider().clientId().isEmpty()) {
          registration.showJustworks();
        }
      }
    }
  }

  private void proved(Side side) {
    switch (side) {
      case LEVER -> new Proof(workspace).lever();
      case JUSTWORKS -> new Proof(workspace).justworks();
    }
    new Book(workspace).journal("connected", Optional.of(side.provider(workspace).name()));
  }

  /** What follows the logins. */
  private void goOn(Set<Side> sides) {
    askWhomToTell();
    if (!sides.contains(Side.LEVER)) {
      return;
    }
    if (workspace.settings().find(Setting.WEBHOOK_URL).isPresent()) {
      enableWebhook(Optional.empty());
    } else {
      askForTheReceiver().ifPresent(url -> enableWebhook(Optional.of(url)));
    }
  }

  /** Lever can deliver only where the internet reaches; most machines are not such a place. */
  private Optional<String> askForTheReceiver() {
    return prompter.interactive()
        ? prompter.ask(
            "Public https address of this machine, for Lever's webhook (empty: none, sync polls)",
            "lvjw webhook enable --url https://YOUR-HOST/PATH")
        : Optional.empty();
  }

  /** The logins are proved by now: what keeps the webhook back is a step left, no failure. */
  private void enableWebhook(Optional<String> url) {
    try {
      new EnableWebhook(workspace).run(url, Optional.empty());
    } catch (Failure failure) {
      switch (failure.exit()) {
        case NOT_ALLOWED, NOT_FOUND, UNREACHABLE, REFUSED, NEEDS_PERSON, USAGE -> {
          webhookFailure = Optional.of(failure);
          prompter.say("The webhook is not ready: " + failure.message());
        }
        default -> throw failure;
      }
    }
  }

  private TwoStepLogin twoSteps() {
    return new TwoStepLogin(workspace.host(), workspace.pendingLogins());
  }

  private void askWhomToTell() {
    while (prompter.interactive() && workspace.settings().emails(Setting.NOTIFY_TO).isEmpty()) {
      Optional<String> answer =
          prompter.ask(
              "Who is told of a new hire? E-mail addresses, separated by commas (empty: nobody)",
              AppRegistration.set(Setting.NOTIFY_TO));
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

  /** What is left of the set-up, as commands to type. */
  public List<String> stepsLeft() {
    List<String> steps = new ArrayList<>();
    WebhookState webhook = WebhookState.of(workspace);
    if (webhookFailure.isPresent()) {
      webhookFailure.flatMap(Failure::next).ifPresent(steps::add);
      steps.add("lvjw webhook enable (it did not work just now)");
    } else if (webhook.registered().isEmpty()) {
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
