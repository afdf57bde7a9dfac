package dev.lvjw.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mail sink, spoken to by a real mail library and by hand. */
class MailSinkTest {
  private final TestVisitor visitor = new TestVisitor();

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void aMailOfARealLibraryArrivesDecoded() throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", visitor.env("NOTIFY_SMTP_HOST"));
    properties.put("mail.smtp.port", visitor.env("NOTIFY_SMTP_PORT"));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress(visitor.env("NOTIFY_FROM")));
    message.addRecipient(Message.RecipientType.TO, new InternetAddress(visitor.env("NOTIFY_TO")));
    message.setSubject("Zoë wurde eingestellt: 東京", "UTF-8");
    message.setText("First line\n.a line with a dot\n.\nÜnïcode", "UTF-8");
    Transport.send(message);

    JsonNode mails = visitor.control("GET", "/mails", "").json().path("items");
    assertThat(mails).hasSize(1);
    JsonNode mail = mails.path(0);
    assertThat(mail.path("subject").asText()).isEqualTo("Zoë wurde eingestellt: 東京");
    assertThat(mail.path("text").asText().replace("\r\n", "\n").strip())
        .isEqualTo("First line\n.a line with a dot\n.\nÜnïcode");
    assertThat(mail.path("from").asText()).isEqualTo(visitor.env("NOTIFY_FROM"));
    assertThat(mail.path("to").path(0).asText()).isEqualTo(visitor.env("NOTIFY_TO"));
    assertThat(mail.path("messageId").asText()).isEqualTo(message.getMessageID());
    assertThat(mail.path("at").asText()).isEqualTo(StillHost.NOW.toString());
  }

  @Test
  void orderIsKeptAndTooMuchIsRefused() throws IOException {
    try (Socket socket =
            new Socket(
                java.net.InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                Integer.parseInt(visitor.env("NOTIFY_SMTP_PORT")));
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      assertThat(in.readLine()).startsWith("220");
      assertThat(say(socket, in, "DATA")).startsWith("503");
      assertThat(say(socket, in, "RCPT TO:<a@example.test>")).startsWith("503");
      assertThat(say(socket, in, "MAIL FROM:nonsense")).startsWith("501");
      assertThat(say(socket, in, "STARTTLS")).startsWith("502");
      assertThat(say(socket, in, "NOOP")).startsWith("250");
      assertThat(say(socket, in, "MAIL FROM:<a@example.test>")).startsWith("250");
      assertThat(say(socket, in, "RSET")).startsWith("250");
      assertThat(say(socket, in, "RCPT TO:<a@example.test>")).startsWith("503");
      assertThat(say(socket, in, "mail from:<a@example.test> SIZE=3")).startsWith("250");
      assertThat(say(socket, in, "rcpt to:<b@example.test>")).startsWith("250");
      assertThat(say(socket, in, "DATA")).startsWith("354");
      String line = "x".repeat(1_000) + "\r\n";
      assertThat(say(socket, in, line.repeat(1_100) + ".")).startsWith("552");
      assertThat(say(socket, in, "QUIT")).startsWith("221");
      assertThat(in.readLine()).isNull();
    }
    assertThat(visitor.sandbox.mails()).isEmpty();
  }

  private static String say(Socket socket, BufferedReader in, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return in.readLine();
  }
}
