package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over a whole flow at its most talkative: what must not be written anywhere, and who may read. */
class SecretsIT {
  private static final Pattern QUERY_VALUE = Pattern.compile("[?&](code|state)=([^&]+)");

  private final Launcher sandboxes = Launcher.built();
  private final SandboxProcess sandbox = SandboxProcess.start(sandboxes, "--rate", "off");
  private final Desk desk = Desk.at(sandbox);

  /** Every secret met on the way, by what it is. */
  private final Map<String, String> secrets = new LinkedHashMap<>();

  private final List<Outcome> outcomes = new ArrayList<>();

  @AfterEach
  void close() {
    desk.close();
    sandboxes.close();
  }

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void nothingSecretIsWrittenOutsideTheCredentialsFileAndNothingIsLeftInIt() throws IOException {
    sandbox
        .environment()
        .forEach(
            (name, value) -> {
              if (name.endsWith("_SECRET")) {
                secrets.put(name, value);
              }
            });
    connect("lever", "Accept");
    connect("justworks", "Authorize");
    Running listen = desk.launcher().start("webhook", "listen", "-o", "json", "-vv");
    listen.firstJsonLine();
    run("webhook", "verify");
    desk.control().switchWebhooks("candidateHired", true);
    String id = desk.hired("Nora Secret", "{}");
    run("sync");
    run("review", id, "--approve");
    run("invite", id, "--yes");
    run("pending", "show", id);
    run("config", "list");
    run("status", "--check");
    run("log");
    collect("before revoke");
    nobodyElseMayRead();
    inNoFileBut("credentials.json");
    run("revoke");
    outcomes.add(listen.stop());

    assertThat(secrets)
        .as("tokens of both sides, codes, the signature token")
        .hasSizeGreaterThan(9);
    assertThat(secrets).containsKeys("LVJW_LEVER_CLIENT_SECRET", "code of lever");
    assertThat(outcomes.getFirst().err()).as("-vv shows the requests").contains("GET ");
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      for (Outcome outcome : outcomes) {
        if (isOfTheAddress(secret.getKey(), outcome)) {
          continue;
        }
        assertThat((outcome.out() + outcome.err()).contains(secret.getValue()))
            .as("%s in %s", secret.getKey(), outcome.command())
            .isFalse();
      }
    }
    inNoFileBut("none: the tokens are wiped");
    assertThat(personalDataOnStderr()).isEmpty();
    nobodyElseMayRead();
  }

  private void inNoFileBut(String keeper) throws IOException {
    for (Path file : files()) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      secrets.forEach(
          (what, secret) ->
              assertThat(content.contains(secret) && !file.endsWith(keeper))
                  .as("%s in %s", what, desk.folder().relativize(file))
                  .isFalse());
    }
  }

  /** The state is part of the address that {@code --no-browser} hands over. */
  private static boolean isOfTheAddress(String secret, Outcome outcome) {
    return secret.startsWith("state of") && outcome.command().contains("--no-browser");
  }

  private List<String> personalDataOnStderr() {
    return outcomes.stream()
        .map(Outcome::err)
        .filter(
            err ->
                Stream.of("Nora", "Brightwater", "@mail.example.test", "145000", "96000")
                    .anyMatch(err::contains))
        .toList();
  }

  private void connect(String side, String button) throws IOException {
    try (Running connect = desk.launcher().start("connect", side, "--no-browser", "-vv")) {
      URI sentBack = new Person().consent(connect, button).address();
      for (MatchResult value : QUERY_VALUE.matcher(sentBack.toString()).results().toList()) {
        secrets.put(value.group(1) + " of " + side, value.group(2));
      }
      outcomes.add(connect.await().expect(ExitCode.DONE));
    }
    collect("after connect " + side);
  }

  private void run(String... command) {
    List<String> loud = new ArrayList<>(List.of(command));
    loud.add("-vv");
    outcomes.add(desk.done(loud.toArray(String[]::new)));
  }

  private void collect(String when) throws IOException {
    JsonNode all = Json.parse(Files.readString(desk.folder().resolve("credentials.json")));
    collect(when, "", all);
  }

  private void collect(String when, String path, JsonNode node) {
    node.propertyStream()
        .forEach(field -> collect(when, path + "/" + field.getKey(), field.getValue()));
    boolean secret = path.matches(".*(?i:token|secret)") && node.isTextual();
    if (secret && !secrets.containsValue(node.asText())) {
      secrets.put(path + " " + when, node.asText());
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(desk.launcher().home())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private void nobodyElseMayRead() throws IOException {
    try (Stream<Path> files = Files.walk(desk.folder())) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(desk.folder().relativize(file).toString())
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
  }
}
