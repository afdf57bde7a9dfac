package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An offer (lever-api reference §4).
 *
 * @param status Lever's word: {@code draft}, {@code sent-manually}, {@code denied}, {@code signed},
 *     …
 * @param postingId the posting; the field {@code job_posting} may hold something else
 * @param fields what the form was filled with, in Lever's order
 * @param candidateSigned {@code signatures.candidate.signed}
 * @param candidateSignedAt when the candidate signed
 * @param signedDocument whether somebody signed; it doesn't prove that all did
 */
public record Offer(
    String id,
    String status,
    Optional<Instant> createdAt,
    Optional<String> postingId,
    List<OfferField> fields,
    boolean candidateSigned,
    Optional<Instant> candidateSignedAt,
    boolean signedDocument) {
  /** Lever's (lever-api reference §4). */
  private static final Set<String> STATUSES =
      Set.of(
          "draft",
          "approval-sent",
          "approved",
          "sent",
          "sent-manually",
          "opened",
          "denied",
          "signed");

  public Offer {
    fields = List.copyOf(fields);
  }

  /** The value of a field, by Lever's identifier. */
  Optional<String> value(String identifier) {
    return fields.stream()
        .filter(field -> field.identifier().equals(identifier))
        .flatMap(field -> field.value().stream())
        .findFirst();
  }

  static Offer read(Wire anonymous) {
    String id = anonymous.text("id").orElse("");
    Wire wire = anonymous.named("Lever's offer " + id);
    Optional<Wire> candidate =
        wire.object("signatures").flatMap(signatures -> signatures.object("candidate"));
    return new Offer(
        id,
        wire.word("status", STATUSES).orElse(""),
        wire.milliseconds("createdAt"),
        wire.text("posting"),
        wire.objects("fields").stream().map(OfferField::read).toList(),
        candidate.filter(signature -> signature.flag("signed")).isPresent(),
        candidate.flatMap(signature -> signature.milliseconds("signedAt")),
        wire.object("signedDocument").isPresent());
  }
}
