package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.lever.Webhook;
import dev.lvjw.store.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Creates our webhook at Lever if it isn't there, and guides to the switch that no API moves. */
public final class EnableWebhook {
  static final String EVENT = "candidateHired";

  private final Workspace workspace;
  private final Prompter prompter;

  public EnableWebhook(Workspace workspace) {
    this.workspace = workspace;
    this.prompter = workspace.prompter();
  }

  /**
   * Creates the webhook, or finds it.
   *
   * @param url the public address; empty for {@code webhook.url}
   * @param wait how long to wait for a delivery from Lever; empty: not at all
   * @throws Failure (needs person) when the wait ends without one
   */
  public void run(Optional<String> url, Optional<Duration> wait) {
    URI address =
        url.map(this::unguessable)
            .or(() -> workspace.settings().find(Setting.WEBHOOK_URL))
            .map(URI::create)
            .orElseThrow(
                () ->
                    Failure.usage(
                        "Lever needs a public address to deliver to",
                        "lvjw webhook enable --url https://YOUR-HOST/PATH"));
    ensure(address);
    if (url.isPresent()) {
      workspace.settings().set(Setting.WEBHOOK_URL, address.toString());
    }
    guide();
    if (wait.isPresent()) {
      await(wait.get());
    }
  }

  /** An address without a path gets one that strangers can't guess. */
  private String unguessable(String url) {
    Setting.WEBHOOK_URL
        .kind()
        .problem(url.strip())
        .ifPresent(
            problem -> {
              throw Failure.usage("--url " + problem, "lvjw webhook enable --url https://…");
            });
    URI given = URI.create(url.strip());
    String path = given.getRawPath() == null ? "" : given.getRawPath();
    if (path.length() > 1) {
      return url;
    }
    String origin = url.strip().replaceFirst("/+$", "");
    Optional<String> known =
        WebhookState.of(workspace)
            .registered()
            .map(WebhookState.Registered::url)
            .filter(ours -> ours.startsWith(origin + "/lever/"));
    if (known.isPresent()) {
      return known.get();
    }
    byte[] random = new byte[12];
    workspace.host().random().nextBytes(random);
    return origin + "/lever/" + HexFormat.of().formatHex(random);
  }

  private void ensure(URI address) {
    List<Webhook> ours =
        workspace.lever().webhooks().stream()
            .filter(webhook -> webhook.event().equals(EVENT))
            .filter(webhook -> isOurs(webhook, address))
            .toList();
    Optional<WebhookState.Registered> known = WebhookState.of(workspace).registered();
    boolean usable =
        ours.size() == 1
            && ours.get(0).url().equals(address.toString())
            && known.filter(k -> k.id().equals(ours.get(0).id())).isPresent()
            && workspace.credentials().secret(Setting.LEVER_SIGNATURE_TOKEN).isPresent();
    if (usable) {
      prompter.say("The webhook is there already: " + address);
      return;
    }
    // Its signature token is told only at creation: one whose token isn't here can't be used.
    ours.forEach(webhook -> workspace.lever().deleteWebhook(webhook.id()));
    create(address);
  }

  /** Ours by its id or by its address. */
  private boolean isOurs(Webhook webhook, URI address) {
    return webhook.url().equals(address.toString())
        || WebhookState.of(workspace)
            .registered()
            .filter(known -> known.id().equals(webhook.id()))
            .isPresent();
  }

  private void create(URI address) {
    Webhook created = workspace.lever().createWebhook(EVENT, address, List.of());
    // Known from here on, whatever happens next: revoke must find it.
    WebhookState.created(
        workspace, new WebhookState.Registered(created.id(), address.toString(), workspace.now()));
    workspace.credentials().removeSecret(Setting.LEVER_SIGNATURE_TOKEN);
    String token =
        created
            .signatureToken()
            .or(
                () ->
                    prompter.askSecret(
                        "Lever gave no signature token; paste the one its webhooks page shows:",
                        "lvjw config set lever.signatureToken"))
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.NEEDS_PERSON,
                        "no_signature_token",
                        "without the signature token every delivery is refused",
                        "lvjw config set lever.signatureToken"));
    workspace.credentials().saveSecret(Setting.LEVER_SIGNATURE_TOKEN, token);
    new Book(workspace).journal("webhook-created", Optional.of("Lever"));
    prompter.say("Step 2 of 3: the webhook is created: " + address);
  }

  private void guide() {
    prompter.say("Step 3 of 3: switch it on. No API can do that; a Super Admin of Lever must:");
    prompter.say("  Settings > Integrations and API > Webhooks > Candidate Hired: switch on,");
    prompter.say("  expand it (^), click Verify Connection. lvjw webhook listen must be running.");
    URI page = Pages.leverWebhooks(workspace);
    prompter.say("  " + page);
    if (prompter.interactive()) {
      workspace.host().browse(page);
    }
  }

  private void await(Duration wait) {
    boolean proved =
        new Waiting(workspace.host())
            .until(
                wait,
                () ->
                    WebhookState.of(workspace)
                        .proof()
                        .filter(WebhookState.Proof::fromLever)
                        .isPresent());
    if (!proved) {
      throw new Failure(
          ExitCode.NEEDS_PERSON,
          "webhook_unproved",
          "the webhook is created, but nothing has arrived from Lever yet",
          "lvjw webhook verify");
    }
    prompter.say("Verified: a delivery from Lever arrived.");
  }
}
