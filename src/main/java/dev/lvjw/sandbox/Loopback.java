package dev.lvjw.sandbox;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The one interface that the sandbox uses. */
final class Loopback {
  static final InetAddress ADDRESS = address();

  private Loopback() {}

  private static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /**
   * Two distinct ports that were free a moment ago, for what the other side will listen on.
   *
   * @throws Failure unexpected, when the machine gives none
   */
  static int[] twoFreePorts() {
    try (ServerSocket one = new ServerSocket(0, 1, ADDRESS);
        ServerSocket other = new ServerSocket(0, 1, ADDRESS)) {
      return new int[] {one.getLocalPort(), other.getLocalPort()};
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  static Failure unavailable(IOException cause) {
    return new Failure(
            ExitCode.UNEXPECTED,
            "loopback_unavailable",
            "the sandbox could not listen on 127.0.0.1",
            "check that this machine has a loopback interface and free ports")
        .causedBy(cause);
  }
}
