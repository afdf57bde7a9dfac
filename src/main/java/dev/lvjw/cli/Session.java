package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.app.Prompter;
import dev.lvjw.app.Workspace;
import dev.lvjw.terminal.DisabledPrompter;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Output;
import dev.lvjw.terminal.Speech;
import dev.lvjw.terminal.TerminalPrompter;
import dev.lvjw.terminal.form.ReviewTerminal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of one command: its host, its global options, and the workspace once it is needed. */
final class Session implements AutoCloseable {
  private final Host host;
  private final GlobalOptions options;
  private String command = "";
  private @Nullable Workspace workspace;
  private @Nullable Prompter prompter;

  Session(Host host, GlobalOptions options) {
    this.host = host;
    this.options = options;
  }

  /** Says which command this is, for the journal: {@code pending dismiss}. */
  Session running(String path) {
    command = path;
    return this;
  }

  Host host() {
    return host;
  }

  Format format() {
    return options.output;
  }

  boolean quiet() {
    return options.quiet;
  }

  boolean verbose() {
    return options.verbose.length > 0;
  }

  Prompter prompter() {
    if (prompter == null) {
      Speech speech = new Speech(host.out(), host.err(), options.output, options.quiet);
      if (options.noInput) {
        prompter = new DisabledPrompter(speech);
      } else {
        prompter =
            host.interactive()
                ? new TerminalPrompter(host, speech)
                : new DisabledPrompter(speech, host.in());
      }
    }
    return prompter;
  }

  /** A form over the whole terminal; empty where nobody is there or the terminal can't draw one. */
  Optional<ReviewTerminal> form() {
    return prompter().interactive() && ReviewTerminal.drawsForms(host)
        ? Optional.of(new ReviewTerminal(host, !options.noColor))
        : Optional.empty();
  }

  /** Settings, credentials, database and gateways of the profile; each opened at first use. */
  Workspace workspace() {
    if (workspace == null) {
      workspace =
          Workspace.open(host, prompter(), profile(), options.verbose.length > 1)
              .running(("lvjw " + command).strip());
    }
    return workspace;
  }

  /** An empty name is most likely a variable of a script that is unset. */
  private String profile() {
    if (options.profile != null && options.profile.isBlank()) {
      throw Failure.usage("the profile's name is empty", "choose a name such as: --profile test");
    }
    return options.profile == null ? "" : options.profile;
  }

  /** Shows data before the command ends: a server that says where it listens. */
  void show(Outcome outcome) {
    new Output(host, options.output).write(outcome);
  }

  @Override
  public void close() {
    if (workspace != null) {
      workspace.close();
    }
  }
}
