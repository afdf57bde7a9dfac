package dev.lvjw.sandbox.http;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The one interface that the sandbox uses. */
public final class Loopback {
  /** 127.0.0.1. */
  public static final InetAddress ADDRESS = address();

  private Loopback() {}

  private static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** What is said where nothing can listen on it. */
  public static Failure unavailable(IOException cause) {
    return new Failure(
            ExitCode.UNEXPECTED,
            "loopback_unavailable",
            "the sandbox could not listen on 127.0.0.1",
            "check that this machine has a loopback interface and free ports")
        .causedBy(cause);
  }
}
