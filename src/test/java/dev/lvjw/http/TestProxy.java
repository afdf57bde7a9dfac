package dev.lvjw.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy that leads every tunnel to one port of this machine, so that the providers' real
 * names can be used without leaving it.
 */
final class TestProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final String answer;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private TestProxy(ServerSocket server, int target, String answer) {
    this.server = server;
    this.target = target;
    this.answer = answer;
    Thread.ofVirtual().start(this::serve);
  }

  /** One that connects. */
  static TestProxy to(int port) throws IOException {
    return new TestProxy(loopback(), port, "200 Connection established");
  }

  /** One that answers every wish for a tunnel so, and ends the connection. */
  static TestProxy refusing(String statusLine) throws IOException {
    return new TestProxy(loopback(), 0, statusLine);
  }

  private static ServerSocket loopback() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** The first line of every request. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> tunnel(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void tunnel(Socket client) {
    try (client) {
      // Read byte by byte: what follows the head belongs to the tunnel.
      asked.add(head(client.getInputStream()));
      OutputStream out = client.getOutputStream();
      out.write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      if (target == 0) {
        return;
      }
      try (Socket server = new Socket("127.0.0.1", target)) {
        Thread up = Thread.ofVirtual().start(() -> pump(client, server));
        pump(server, client);
        up.join();
      }
    } catch (IOException ended) {
      // Either side may end a tunnel at any time.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int read = in.read();
      if (read < 0) {
        throw new IOException("no whole head");
      }
      head.append((char) read);
    }
    return head.toString().lines().findFirst().orElseThrow();
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException ended) {
      // As above.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
