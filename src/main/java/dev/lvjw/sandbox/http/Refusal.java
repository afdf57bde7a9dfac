package dev.lvjw.sandbox.http;

import java.util.Optional;

/**
 * A request that one of the imitated services answers with an error; each writes it in its own
 * style.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Optional<String> field;

  /**
   * @param status the HTTP status
   * @param code the service's own word for the error
   * @param message one sentence for the caller
   */
  public Refusal(int status, String code, String message) {
    this(status, code, message, Optional.empty());
  }

  /**
   * @param field the path of the value that is refused, where the service names one
   */
  public Refusal(int status, String code, String message, Optional<String> field) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
  }

  /** The HTTP status that a caller from outside gets. */
  public int status() {
    return status;
  }

  /** The service's own word for the error. */
  public String code() {
    return code;
  }

  /** One sentence: what was wrong with the request. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** The path of the value that was refused, where the service names one. */
  public Optional<String> field() {
    return field;
  }
}
