package dev.lvjw.notify;

import java.util.List;

/**
 * One mail, in two forms that say the same.
 *
 * @param messageId the Message-ID header, angle brackets included; the same at every attempt, so
 *     that the receiving side can recognise a repeat
 * @param to addresses
 * @param text plain text, UTF-8
 * @param html the same as a page that loads nothing
 */
public record Mail(String messageId, List<String> to, String subject, String text, String html) {
  public Mail {
    to = List.copyOf(to);
  }
}
