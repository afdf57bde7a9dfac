package dev.lvjw.notify;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/** Sends mail by SMTP. What it says about a failure holds neither addresses nor content. */
public final class Mailer {
  private static final String CONNECT_TIMEOUT = "10000";
  private static final String READ_TIMEOUT = "20000";
  private static final String UTF_8 = "UTF-8";

  private final Host host;
  private final Smtp smtp;
  private final Optional<SSLContext> trust;

  /**
   * @param trust whom to believe instead of the authorities the JVM knows
   */
  public Mailer(Host host, Smtp smtp, Optional<SSLContext> trust) {
    this.host = host;
    this.smtp = smtp;
    this.trust = trust;
  }

  /**
   * Sends one mail.
   *
   * @throws Failure USAGE (mail_address) for an address that isn't one; NOT_ALLOWED (mail_login)
   *     when the server refuses the login; UNREACHABLE (mail_failed) for everything else
   */
  public void send(Mail mail) {
    Session session = Session.getInstance(properties());
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message = message(session, mail);
      connect(transport);
      transport.sendMessage(message, message.getAllRecipients());
    } catch (AddressException e) {
      throw Failure.usage("notify.to or notify.from is not a mail address.", "lvjw config list")
          .causedBy(e);
    } catch (AuthenticationFailedException e) {
      throw new Failure(
              ExitCode.NOT_ALLOWED,
              "mail_login",
              "The mail server refuses the login.",
              "check notify.smtp.user and the secret notify.smtp.password")
          .causedBy(e);
    } catch (MessagingException e) {
      throw new Failure(
              ExitCode.UNREACHABLE,
              "mail_failed",
              "The mail server " + smtp.host() + ":" + smtp.port() + " did not take the mail.",
              "check notify.smtp.host, notify.smtp.port and notify.smtp.tls")
          .causedBy(e);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    boolean login = smtp.user().isPresent() && smtp.password().isPresent();
    transport.connect(
        smtp.host(),
        smtp.port(),
        login ? smtp.user().get() : null,
        login ? smtp.password().get() : null);
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", CONNECT_TIMEOUT);
    properties.setProperty("mail.smtp.timeout", READ_TIMEOUT);
    properties.setProperty("mail.smtp.writetimeout", READ_TIMEOUT);
    properties.setProperty("mail.smtp.auth", String.valueOf(smtp.password().isPresent()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (smtp.tls()) {
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
    }
    trust.ifPresent(
        context -> properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory()));
    return properties;
  }

  private MimeMessage message(Session session, Mail mail) throws MessagingException {
    MimeMessage message = new Identified(session, header(mail.messageId()));
    message.setFrom(address(smtp.from()));
    for (String to : mail.to()) {
      message.addRecipient(Message.RecipientType.TO, address(to));
    }
    message.setSubject(header(mail.subject()), UTF_8);
    message.setSentDate(Date.from(host.clock().instant()));
    // Filters and out-of-office replies leave automatic mail alone (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    if (mail.html().isPresent()) {
      MimeMultipart both = new MimeMultipart("alternative");
      both.addBodyPart(part(mail.text(), "plain"));
      both.addBodyPart(part(mail.html().get(), "html"));
      message.setContent(both);
    } else {
      message.setText(mail.text(), UTF_8);
    }
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  private static InternetAddress address(String text) throws AddressException {
    return new InternetAddress(header(text), true);
  }

  /** A line break in a header would begin another header. */
  private static String header(String value) {
    return value.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Keeps the Message-ID it was given; jakarta.mail would make its own at every attempt. */
  private static final class Identified extends MimeMessage {
    private final String messageId;

    private Identified(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
