package dev.lvjw.blackbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness's side of the sandbox: its first line and its control API. */
class SandboxProcessTest {
  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void speaksTheControlApi() {
    server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    server.stubFor(get("/_sandbox/log").willReturn(okJson("{\"items\":[{\"side\":\"token\"}]}")));
    server.stubFor(get("/_sandbox/invitations").willReturn(okJson("{\"items\":[]}")));
    server.stubFor(get("/_sandbox/mails").willReturn(okJson("{\"items\":[1]}")));
    server.stubFor(delete("/_sandbox/log").willReturn(aResponse().withStatus(204)));
    server.stubFor(post("/_sandbox/candidates").willReturn(okJson("{\"id\":\"opp-1\"}")));
    ControlClient control = new ControlClient(URI.create(server.baseUrl() + "/_sandbox"));

    assertThat(control.log().getFirst().path("side").asText()).isEqualTo("token");
    assertThat(control.invitations()).isEmpty();
    assertThat(control.mails().getFirst().asInt()).isEqualTo(1);
    control.clearLog();
    String id = control.addCandidate("{\"name\":\"Robin Sample\"}");
    assertThat(id).isEqualTo("opp-1");
    control.putOffer(id, "{}");
    control.hire(id);
    control.unhire(id);
    control.delete(id);
    control.join(id);
    control.switchWebhooks("candidateHired", true);
    List<String> requests =
        server.getAllServeEvents().reversed().stream()
            .map(event -> event.getRequest().getMethod() + " " + event.getRequest().getUrl())
            .map(line -> line.replace("/_sandbox", ""))
            .toList();
    assertThat(requests)
        .containsExactly(
            "GET /log",
            "GET /invitations",
            "GET /mails",
            "DELETE /log",
            "POST /candidates",
            "PUT /candidates/opp-1/offer",
            "POST /candidates/opp-1/hire",
            "POST /candidates/opp-1/unhire",
            "POST /candidates/opp-1/delete",
            "POST /candidates/opp-1/join",
            "PUT /webhooks/switch");
  }

  @Test
  void aRefusalFailsTheTestWithItsWords() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody("no such one")));
    ControlClient control = new ControlClient(URI.create(server.baseUrl()));
    assertThatThrownBy(() -> control.hire("opp-2"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("/candidates/opp-2/hire", "404", "no such one");
    server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    assertThatThrownBy(control::log).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> control.addCandidate("{}")).isInstanceOf(AssertionError.class);
  }

  @Test
  void readsTheReadyLine(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("lvjw");
    Files.writeString(
        script,
        """
        #!/bin/sh
        echo "$*" >&2
        echo '{"env":{"LVJW_LEVER_API_URL":"http://127.0.0.1:1/v1"},"pages":{"lever":"http://127.0.0.1:1/","justworks":"http://127.0.0.1:2/"},"control":"%s/_sandbox"}'
        read end
        """
            .formatted(server.baseUrl()));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    server.stubFor(get("/_sandbox/log").willReturn(okJson("{\"items\":[]}")));
    try (Launcher launcher = Launcher.of(script);
        SandboxProcess sandbox = SandboxProcess.start(launcher, "--rate", "off")) {
      assertThat(sandbox.environment())
          .containsEntry("LVJW_LEVER_API_URL", "http://127.0.0.1:1/v1");
      assertThat(sandbox.pages()).containsOnlyKeys("lever", "justworks");
      assertThat(sandbox.control().log()).isEmpty();
      sandbox.running().type("\n");
      assertThat(sandbox.running().await().err()).isEqualTo("sandbox -o json --rate off\n");
    }
  }
}
