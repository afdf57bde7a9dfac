package dev.lvjw.cli;

import java.util.List;
import java.util.function.Function;

/**
 * A command in the catalog. Only the chosen one is created, so that start-up pays for one command.
 *
 * @param path the words that name it, such as {@code pending list}
 * @param summary one line for the help
 */
record Entry(String path, String summary, Function<Session, Subcommand> create) {
  List<String> words() {
    return List.of(path.split(" "));
  }
}
