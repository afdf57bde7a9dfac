package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Tone;
import java.util.Arrays;

/**
 * The statuses of an offer (Lever's documentation, offers), in the order in which it goes through
 * them.
 */
enum OfferStatus {
  DRAFT("draft", "Draft", Tone.PLAIN),
  APPROVAL_SENT("approval-sent", "Approval sent", Tone.WAITING),
  APPROVED("approved", "Approved", Tone.PLAIN),
  SENT("sent", "Sent", Tone.WAITING),
  SENT_MANUALLY("sent-manually", "Sent outside of Lever", Tone.WAITING),
  OPENED("opened", "Opened", Tone.WAITING),
  DENIED("denied", "Declined", Tone.BAD),
  SIGNED("signed", "Signed", Tone.GOOD),
  /** Only an outside caller of the control API can make one. */
  OTHER("", "Unknown", Tone.PLAIN);

  private final String word;
  private final String shown;
  private final Tone tone;

  OfferStatus(String word, String shown, Tone tone) {
    this.word = word;
    this.shown = shown;
    this.tone = tone;
  }

  static OfferStatus of(ObjectNode offer) {
    String word = offer.path("status").asText();
    return Arrays.stream(values())
        .filter(one -> one != OTHER && one.word.equals(word))
        .findFirst()
        .orElse(OTHER);
  }

  /** As the API spells it. */
  String word() {
    return word;
  }

  Html badge() {
    return Parts.badge(tone, shown);
  }

  /** Whether the candidate has it and neither signed nor declined. */
  boolean isExtended() {
    return switch (this) {
      case SENT, SENT_MANUALLY, OPENED -> true;
      case DRAFT, APPROVAL_SENT, APPROVED, DENIED, SIGNED, OTHER -> false;
    };
  }
}
