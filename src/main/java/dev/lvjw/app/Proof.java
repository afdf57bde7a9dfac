package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.http.Refused;
import dev.lvjw.lever.LeverGateway;
import dev.lvjw.oauth.ApiKey;
import dev.lvjw.oauth.OAuthProvider;
import dev.lvjw.oauth.Scope;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** That a connection works is shown by calls, not by having got tokens. */
final class Proof {
  private final Workspace workspace;
  private final Prompter prompter;

  Proof(Workspace workspace) {
    this.workspace = workspace;
    this.prompter = workspace.prompter();
  }

  /**
   * Uses the stored login at Lever for each permission, and says what was granted and what works.
   *
   * @throws Failure when Lever can't be reached or doesn't take the login; (not allowed) when it
   *     refuses what lvjw can't do without
   */
  void lever() {
    workspace.lever().prove();
    OAuthProvider provider = workspace.leverProvider();
    Login login = workspace.credentials().login(provider.key()).orElseThrow(() -> ended(provider));
    connected(provider, login);
    tried(provider, login);
  }

  /**
   * Uses the stored login at Lever for each permission, and says what works.
   *
   * @throws Failure as {@link #lever}
   */
  void leverPermits() {
    OAuthProvider provider = workspace.leverProvider();
    tried(
        provider, workspace.credentials().login(provider.key()).orElseThrow(() -> ended(provider)));
  }

  private void tried(OAuthProvider provider, Login login) {
    List<Scope> granted = provider.scopes().stream().filter(s -> has(login, s)).toList();
    Map<String, Boolean> found = permits(workspace.lever(), granted);
    List<Scope> refused =
        granted.stream().filter(scope -> !found.getOrDefault(scope.name(), true)).toList();
    if (refused.isEmpty()) {
      prompter.say(
          "Tried with a call each: " + names(granted, s -> found.containsKey(s.name())) + ".");
      return;
    }
    prompter.say("Granted, but refused when tried: " + names(refused, scope -> true) + ".");
    if (refused.stream().anyMatch(Scope::required)) {
      throw new Failure(
          ExitCode.NOT_ALLOWED,
          "permission_missing",
          provider.name()
              + " granted "
              + names(refused, Scope::required)
              + ", but refuses it when tried: the person who logged in may not do it.",
          "a Super Admin must log in: lvjw connect " + provider.key());
    }
  }

  /**
   * Tries an API key before it is kept.
   *
   * @throws Failure (login needed) when Lever doesn't take the key; (not allowed) when it lacks a
   *     permission that lvjw can't do without
   */
  void apiKey(String key) {
    LeverGateway lever =
        LeverGateway.of(
            workspace.transport(),
            new ApiKey(key),
            workspace.settings().uri(Setting.LEVER_API_URL),
            workspace.settings().number(Setting.LEVER_RATE));
    try {
      Map<String, Boolean> found = keyPermits(lever);
      prompter.say("Connected to Lever by its API key.");
      prompter.say(
          "Tried with a call each: "
              + names(
                  workspace.leverProvider().scopes(),
                  scope -> found.getOrDefault(scope.name(), false))
              + ".");
      if (!found.getOrDefault("confidential:access:admin", false)) {
        prompter.say("Confidential hires stay invisible: the key was made without that access.");
      }
    } catch (Refused e) {
      if (e.status() != 401) {
        throw e;
      }
      throw new Failure(
              ExitCode.LOGIN_NEEDED,
              "api_key_refused",
              "Lever doesn't accept this API key.",
              "lvjw connect lever --api-key-file FILE")
          .causedBy(e);
    }
  }

  /**
   * Tries what the API key in use may do.
   *
   * @throws Failure (not allowed) when it lacks a permission that lvjw can't do without
   */
  void keyPermits() {
    Map<String, Boolean> found = keyPermits(workspace.lever());
    prompter.say(found.size() + " permissions of Lever's API key tried with a call each.");
  }

  private Map<String, Boolean> keyPermits(LeverGateway lever) {
    List<Scope> scopes = workspace.leverProvider().scopes();
    Map<String, Boolean> found = permits(lever, scopes);
    List<String> lacking =
        scopes.stream()
            .filter(scope -> scope.required() && !found.getOrDefault(scope.name(), true))
            .map(Scope::name)
            .toList();
    if (!lacking.isEmpty()) {
      throw new Failure(
          ExitCode.NOT_ALLOWED,
          "permission_missing",
          "This API key doesn't have the permissions for " + String.join(", ", lacking) + ".",
          "make a key with them in Lever, then: lvjw connect lever --api-key-file FILE");
    }
    return found;
  }

  /** What could be tried, by the scope's name. */
  private static Map<String, Boolean> permits(LeverGateway lever, List<Scope> scopes) {
    return lever.permits(scopes.stream().map(Scope::name).toList());
  }

  /**
   * Uses the stored login at Justworks, names the company, and says what was granted.
   *
   * @throws Failure when Justworks can't be reached or doesn't take the login
   */
  void justworks() {
    String company = workspace.justworks().company().name();
    OAuthProvider provider = workspace.justworksProvider();
    // Only the name changes: the call may have renewed the tokens, and so may another lvjw.
    Login named =
        workspace
            .credentials()
            .updateLogin(
                provider.key(),
                login -> login.withAccount(Optional.of(company).filter(name -> !name.isEmpty())))
            .orElseThrow(() -> ended(provider));
    connected(provider, named);
    manageEmployees();
  }

  /**
   * Says who has the permission "Manage employees". Only the onboarding API tells; Justworks' own
   * doesn't (justworks-api reference §1.3).
   */
  void manageEmployees() {
    if (workspace.settings().find(Setting.JUSTWORKS_ONBOARDING_URL).isEmpty()) {
      prompter.say("Not checked: \"Manage employees\". Justworks' API doesn't tell who has it.");
      return;
    }
    try {
      int admins = workspace.onboarding().admins().size();
      prompter.say(
          switch (admins) {
            case 0 ->
                "Nobody at the company has \"Manage employees\": nobody can send an invitation.";
            case 1 -> "One admin has \"Manage employees\".";
            default -> admins + " admins have \"Manage employees\".";
          });
    } catch (Failure failure) {
      prompter.say("Not checked: \"Manage employees\". " + failure.message());
    }
  }

  private static Failure ended(OAuthProvider provider) {
    return new Failure(
        ExitCode.LOGIN_NEEDED,
        "login_needed",
        "The login at " + provider.name() + " was ended while it was being tried.",
        "lvjw connect " + provider.key());
  }

  private void connected(OAuthProvider provider, Login login) {
    prompter.say(
        "Connected to "
            + provider.name()
            + login.account().map(account -> ", account " + account).orElse("")
            + ".");
    prompter.say("Granted: " + names(provider.scopes(), scope -> has(login, scope)) + ".");
    for (Scope scope : provider.scopes()) {
      if (!has(login, scope)) {
        prompter.say(
            "Not granted: "
                + scope.name()
                + (scope.required() ? "; lvjw can't " : " (optional); lvjw can't ")
                + scope.reason()
                + ".");
      }
    }
  }

  private static boolean has(Login login, Scope scope) {
    return login.scopes().contains(scope.name());
  }

  private static String names(List<Scope> scopes, Predicate<Scope> which) {
    List<String> names = scopes.stream().filter(which).map(Scope::name).toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
