package dev.lvjw.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.FreePort;
import dev.lvjw.TestCertificate;
import dev.lvjw.TestHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way out: Lever's real names, real TLS and a real proxy, none of it leaving this machine. */
class NetworkTest {
  private static final Resource THING = Resource.at("things", "1");
  private static final URI LEVER = URI.create("https://api.lever.co/v1");

  @TempDir static Path folder;
  private static TestCertificate certificate;
  private static Path caFile;
  private TestHost host;
  private HttpsServer server;

  /** What the server got: method, host, path, login and body. */
  private final List<String> got = new CopyOnWriteArrayList<>();

  /** Where the server sends a path on to. */
  private final Map<String, String> redirects = new ConcurrentHashMap<>();

  @BeforeAll
  static void certificate() throws Exception {
    certificate =
        TestCertificate.make(folder, "dns:api.lever.co,dns:api.eu.lever.co,dns:evil.test");
    caFile = certificate.certificatePem();
  }

  @BeforeEach
  void server() throws Exception {
    host = new TestHost(folder);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity(certificate.keys())));
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static SSLContext identity(KeyStore keys) throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, TestCertificate.PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String address =
        exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI().getPath();
    got.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                address,
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    String location = redirects.get(address);
    if (location != null) {
      exchange.getResponseHeaders().set("Location", location);
      exchange.sendResponseHeaders(301, -1);
    } else {
      byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private ApiGateway gateway(URI base, Network network) {
    Transport transport =
        new Transport(host, "lvjw/test", Exchange.Listener.none(), Limits.standard(), network);
    return new ApiGateway(transport, Wires.provider(base), new Wires.Renewable());
  }

  private Network behind(TestProxy proxy) {
    return new Network(Optional.of(proxy.uri()), Optional.of(caFile));
  }

  private static Failure failure(Runnable work) {
    return catchThrowableOfType(Failure.class, work::run);
  }

  @Test
  void goesThroughTheProxyAndBelievesTheCaFile() throws IOException {
    try (TestProxy proxy = TestProxy.to(server.getAddress().getPort())) {
      gateway(LEVER, behind(proxy)).get(THING);
      assertThat(proxy.asked()).containsExactly("CONNECT api.lever.co:443 HTTP/1.1");
      assertThat(got).containsExactly("GET api.lever.co/v1/things/1 Bearer old ");
    }
  }

  @Test
  void followsToAnotherDataCentreWithMethodBodyAndLogin() throws IOException {
    redirects.put("api.lever.co/v1/things/1", "https://api.eu.lever.co/v1/things/1");
    try (TestProxy proxy = TestProxy.to(server.getAddress().getPort())) {
      gateway(LEVER, behind(proxy)).put(THING, JsonNodeFactory.instance.objectNode().put("a", 1));
      assertThat(proxy.asked())
          .containsExactly(
              "CONNECT api.lever.co:443 HTTP/1.1", "CONNECT api.eu.lever.co:443 HTTP/1.1");
    }
    assertThat(got)
        .containsExactly(
            "PUT api.lever.co/v1/things/1 Bearer old {\"a\":1}",
            "PUT api.eu.lever.co/v1/things/1 Bearer old {\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.test/v1/things/1",
        "https://api.lever.co.evil.test/v1",
        "http://api.lever.co/v1/things/1",
        "https://api.lever.co:8443/v1/things/1"
      })
  void carriesTheLoginNowhereElse(String location) throws IOException {
    redirects.put("api.lever.co/v1/things/1", location);
    try (TestProxy proxy = TestProxy.to(server.getAddress().getPort())) {
      Failure failure = failure(() -> gateway(LEVER, behind(proxy)).get(THING));
      assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
      assertThat(proxy.asked()).containsExactly("CONNECT api.lever.co:443 HTTP/1.1");
    }
    assertThat(got).hasSize(1);
  }

  @Test
  void saysThatACertificateIsNotTrusted() throws IOException {
    try (TestProxy proxy = TestProxy.to(server.getAddress().getPort())) {
      Network without = new Network(Optional.of(proxy.uri()), Optional.empty());
      Failure failure = failure(() -> gateway(LEVER, without).get(THING));
      assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(failure.message()).contains("its certificate is not trusted");
      assertThat(failure.next()).get().asString().contains("http.caFile");
      assertThat(proxy.asked()).as("asking again changes nothing").hasSize(1);
    }
    assertThat(got).isEmpty();
  }

  @Test
  void believesNoCertificateForAnotherName() throws IOException {
    try (TestProxy proxy = TestProxy.to(server.getAddress().getPort())) {
      Failure failure =
          failure(() -> gateway(URI.create("https://auth.lever.co"), behind(proxy)).get(THING));
      assertThat(failure.message()).contains("its certificate is not trusted");
    }
    assertThat(got).isEmpty();
  }

  @Test
  void staysOnThisMachineWithoutTheProxy() throws IOException {
    try (TestProxy proxy = TestProxy.refusing("500 must not be asked")) {
      URI nobody = URI.create("http://127.0.0.1:" + FreePort.next());
      assertThat(failure(() -> gateway(nobody, behind(proxy)).get(THING)).message())
          .contains("no connection");
      assertThat(proxy.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "502 Bad Gateway|no connection from the proxy",
        "407 Proxy Authentication Required|the proxy asks for a login, which lvjw does not support"
      })
  void saysWhatTheProxyRefused(String status, String words) throws IOException {
    try (TestProxy proxy = TestProxy.refusing(status)) {
      Failure failure = failure(() -> gateway(LEVER, behind(proxy)).get(THING));
      assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(failure.message()).contains(words, "127.0.0.1:" + proxy.uri().getPort());
    }
  }

  @ParameterizedTest
  @CsvSource({"'', holds no certificate", "rubbish, other than certificates", "-, can't be read"})
  void saysWhatIsWrongWithTheCaFile(String content, String words) throws IOException {
    Path file = folder.resolve("own.pem");
    if (content.equals("-")) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, content);
    }
    Network network = new Network(Optional.empty(), Optional.of(file));
    Failure failure = failure(() -> gateway(LEVER, network).get(THING));
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.message()).contains("http.caFile", words, file.toString());
  }
}
