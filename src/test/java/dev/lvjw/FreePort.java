package dev.lvjw;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port on which nobody listens, for a listener that needs its number beforehand and for callers
 * that shall find nobody.
 *
 * <p>Never ask for port 0, close and use the number: a process that another test starts meanwhile
 * inherits the listener for a moment, and an outgoing connection may be given the port. These ports
 * lie below the range of outgoing connections and are looked at by connecting.
 */
public final class FreePort {
  private static final int LOWEST = 12_000;
  private static final int COUNT = 8_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /** Never the same twice in one JVM. */
  public static int next() {
    int first = ThreadLocalRandom.current().nextInt(COUNT);
    for (int i = 0; i < COUNT; i++) {
      int port = LOWEST + (first + i) % COUNT;
      if (GIVEN.add(port) && nobodyListens("127.0.0.1", port) && nobodyListens("::1", port)) {
        return port;
      }
    }
    throw new AssertionError("no port is free");
  }

  private static boolean nobodyListens(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(address), port), 1000);
      return false;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException e) {
      return address.equals("::1");
    }
  }
}
