package dev.lvjw.cli;

import dev.lvjw.app.ReceiveDeliveries;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    footer = {
      "",
      "Runs until it is stopped. Put it behind your tunnel or reverse proxy: Lever",
      "delivers to https addresses only.",
    })
final class WebhookListenCommand implements Subcommand {
  private final Session session;

  @Option(
      names = "--bind",
      paramLabel = "HOST:PORT",
      description = "Where to listen (default: webhook.bind).")
  @Nullable String bind;

  @Option(names = "--sync", description = "Sync after each event instead of leaving it to cron.")
  boolean sync;

  WebhookListenCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    new ReceiveDeliveries(session.workspace())
        .run(
            Optional.ofNullable(bind),
            sync,
            url ->
                session.show(
                    Outcome.of(
                        Map.of("url", url.toString()),
                        Table.EMPTY,
                        "Listening on " + url + ". Stop with Ctrl-C.")));
    return Outcome.silent();
  }
}
