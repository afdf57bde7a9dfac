package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.store.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** What the pages for people name exists: commands, options, settings, files, issue codes. */
class GuidesTest {
  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```");
  private static final Pattern INLINE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^|[\\s(/])lvjw((?: +(?:'[^'\n]*'|\"[^\"\n]*\"|[^\\s`|<>#()]+))+)");
  private static final Pattern SETTING =
      Pattern.compile("`((?:lever|justworks|webhook|notify|sync|http|mapping)\\.[A-Za-z.]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern ISSUE =
      Pattern.compile("Issue\\s*\\.(?:block|warn)\\(\\s*(?:[\\w.]+,\\s*)?\"([a-z-]+)\"");
  private static final Pattern ISSUE_ROW =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (?:block|warn) \\|");

  @TempDir Path home;

  @TestFactory
  Stream<DynamicTest> pagesNameWhatExists() throws IOException {
    return pages().stream()
        .map(page -> DynamicTest.dynamicTest(page.toString(), () -> check(page)));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> root = Files.list(Path.of(""))) {
      return Stream.concat(docs, root)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private void check(Path page) throws IOException {
    String text = Files.readString(page);
    List<String> wrong = new ArrayList<>();
    found(LINK, text).stream()
        .filter(link -> !Files.exists(page.resolveSibling(link)))
        .forEach(link -> wrong.add("no such file: " + link));
    found(SETTING, text).stream()
        .filter(key -> Setting.ofKey(key).isEmpty())
        .filter(key -> Stream.of(Setting.values()).noneMatch(s -> s.key().startsWith(key + ".")))
        .forEach(key -> wrong.add("no such setting: " + key));
    found(COMMAND, typed(text)).forEach(words -> wrong.addAll(problems(words.strip())));
    assertThat(wrong).isEmpty();
  }

  /** What a reader may type: shell blocks, the prompts of sessions, and code within a sentence. */
  private static String typed(String text) {
    List<String> lines = new ArrayList<>();
    for (MatchResult block : FENCED.matcher(text).results().toList()) {
      boolean session = block.group(1).equals("console");
      if (session || block.group(1).equals("sh")) {
        block
            .group(2)
            .lines()
            .filter(line -> !session || line.startsWith("$ "))
            .forEach(lines::add);
      }
    }
    lines.addAll(found(INLINE, FENCED.matcher(text).replaceAll("")));
    return String.join("\n", lines);
  }

  private List<String> problems(String line) {
    Catalog catalog = Catalog.all();
    String[] args = line.split(" +");
    Words words = Words.of(args, catalog);
    if (words.stray().isPresent()) {
      boolean placeholder = words.stray().get().matches("[A-Z]+|…");
      return placeholder ? List.of() : List.of("no such command: lvjw " + line);
    }
    if (!catalog.isCommand(words.path())) {
      return List.of();
    }
    List<String> wrong = new ArrayList<>();
    Entry entry = catalog.command(words.path());
    GlobalOptions global = new GlobalOptions();
    CommandSpec spec =
        Lvjw.commandLine(
                entry, entry.create().apply(new Session(new TestHost(home), global)), global)
            .getCommandSpec();
    words.rest().stream()
        .filter(word -> word.matches("--?[a-z].*"))
        .map(word -> word.replaceFirst("[=,;:.].*", "").replaceFirst("^-v+$", "-v"))
        .filter(option -> spec.findOption(option) == null)
        .forEach(option -> wrong.add("lvjw " + entry.path() + " has no option " + option));
    if (entry.path().matches("config (get|set|unset)")) {
      words.rest().stream()
          .filter(word -> word.matches("[a-z]+\\.[A-Za-z.]+"))
          .limit(1)
          .filter(key -> Setting.ofKey(key).isEmpty())
          .forEach(key -> wrong.add("no such setting: " + key));
    }
    return wrong;
  }

  @Test
  void everyIssueHasItsRow() throws IOException {
    Set<String> raised = new TreeSet<>();
    try (Stream<Path> domain = Files.list(Path.of("src/main/java/dev/lvjw/hire"))) {
      for (Path file : domain.toList()) {
        raised.addAll(found(ISSUE, Files.readString(file)));
      }
    }
    // Which of the two it is, is decided before the issue is made.
    raised.addAll(Set.of("duplicate", "rehire"));
    assertThat(new TreeSet<>(found(ISSUE_ROW, Files.readString(Path.of("docs/guide/hires.md")))))
        .isEqualTo(raised);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toList());
  }
}
