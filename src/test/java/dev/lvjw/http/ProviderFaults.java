package dev.lvjw.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import java.util.concurrent.locks.LockSupport;

/** What can go wrong with any call, and what must come of it. */
public enum ProviderFaults {
  BAD_REQUEST(error(400), ExitCode.REFUSED),
  UNAUTHORIZED(error(401), ExitCode.LOGIN_NEEDED),
  FORBIDDEN(error(403), ExitCode.NOT_ALLOWED),
  NOT_FOUND(error(404), ExitCode.NOT_FOUND),
  TOO_MANY(error(429), ExitCode.UNREACHABLE),
  BROKEN(error(500), ExitCode.UNREACHABLE),
  UNAVAILABLE(error(503), ExitCode.UNREACHABLE),
  NOT_JSON(ok("<html>ada@example.test</html>"), ExitCode.REFUSED),
  NO_ENCODING(aResponse().withBody(new byte[] {0, 0, -1, -2, 0, 0, 0, 0}), ExitCode.REFUSED),
  NO_ENCODING_BROKEN(
      aResponse().withStatus(503).withBody(new byte[] {0, 0, -1, -2, 0, 0, 0, 0}),
      ExitCode.UNREACHABLE),
  NO_OBJECT(ok("[1]"), ExitCode.REFUSED),
  WITHOUT_CONTENT(ok("{}"), ExitCode.REFUSED),
  WRONG_CONTENT(ok("{\"data\":7,\"items\":7,\"external_id\":[]}"), ExitCode.REFUSED),
  CUT(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), ExitCode.UNREACHABLE),
  SLOW_BODY(ok("{\"data\":[]}").withChunkedDribbleDelay(2, 4000), ExitCode.UNREACHABLE),
  HUGE_BODY(ok("{\"data\":\"" + "x".repeat(10 << 20) + "\"}"), ExitCode.REFUSED);

  private final ResponseDefinitionBuilder answer;
  private final ExitCode exit;

  ProviderFaults(ResponseDefinitionBuilder answer, ExitCode exit) {
    this.answer = answer;
    this.exit = exit;
  }

  private static ResponseDefinitionBuilder error(int status) {
    return jsonResponse(
        "{\"code\":\"SomeCode\",\"message\":\"words about ada@example.test\"}", status);
  }

  /** Whether the fault lies in an answer that reports success. */
  public boolean wrongContent() {
    return this == WITHOUT_CONTENT || this == WRONG_CONTENT;
  }

  /** A transport that need not wait long for this fault. */
  public Transport transport(TestHost host) {
    return this == SLOW_BODY
        ? new Transport(
            host, "lvjw/test", Exchange.Listener.none(), Wires.IMPATIENT, Network.open())
        : Wires.transport(host);
  }

  /** Makes the provider fail, makes the call, and checks what comes of it. */
  public void check(StrictWireMock server, String provider, Runnable call) {
    server.stub(any(anyUrl()).willReturn(answer));
    Failure failure = catchThrowableOfType(Failure.class, call::run);
    assertThat(failure).as("the call's failure").isNotNull();
    assertThat(failure.exit()).isEqualTo(exit);
    while (this == SLOW_BODY && server.requests().isEmpty()) {
      LockSupport.parkNanos(
          50_000_000); // on a busy machine the server may look at the request after that
    }
    assertThat(failure.message()).contains(provider).doesNotContain("ada@example.test");
    assertThat(failure.next()).isPresent();
  }
}
