package dev.lvjw.cli;

import dev.lvjw.terminal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A command line split into the words that name a command and the rest, without building a command.
 *
 * @param path the longest run of words that the catalog knows
 * @param rest all other arguments, in their order
 * @param stray the first word where a command's name was expected but isn't known
 */
record Words(List<String> path, List<String> rest, Optional<String> stray) {
  private static final Set<String> OPTIONS_WITH_VALUE = Set.of("--profile", "-o", "--output");

  static Words of(String[] args, Catalog catalog) {
    List<String> path = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    Optional<String> stray = Optional.empty();
    boolean naming = true;
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (!naming) {
        rest.add(arg);
      } else if (arg.startsWith("-")) {
        rest.add(arg);
        if (OPTIONS_WITH_VALUE.contains(arg) && i + 1 < args.length) {
          rest.add(args[++i]);
        }
      } else {
        List<String> longer = new ArrayList<>(path);
        longer.add(arg);
        if (catalog.knows(longer)) {
          path = longer;
        } else {
          rest.add(arg);
          if (!catalog.isCommand(path)) {
            stray = Optional.of(arg);
          }
          naming = false;
        }
      }
    }
    return new Words(List.copyOf(path), List.copyOf(rest), stray);
  }

  boolean has(String... names) {
    return rest.stream().anyMatch(Set.of(names)::contains);
  }

  /** The output format as far as it can be told before the command is parsed. */
  Format format() {
    for (int i = 0; i < rest.size(); i++) {
      String arg = rest.get(i);
      String value =
          (arg.equals("-o") || arg.equals("--output")) && i + 1 < rest.size()
              ? rest.get(i + 1)
              : arg.startsWith("--output=")
                  ? arg.substring("--output=".length())
                  : arg.matches("-o=?[a-zA-Z]+") ? arg.replaceFirst("-o=?", "") : "";
      if (value.toLowerCase(Locale.ROOT).equals("json")) {
        return Format.JSON;
      }
    }
    return Format.TABLE;
  }
}
