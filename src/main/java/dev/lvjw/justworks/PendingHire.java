package dev.lvjw.justworks;

import dev.lvjw.http.Wire;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A hire as the onboarding API keeps it ({@code docs/api/justworks-onboarding.yaml}).
 *
 * @param externalId our id of it
 * @param status {@code pending}, {@code invited}, {@code joined}, or a word not known yet
 * @param invitation the one invitation, once it was sent
 * @param memberId once joined
 */
public record PendingHire(
    String externalId, String status, Optional<Invitation> invitation, Optional<String> memberId) {
  /**
   * The invitation that was sent.
   *
   * @param sentAt empty where the API's time can't be read
   */
  public record Invitation(String id, String email, Optional<Instant> sentAt) {
    /** Without the address. */
    @Override
    public String toString() {
      return "Invitation[id=" + id + ", sentAt=" + sentAt + "]";
    }
  }

  /** Whether its invitation was sent, the person having joined or not. */
  public boolean invited() {
    return invitation.isPresent() || status.equals("invited") || joined();
  }

  /** Whether the person is a member. */
  public boolean joined() {
    return status.equals("joined");
  }

  static PendingHire read(Wire wire) {
    return new PendingHire(
        wire.text("external_id").orElse(""),
        wire.word("status", Set.of("pending", "invited", "joined")).orElse(""),
        wire.object("invitation")
            .map(
                invitation ->
                    new Invitation(
                        invitation.text("id").orElse(""),
                        invitation.text("email").orElse(""),
                        invitation.instant("sent_at"))),
        wire.text("member_id"));
  }
}
