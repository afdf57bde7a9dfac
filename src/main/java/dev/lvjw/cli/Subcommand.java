package dev.lvjw.cli;

import dev.lvjw.terminal.Outcome;

/**
 * One command: its fields are options, its one method calls a use case and returns what there is to
 * show. It prints nothing itself.
 */
interface Subcommand {
  Outcome run();
}
