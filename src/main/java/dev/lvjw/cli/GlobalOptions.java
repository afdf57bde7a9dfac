package dev.lvjw.cli;

import dev.lvjw.terminal.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class GlobalOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile to work in (default: default).")
  @Nullable String profile;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "How data is written: table, json or csv (default: table).")
  Format output = Format.TABLE;

  @Option(names = "--no-input", description = "Never ask; fail where an answer is needed.")
  boolean noInput;

  @Option(names = "--no-color", description = "No colors; NO_COLOR is honoured too.")
  boolean noColor;

  @Option(
      names = "-v",
      description = "Say more; -vv also shows each HTTP request, without values, and stack traces.")
  boolean[] verbose = new boolean[0];

  @Option(
      names = {"-q", "--quiet"},
      description = "Say less: no words on stderr but failures.")
  boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;
}
