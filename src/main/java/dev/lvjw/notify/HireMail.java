package dev.lvjw.notify;

import dev.lvjw.SafeText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The mails about new hires, titled as Justworks' integration titles them (flow reference, Use 2).
 */
public final class HireMail {
  /** More new hires than this at once make one digest. */
  public static final int MOST_SINGLE_MAILS = 10;

  private HireMail() {}

  /**
   * What a mail says about a hire. Everything but the links comes from Lever and may hold anything.
   *
   * @param id the short id
   * @param name of the candidate; may be empty
   * @param title empty where Lever has none
   * @param startDate {@code YYYY-MM-DD}; empty where there is no signed offer
   * @param leverUrl the opportunity's page
   * @param justworksUrl where pending hires are reviewed
   */
  public record Hire(
      String id,
      String name,
      Optional<String> title,
      Optional<String> startDate,
      URI leverUrl,
      URI justworksUrl) {}

  /** The mail about one new hire. */
  public static Mail one(String messageId, List<String> to, Hire hire) {
    String text =
        """
        %s has been hired in Lever.

        Title:      %s
        Start date: %s

        In Lever:     %s
        In Justworks: %s

        To look at it:  lvjw pending show %s
        To complete it: lvjw review %s
        To invite:      lvjw invite %s
        """
            .formatted(
                name(hire),
                hire.title().map(SafeText::escape).orElse("not known yet"),
                hire.startDate().map(SafeText::escape).orElse("not known yet"),
                hire.leverUrl(),
                hire.justworksUrl(),
                hire.id(),
                hire.id(),
                hire.id());
    return new Mail(messageId, to, "A candidate has been hired in Lever!", text, Optional.empty());
  }

  /** One mail about many new hires, such as after the first sync. */
  public static Mail digest(String messageId, List<String> to, List<Hire> hires) {
    String lines =
        hires.stream()
            .map(hire -> "%-10s %s".formatted(hire.id(), name(hire)))
            .collect(Collectors.joining("\n"));
    String text =
        """
        %d candidates have been hired in Lever:

        %s

        To see them all: lvjw pending list
        To complete one: lvjw review ID
        To invite:       lvjw invite ID
        """
            .formatted(hires.size(), lines);
    String subject = hires.size() + " candidates have been hired in Lever!";
    return new Mail(messageId, to, subject, text, Optional.empty());
  }

  /**
   * The Message-ID of a mail about a hire: the same for the same hire, time and kind, and it tells
   * nothing about them.
   *
   * @param kind what the mail says: {@code hired}, …
   */
  public static String messageId(String opportunityId, Instant hiredAt, String kind) {
    return "<hire."
        + digest(opportunityId + " " + hiredAt.toEpochMilli() + " " + kind)
        + "@lvjw.local>";
  }

  private static String name(Hire hire) {
    return hire.name().isBlank() ? "A candidate without a name" : SafeText.escape(hire.name());
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
