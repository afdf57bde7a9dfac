package dev.lvjw.notify;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
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

  /** Whether there is a login to make. */
  public boolean logsIn() {
    return smtp.logsIn();
  }

  /**
   * Connects and logs in.
   *
   * @throws Failure LOGIN_NEEDED (mail_login) when the server refuses the login; UNREACHABLE
   *     (mail_tls) when it isn't believed or knows no TLS, (mail_failed) when nothing answers
   */
  public Connection connect() {
    Session session = Session.getInstance(properties());
    try {
      Transport transport = session.getTransport("smtp");
      transport.connect(
          smtp.host(),
          smtp.port(),
          smtp.logsIn() ? smtp.user().orElseThrow() : null,
          smtp.logsIn() ? smtp.password().orElseThrow() : null);
      return new Connection(session, transport);
    } catch (AuthenticationFailedException e) {
      throw new Failure(
              ExitCode.LOGIN_NEEDED,
              "mail_login",
              "The mail server refuses the login.",
              "check notify.smtp.user, then lvjw config set notify.smtp.password")
          .causedBy(e);
    } catch (MessagingException e) {
      throw MailFailures.ofConnecting(smtp, e);
    }
  }

  /** One connection to the mail server. */
  public final class Connection implements AutoCloseable {
    private final Session session;
    private final Transport transport;

    private Connection(Session session, Transport transport) {
      this.session = session;
      this.transport = transport;
    }

    /**
     * Sends one mail. When this returns, the server has taken it for somebody.
     *
     * @return how many of its addresses the server refused
     * @throws Failure USAGE (mail_address) for an address that isn't one; REFUSED (mail_refused)
     *     when the server doesn't want it; UNREACHABLE (mail_failed) when it may later, or went
     *     away
     */
    public int send(Mail mail) {
      try {
        MimeMessage message = message(session, mail);
        transport.sendMessage(message, message.getAllRecipients());
        return 0;
      } catch (AddressException e) {
        throw new Failure(
                ExitCode.USAGE,
                "mail_address",
                "notify.to or notify.from is not a mail address.",
                "lvjw config list")
            .causedBy(e);
      } catch (SendFailedException e) {
        if (count(e.getValidSentAddresses()) == 0) {
          throw MailFailures.ofSending(smtp, e);
        }
        return mail.to().size() - count(e.getValidSentAddresses());
      } catch (MessagingException e) {
        throw MailFailures.ofSending(smtp, e);
      }
    }

    private static int count(Address @org.jspecify.annotations.Nullable [] addresses) {
      return addresses == null ? 0 : addresses.length;
    }

    @Override
    public void close() {
      try {
        transport.close();
      } catch (MessagingException e) {
        // What it took, it took before.
      }
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", CONNECT_TIMEOUT);
    properties.setProperty("mail.smtp.timeout", READ_TIMEOUT);
    properties.setProperty("mail.smtp.writetimeout", READ_TIMEOUT);
    properties.setProperty("mail.smtp.auth", String.valueOf(smtp.logsIn()));
    // One address that the server doesn't know must not keep the mail from the others.
    properties.setProperty("mail.smtp.sendpartial", "true");
    // A server that hangs up without a word at the end has taken the mail all the same.
    properties.setProperty("mail.smtp.quitwait", "false");
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
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(part(mail.text(), "plain"));
    both.addBodyPart(part(mail.html(), "html"));
    message.setContent(both);
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
