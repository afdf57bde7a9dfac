package dev.lvjw.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A mail that the sink took.
 *
 * @param from the envelope's sender
 * @param to the envelope's recipients
 * @param raw the message as it came, dots unstuffed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never a key.
public record Mail(String from, List<String> to, byte[] raw, Instant at) {
  /** The decoded subject; empty where there is none. */
  public String subject() {
    return read(MimeMessage::getSubject);
  }

  /** The {@code Message-ID} with its angle brackets; empty where there is none. */
  public String messageId() {
    return read(MimeMessage::getMessageID);
  }

  /** The first plain text part, decoded. */
  public String text() {
    return read(message -> part(message, "text/plain").orElse(""));
  }

  /** The first HTML part, decoded; empty where there is none. */
  public String html() {
    return read(message -> part(message, "text/html").orElse(""));
  }

  private interface Reading {
    @org.jspecify.annotations.Nullable
    String of(MimeMessage message) throws MessagingException, IOException;
  }

  /** A mail that can't be parsed is shown as what it is, for nothing else knows what it says. */
  private String read(Reading reading) {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
      return Optional.ofNullable(reading.of(message)).orElse("");
    } catch (MessagingException | IOException e) {
      return new String(raw, StandardCharsets.UTF_8);
    }
  }

  private static Optional<String> part(Part whole, String type)
      throws MessagingException, IOException {
    if (whole.isMimeType(type)) {
      return Optional.of(whole.getContent().toString());
    }
    if (whole.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        Optional<String> found = part(parts.getBodyPart(i), type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
