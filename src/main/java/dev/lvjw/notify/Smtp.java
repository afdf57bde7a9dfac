package dev.lvjw.notify;

import java.util.Optional;

/**
 * The mail server.
 *
 * @param password empty for a server that asks for none; then the user isn't used either
 * @param from the sender's address
 */
public record Smtp(
    String host, int port, Tls tls, Optional<String> user, Optional<String> password, String from) {
  /** How the connection is protected. */
  public enum Tls {
    /** Begins in plain text and must change to TLS before anything is said; port 587. */
    STARTTLS,
    /** From the first byte; port 465. */
    TLS,
    /** Not at all: for a server on this machine. */
    NONE
  }

  /** Whether there is a login to make. */
  public boolean logsIn() {
    return user.isPresent() && password.isPresent();
  }

  /** Host and port. */
  String address() {
    return host + ":" + port;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Smtp[" + address() + " " + tls + "]";
  }
}
