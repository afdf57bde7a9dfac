package dev.lvjw;

import java.util.Optional;

/**
 * Something that went wrong and that the person in front of the terminal can act on. It carries
 * what the failure report prints: a code for scripts, one sentence, the next command to type, and
 * the exit code. Messages never hold secrets or personal data. Subclasses add what a caller may
 * react to, never another way to report it.
 */
public class Failure extends RuntimeException {
  private final ExitCode exit;
  private final String code;
  private final Optional<String> next;

  /**
   * @param exit what the process ends with
   * @param code a stable word for scripts, in snake_case
   * @param message one sentence: what happened and why
   * @param next the command to type next, or what to do
   */
  public Failure(ExitCode exit, String code, String message, String next) {
    this(exit, code, message, Optional.of(next), Optional.empty());
  }

  /** For subclasses and {@link #causedBy}. */
  protected Failure(
      ExitCode exit,
      String code,
      String message,
      Optional<String> next,
      Optional<Throwable> cause) {
    super(message, cause.orElse(null));
    this.exit = exit;
    this.code = code;
    this.next = next;
  }

  /** A wrong command line or value in it. */
  public static Failure usage(String message, String next) {
    return new Failure(ExitCode.USAGE, "usage", message, next);
  }

  /** The same failure, remembering what raised it; only {@code -vv} shows it. */
  public Failure causedBy(Throwable cause) {
    return new Failure(exit, code, message(), next, Optional.of(cause));
  }

  public ExitCode exit() {
    return exit;
  }

  public String code() {
    return code;
  }

  /** The sentence; never null, unlike {@link #getMessage()}. */
  public String message() {
    return String.valueOf(getMessage());
  }

  public Optional<String> next() {
    return next;
  }
}
