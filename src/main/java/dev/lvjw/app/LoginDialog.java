package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.oauth.BrowserLogin;
import dev.lvjw.oauth.OAuthProvider;
import dev.lvjw.store.Credentials.Login;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One login as a person goes through it: the page, the way back from it, the wait. */
final class LoginDialog {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Of an OpenSSH session: client's address and port, server's address and port. */
  private static final String SSH_CONNECTION = "SSH_CONNECTION";

  private final Workspace workspace;
  private final Prompter prompter;

  LoginDialog(Workspace workspace) {
    this.workspace = workspace;
    this.prompter = workspace.prompter();
  }

  /**
   * @param open whether to open the page; if that doesn't work it is shown instead
   * @throws Failure as {@link BrowserLogin} does; (needs person) when no answer can come in
   */
  Login run(OAuthProvider provider, boolean open) {
    if (!provider.redirectsHere() && !prompter.hears()) {
      throw new Failure(
          ExitCode.NEEDS_PERSON,
          "no_terminal",
          "nobody can paste the answer here, and "
              + provider.redirectUri()
              + " is not on this machine",
          "lvjw connect " + provider.key() + " --print-url");
    }
    try (BrowserLogin login =
        BrowserLogin.start(workspace.host(), provider, workspace.tokenEndpoint(provider))) {
      boolean opened = open && workspace.host().browse(login.authorizeUri());
      show(login.authorizeUri(), provider, opened);
      return login.await(PATIENCE, paste(opened));
    }
  }

  private void show(URI page, OAuthProvider provider, boolean opened) {
    if (opened) {
      prompter.say("Your browser shows " + provider.name() + "'s consent page. If not, open:");
      prompter.hand(page);
    } else {
      if (provider.redirectsHere()) {
        prompter.say("If your browser is on another machine, run this there first:");
        prompter.say("  " + tunnel(provider.redirectUri()));
      }
      prompter.say("Open this page in your browser and accept, within 5 minutes:");
      prompter.hand(page);
      if (prompter.hears()) {
        prompter.say(
            provider.redirectsHere()
                ? "Or, if the browser then finds no page at "
                    + provider.redirectUri()
                    + ", paste the address it was sent to here:"
                : "Then paste the address that the browser was sent to here:");
      }
    }
  }

  /** The line that brings the browser's way back to this machine, as complete as it can be. */
  private String tunnel(URI redirect) {
    String[] session =
        workspace.host().environment().getOrDefault(SSH_CONNECTION, "").strip().split(" +");
    boolean ssh = session.length == 4;
    String machine = ssh ? session[2] : workspace.host().machineName().orElse("THIS-MACHINE");
    String port = ssh && !session[3].equals("22") ? "-p " + session[3] + " " : "";
    return "ssh -L %1$d:%2$s:%1$d %3$s%4$s@%5$s"
        .formatted(redirect.getPort(), redirect.getHost(), port, workspace.actor(), machine);
  }

  /** What somebody else pipes through an unattended run isn't read, unless a paste is wanted. */
  private BrowserLogin.Paste paste(boolean opened) {
    boolean wanted = prompter.interactive() || !opened;
    return new BrowserLogin.Paste() {
      @Override
      public Optional<String> typed() {
        return wanted ? prompter.typed() : Optional.empty();
      }

      @Override
      public void say(String words) {
        prompter.say(words);
      }
    };
  }
}
