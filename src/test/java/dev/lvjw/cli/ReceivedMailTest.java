package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.lvjw.FreePort;
import dev.lvjw.GreenMailTls;
import dev.lvjw.SafeText;
import dev.lvjw.Schemas;
import dev.lvjw.TestCertificate;
import dev.lvjw.TestHost;
import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.Sandbox;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mails as they arrive: sent by lvjw's commands over TLS with a login, received and parsed back.
 */
class ReceivedMailTest {
  private static final String ADDRESS = "127.0.0.1";
  private static final String HOSTILE =
      "Eve\u202e\u200b <script>alert(1)</script>\" <b>x</b>\r\nBcc: thief@example.test\r\n\r\n";

  @TempDir Path home;
  private TestHost host;
  private GreenMail server;

  @BeforeEach
  void start() throws Exception {
    TestCertificate certificate = GreenMailTls.certificate();
    server = new GreenMail(new ServerSetup(0, ADDRESS, ServerSetup.PROTOCOL_SMTPS));
    server.setUser("lvjw@example.test", "lvjw", "right");
    server.start();
    host =
        new TestHost(home)
            .env("LVJW_NOTIFY_TO", "hr@example.test,people@example.test")
            .env("LVJW_NOTIFY_FROM", "lvjw@example.test")
            .env("LVJW_NOTIFY_SMTP_HOST", ADDRESS)
            .env("LVJW_NOTIFY_SMTP_PORT", String.valueOf(server.getSmtps().getPort()))
            .env("LVJW_NOTIFY_SMTP_TLS", "tls")
            .env("LVJW_NOTIFY_SMTP_USER", "lvjw")
            .env("LVJW_NOTIFY_SMTP_PASSWORD", "right")
            .env("LVJW_HTTP_CA_FILE", certificate.certificatePem().toString());
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private void notifyTest(int exit) {
    assertThat(Lvjw.run(new String[] {"notify", "test", "-o", "json"}, host))
        .as(host.errText())
        .isEqualTo(exit);
    assertThat(host.outText() + host.errText())
        .doesNotContain("right", "wrong", "hr@example.test", "people@example.test");
  }

  private String error() {
    return host.errText().lines().toList().getLast();
  }

  @Test
  void aTestMailSaysThatItIsOne() throws Exception {
    notifyTest(0);
    Schemas.assertValid("notify-test", host.outText());
    JsonNode report = new ObjectMapper().readTree(host.outText());
    assertThat(report.path("to").asInt()).isEqualTo(2);
    assertThat(report.path("audience").asText()).isEqualTo("notify.to");
    assertThat(report.path("loggedIn").asBoolean()).isTrue();
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Test: lvjw's mail works");
    assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(2);
    assertThat(part(mail, 0)).startsWith("This is a test of lvjw's mail. Nobody was hired.");
  }

  @Test
  void everyEndHasItsExitCodeAndNextCommand() throws Exception {
    host.env("LVJW_NOTIFY_SMTP_PASSWORD", "wrong");
    notifyTest(3);
    assertThat(error()).contains("mail_login", "lvjw config set notify.smtp.password");
    host.env("LVJW_NOTIFY_SMTP_PASSWORD", "right").unsetEnv("LVJW_HTTP_CA_FILE");
    notifyTest(6);
    assertThat(error()).contains("mail_tls", "http.caFile");
    host.env("LVJW_NOTIFY_SMTP_PORT", String.valueOf(FreePort.next()));
    notifyTest(6);
    assertThat(error()).contains("mail_failed", "notify.smtp.port");
    host.unsetEnv("LVJW_NOTIFY_SMTP_HOST");
    notifyTest(9);
    assertThat(error()).contains("no_mail", "lvjw config set notify.smtp.host VALUE");
    host.unsetEnv("LVJW_NOTIFY_TO");
    notifyTest(9);
    assertThat(error()).contains("lvjw config set notify.to VALUE");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatDoesNotWantTheMailIsBelieved() throws Exception {
    try (Doorman doorman = new Doorman("550 no")) {
      openServer(doorman);
      notifyTest(7);
      assertThat(error()).contains("mail_refused", "(550)");
    }
    try (Doorman doorman = new Doorman("451 later")) {
      openServer(doorman);
      notifyTest(6);
      assertThat(error()).contains("mail_failed", "(451)");
    }
  }

  private void openServer(Doorman doorman) {
    host.env("LVJW_NOTIFY_SMTP_TLS", "none")
        .env("LVJW_NOTIFY_SMTP_PORT", String.valueOf(doorman.socket.getLocalPort()))
        .unsetEnv("LVJW_NOTIFY_SMTP_USER");
  }

  /** A mail server that answers every sender with the same. */
  private static final class Doorman implements AutoCloseable {
    final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName(ADDRESS));

    Doorman(String answer) throws IOException {
      Thread.ofVirtual().start(() -> serve(answer));
    }

    private void serve(String answer) {
      try (Socket caller = socket.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
        OutputStream out = caller.getOutputStream();
        say(out, "220 here");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          say(out, line.startsWith("MAIL") ? answer : "250 fine");
        }
      } catch (IOException e) {
        // The caller hung up: it has its answer.
      }
    }

    private static void say(OutputStream out, String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void aHostileNameDoesNothing() throws Exception {
    host.env("LVJW_LEVER_API_KEY", "sandbox-lever-api-key");
    try (Sandbox sandbox =
        Sandbox.start(host, new Options(0, Duration.ZERO, OptionalInt.empty()))) {
      sandbox
          .environment()
          .forEach(
              (name, value) -> {
                if (name.startsWith("LVJW_LEVER_")) {
                  host.env(name, value);
                }
              });
      String id = sandbox.addCandidate(new ObjectMapper().createObjectNode().put("name", HOSTILE));
      sandbox.hire(id);
      assertThat(Lvjw.run(new String[] {"sync"}, host)).as(host.errText()).isZero();
      MimeMessage mail = about(id.substring(0, 8));
      assertThat(mail.getSubject()).isEqualTo("A candidate has been hired in Lever!");
      assertThat(mail.getHeader("Bcc")).isNull();
      assertThat(mail.getAllRecipients()).hasSize(2);
      String text = part(mail, 0);
      String html = part(mail, 1);
      assertThat((text + html).codePoints().filter(SafeText::dangerous).filter(c -> c != '\n'))
          .isEmpty();
      assertThat(text)
          .contains("Eve\\u202e\\u200b <script>alert(1)</script>\" <b>x</b>\\u000d\\u000aBcc:");
      assertThat(html)
          .contains("Eve\\u202e\\u200b &lt;script&gt;alert(1)&lt;/script&gt;&quot; &lt;b&gt;x")
          .doesNotContain("<script", "<b>");
      assertThat(text).contains(sandbox.leverPages() + "/candidates/" + id, "lvjw review ");
    }
  }

  private MimeMessage about(String id) throws Exception {
    for (MimeMessage mail : server.getReceivedMessages()) {
      if (part(mail, 0).contains(id)) {
        return mail;
      }
    }
    throw new AssertionError("no mail about " + id);
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    MimeMultipart both = (MimeMultipart) mail.getContent();
    return both.getBodyPart(number).getContent().toString().replace("\r\n", "\n");
  }
}
