package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.ReceiveDeliveries;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Table;
import java.nio.file.Path;
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

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Serve https with this certificate chain (PEM).")
  @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The key that belongs to --tls-cert (PEM).")
  @Nullable Path key;

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
            tls(),
            sync,
            url ->
                session.show(
                    Outcome.of(
                        Map.of("url", url.toString()),
                        Table.EMPTY,
                        "Listening on " + url + ". Stop with Ctrl-C.")));
    return Outcome.silent();
  }

  private Optional<ReceiveDeliveries.Tls> tls() {
    if (certificate == null && key == null) {
      return Optional.empty();
    }
    if (certificate == null || key == null) {
      throw Failure.usage(
          "--tls-cert and --tls-key go together",
          "lvjw webhook listen --tls-cert FILE --tls-key FILE");
    }
    Path folder = session.host().workingDirectory();
    return Optional.of(new ReceiveDeliveries.Tls(folder.resolve(certificate), folder.resolve(key)));
  }
}
