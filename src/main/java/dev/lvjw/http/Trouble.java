package dev.lvjw.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * What kept an answer from coming, told apart by what may be done about it.
 *
 * @param words for people; the exception's own text may hold anything
 */
record Trouble(Kind kind, String words) {
  enum Kind {
    /** The request can't have reached the provider. */
    NEVER_SENT,
    /** Somebody else answers in the provider's name; asking again changes nothing. */
    NOT_TRUSTED,
    /** The request may have been processed. */
    UNKNOWN
  }

  static Trouble of(IOException e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return new Trouble(Kind.NOT_TRUSTED, "its certificate is not trusted");
      }
      if (cause instanceof SSLHandshakeException) {
        return certificate(cause)
            ? new Trouble(Kind.NOT_TRUSTED, "its certificate is not trusted")
            : new Trouble(Kind.NEVER_SENT, "no TLS connection");
      }
      if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
        return new Trouble(Kind.NEVER_SENT, "no connection");
      }
      if (noTunnel(cause)) {
        return new Trouble(Kind.NEVER_SENT, "no connection from the proxy");
      }
      if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
        return new Trouble(Kind.UNKNOWN, "no answer in time");
      }
    }
    return new Trouble(Kind.UNKNOWN, "the connection broke");
  }

  private static boolean certificate(Throwable handshake) {
    for (@Nullable Throwable cause = handshake; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  /** The JDK gives a proxy's refusal to connect no type of its own (PlainTunnelingConnection). */
  private static boolean noTunnel(Throwable cause) {
    return cause instanceof IOException
        && String.valueOf(cause.getMessage()).startsWith("Tunnel failed");
  }
}
