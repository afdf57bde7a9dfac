package dev.lvjw.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Message-IDs: the same for the same mail, and they tell nothing about it. */
public final class MessageId {
  private MessageId() {}

  /**
   * The Message-ID of a mail.
   *
   * @param parts what makes it this mail and no other: the hire's id, its moment, …
   */
  public static String of(MailKind kind, List<String> parts) {
    return of(kind.word(), parts);
  }

  static String of(String kind, List<String> parts) {
    return "<" + kind + "." + digest(String.join(" ", parts)) + "@lvjw.local>";
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
