package dev.lvjw;

/**
 * The exit codes of lvjw. Declared here only; {@code lvjw help exit-codes} and the docs are
 * derived.
 */
public enum ExitCode {
  DONE(0, "done"),
  UNEXPECTED(1, "unexpected: a defect in lvjw or something it could not foresee"),
  USAGE(2, "the command line or a value in it is wrong"),
  LOGIN_NEEDED(3, "a login is missing, dead or was never made"),
  NOT_ALLOWED(4, "the login lacks a permission or scope"),
  NOT_FOUND(5, "no such hire, setting or object"),
  UNREACHABLE(6, "the network or a provider is down"),
  REFUSED(7, "a provider refused what was asked"),
  PARTLY_DONE(8, "partly done; the rest is listed"),
  NEEDS_PERSON(9, "a person must act first"),
  LOCAL_DATA(10, "local data: disk full, damaged database, unsafe credentials file"),
  LOCKED(75, "another run holds the lock"),
  INTERRUPTED(130, "interrupted (Ctrl-C)"),
  TERMINATED(143, "terminated (SIGTERM)");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The number the process ends with. */
  public int number() {
    return number;
  }

  /** One line for people. */
  public String meaning() {
    return meaning;
  }
}
