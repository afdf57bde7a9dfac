package dev.lvjw.app;

import java.net.URI;
import java.util.Optional;

/** How a use case talks with the person who started it. Without a terminal nobody answers. */
public interface Prompter {
  /** Whether somebody can answer. */
  boolean interactive();

  /** A line of words; silenced by {@code -q}. */
  void say(String line);

  /** A page that the person must open themselves: on a line of its own, flushed. */
  void hand(URI page);

  /**
   * Asks for a line of text.
   *
   * @param instead the option that gives the answer without a terminal
   * @return empty for an empty answer
   * @throws dev.lvjw.Failure when nobody can answer
   */
  Optional<String> ask(String question, String instead);

  /** Asks for a secret, without echo; like {@link #ask}. */
  Optional<String> askSecret(String question, String instead);

  /**
   * What was typed or piped in since the last time, for those who wait for several things at once:
   * without asking and without waiting; empty where nothing was. The end of input says nothing.
   */
  Optional<String> typed();

  /** Whether {@link #typed} may read at all. */
  boolean hears();

  /** Puts a text on the clipboard of a terminal that lets programs do so; else nothing happens. */
  default void copy(String text) {}

  /** Words said until it is closed, should the person end the process with Ctrl-C. */
  interface Farewell extends AutoCloseable {
    @Override
    void close();
  }

  /** Begins to have such words; without them a process that is ended ends in silence. */
  default Farewell farewell(String words) {
    return () -> {};
  }

  /** Asks for a yes; like {@link #ask}. */
  boolean confirm(String question, String instead);
}
