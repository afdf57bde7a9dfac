package dev.lvjw.cli;

/** How commands that take an id explain it. */
final class HireId {
  /** What names one hire. */
  static final String MEANING =
      "its id or the beginning of it (4 characters or more), or its home e-mail.";

  private HireId() {}
}
