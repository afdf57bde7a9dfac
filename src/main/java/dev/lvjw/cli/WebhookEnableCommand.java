package dev.lvjw.cli;

import dev.lvjw.app.EnableWebhook;
import dev.lvjw.app.WebhookState;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command
final class WebhookEnableCommand implements Subcommand {
  private final Session session;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The public address of lvjw webhook listen; kept as webhook.url.")
  @Nullable String url;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "Wait so long for a delivery from Lever (default: 10m on a terminal).")
  @Nullable String wait;

  WebhookEnableCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    new EnableWebhook(session.workspace()).run(Optional.ofNullable(url), Waits.of(wait, session));
    WebhookState state = WebhookState.of(session.workspace());
    return Outcome.of(
        StatusView.json(state),
        Table.of("WHAT", "STATE")
            .row("Webhook", state.registered().map(WebhookState.Registered::url).orElse("none"))
            .row("Proved", state.proved() ? "yes" : "not yet: lvjw webhook verify")
            .build());
  }
}
