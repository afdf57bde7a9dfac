package dev.lvjw.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestCertificate;
import dev.lvjw.TestHost;
import dev.lvjw.store.Database;
import dev.lvjw.store.Inbox;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemIdentityTest {
  @TempDir private Path home;

  @Test
  void theReceiverSpeaksTlsWithIt() throws Exception {
    TestCertificate certificate = TestCertificate.make(home);
    SSLContext identity = PemIdentity.load(certificate.certificatePem(), certificate.keyPem());
    try (Database database = Database.open(home.resolve("lvjw.db"), home.resolve("cache"));
        Receiver receiver =
            Receiver.start(
                new TestHost(home),
                new Receiver.Settings(
                    new InetSocketAddress("127.0.0.1", 0), "/hook", Optional.of(identity)),
                () -> List.of("key"),
                new Inbox(database),
                answer -> {});
        HttpClient client = HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
      assertThat(receiver.url().getScheme()).isEqualTo("https");
      String body =
          "{\"event\":\"e\",\"triggeredAt\":5,\"token\":\"t\",\"data\":{},\"signature\":\""
              + Signature.sign("key", "t", 5)
              + "\"}";
      HttpRequest request =
          HttpRequest.newBuilder(receiver.url())
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
      assertThat(new Inbox(database).lastDelivery(Inbox.Kind.TEST)).isPresent();
    }
  }

  @Test
  void saysWhichFileIsWrong() throws Exception {
    TestCertificate certificate = TestCertificate.make(home);
    Path junk = Files.writeString(home.resolve("junk.pem"), "no certificate");
    Path encrypted =
        Files.writeString(
            home.resolve("encrypted.pem"),
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
    Path broken =
        Files.writeString(
            home.resolve("broken.pem"),
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThat(refusal(home.resolve("missing.pem"), certificate.keyPem()))
        .contains("can't be read");
    assertThat(refusal(certificate.certificatePem(), encrypted)).contains("--tls-key");
    assertThat(refusal(certificate.certificatePem(), broken)).contains("--tls-key");
    assertThat(refusal(junk, certificate.keyPem())).contains("--tls-cert");
  }

  private static String refusal(Path chain, Path key) {
    Failure failure = catchThrowableOfType(Failure.class, () -> PemIdentity.load(chain, key));
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
    return failure.message();
  }
}
