package dev.lvjw.sandbox.justworks;

/**
 * What Justworks can know of the Lever side of the integration. Each call looks again; nothing here
 * changes anything.
 */
public interface LeverSide {
  /** Whether the app holds a live authorisation of the Lever account. */
  boolean authorised();

  /** Whether a webhook for Candidate Hired exists. */
  boolean webhookCreated();

  /** Whether the switch of Candidate Hired is on. */
  boolean switchedOn();

  /** Whether the last Verify Connection of Candidate Hired read Verified. */
  boolean verified();
}
