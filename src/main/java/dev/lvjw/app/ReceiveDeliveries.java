package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.store.Inbox;
import dev.lvjw.store.Setting;
import dev.lvjw.webhook.PemIdentity;
import dev.lvjw.webhook.Receiver;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Listens for Lever's deliveries until it is stopped. */
public final class ReceiveDeliveries {
  private static final String DEFAULT_PATH = "/lever";
  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  private final Workspace workspace;

  public ReceiveDeliveries(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * PEM files.
   *
   * @param certificate the chain, the server's own first
   */
  public record Tls(Path certificate, Path key) {}

  /**
   * Listens; returns only by a failure.
   *
   * @param bind {@code HOST:PORT}; empty for {@code webhook.bind}
   * @param tls certificate and key for https; empty for http behind a tunnel or proxy
   * @param sync whether each event is followed by a sync in this process
   * @param ready told the local address once deliveries are taken
   * @throws Failure (needs person) without a signature token; (usage) when the address is taken;
   *     (interrupted) when the thread is
   */
  public void run(Optional<String> bind, Optional<Tls> tls, boolean sync, Consumer<URI> ready) {
    if (signatureTokens().isEmpty()) {
      throw new Failure(
          ExitCode.NEEDS_PERSON,
          "no_signature_token",
          "lever.signatureToken is not set: without it no delivery can be trusted",
          "lvjw webhook enable");
    }
    Semaphore events = new Semaphore(0);
    Receiver.Settings settings =
        new Receiver.Settings(
            address(bind), path(), tls.map(pem -> PemIdentity.load(pem.certificate(), pem.key())));
    try (Receiver receiver =
        Receiver.start(
            workspace.host(),
            settings,
            this::signatureTokens,
            workspace.inbox(),
            answer -> told(answer, events))) {
      ready.accept(receiver.url());
      // What the inbox already holds is dealt with at once.
      events.release();
      while (true) {
        events.acquire();
        events.drainPermits();
        if (sync && !synced()) {
          workspace.host().sleep(TRY_AGAIN);
          events.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(
              ExitCode.INTERRUPTED, "interrupted", "stopped listening", "lvjw webhook listen")
          .causedBy(e);
    }
  }

  private List<String> signatureTokens() {
    return workspace.credentials().secret(Setting.LEVER_SIGNATURE_TOKEN).stream().toList();
  }

  private InetSocketAddress address(Optional<String> bind) {
    String text = bind.orElseGet(() -> workspace.settings().get(Setting.WEBHOOK_BIND));
    Setting.WEBHOOK_BIND
        .kind()
        .problem(text)
        .ifPresent(
            problem -> {
              throw Failure.usage("--bind " + problem, "lvjw webhook listen --bind 127.0.0.1:8977");
            });
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon).replaceAll("[\\[\\]]", ""),
        Integer.parseInt(text.substring(colon + 1)));
  }

  private String path() {
    return workspace
        .settings()
        .find(Setting.WEBHOOK_PATH)
        .or(
            () ->
                workspace
                    .settings()
                    .find(Setting.WEBHOOK_URL)
                    .map(url -> URI.create(url).getRawPath()))
        .filter(path -> !path.isEmpty())
        .orElse(DEFAULT_PATH);
  }

  private void told(Receiver.Answer answer, Semaphore events) {
    Prompter prompter = workspace.prompter();
    switch (answer) {
      case Receiver.Answer.Accepted(Inbox.Kind kind, Inbox.Receipt receipt) -> {
        prompter.say(words(kind) + (receipt == Inbox.Receipt.REPEATED ? ", a repeat" : ""));
        if (kind == Inbox.Kind.EVENT) {
          events.release();
        }
      }
      case Receiver.Answer.Refused(var reason) ->
          prompter.say("Refused a request: " + reason.word());
      case Receiver.Answer.NotStored(Failure reason) ->
          prompter.say("A delivery could not be stored: " + reason.message());
    }
  }

  private static String words(Inbox.Kind kind) {
    return switch (kind) {
      case EVENT -> "An event from Lever arrived";
      case TEST -> "Lever's Verify Connection arrived";
      case PROBE -> "lvjw's own probe arrived";
    };
  }

  /** With settings and logins as they are now: this process may live for months. */
  private boolean synced() {
    try (Workspace fresh = workspace.fresh()) {
      SyncHires.Report report = new SyncHires(fresh).run(SyncHires.Reach.ORDINARY);
      workspace.prompter().say("Synced: " + report.found() + " new");
      report.problems().forEach(p -> workspace.prompter().say("  " + p.message()));
      return true;
    } catch (Failure failure) {
      workspace.prompter().say("Not synced: " + failure.message());
      return false;
    }
  }
}
