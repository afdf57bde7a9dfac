package dev.lvjw.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.http.Wires;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.PendingLogins;
import dev.lvjw.store.Places;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TwoStepLoginTest {
  private static final String REDIRECT = "https://tools.example.test/callback?from=lever";

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;
  private TestHost host;
  private TwoStepLogin logins;
  private OAuthProvider provider;

  @BeforeEach
  void start() {
    host = new TestHost(home).env("LVJW_HOME", "lvjw").env("LVJW_LEVER_CLIENT_SECRET", "s3cret");
    provider = Logins.provider(server.uri("/"), URI.create(REDIRECT), true);
    logins = logins();
  }

  /** As another run would. */
  private TwoStepLogin logins() {
    return new TwoStepLogin(host, PendingLogins.open(host, Places.of(host, "default")));
  }

  private TokenEndpoint endpoint() {
    Places places = Places.of(host, "default");
    return new TokenEndpoint(
        host, Wires.transport(host), provider, Credentials.open(host, places, "default"));
  }

  private String complete(String redirect) {
    return logins().complete(provider, endpoint(), redirect).accessToken();
  }

  @Test
  void forgetsALoginThatWasNeverCompletedWhenTheNextIsBegun() throws IOException {
    Path file = home.resolve("lvjw/default/pending-logins.json");
    logins.begin(provider);
    host.advance(Duration.ofMinutes(9));
    logins.begin(Logins.justworks());
    assertThat(Files.readString(file)).contains("\"lever\"", "\"justworks\"");
    host.advance(Duration.ofMinutes(2));
    logins.begin(Logins.justworks());
    assertThat(Files.readString(file)).contains("\"justworks\"").doesNotContain("\"lever\"");
  }

  private Failure fails(String redirect) {
    return catchThrowableOfType(Failure.class, () -> complete(redirect));
  }

  private String answer() {
    Map<String, String> asked =
        Callback.parameters(logins.begin(provider).authorizeUri().getRawQuery());
    return REDIRECT + "&code=c0de&state=" + asked.get("state");
  }

  private void takesTheCode() {
    server.stub(
        post("/oauth/token")
            .withFormParam("code", equalTo("c0de"))
            .withFormParam("redirect_uri", equalTo(REDIRECT))
            .willReturn(okJson("{\"access_token\":\"access-1\"}")));
  }

  @Test
  void goesOnInAnotherRunOnce() {
    takesTheCode();
    String answer = answer();
    assertThat(logins().providerOf(Optional.empty(), answer)).isEqualTo("lever");
    assertThat(complete(answer)).isEqualTo("access-1");
    assertThat(server.requests().getFirst().getBodyAsString()).contains("code_verifier=");
    Failure again = fails(answer);
    assertThat(again.code()).isEqualTo("login_used");
    assertThat(again.exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
  }

  @Test
  void livesForTenMinutes() {
    takesTheCode();
    String answer = answer();
    host.advance(Duration.ofMinutes(10).minusMillis(1));
    String second = answer();
    host.advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(complete(second)).isEqualTo("access-1");
    String third = answer();
    host.advance(Duration.ofMinutes(10));
    assertThat(fails(third).code()).isEqualTo("login_expired");
    assertThat(fails(third).next()).hasValue("lvjw connect lever --print-url");
    assertThat(fails(answer).code()).as("another was begun since").isEqualTo("login_unknown");
  }

  @Test
  void whatIsNoAnswerUsesNothingUp() {
    takesTheCode();
    String answer = answer();
    assertThat(fails("nonsense").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(fails(answer.replace("tools.", "evil.")).exit()).isEqualTo(ExitCode.USAGE);
    assertThat(fails(answer.replace("code=", "cod=")).message()).contains("no code");
    assertThat(fails(answer + "&iss=https%3A%2F%2Fevil.test").message()).contains("someone else");
    assertThat(fails(answer.replace("state=", "state=x")).code()).isEqualTo("login_unknown");
    assertThat(complete(answer.substring(answer.indexOf('?')))).isEqualTo("access-1");
  }

  @Test
  void otherSettingsThanItWasBegunWithAreRefused() {
    String answer = answer();
    provider = Logins.provider(server.uri("/"), URI.create("http://localhost:8976/x"), true);
    assertThat(fails(answer).code()).isEqualTo("login_unknown");
    assertThat(fails(answer).message()).contains("settings have changed");
  }

  @Test
  void aFileThatOthersCanReadIsRefused() throws IOException {
    String answer = answer();
    Path file = home.resolve("lvjw/default/pending-logins.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(fails(answer).exit()).isEqualTo(ExitCode.LOCAL_DATA);
    Files.delete(file);
    assertThat(fails(answer).code()).isEqualTo("login_unknown");
    Files.writeString(file, "{\"lever\":{\"state\":1}}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(fails(answer).code()).isEqualTo("damaged_file");
  }
}
