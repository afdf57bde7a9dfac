package dev.lvjw.http;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.util.Optional;

/** A provider answered, and the answer is no. Callers may react to its status and code. */
public final class Refused extends Failure {
  private final int status;
  private final ProviderError error;

  Refused(
      ExitCode exit, String code, String message, String next, int status, ProviderError error) {
    super(exit, code, message, next);
    this.status = status;
    this.error = error;
  }

  /** The HTTP status: 400 to 499. */
  public int status() {
    return status;
  }

  /** What the provider calls it, such as {@code invalid_grant}; empty where it doesn't say. */
  public String providerCode() {
    return error.code();
  }

  /** The scope that the provider names as missing. */
  public Optional<String> scope() {
    return error.scope();
  }

  /** What the provider says about it, cleaned and cut; empty where it says nothing. */
  public String providerMessage() {
    return error.message();
  }
}
