package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.lever.Webhook;
import dev.lvjw.store.Inbox;
import dev.lvjw.store.Setting;
import dev.lvjw.webhook.Probe;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves the way from the public address to the inbox: Lever has the webhook, a signed probe sent
 * to the public address is accepted, and it lies in the inbox. A delivery from Lever proves more:
 * that its switch is on.
 */
public final class VerifyWebhook {
  private final Workspace workspace;

  public VerifyWebhook(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A step of the proof.
   *
   * @param done whether it holds
   * @param message what was seen
   */
  public record Step(String name, boolean done, String message) {}

  /**
   * @param steps in order; the first that isn't done is the failing one
   */
  public record Proof(boolean verified, List<Step> steps, Optional<Instant> lastDeliveryAt) {}

  /**
   * Verifies, again and again until it succeeds or the wait is over.
   *
   * @param wait empty: once
   */
  public Proof run(Optional<Duration> wait) {
    Proof[] last = {once()};
    if (!last[0].verified() && wait.isPresent()) {
      new Waiting(workspace.host())
          .until(
              wait.get(),
              () -> {
                last[0] = once();
                return last[0].verified();
              });
    }
    return last[0];
  }

  private Proof once() {
    List<Step> steps = new ArrayList<>();
    WebhookState state = WebhookState.of(workspace);
    Optional<WebhookState.Registered> webhook = registered(state, steps);
    boolean reached = webhook.isPresent() && reached(webhook.get(), steps);
    if (!reached && state.registered().isPresent()) {
      WebhookState.disproved(workspace);
    }
    WebhookState now = WebhookState.of(workspace);
    boolean fromLever = now.proof().filter(WebhookState.Proof::fromLever).isPresent();
    if (reached) {
      steps.add(
          new Step(
              "delivery from Lever",
              fromLever,
              fromLever
                  ? "Lever has delivered: its switch is on, or its Verify Connection arrived"
                  : "none yet: only a delivery shows that Candidate Hired is switched on in Lever ("
                      + Pages.leverWebhooks(workspace)
                      + ")"));
    }
    return new Proof(reached, List.copyOf(steps), now.lastDeliveryAt());
  }

  private Optional<WebhookState.Registered> registered(WebhookState state, List<Step> steps) {
    String name = "webhook at Lever";
    if (state.registered().isEmpty()) {
      steps.add(new Step(name, false, "none was created: lvjw webhook enable"));
      return Optional.empty();
    }
    List<String> there = workspace.lever().webhooks().stream().map(Webhook::id).toList();
    boolean exists = there.contains(state.registered().get().id());
    steps.add(
        new Step(
            name,
            exists,
            exists ? "Lever has it" : "Lever doesn't have it any more: lvjw webhook enable"));
    return exists ? state.registered() : Optional.empty();
  }

  private boolean reached(WebhookState.Registered webhook, List<Step> steps) {
    URI address = URI.create(webhook.url());
    if ("http".equals(address.getScheme())) {
      steps.add(
          new Step(
              "DNS and TLS",
              true,
              "don't apply: the address is on this machine, Lever itself accepts only https"));
    }
    Optional<String> token = workspace.credentials().secret(Setting.LEVER_SIGNATURE_TOKEN);
    if (token.isEmpty()) {
      steps.add(new Step("signature token", false, "it isn't here: lvjw webhook enable"));
      return false;
    }
    Probe probe = Probe.make(workspace.host(), token.get());
    Step sent =
        switch (probe.send(body -> workspace.transport().post(address, body))) {
          case Probe.Delivered delivered when delivered.accepted() ->
              new Step("signed probe", true, "the receiver at " + address + " accepted it");
          case Probe.Delivered(int status) ->
              new Step(
                  "signed probe",
                  false,
                  address + " answered " + status + ": is lvjw webhook listen behind it?");
          case Probe.Undelivered(Failure reason) ->
              new Step(
                  "signed probe",
                  false,
                  reason.message() + " Is lvjw webhook listen running behind " + address + "?");
        };
    steps.add(sent);
    if (!sent.done()) {
      return false;
    }
    boolean stored = workspace.inbox().arrived(Inbox.Kind.PROBE, probe.nonce()).isPresent();
    steps.add(
        new Step(
            "inbox",
            stored,
            stored
                ? "the probe lies in the inbox that sync reads"
                : "another profile or machine took the probe; sync here won't see deliveries"));
    if (stored) {
      WebhookState.probed(workspace, workspace.now());
    }
    return stored;
  }

  /** The failure of a proof that didn't succeed. */
  public static Failure unproved(Proof proof) {
    Step failing = proof.steps().stream().filter(step -> !step.done()).findFirst().orElseThrow();
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "webhook_unproved",
        "not verified; the failing step is: " + failing.name() + ": " + failing.message(),
        "lvjw webhook listen (in another terminal), then lvjw webhook verify");
  }
}
