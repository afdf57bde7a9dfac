package dev.lvjw.terminal;

/** How a command's data is written to stdout. */
public enum Format {
  TABLE,
  JSON,
  CSV
}
