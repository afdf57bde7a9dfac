package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Setting;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way out: deletes our webhook, revokes what has an endpoint, and wipes the tokens even when
 * the network is down. What only a click can do is named.
 */
public final class Revoke {
  private final Workspace workspace;
  private final List<String> done = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final List<Click> left = new ArrayList<>();

  public Revoke(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * @param done what was done
   * @param failed what a provider kept from being done
   * @param left what a person must still click, with the page
   */
  public record Report(List<String> done, List<String> failed, List<Click> left) {
    /** Present where a provider kept something from being done. */
    public Optional<Failure> failure() {
      return failed.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Failure(
                  ExitCode.PARTLY_DONE,
                  "partly_done",
                  "the tokens are wiped here, but " + String.join("; ", failed),
                  left.isEmpty()
                      ? "revoke the access on the provider's own pages"
                      : left.get(0).what() + ": " + left.get(0).page()));
    }
  }

  /** Something that no API does. */
  public record Click(String what, URI page) {}

  /**
   * Leaves one side or both; the data stays.
   *
   * @throws Failure (local data) when the credentials can't be changed
   */
  public Report run(Optional<Connect.Side> named) {
    leave(named);
    return report();
  }

  /**
   * Leaves, then deletes what is stored of this profile: hires, journal, inbox, cursors, logs.
   * Settings and client secrets stay.
   *
   * @param yes whether it was confirmed already
   * @throws Failure (needs person) when nobody confirms; (locked) when another run is at work;
   *     (usage) when a webhook would be left behind that nothing remembers
   */
  public Report runAndDeleteData(Optional<Connect.Side> named, boolean yes) {
    if (named.equals(Optional.of(Connect.Side.JUSTWORKS)) && registered().isPresent()) {
      throw Failure.usage(
          "With the data lvjw would forget its webhook at Lever, which would go on delivering.",
          "lvjw revoke --delete-data");
    }
    if (!yes) {
      confirm();
    }
    workspace.alone(
        () -> {
          leave(named);
          workspace.deleteData();
          done.add("deleted the data of the profile " + workspace.profile());
        });
    return report();
  }

  private void confirm() {
    String profile = workspace.profile();
    Optional<String> typed =
        workspace
            .prompter()
            .ask(
                "This deletes every hire and the journal of the profile "
                    + profile
                    + ". Type its name to go on:",
                "lvjw revoke --delete-data --yes");
    if (!typed.equals(Optional.of(profile))) {
      throw new Failure(
          ExitCode.NEEDS_PERSON,
          "not_confirmed",
          "That is not the name of the profile; nothing was revoked or deleted.",
          "lvjw revoke --delete-data");
    }
  }

  private void leave(Optional<Connect.Side> named) {
    Set<Connect.Side> sides =
        named.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(Connect.Side.class));
    if (sides.contains(Connect.Side.LEVER)) {
      lever();
    }
    if (sides.contains(Connect.Side.JUSTWORKS)) {
      justworks();
    }
  }

  /** The page of the click that is left is opened: that is what the person came for. */
  private Report report() {
    if (!left.isEmpty() && workspace.prompter().interactive()) {
      workspace.host().browse(left.get(0).page());
    }
    return new Report(List.copyOf(done), List.copyOf(failed), List.copyOf(left));
  }

  private void lever() {
    boolean reachable = registered().map(this::deleteWebhook).orElse(true);
    workspace.credentials().removeSecret(Setting.LEVER_SIGNATURE_TOKEN);
    workspace.pendingLogins().forget("lever");
    if (workspace.credentials().login("lever").isPresent()) {
      if (reachable) {
        askLeverToRevoke();
      }
      workspace.credentials().removeLogin("lever");
      done.add("wiped the tokens of Lever");
      left.add(
          new Click(
              "In Lever: Settings > Integrations and API > Authorized Apps > lvjw > Revoke access",
              Pages.leverAuthorizedApps(workspace)));
      journal("Lever");
    }
    leverApiKey();
  }

  /**
   * Best effort: it isn't known whether Lever has the endpoint, so that its no is none. The click
   * is left in either case.
   */
  private void askLeverToRevoke() {
    try {
      Login login = workspace.credentials().login("lever").orElseThrow();
      workspace.tokenEndpoint(workspace.leverProvider()).revoke(login);
      done.add("asked Lever to revoke the login");
    } catch (Failure failure) {
      if (failure.exit() == ExitCode.UNREACHABLE) {
        failed.add("Lever could not be asked to revoke the login: " + clause(failure));
      }
    }
  }

  private void leverApiKey() {
    switch (workspace.credentials().origin(Setting.LEVER_API_KEY)) {
      case PROFILE -> {
        workspace.credentials().removeSecret(Setting.LEVER_API_KEY);
        done.add("wiped the API key of Lever");
        left.add(
            new Click(
                "In Lever: Settings > Integrations and API > API Credentials: delete the key",
                Pages.leverApiCredentials(workspace)));
        journal("Lever, API key");
      }
      case ENVIRONMENT ->
          workspace
              .prompter()
              .say(
                  Setting.LEVER_API_KEY.variable()
                      + " or its _FILE is still set: lvjw uses that key as long as it is.");
      case DEFAULT, UNSET -> {}
    }
  }

  /** A database that can't be read keeps no token alive. */
  private Optional<WebhookState.Registered> registered() {
    try {
      return WebhookState.of(workspace).registered();
    } catch (Failure failure) {
      failed.add("whether there is a webhook can't be read: " + clause(failure));
      left.add(
          new Click(
              "In Lever: Settings > Integrations and API > Webhooks > Candidate Hired: delete"
                  + " lvjw's",
              Pages.leverWebhooks(workspace)));
      return Optional.empty();
    }
  }

  /**
   * @return whether Lever could be reached
   */
  private boolean deleteWebhook(WebhookState.Registered webhook) {
    boolean reachable = true;
    try {
      workspace.lever().deleteWebhook(webhook.id());
      done.add("deleted the webhook at Lever");
    } catch (Failure failure) {
      reachable = failure.exit() != ExitCode.UNREACHABLE;
      failed.add("the webhook at Lever could not be deleted: " + clause(failure));
      left.add(
          new Click(
              "In Lever: Settings > Integrations and API > Webhooks > Candidate Hired: switch off"
                  + " or delete "
                  + webhook.url(),
              Pages.leverWebhooks(workspace)));
    }
    WebhookState.removed(workspace);
    return reachable;
  }

  private void justworks() {
    workspace.pendingLogins().forget("justworks");
    Optional<Login> login = workspace.credentials().login("justworks");
    if (login.isEmpty()) {
      return;
    }
    try {
      workspace.tokenEndpoint(workspace.justworksProvider()).revoke(login.get());
      done.add("revoked both tokens at Justworks");
    } catch (Failure failure) {
      failed.add("the tokens could not be revoked at Justworks: " + clause(failure));
      left.add(
          new Click(
              "In Justworks: revoke lvjw's access, or ask partner-api@justworks.com to",
              workspace.justworksPage("/")));
    }
    workspace.credentials().removeLogin("justworks");
    done.add("wiped the tokens of Justworks");
    journal("Justworks");
  }

  private void journal(String side) {
    try {
      new Book(workspace).journal("revoked", Optional.of(side));
    } catch (Failure failure) {
      String said = "the journal could not be written: " + clause(failure);
      if (!failed.contains(said)) {
        failed.add(said);
      }
    }
  }

  /** What failed, to go on after. */
  private static String clause(Failure failure) {
    return failure.message().replaceFirst("\\.$", "");
  }
}
