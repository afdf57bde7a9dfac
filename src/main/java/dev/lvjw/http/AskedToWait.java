package dev.lvjw.http;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.util.Optional;

/** A provider was reached, and asks not to be asked for a while (429). */
public final class AskedToWait extends Failure {
  private final boolean nothingDone;

  /**
   * @param nothingDone whether no earlier try of the call may have been carried out
   */
  AskedToWait(String message, String next, boolean nothingDone) {
    super(ExitCode.UNREACHABLE, "asked_to_wait", message, Optional.of(next), Optional.empty());
    this.nothingDone = nothingDone;
  }

  /** Whether the provider certainly did nothing of what it was asked for. */
  public boolean nothingDone() {
    return nothingDone;
  }
}
