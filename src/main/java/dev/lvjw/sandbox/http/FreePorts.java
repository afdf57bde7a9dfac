package dev.lvjw.sandbox.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Ports for what the other side will listen on later: the browser's way back and the webhook.
 *
 * <p>They lie below the ranges from which systems take the ports of outgoing connections, so that
 * nothing takes one by chance before it is used. Whether one is free is asked by connecting: a
 * listener of ours, though closed again, may live on for a moment in a process started meanwhile.
 */
public final class FreePorts {
  private static final int LOWEST = 20_000;
  private static final int COUNT = 12_000;
  private static final int PATIENCE_MILLIS = 1000;

  /** No port twice in one process, where several sandboxes may have the same seed. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /**
   * A port on which nobody listens, on either loopback family.
   *
   * @throws dev.lvjw.Failure unexpected, when the machine has none
   */
  public static int next(RandomGenerator random) {
    int first = random.nextInt(COUNT);
    for (int i = 0; i < COUNT; i++) {
      int port = LOWEST + (first + i) % COUNT;
      if (GIVEN.add(port) && nobodyListens("127.0.0.1", port) && nobodyListens("::1", port)) {
        return port;
      }
    }
    throw Loopback.unavailable(new IOException("all of " + COUNT + " ports are in use"));
  }

  private static boolean nobodyListens(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(address), port), PATIENCE_MILLIS);
      return false;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException e) {
      // A machine without this family has nobody there; one that doesn't answer may have somebody.
      return !(e instanceof java.net.SocketTimeoutException);
    }
  }
}
