package dev.lvjw.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.FreePort;
import dev.lvjw.GreenMailTls;
import dev.lvjw.TestCertificate;
import dev.lvjw.TestHost;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailerTest {
  private static final String ADDRESS = "127.0.0.1";
  private static final Mail MAIL =
      HireMail.one(
          "<hire.1@lvjw.local>",
          List.of("admin@example.test", "Second Admin <second@example.test>"),
          HireMailTest.hire("11111111", "Zoë 名"),
          new Commands("default"));

  @TempDir private static Path home;
  private static TestCertificate certificate;
  private static GreenMail server;
  private final TestHost host = new TestHost(home);

  @BeforeAll
  static void start() throws Exception {
    certificate = GreenMailTls.certificate();
    server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, ADDRESS, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, ADDRESS, ServerSetup.PROTOCOL_SMTPS)
            });
    server.setUser("sender@example.test", "sender", "right");
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    server.purgeEmailFromAllMailboxes();
  }

  private static Smtp plain() {
    return smtp(ADDRESS, server.getSmtp().getPort(), Smtp.Tls.NONE);
  }

  private static Smtp smtp(String host, int port, Smtp.Tls tls) {
    return new Smtp(host, port, tls, Optional.empty(), Optional.empty(), "lvjw@example.test");
  }

  private static Smtp login(String password) {
    Smtp plain = plain();
    return new Smtp(
        plain.host(),
        plain.port(),
        plain.tls(),
        Optional.of("sender"),
        Optional.of(password),
        plain.from());
  }

  private void send(Smtp smtp, Mail mail) {
    send(smtp, Optional.empty(), mail);
  }

  private int send(Smtp smtp, Optional<SSLContext> trust, Mail mail) {
    try (Mailer.Connection connection = new Mailer(host, smtp, trust).connect()) {
      return connection.send(mail);
    }
  }

  private Failure failure(Smtp smtp, Optional<SSLContext> trust, Mail mail) {
    Failure failure = catchThrowableOfType(Failure.class, () -> send(smtp, trust, mail));
    assertThat(failure.message() + failure.next())
        .doesNotContain("example.test", "Zo", "right", "wrong");
    assertThat(server.getReceivedMessages()).isEmpty();
    return failure;
  }

  @Test
  void sendsWhatItIsGiven() throws Exception {
    send(plain(), MAIL);
    assertThat(server.getReceivedMessages()).hasSize(2);
    MimeMessage received = server.getReceivedMessages()[0];
    assertThat(received.getMessageID()).isEqualTo("<hire.1@lvjw.local>");
    assertThat(received.getSubject()).isEqualTo("A candidate has been hired in Lever!");
    assertThat(received.getHeader("Subject"))
        .containsExactly("A candidate has been hired in Lever!");
    assertThat(received.getFrom()[0]).hasToString("lvjw@example.test");
    assertThat(received.getRecipients(Message.RecipientType.TO))
        .extracting(Object::toString)
        .containsExactly("admin@example.test", "Second Admin <second@example.test>");
    assertThat(received.getSentDate()).isEqualTo(Date.from(TestHost.START));
    assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(received.getContentType()).startsWith("multipart/alternative");
    MimeMultipart both = (MimeMultipart) received.getContent();
    assertThat(both.getCount()).isEqualTo(2);
    assertThat(both.getBodyPart(0).getContentType())
        .containsIgnoringCase("text/plain; charset=UTF-8");
    assertThat(text(both.getBodyPart(0).getContent())).isEqualTo(MAIL.text().strip());
    assertThat(both.getBodyPart(1).getContentType())
        .containsIgnoringCase("text/html; charset=UTF-8");
    assertThat(text(both.getBodyPart(1).getContent())).isEqualTo(MAIL.html().strip());
  }

  /** SMTP ends lines with CR LF, and GreenMail drops the last one. */
  private static String text(Object content) {
    return content.toString().replace("\r\n", "\n").strip();
  }

  @Test
  void letsNoNameBeginAHeader() throws Exception {
    String name =
        "=HYPERLINK(\"http://x.example.test\")\r\nBcc: thief@example.test\r\n\r\n\u001b[2J.";
    Mail one =
        HireMail.one(
            "<n@lvjw.local>",
            List.of("admin@example.test"),
            HireMailTest.hire("1", name),
            new Commands("default"));
    Mail mail =
        new Mail(
            "<n@lvjw.local>\r\nBcc: thief@example.test",
            one.to(),
            "Hired: " + name,
            one.text(),
            one.html());
    send(plain(), mail);
    assertThat(server.getReceivedMessages()).hasSize(1);
    MimeMessage received = server.getReceivedMessages()[0];
    assertThat(received.getHeader("Bcc")).isNull();
    assertThat(received.getAllRecipients()).hasSize(1);
    assertThat(received.getSubject())
        .isEqualTo("Hired: =HYPERLINK(\"http://x.example.test\") Bcc: thief@example.test [2J.");
    MimeMultipart both = (MimeMultipart) received.getContent();
    for (int part = 0; part < both.getCount(); part++) {
      assertThat(both.getBodyPart(part).getContent().toString())
          .contains("=HYPERLINK", "\\u000d\\u000aBcc:", "\\u001b[2J.")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void logsIn() {
    send(login("right"), MAIL);
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void saysThatTheLoginIsRefused() {
    Failure failure = failure(login("wrong"), Optional.empty(), MAIL);
    assertThat(failure.exit()).isEqualTo(ExitCode.LOGIN_NEEDED);
    assertThat(failure.code()).isEqualTo("mail_login");
  }

  @Test
  void sendsOverTlsToAServerItTrusts() throws Exception {
    Smtp tls = smtp(ADDRESS, server.getSmtps().getPort(), Smtp.Tls.TLS);
    send(tls, Optional.of(certificate.trusting()), MAIL);
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void refusesACertificateItDoesNotTrustOrOfAnotherName() throws Exception {
    int port = server.getSmtps().getPort();
    Failure unknown = failure(smtp(ADDRESS, port, Smtp.Tls.TLS), Optional.empty(), MAIL);
    assertThat(unknown.code()).isEqualTo("mail_tls");
    Failure otherName =
        failure(smtp("localhost", port, Smtp.Tls.TLS), Optional.of(certificate.trusting()), MAIL);
    assertThat(otherName.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(otherName.code()).isEqualTo("mail_tls");
  }

  @Test
  void changesToTlsBeforeItSaysAnything() throws Exception {
    try (StartTlsServer starttls = StartTlsServer.start(certificate)) {
      Smtp smtp = smtp(ADDRESS, starttls.port(), Smtp.Tls.STARTTLS);
      send(smtp, Optional.of(certificate.trusting()), MAIL);
      assertThat(starttls.plainCommands()).containsExactly("EHLO", "STARTTLS");
      assertThat(starttls.mail()).contains("Message-ID: <hire.1@lvjw.local>");
    }
  }

  @Test
  void sendsNothingWhereStartTlsIsNotOffered() {
    Failure failure =
        failure(smtp(ADDRESS, plain().port(), Smtp.Tls.STARTTLS), Optional.empty(), MAIL);
    assertThat(failure.code()).isEqualTo("mail_tls");
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    Failure failure =
        failure(smtp(ADDRESS, FreePort.next(), Smtp.Tls.NONE), Optional.empty(), MAIL);
    assertThat(failure.exit()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(failure.next()).isPresent();
  }

  @Test
  void saysThatAnAddressIsNone() {
    Mail mail = new Mail("<m@lvjw.local>", List.of("not an address"), "s", "t", "h");
    Failure failure = failure(plain(), Optional.empty(), mail);
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void settingsDoNotShowThePassword() {
    assertThat(login("right").toString()).doesNotContain("right");
  }
}
