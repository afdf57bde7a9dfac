package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.ReadStatus;
import dev.lvjw.terminal.Outcome;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command
final class StatusCommand implements Subcommand {
  private final Session session;

  @Option(
      names = "--check",
      description = "Ask Lever and Justworks whether the logins really work.")
  boolean check;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    ReadStatus reader = new ReadStatus(session.workspace());
    Optional<Failure> failed = check ? reader.check() : Optional.empty();
    ReadStatus.Status status = reader.read();
    Outcome outcome = StatusView.of(status);
    if (failed.isPresent()) {
      return outcome.but(failed.get());
    }
    return check && status.state() == ReadStatus.State.INCOMPLETE
        ? outcome.but(incomplete(status))
        : outcome;
  }

  private static Failure incomplete(ReadStatus.Status status) {
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "incomplete",
        "the connection is not complete",
        String.join(", then ", status.next()));
  }
}
