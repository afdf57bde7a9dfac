package dev.lvjw.terminal;

import dev.lvjw.app.Prompter;

/**
 * Words at the end that Ctrl-C brings: Java ends the process with 130 by itself, but without a
 * word.
 */
final class LastWords implements Prompter.Farewell {
  private final Thread atExit;

  LastWords(Prompter prompter, String words) {
    // An empty line first: the terminal shows ^C where the cursor stood.
    atExit =
        new Thread(
            () -> {
              prompter.say("");
              prompter.say(words);
            });
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** It ended by itself: no farewell. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      // The process is being ended: the words are being said.
    }
  }
}
