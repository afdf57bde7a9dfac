package dev.lvjw.webhook;

/** Why the receiver refuses a request: the words that {@code webhook status} shows. */
public enum Refusal {
  /** Not a JSON object of the shape Lever documents. */
  MALFORMED(400, "malformed"),
  /**
   * Lever leaves the signature out until a signature token exists; such a delivery proves nothing.
   */
  UNSIGNED(401, "unsigned"),
  /** Signed with another key, or changed on the way. */
  BAD_SIGNATURE(401, "bad_signature"),
  /** This side has no signature token, so nothing can be checked. */
  NO_SIGNATURE_TOKEN(401, "no_signature_token"),
  /** Seen before with another event or opportunity. */
  REPLAYED(401, "replayed"),
  TOO_LARGE(413, "too_large");

  private final int status;
  private final String word;

  Refusal(int status, String word) {
    this.status = status;
    this.word = word;
  }

  /** The HTTP status answered. */
  public int status() {
    return status;
  }

  public String word() {
    return word;
  }
}
