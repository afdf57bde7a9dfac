package dev.lvjw.cli;

import dev.lvjw.app.VerifyWebhook;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Prose;
import dev.lvjw.terminal.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    footer = {
      "",
      "Needs lvjw webhook listen to run behind the webhook's address, on this",
      "profile.",
    })
final class WebhookVerifyCommand implements Subcommand {
  private final Session session;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "Try again for so long (default: 10m on a terminal).")
  @Nullable String wait;

  WebhookVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    VerifyWebhook.Proof proof = new VerifyWebhook(session.workspace()).run(Waits.of(wait, session));
    Table.Builder table = Table.of("STEP", "DONE", "SEEN");
    proof.steps().forEach(s -> table.row(s.name(), s.done() ? "yes" : "not yet", s.message()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verified", proof.verified());
    json.put(
        "steps",
        proof.steps().stream()
            .map(s -> Map.of("name", s.name(), "done", s.done(), "message", s.message()))
            .toList());
    json.put("lastDeliveryAt", proof.lastDeliveryAt());
    Table all = table.build();
    return proof.verified()
        ? Outcome.of(json, all, Prose.begin().text("Verified\n").table(all).build())
        : Outcome.of(json, all).but(VerifyWebhook.unproved(proof));
  }
}
