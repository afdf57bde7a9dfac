package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell blocks of {@code docs/sandbox.md}, as a reader would run them: bash, curl, jq. */
class CurlIT {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:sh|bash)\\n(.*?)^```$");

  @TempDir private Path folder;

  @Test
  @Tag("machine")
  void leverIsPlayedWithCurlAlone() throws Exception {
    String guide = Files.readString(Path.of("docs", "sandbox.md"));
    int control = guide.indexOf("## The control API with curl");
    int lever = guide.indexOf("## Lever played with curl alone");
    List<String> controlBlocks = blocks(guide.substring(control, lever));
    List<String> leverBlocks = blocks(guide.substring(lever));
    assertThat(controlBlocks).hasSize(1);
    assertThat(leverBlocks).hasSize(7);
    try (Launcher launcher = Launcher.built();
        Running sandbox = launcher.start("sandbox", "-o", "json")) {
      JsonNode ready = sandbox.firstJsonLine();
      Files.writeString(folder.resolve("sandbox.json"), ready.toString());
      URI webhook = URI.create(ready.path("env").path("LVJW_WEBHOOK_URL").asText());
      HttpServer receiver = listen(webhook);
      try {
        // The variables first: a reader of the control section has the address already.
        String script =
            leverBlocks.getFirst()
                + controlBlocks.getFirst()
                + String.join("", leverBlocks.subList(1, leverBlocks.size()));
        String said = bash(script);
        assertThat(said)
            .contains("\"signed\"")
            .contains("[\"archived=flat\",\"lever GET /v1/users status=503 first=1\"]")
            .contains("\"token_type\": \"Bearer\"")
            .contains("Ada Brightwater", "Dario Engel")
            .contains("\"salary_amount\":")
            .contains(webhook.toString())
            .contains("<strong>Verified</strong>")
            .contains("\"outcome\":\"HTTP 200\"")
            .contains("Access is revoked")
            .contains("\"code\":\"Unauthorized\"");
      } finally {
        receiver.stop(0);
      }
    }
  }

  private static List<String> blocks(String text) {
    return BLOCK.matcher(text).results().map((MatchResult block) -> block.group(1)).toList();
  }

  private static HttpServer listen(URI webhook) throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(webhook.getHost(), webhook.getPort()), 0);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }

  /** What the script says, on both streams; it must end well, every command of it. */
  private String bash(String script) throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8"));
    Process shell = builder.start();
    shell.getOutputStream().close();
    try {
      assertThat(shell.waitFor(120, TimeUnit.SECONDS)).as("done in time").isTrue();
    } finally {
      shell.destroyForcibly();
    }
    String all = Files.readString(said);
    assertThat(shell.exitValue()).as(all).isZero();
    return all;
  }
}
