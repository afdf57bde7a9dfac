package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lvjw.TestHost;
import dev.lvjw.blackbox.Person;
import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every awkward candidate of the sandbox, hired, and each of the thirteen fields: value, source,
 * status and issues, as lvjw reads them through Lever's API and holds them against Justworks'. The
 * expected table is a file to be read by people.
 */
class CandidateTableTest {
  private static final Path TABLE = Path.of("src", "test", "resources", "candidates.txt");
  private static final String LINE = "  %-18s  %-36s  %-11s  %-9s  %s";
  private static final String UNCHECKED = "warn unchecked";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LISTS =
      """
      Department,Office,Manager,Email
      Engineering,New York,Marion Calloway,marion.calloway@cedarfinch.example.test
      Sales,Chicago,Tobias Renner,tobias.renner@cedarfinch.example.test
      Operations,Austin,Priya Solanki,priya.solanki@cedarfinch.example.test
      Finance,San José,,
      """;

  @TempDir Path home;

  @Test
  void eachCandidateByFieldIsAsTheTableSays() throws Exception {
    try (Sandbox sandbox =
        Sandbox.start(new TestHost(home), new Options(0, Duration.ZERO, OptionalInt.empty()))) {
      Map<String, String> cases = hireAll(sandbox);
      TestHost connected = desk(sandbox, "connected");
      connect(connected);
      Map<String, List<String>> checked = table(connected, cases);
      Map<String, List<String>> unchecked =
          withoutTheWarning(table(desk(sandbox, "unchecked"), cases));
      Path list = Files.writeString(home.resolve("names.csv"), LISTS);
      Map<String, List<String>> listed =
          withoutTheWarning(
              table(desk(sandbox, "listed").env("LVJW_JUSTWORKS_LISTS", list.toString()), cases));
      compare(
          "With a login at Justworks.\n\n"
              + text(cases, checked)
              + "\nWithout one, and each with a warning that it is unchecked: the lines that differ.\n\n"
              + text(cases, others(unchecked, checked))
              + "\nWith a list (justworks.lists) instead, and the warning too: the lines that differ from those.\n\n"
              + text(cases, others(listed, unchecked)));
    }
  }

  /** The cases by the ids of their opportunities. */
  private static Map<String, String> hireAll(Sandbox sandbox) {
    List<JsonNode> candidates = new ArrayList<>();
    sandbox.candidates().forEach(candidates::add);
    candidates.sort(Comparator.comparing(one -> one.path("case").asText()));
    Map<String, String> cases = new LinkedHashMap<>();
    for (JsonNode one : candidates) {
      cases.put(one.path("id").asText(), one.path("case").asText());
      if (!one.path("hired").asBoolean()) {
        sandbox.hire(one.path("id").asText());
      }
    }
    return cases;
  }

  private TestHost desk(Sandbox sandbox, String name) {
    TestHost host =
        new TestHost(home)
            .env("LVJW_HOME", home.resolve(name).toString())
            .env("LVJW_LEVER_API_KEY", "sandbox-lever-api-key");
    sandbox.environment().forEach(host::env);
    // Hundreds of requests in one instant of a clock that stands still.
    return host.env("LVJW_LEVER_RATE", "1000").unsetEnv("LVJW_JUSTWORKS_ONBOARDING_URL");
  }

  private static void connect(TestHost host) throws Exception {
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    String[] words = {"connect", "justworks", "--no-browser"};
    Thread.ofVirtual().start(() -> exit.complete(Lvjw.run(words, host)));
    Person person = new Person();
    person.press(person.open(page(host, exit)), "Authorize");
    assertThat(exit.get(60, TimeUnit.SECONDS)).as(host.errText()).isZero();
  }

  private static URI page(TestHost host, CompletableFuture<Integer> running) throws Exception {
    Pattern page = Pattern.compile("(?m)^(http\\S+/authorize\\?\\S+)$");
    for (int look = 0; look < 600 && !running.isDone(); look++) {
      Matcher found = page.matcher(host.outText());
      if (found.find()) {
        return URI.create(found.group(1));
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no page: " + host.outText() + host.errText());
  }

  private static Map<String, List<String>> table(TestHost host, Map<String, String> cases)
      throws IOException {
    int synced = Lvjw.run(new String[] {"sync", "--since", "2025-12-01"}, host);
    assertThat(synced).as(host.errText()).isZero();
    int before = host.outText().length();
    assertThat(Lvjw.run(new String[] {"pending", "list", "--all", "-o", "json"}, host)).isZero();
    Map<String, List<String>> table = new LinkedHashMap<>();
    for (JsonNode hire : JSON.readTree(host.outText().substring(before)).path("items")) {
      table.put(hire.path("opportunityId").asText(), lines(hire));
    }
    assertThat(table).containsOnlyKeys(cases.keySet());
    return table;
  }

  private static List<String> lines(JsonNode hire) {
    List<String> lines = new ArrayList<>();
    hire.path("fields")
        .properties()
        .forEach(
            field -> {
              JsonNode is = field.getValue();
              String currency = is.path("currency").asText("");
              lines.add(
                  LINE.formatted(
                          field.getKey(),
                          (is.path("value").asText("-") + " " + currency).strip(),
                          is.path("source").asText("-"),
                          is.path("status").asText(),
                          issues(hire, field.getKey()))
                      .stripTrailing());
            });
    String ready = hire.path("ready").asBoolean() ? "ready" : "not ready";
    lines.add(LINE.formatted("", ready, "", "", issues(hire, "")).stripTrailing());
    return lines;
  }

  /** Of a field, or of the hire. */
  private static String issues(JsonNode hire, String field) {
    return String.join(
        ", ",
        hire.path("issues")
            .valueStream()
            .filter(issue -> issue.path("field").asText("").equals(field))
            .map(issue -> issue.path("severity").asText() + " " + issue.path("code").asText())
            .toList());
  }

  /** Everybody has it, so it isn't repeated. */
  private static Map<String, List<String>> withoutTheWarning(Map<String, List<String>> table) {
    assertThat(table.values()).allMatch(lines -> lines.getLast().endsWith(UNCHECKED));
    Map<String, List<String>> without = new LinkedHashMap<>();
    table.forEach(
        (id, lines) ->
            without.put(
                id,
                lines.stream()
                    .map(line -> line.replaceFirst(",? *" + UNCHECKED + "$", ""))
                    .toList()));
    return without;
  }

  /** What one table says otherwise than another. */
  private static Map<String, List<String>> others(
      Map<String, List<String>> table, Map<String, List<String>> other) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    table.forEach(
        (key, own) ->
            lines.put(
                key,
                own.stream()
                    .filter(line -> !Objects.requireNonNull(other.get(key)).contains(line))
                    .toList()));
    return lines;
  }

  private static String text(Map<String, String> cases, Map<String, List<String>> table) {
    StringBuilder text = new StringBuilder();
    cases.forEach(
        (id, key) -> {
          List<String> lines = Objects.requireNonNull(table.get(id));
          if (!lines.isEmpty()) {
            text.append(key).append('\n').append(String.join("\n", lines)).append('\n');
          }
        });
    return text.toString();
  }

  private static void compare(String fresh) throws IOException {
    if (Boolean.getBoolean("lvjw.regenerate")) {
      Files.writeString(TABLE, fresh);
    }
    assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "")
        .as(
            "%s says otherwise. If the change is meant, write it anew and look at every line that"
                + " changed: mvn -q test -Dtest=CandidateTableTest -Dlvjw.regenerate=true",
            TABLE)
        .isEqualTo(fresh);
  }
}
