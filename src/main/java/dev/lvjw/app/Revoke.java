package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Setting;
import dev.lvjw.store.Settings;
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

  public Report run(Optional<Connect.Side> named) {
    Set<Connect.Side> sides =
        named.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(Connect.Side.class));
    if (sides.contains(Connect.Side.LEVER)) {
      lever();
    }
    if (sides.contains(Connect.Side.JUSTWORKS)) {
      justworks();
    }
    if (!left.isEmpty() && workspace.prompter().interactive()) {
      workspace.host().browse(left.get(0).page());
    }
    return new Report(List.copyOf(done), List.copyOf(failed), List.copyOf(left));
  }

  private void lever() {
    if (WebhookState.of(workspace).registered().isPresent()) {
      deleteWebhook();
    }
    workspace.credentials().removeSecret(Setting.LEVER_SIGNATURE_TOKEN);
    if (workspace.credentials().login("lever").isPresent()) {
      workspace.credentials().removeLogin("lever");
      done.add("wiped the tokens of Lever");
      left.add(
          new Click(
              "In Lever: Settings > Integrations and API > Authorized Apps > lvjw > Revoke access",
              Pages.leverAuthorizedApps(workspace)));
      journal("Lever");
    }
    if (workspace.credentials().origin(Setting.LEVER_API_KEY) == Settings.Origin.PROFILE) {
      workspace.credentials().removeSecret(Setting.LEVER_API_KEY);
      done.add("wiped the API key of Lever");
      journal("Lever, API key");
    }
  }

  private void deleteWebhook() {
    WebhookState.Registered webhook = WebhookState.of(workspace).registered().orElseThrow();
    try {
      workspace.lever().deleteWebhook(webhook.id());
      done.add("deleted the webhook at Lever");
    } catch (Failure failure) {
      failed.add("the webhook at Lever could not be deleted: " + failure.message());
      left.add(
          new Click(
              "In Lever: Settings > Integrations and API > Webhooks > Candidate Hired: switch off"
                  + " or delete "
                  + webhook.url(),
              Pages.leverWebhooks(workspace)));
    }
    WebhookState.removed(workspace);
  }

  private void justworks() {
    Optional<Login> login = workspace.credentials().login("justworks");
    if (login.isEmpty()) {
      return;
    }
    try {
      workspace.tokenEndpoint(workspace.justworksProvider()).revoke(login.get());
      done.add("revoked both tokens at Justworks");
    } catch (Failure failure) {
      failed.add("the tokens could not be revoked at Justworks: " + failure.message());
    }
    workspace.credentials().removeLogin("justworks");
    done.add("wiped the tokens of Justworks");
    journal("Justworks");
  }

  private void journal(String side) {
    new Book(workspace).journal("revoked", Optional.of(side));
  }
}
