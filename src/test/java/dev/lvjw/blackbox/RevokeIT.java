package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import dev.lvjw.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way out: what it undoes, what it deletes, and what it leaves to a person. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class RevokeIT {
  private static final Launcher SANDBOXES = Launcher.built();
  private static SandboxProcess sandbox;
  private static Desk connected;

  @BeforeAll
  static void connect() {
    sandbox = SandboxProcess.start(SANDBOXES, "--rate", "off");
    connected = Desk.at(sandbox).inThisJvm().connect();
    connected.sync();
  }

  @AfterAll
  static void close() {
    connected.close();
    SANDBOXES.close();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  @Test
  void twiceIsFineAndTheDataStays() {
    try (Desk desk = connected.copy()) {
      desk.data("connect", "lever", "--print-url");
      JsonNode first = desk.json("revoke", "revoke");
      assertThat(texts(first.path("done")))
          .containsSubsequence("wiped the tokens of Lever", "revoked both tokens at Justworks");
      assertThat(first.path("left")).hasSize(1);
      assertThat(first.at("/left/0/what").asText()).contains("Authorized Apps", "Revoke access");
      assertThat(desk.folder().resolve("default/pending-logins.json"))
          .content()
          .doesNotContain("state");
      assertThat(desk.done("revoke").out()).isEqualTo("There was nothing to revoke.\n");
      assertThat(desk.json("hire-list", "pending", "list").path("items")).isNotEmpty();
      List<String> asked =
          desk.control().log().stream()
              .filter(request -> request.path("path").asText().endsWith("/oauth/revoke"))
              .map(request -> request.path("path").asText())
              .toList();
      assertThat(asked)
          .as("both of Justworks' tokens, and Lever's where Auth0 has it")
          .contains("/oauth/revoke");
      assertThat(asked.stream().filter("/v1/oauth/revoke"::equals)).hasSize(2);
    }
  }

  @Test
  void deletingDataNeedsAWord() {
    try (Desk desk = connected.copy()) {
      JsonNode error = desk.fails(ExitCode.NEEDS_PERSON, "revoke", "--delete-data");
      assertThat(error.path("next").asText()).isEqualTo("lvjw revoke --delete-data --yes");
      assertThat(desk.status().at("/lever/connected").asBoolean()).isTrue();
      assertThat(desk.json("hire-list", "pending", "list").path("items")).isNotEmpty();
    }
  }

  @Test
  void deletesWhatIsStoredOfPeopleAndNothingElse() throws IOException {
    try (Desk desk = connected.copy()) {
      desk.done("config", "set", "sync.overlap", "PT1H");
      Path cached = Files.writeString(desk.folder().resolve("cache/hires"), "of a completion");
      Path folder = Files.createDirectory(desk.folder().resolve("default/logs"));
      Files.writeString(folder.resolve("lvjw.log"), "words");
      assertThat(desk.fails(ExitCode.USAGE, "revoke", "justworks", "--delete-data", "--yes"))
          .isNotEmpty();
      JsonNode revoke = desk.json("revoke", "revoke", "--delete-data", "--yes");
      assertThat(texts(revoke.path("done"))).contains("deleted the data of the profile default");
      assertThat(cached).doesNotExist();
      try (Stream<Path> left = Files.list(desk.folder().resolve("default"))) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .allMatch(name -> name.endsWith(".lock"));
      }
      assertThat(desk.done("config", "get", "sync.overlap").out()).isEqualTo("PT1H\n");
      assertThat(desk.json("hire-list", "pending", "list", "--all").path("items")).isEmpty();
      assertThat(desk.json("log", "log").path("items")).isEmpty();
    }
  }

  @Test
  void withoutANetworkTheTokensAreWipedAndTheDataDeletedAllTheSame() throws IOException {
    String closed = "http://127.0.0.1:" + FreePort.next();
    try (Desk desk =
        connected
            .copy()
            .with("LVJW_LEVER_API_URL", closed + "/v1")
            .with("LVJW_LEVER_TOKEN_URL", closed + "/oauth/token")
            .with("LVJW_JUSTWORKS_TOKEN_URL", closed + "/oauth/token")
            .with("LVJW_JUSTWORKS_API_URL", closed)) {
      Desk.Partly revoke =
          desk.partly(ExitCode.PARTLY_DONE, "revoke", "revoke", "--delete-data", "--yes");
      assertThat(revoke.data().path("failed")).hasSize(2);
      assertThat(texts(revoke.data().path("done")))
          .contains(
              "wiped the tokens of Lever",
              "wiped the tokens of Justworks",
              "deleted the data of the profile default");
      assertThat(revoke.data().path("left")).hasSize(3);
      assertThat(Files.readString(desk.folder().resolve("credentials.json")))
          .doesNotContain("accessToken", "refreshToken");
    }
  }

  @Test
  void aDatabaseThatCantBeReadKeepsNoTokenAlive() throws IOException {
    try (Desk desk = connected.copy()) {
      Path database = desk.folder().resolve("default/lvjw.db");
      Files.deleteIfExists(desk.folder().resolve("default/lvjw.db-wal"));
      Files.deleteIfExists(desk.folder().resolve("default/lvjw.db-shm"));
      Files.writeString(database, "{ rubbish".repeat(500));
      Desk.Partly revoke = desk.partly(ExitCode.PARTLY_DONE, "revoke", "revoke");
      assertThat(revoke.error().path("message").asText()).contains("lvjw.db");
      assertThat(Files.readString(desk.folder().resolve("credentials.json")))
          .doesNotContain("accessToken", "refreshToken");
    }
  }
}
