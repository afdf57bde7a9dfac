package dev.lvjw.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.FreePort;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayTest {
  private static final Resource THING = Resource.at("things", "1");
  private static final Body EMPTY_JSON = new Body.Json(JsonNodeFactory.instance.objectNode());

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;
  private TestHost host;
  private final List<Exchange> exchanges = new ArrayList<>();

  @BeforeEach
  void host() {
    host = new TestHost(home);
  }

  private ApiGateway gateway() {
    return gateway(Limits.standard(), Authorizer.none());
  }

  private ApiGateway gateway(Limits limits, Authorizer authorizer) {
    Transport transport = new Transport(host, "lvjw/test", exchanges::add, limits, Network.open());
    return new ApiGateway(transport, Wires.provider(server.uri("/v1")), authorizer);
  }

  private static Failure failure(Runnable work) {
    return catchThrowableOfType(Failure.class, work::run);
  }

  @Test
  void sendsWhatItIsAskedFor() {
    server.stub(
        put(urlEqualTo("/v1/a%2Fb%20%C3%A9/%2E%2E?expand=x&expand=y%26z"))
            .withHeader("Authorization", equalTo("Bearer old"))
            .withHeader("User-Agent", equalTo("lvjw/test"))
            .withHeader("Accept", equalTo("application/json"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(equalToJson("{\"name\":\"Zoë\"}"))
            .willReturn(okJson("{\"a\":1.10}")));
    JsonNode answer =
        gateway(Limits.standard(), new Wires.Renewable())
            .put(
                Resource.at("a/b é", "..").with("expand", "x").with("expand", "y&z"),
                JsonNodeFactory.instance.objectNode().put("name", "Zoë"));
    assertThat(answer.path("a").decimalValue()).isEqualByComparingTo("1.1");
  }

  @Test
  void sendsForms() {
    server.stub(
        post("/v1/things/1")
            .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
            .withFormParam("grant_type", equalTo("refresh_token"))
            .withFormParam("token", equalTo("a+b&c="))
            .willReturn(okJson("{}")));
    Body form = new Body.Form(Map.of("grant_type", "refresh_token", "token", "a+b&c="));
    gateway().post(THING, form);
    assertThat(server.requests().getFirst().getHeaders().keys()).doesNotContain("Authorization");
    assertThat(form.toString()).doesNotContain("a+b&c=");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void repeatsGetPutAndDeleteWhenTheProviderIsBusy(int status) {
    server.inOrder(() -> get("/v1/things/1"), status(status), status(status), okJson("{}"));
    ApiGateway gateway = gateway();
    gateway.get(THING);
    assertThat(gateway.requests()).isEqualTo(3);
    assertThat(host.sleeps()).hasSize(2);
    assertThat(host.sleeps().get(0)).isBetween(Duration.ZERO, Backoff.FIRST);
    assertThat(host.sleeps().get(1)).isBetween(Duration.ZERO, Backoff.FIRST.multipliedBy(2));
  }

  @Test
  void repeatsPutAndDelete() {
    server.inOrder(() -> put("/v1/things/1"), status(503), okJson("{}"));
    gateway().put(THING, JsonNodeFactory.instance.objectNode());
    server.stub(delete("/v1/things/1").willReturn(status(204)));
    gateway().delete(THING);
  }

  @Test
  void givesUpAfterSomeTries() {
    server.stub(get("/v1/things/1").willReturn(status(503)));
    ApiGateway gateway = gateway();
    Failure failure = failure(() -> gateway.get(THING));
    assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(failure.message()).contains("Lever", "GET /things/1", "503");
    assertThat(gateway.requests()).isEqualTo(Limits.standard().tries());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void neverRepeatsAPostThatMayHaveWorked(int status) {
    server.stub(post("/v1/things/1").willReturn(status(status)));
    ApiGateway gateway = gateway();
    assertThat(failure(() -> gateway.post(THING, EMPTY_JSON)).exit())
        .isEqualTo(ExitCode.UNREACHABLE);
    assertThat(gateway.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
  void repeatsAfterACutConnectionButNotAPost(Fault fault) {
    server.inOrder(() -> get("/v1/things/1"), aResponse().withFault(fault), okJson("{}"));
    server.stub(post("/v1/things/1").willReturn(aResponse().withFault(fault)));
    gateway().get(THING);
    ApiGateway gateway = gateway();
    assertThat(failure(() -> gateway.post(THING, EMPTY_JSON)).exit())
        .isEqualTo(ExitCode.UNREACHABLE);
    assertThat(gateway.requests()).isEqualTo(1);
  }

  @Test
  void repeatsAPostThatWasRefusedForSpeed() {
    server.inOrder(() -> post("/v1/things/1"), status(429), okJson("{}"));
    gateway().post(THING, EMPTY_JSON);
  }

  @Test
  void repeatsAPostThatFoundNoConnection() {
    ApiGateway gateway =
        new ApiGateway(
            Wires.transport(host),
            Wires.provider(URI.create("http://127.0.0.1:" + FreePort.next())),
            Authorizer.none());
    Failure failure = failure(() -> gateway.post(THING, EMPTY_JSON));
    assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(failure.message()).contains("no connection");
    assertThat(gateway.requests()).isEqualTo(Limits.standard().tries());
  }

  @Test
  void waitsAsLongAsTheProviderAsks() {
    server.inOrder(
        () -> get("/v1/things/1"),
        status(429).withHeader("Retry-After", "17"),
        status(503).withHeader("Retry-After", "Mon, 2 Mar 2026 09:01:00 GMT"),
        status(429).withHeader("Retry-After", "soon"),
        okJson("{}"));
    gateway().get(THING);
    assertThat(host.sleeps().subList(0, 2))
        .containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(43));
    assertThat(host.sleeps().get(2)).isLessThanOrEqualTo(Backoff.FIRST.multipliedBy(4));
  }

  @Test
  void doesNotWaitForever() {
    server.stub(get("/v1/things/1").willReturn(status(429).withHeader("Retry-After", "3600")));
    assertThat(failure(() -> gateway().get(THING)).exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(host.sleeps()).isEmpty();
  }

  /** A call that gave up binds the next ones: the provider said when it may be asked again. */
  @Test
  void sendsNothingBeforeTheProviderAllowsIt() {
    server.inOrder(
        () -> get("/v1/things/1"), status(429).withHeader("Retry-After", "300"), okJson("{}"));
    ApiGateway gateway = gateway();
    failure(() -> gateway.get(THING));
    assertThat(failure(() -> gateway.get(THING)).message()).contains("2026-03-02T09:05:00Z");
    assertThat(gateway.requests()).isEqualTo(1);
    host.advance(Duration.ofSeconds(290));
    gateway.get(THING);
    assertThat(host.sleeps()).containsExactly(Duration.ofSeconds(10));
  }

  /** Half of all answers refused, whoever it hits: only time bounds how often it is tried. */
  @Test
  void isNotPutOffByRefusalsForSpeed() {
    server.inOrder(
        () -> post("/v1/things/1"),
        status(429),
        status(429),
        status(429),
        status(429),
        status(429),
        status(429),
        status(429),
        okJson("{}"));
    gateway().post(THING, EMPTY_JSON);
  }

  @Test
  void renewsTheLoginOnce() {
    server.stub(
        post("/v1/things/1")
            .withHeader("Authorization", equalTo("Bearer old"))
            .willReturn(status(401)));
    server.stub(
        post("/v1/things/1")
            .withHeader("Authorization", equalTo("Bearer new"))
            .willReturn(okJson("{}")));
    Wires.Renewable login = new Wires.Renewable();
    gateway(Limits.standard(), login).post(THING, EMPTY_JSON);
    assertThat(login.rejected).containsExactly("Bearer old");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unable to find a signing key that matches abc",
        "The access token has expired",
        "Invalid token"
      })
  void renewsTheLoginWhenItIsTheTokenThatIsForbidden(String message) {
    server.stub(
        get("/v1/things/1").willReturn(jsonResponse("{\"message\":\"" + message + "\"}", 403)));
    Wires.Renewable login = new Wires.Renewable();
    Failure failure = failure(() -> gateway(Limits.standard(), login).get(THING));
    assertThat(login.rejected).containsExactly("Bearer old");
    assertThat(failure.exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
  }

  @Test
  void asksForANewLoginWhenTheRenewedOneIsRefusedToo() {
    server.stub(get("/v1/things/1").willReturn(jsonResponse("{\"code\":\"Unauthorized\"}", 401)));
    Wires.Renewable login = new Wires.Renewable();
    Failure failure = failure(() -> gateway(Limits.standard(), login).get(THING));
    assertThat(failure.exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
    assertThat(failure.next()).contains("lvjw connect lever");
    assertThat(login.rejected).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "402, REFUSED",
    "403, NOT_ALLOWED",
    "404, NOT_FOUND",
    "409, REFUSED",
    "410, REFUSED",
    "422, REFUSED"
  })
  void saysWhatTheProviderRefused(int status, ExitCode exit) {
    server.stub(
        get("/v1/things/1")
            .willReturn(
                jsonResponse("{\"code\":\"SomeCode\",\"message\":\"Some words\"}", status)));
    Refused refused = (Refused) failure(() -> gateway().get(THING));
    assertThat(refused.exit()).isEqualTo(exit);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.providerCode()).isEqualTo("SomeCode");
    assertThat(refused.providerMessage()).isEqualTo("Some words");
    assertThat(refused.message()).contains("GET /things/1", "SomeCode: Some words");
    assertThat(host.sleeps()).isEmpty();
  }

  @Test
  void findsNothingOn404Only() {
    server.inOrder(() -> get("/v1/things/1"), status(404), okJson("{}"), status(400));
    assertThat(gateway().find(THING)).isEmpty();
    assertThat(gateway().find(THING)).isPresent();
    assertThat(failure(() -> gateway().find(THING))).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"code\":\"C\",\"message\":\"M\"}|C|M",
        "{\"error\":\"invalid_grant\",\"error_description\":\"M\"}|invalid_grant|M",
        "{\"error\":{\"code\":\"C\",\"message\":\"M\",\"field\":\"f\"}}|C|M",
        "{\"errors\":[{\"code\":\"C\",\"message\":\"M\"}]}|C|M",
        "{\"errors\":[\"M\"]}|''|M",
        "{\"message\":{\"a\":1}}|''|''",
        "{\"code\":7,\"message\":null}|7|''",
        "[1]|''|''",
        "<html>no</html>|''|''",
        "''|''|''"
      })
  void readsErrorsOfManyShapes(String body, String code, String message) {
    server.stub(get("/v1/things/1").willReturn(jsonResponse(body, 400)));
    Refused refused = (Refused) failure(() -> gateway().get(THING));
    assertThat(refused.providerCode()).isEqualTo(code);
    assertThat(refused.providerMessage()).isEqualTo(message);
  }

  @Test
  void namesTheMissingScope() {
    server.stub(
        get("/v1/things/1")
            .willReturn(jsonResponse("{\"message\":\"needs offers:read:admin here\"}", 403)));
    assertThat(failure(() -> gateway().get(THING)).message())
        .contains("misses the scope offers:read:admin");
  }

  @Test
  void namesWhatTheCallNeedsWhereTheProviderDoesNot() {
    server.stub(get("/v1/things/1").willReturn(status(403)));
    assertThat(failure(() -> gateway().get(THING.needing("things:read:admin"))).message())
        .contains("doesn't allow it (needs things:read:admin)");
  }

  @Test
  void showsForeignTextCleanedAndCut() {
    String message = "a\\u001b[31m\\u202eb ada@example.test " + "x".repeat(5000);
    server.stub(
        get("/v1/things/1").willReturn(jsonResponse("{\"message\":\"" + message + "\"}", 400)));
    Refused refused = (Refused) failure(() -> gateway().get(THING));
    assertThat(refused.providerMessage()).startsWith("a [31m b (e-mail) xxx").hasSize(200);
    assertThat(refused.message()).doesNotContain("ada@example.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in to the airport</html>", "", "[]", "\"text\"", "{\"a\":"})
  void refusesAnswersThatAreNoObject(String body) {
    server.stub(get("/v1/things/1").willReturn(ok(body)));
    Failure failure = failure(() -> gateway().get(THING));
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.code()).isEqualTo("bad_answer");
    assertThat(failure.message()).contains("Lever", "GET /things/1").doesNotContain("airport");
  }

  @Test
  void readsNoMoreThanItsLimit() {
    server.inOrder(
        () -> get("/v1/things/1"),
        okJson("{\"a\":\"" + "x".repeat(900) + "\"}"),
        okJson("{\"a\":\"" + "x".repeat(1000) + "\"}"));
    ApiGateway gateway = gateway(Wires.SMALL, Authorizer.none());
    gateway.get(THING);
    assertThat(failure(() -> gateway.get(THING)).code()).isEqualTo("bad_answer");
    assertThat(gateway.requests()).isEqualTo(2);
  }

  @Test
  void readsNoMoreThanItsLimitOfACompressedAnswer() {
    server.stub(
        get("/v1/things/1")
            .withHeader("Accept-Encoding", containing("gzip"))
            .willReturn(okJson("{\"a\":\"" + "x".repeat(100_000) + "\"}")));
    assertThat(failure(() -> gateway(Wires.SMALL, Authorizer.none()).get(THING)).code())
        .isEqualTo("bad_answer");
  }

  @Test
  void waitsForAnAnswerOnlySoLong() {
    server.inOrder(() -> get("/v1/things/1"), okJson("{}").withFixedDelay(6000), okJson("{}"));
    server.stub(post("/v1/things/1").willReturn(okJson("{}").withFixedDelay(6000)));
    ApiGateway gateway = gateway(Wires.SHORT, Authorizer.none());
    gateway.get(THING);
    assertThat(failure(() -> gateway.post(THING, EMPTY_JSON)).exit())
        .isEqualTo(ExitCode.UNREACHABLE);
    assertThat(gateway.requests()).isEqualTo(3);
  }

  @Test
  void aSlowLoginIsNotTheCallsTime() {
    server.inOrder(() -> get("/v1/things/1"), status(503), okJson("{}"));
    Authorizer slow =
        new Authorizer() {
          @Override
          public String header() {
            host.advance(Limits.standard().call());
            return "Bearer late";
          }

          @Override
          public boolean renew(String rejectedHeader) {
            return false;
          }
        };
    gateway(Limits.standard(), slow).get(THING);
  }

  @Test
  void waitsForTheWholeCallOnlySoLong() {
    server.stub(
        get("/v1/things/1").willReturn(okJson("{\"a\":12345}").withChunkedDribbleDelay(10, 3000)));
    Limits limits =
        new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(500), 1, 10_000);
    assertThat(failure(() -> gateway(limits, Authorizer.none()).get(THING)).exit())
        .isEqualTo(ExitCode.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void followsRedirectsOfTheProviderWithMethodBodyAndLogin(int status) {
    server.stub(
        put("/v1/things/1")
            .willReturn(status(status).withHeader("Location", server.uri("/v2/x").toString())));
    server.stub(put("/v2/x").willReturn(status(status).withHeader("Location", "y")));
    server.stub(
        put("/v2/y")
            .withHeader("Authorization", equalTo("Bearer old"))
            .withRequestBody(equalToJson("{\"a\":1}"))
            .willReturn(okJson("{}")));
    gateway(Limits.standard(), new Wires.Renewable())
        .put(THING, JsonNodeFactory.instance.objectNode().put("a", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/v1",
        "http://localhost:%d/v1",
        "https://api.lever.co/v1",
        "//evil.test/v1",
        "http://user@127.0.0.1:%d/v1",
        "file:///etc/passwd",
        "http://["
      })
  void followsNoRedirectElsewhere(String location) {
    String target = location.replace("%d", String.valueOf(server.uri("/").getPort()));
    server.stub(get("/v1/things/1").willReturn(temporaryRedirect(target)));
    Failure failure = failure(() -> gateway(Limits.standard(), new Wires.Renewable()).get(THING));
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.code()).isEqualTo("bad_answer");
    assertThat(failure.message()).contains("redirect").doesNotContain("evil");
  }

  @Test
  void followsNoLoopAndNoChangeOfMethod() {
    server.stub(get("/v1/things/1").willReturn(temporaryRedirect("/v1/things/1")));
    server.stub(
        post("/v1/things/1").willReturn(status(303).withHeader("Location", "/v1/things/1")));
    server.stub(delete("/v1/things/1").willReturn(status(302)));
    assertThat(failure(() -> gateway().get(THING)).message()).contains("too many redirects");
    assertThat(failure(() -> gateway().post(THING, EMPTY_JSON)).message()).contains("method");
    assertThat(failure(() -> gateway().delete(THING)).code()).isEqualTo("bad_answer");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.lever.co/v1, https://api.eu.lever.co/v1, true",
    "https://api.lever.co/v1, https://lever.co/v1, true",
    "https://api.lever.co/v1, https://api.lever.co:443/v1, true",
    "https://api.lever.co/v1, http://api.lever.co/v1, false",
    "https://api.lever.co/v1, https://api.lever.co:8443/v1, false",
    "https://api.lever.co/v1, https://evillever.co/v1, false",
    "https://api.lever.co/v1, https://lever.co.evil.test/v1, false",
    "https://api.lever.co/v1, https://x@api.lever.co/v1, false",
    "http://127.0.0.1:8080/v1, https://api.lever.co/v1, false",
    "http://127.0.0.1:8080/v1, http://127.0.0.1:8080/x, true"
  })
  void knowsTheProvidersHosts(URI base, URI target, boolean allowed) {
    assertThat(Wires.provider(base).allows(target)).isEqualTo(allowed);
  }

  @Test
  void tellsOfEachExchangeWithoutValues() {
    server.inOrder(
        () -> get(urlEqualTo("/v1/things?email=ada%40example.test&limit=1")),
        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
        okJson("{}"));
    gateway().get(Resource.at("things").with("email", "ada@example.test").with("limit", "1"));
    assertThat(exchanges)
        .extracting(Exchange::line)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Lever GET /things?email=…&limit=… no answer "),
            line -> assertThat(line).startsWith("Lever GET /things?email=…&limit=… 200 "));
  }

  @Test
  void keepsWithinTheRate() {
    server.stub(any(urlEqualTo("/v1/things/1")).willReturn(okJson("{}")));
    Provider provider =
        new Provider(
            "lever",
            "Lever",
            server.uri("/v1"),
            Optional.empty(),
            Optional.of(new Provider.Rate(10, 20)));
    ApiGateway gateway = new ApiGateway(Wires.transport(host), provider, Authorizer.none());
    for (int number = 0; number < 25; number++) {
      gateway.get(THING);
    }
    assertThat(host.sleeps()).hasSize(5).containsOnly(Duration.ofMillis(100));
  }

  @Test
  void slowsDownWhenTheProviderSaysSo() {
    server.inOrder(
        () -> get("/v1/things/1"), status(429).withHeader("Retry-After", "0"), okJson("{}"));
    Provider provider =
        new Provider(
            "lever",
            "Lever",
            server.uri("/v1"),
            Optional.empty(),
            Optional.of(new Provider.Rate(10, 20)));
    new ApiGateway(Wires.transport(host), provider, Authorizer.none()).get(THING);
    assertThat(host.sleeps()).containsExactly(Duration.ofMillis(200));
  }

  @Test
  void endsAtAnInterruption() {
    server.stub(get("/v1/things/1").willReturn(status(503)));
    Consumer<Exchange> interrupt = exchange -> Thread.currentThread().interrupt();
    ApiGateway gateway =
        new ApiGateway(
            new Transport(host, "lvjw/test", interrupt::accept),
            Wires.provider(server.uri("/v1")),
            Authorizer.none());
    Failure failure = failure(() -> gateway.get(THING));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(server.requests()).extracting(Request::getUrl).hasSize(1);
  }
}
