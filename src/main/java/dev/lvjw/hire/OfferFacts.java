package dev.lvjw.hire;

/**
 * The offer that the facts were read from.
 *
 * @param id Lever's id
 * @param status Lever's word, kept as it is: {@code signed}, {@code sent-manually}, …
 * @param signature what that proves
 * @param job which job is offered, where the offer says so
 */
public record OfferFacts(String id, String status, Signature signature, Job job) {
  /** What is known about the candidate's signature (lever-api reference §4). */
  public enum Signature {
    /** Status {@code signed}, or {@code sent-manually} with {@code signatures.candidate.signed}. */
    SIGNED,
    /** {@code sent-manually} with a signed document only: someone signed, perhaps not everyone. */
    UNPROVED,
    UNSIGNED
  }
}
