package dev.lvjw;

import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Everything lvjw takes from the machine it runs on. The only ways to streams, environment, clock,
 * sleep, randomness, user and browser, so that a test or {@code lvjw demo} can put others in their
 * place.
 */
public interface Host {
  /** Where data goes. */
  PrintStream out();

  /** Where words for people go. */
  PrintStream err();

  InputStream in();

  Map<String, String> environment();

  /** {@code $HOME}, else {@code user.home}. */
  Path home();

  /** The folder relative paths start from. */
  Path workingDirectory();

  /** The name of the operating system's user, recorded as the actor in the journal. */
  String user();

  /** The machine's name, for lines that people paste elsewhere; empty where it isn't known. */
  Optional<String> machineName();

  /** UTC. */
  Clock clock();

  /** Waits; returns early by {@link InterruptedException} only. */
  void sleep(Duration duration) throws InterruptedException;

  /** Cryptographically strong: states, verifiers and tokens come from here. */
  RandomGenerator random();

  /** Whether a person sits in front of both input and output. */
  boolean interactive();

  /** Whether stdout is a terminal. */
  boolean outputIsTerminal();

  /** How many columns the terminal on stdout has; empty where there is none or it can't be told. */
  default OptionalInt columns() {
    return OptionalInt.empty();
  }

  /** Whether stderr is a terminal, as far as can be told. */
  default boolean errorIsTerminal() {
    return interactive();
  }

  /** Asks without echo; empty where there is no terminal or at end of input. */
  Optional<String> readSecret(String prompt);

  /**
   * Opens a page in the person's browser.
   *
   * @return whether a browser was started
   */
  boolean browse(URI page);

  /**
   * Stops the process as Ctrl-Z does, until its shell continues it. Where there is no shell to do
   * that nothing happens.
   */
  default void suspend() {}

  /** The machine lvjw runs on, for {@code Main}. */
  static Host system() {
    return new SystemHost();
  }
}
