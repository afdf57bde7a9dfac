package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.Host;
import dev.lvjw.TestHost;
import dev.lvjw.store.Kind;
import dev.lvjw.store.Places;
import dev.lvjw.store.Setting;
import dev.lvjw.store.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The pages of {@code docs/reference} that are written from the code. */
final class Reference {
  private static final String NOTE =
      "<!-- Written from the code; mvn -q test -Dtest=ReferenceTest -Dlvjw.regenerate=true -->\n\n";

  private final Path home;

  /**
   * @param home an empty folder: nothing in it hides a default
   */
  Reference(Path home) {
    this.home = home;
  }

  /** Each page's text by the name of its file. */
  Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("commands.md", commands());
    pages.put("surface.txt", surface());
    pages.put("settings.md", settings());
    pages.put("exit-codes.md", exitCodes());
    return pages;
  }

  private String commands() {
    Catalog catalog = Catalog.all();
    StringBuilder page = new StringBuilder("# Commands\n\n").append(NOTE);
    page.append("Every command with its own help.\n\n");
    page.append(block(Help.of(catalog, List.of())));
    for (Entry entry : catalog.entries()) {
      page.append("\n## lvjw ").append(entry.path()).append("\n\n");
      page.append(block(line(entry).getUsageMessage(Ansi.OFF)));
    }
    return page.toString();
  }

  private static String block(String text) {
    String lines = text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    return "```text\n" + lines.stripTrailing() + "\n```\n";
  }

  /** One line for each command, parameter and option: what scripts may rely on. */
  private String surface() {
    Collection<String> lines = new TreeSet<>();
    lines.add("lvjw --version, -V");
    for (Entry entry : Catalog.all().entries()) {
      CommandSpec spec = line(entry).getCommandSpec();
      CommandSpec global = spec.mixins().values().iterator().next();
      String command = "lvjw " + entry.path();
      lines.add(command);
      for (PositionalParamSpec parameter : spec.positionalParameters()) {
        lines.add(command + " " + named(parameter));
      }
      for (OptionSpec option : spec.options()) {
        boolean everywhere = global.findOption(option.longestName()) != null;
        lines.add((everywhere ? "lvjw COMMAND" : command) + " " + words(option));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String words(OptionSpec option) {
    String names = String.join(", ", new TreeSet<>(List.of(option.names())));
    boolean takesValue = option.arity().max() > 0;
    return names
        + (takesValue ? " " + option.paramLabel() : "")
        + many(option)
        + (option.required() && option.group() == null ? " (required)" : "");
  }

  private static String named(PositionalParamSpec parameter) {
    String name = parameter.paramLabel() + many(parameter);
    return parameter.required() ? name : "[" + name + "]";
  }

  private static String many(ArgSpec arg) {
    return arg.isMultiValue() ? "..." : "";
  }

  /** The lines below the options in a command's help. */
  List<String> footer(Entry entry) {
    return List.of(line(entry).getCommandSpec().usageMessage().footer());
  }

  private CommandLine line(Entry entry) {
    GlobalOptions options = new GlobalOptions();
    return Lvjw.commandLine(
        entry, entry.create().apply(new Session(new TestHost(home), options)), options);
  }

  private String settings() {
    StringBuilder page = new StringBuilder("# Settings\n\n").append(NOTE);
    page.append(
        """
        A value is taken from the environment, else from the profile (`lvjw config set KEY VALUE`), else it is the default.
        A secret is read from its variable, from the file that the variable with `_FILE` behind it names, or from
        `credentials.json` (`lvjw config set KEY`, which asks for it or reads stdin); it is never shown.

        | Key | Variable | Value | Default | Meaning |
        |---|---|---|---|---|
        """);
    for (Setting setting : Setting.values()) {
      page.append(
          "| `%s` | `%s` | %s | %s | %s |%n"
              .formatted(
                  setting.key(),
                  setting.variable(),
                  setting.secret() ? "**secret**" : takes(setting),
                  setting.secret() ? "" : defaults(setting),
                  setting.meaning()));
    }
    page.append(
        """

        Beside the settings these variables count: `LVJW_PROFILE` (the profile where `--profile` isn't given), `LVJW_HOME` (one
        folder for all files of lvjw), `XDG_CONFIG_HOME`, `XDG_STATE_HOME`, `XDG_CACHE_HOME`, `HOME`. An empty variable
        counts as unset.
        """);
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  /** The kind's own words: what it says about an empty value. */
  private static String takes(Setting setting) {
    return setting.kind().problem("").orElse("").replaceFirst("^must (be )?", "");
  }

  private String defaults(Setting setting) {
    Optional<String> usual = loaded(new TestHost(home)).find(setting);
    List<String> all = new ArrayList<>();
    usual.map(Reference::code).ifPresent(all::add);
    for (Setting other : Setting.values()) {
      if (other != setting && other.kind() instanceof Kind.Choice(List<String> words)) {
        for (String word : words) {
          Optional<String> then =
              loaded(new TestHost(home).env(other.variable(), word)).find(setting);
          if (!then.equals(usual)) {
            all.add(
                "with `%s` %s: %s"
                    .formatted(other.key(), word, then.map(Reference::code).orElse("none")));
          }
        }
      }
    }
    return String.join("; ", all);
  }

  private static Settings loaded(Host host) {
    return Settings.load(host, Places.of(host, "default"), "default");
  }

  private static String code(String value) {
    return "`" + value + "`";
  }

  private static String exitCodes() {
    StringBuilder page = new StringBuilder("# Exit codes\n\n").append(NOTE);
    page.append("`lvjw help exit-codes` shows them too.\n\n| Code | Meaning |\n|---|---|\n");
    Arrays.stream(ExitCode.values())
        .forEach(c -> page.append("| %d | %s |\n".formatted(c.number(), c.meaning())));
    return page.toString();
  }
}
