package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.Version;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Outcome;
import dev.lvjw.terminal.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * One run of lvjw: finds the command, runs it, shows what it returns, and turns failures into words
 * and an exit code.
 */
public final class Lvjw {
  private Lvjw() {}

  /**
   * Runs a command line.
   *
   * @return the exit code of {@link dev.lvjw.ExitCode}
   */
  public static int run(String[] args, Host host) {
    Catalog catalog = Catalog.all();
    Words words = Words.of(args, catalog);
    boolean traces = words.has("-vv", "-vvv");
    try {
      requireReadable(args);
      return dispatch(words, catalog, host);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
      return new FailureReport(host.err(), words.format(), traces).report(thrown);
    }
  }

  /** Java puts U+FFFD where bytes are no characters of the locale; a name must not be stored so. */
  private static void requireReadable(String[] arguments) {
    for (String argument : arguments) {
      if (argument.indexOf('\uFFFD') >= 0) {
        throw Failure.usage(
            "an argument has characters that can't be read in this terminal's encoding",
            "set LC_ALL=C.UTF-8 and type it again, or give values by --from FILE in UTF-8");
      }
    }
  }

  private static int dispatch(Words words, Catalog catalog, Host host) {
    if (words.path().isEmpty() && words.has("--version", "-V")) {
      return show(host, Outcome.text("lvjw " + Version.text()));
    }
    if (words.path().equals(List.of("help"))) {
      return helpFor(words.rest(), catalog, host);
    }
    if (words.stray().isPresent()) {
      throw catalog.unknown(words.path(), words.stray().get());
    }
    if (!catalog.isCommand(words.path())) {
      return show(host, Outcome.text(Help.of(catalog, words.path())));
    }
    Entry entry = catalog.command(words.path());
    GlobalOptions options = new GlobalOptions();
    try (Session session = new Session(host, options).running(entry.path())) {
      Subcommand command = entry.create().apply(session);
      CommandLine line = commandLine(entry, command, options);
      parse(entry, line, words.rest());
      if (options.help) {
        return show(host, Outcome.text(line.getUsageMessage(CommandLine.Help.Ansi.OFF)));
      }
      Outcome outcome = command.run();
      new Output(host, options.output).write(outcome);
      outcome
          .failure()
          .ifPresent(
              failure -> new FailureReport(host.err(), options.output, false).report(failure));
      return outcome.exit().number();
    }
  }

  /** {@code lvjw help COMMAND} is {@code lvjw COMMAND --help}. */
  private static int helpFor(List<String> command, Catalog catalog, Host host) {
    List<String> asked = new ArrayList<>(command);
    asked.add("--help");
    return dispatch(Words.of(asked.toArray(String[]::new), catalog), catalog, host);
  }

  /** The picocli model of one command. */
  static CommandLine commandLine(Entry entry, Subcommand command, GlobalOptions options) {
    CommandLine line = new CommandLine(command);
    line.setCommandName("lvjw " + entry.path());
    line.addMixin("global", options);
    line.setUnmatchedOptionsArePositionalParams(false);
    line.getCommandSpec().args().forEach(arg -> readInWords(line, arg.type()));
    line.getCommandSpec().usageMessage().description(entry.summary() + ".").sortOptions(false);
    return line;
  }

  /** Values of an enum are typed in lower case, so that is how they are listed. */
  private static <T> void readInWords(CommandLine line, Class<T> type) {
    if (type.isEnum()) {
      line.registerConverter(type, typed -> inWords(type, typed.strip()));
    }
  }

  private static <T> T inWords(Class<T> type, String typed) {
    List<T> all = List.of(type.getEnumConstants());
    return all.stream()
        .filter(one -> word(one).equalsIgnoreCase(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\""
                        + typed
                        + "\" is none of "
                        + String.join(", ", all.stream().map(Lvjw::word).toList())));
  }

  private static String word(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT);
  }

  private static void parse(Entry entry, CommandLine line, List<String> rest) {
    try {
      line.parseArgs(new ArrayList<>(rest).toArray(String[]::new));
    } catch (ParameterException e) {
      throw Failure.usage(sentence(e), "lvjw " + entry.path() + " --help").causedBy(e);
    }
  }

  /** As lvjw begins its own sentences: picocli puts "Error: " before some of its. */
  private static String sentence(ParameterException e) {
    String said = String.valueOf(e.getMessage()).replaceFirst("^Error: ", "");
    return said.matches("(?s)[A-Z][a-z].*")
        ? said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1)
        : said;
  }

  private static int show(Host host, Outcome outcome) {
    new Output(host, Format.TABLE).write(outcome);
    return outcome.exit().number();
  }
}
