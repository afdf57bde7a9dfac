package dev.lvjw.notify;

import dev.lvjw.TestCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server for one mail that demands STARTTLS, which GreenMail doesn't know. */
final class StartTlsServer implements AutoCloseable {
  private final ServerSocket server;
  private final SSLContext identity;
  private final List<String> plainCommands = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> mail = new CompletableFuture<>();

  private StartTlsServer(ServerSocket server, SSLContext identity) {
    this.server = server;
    this.identity = identity;
  }

  static StartTlsServer start(TestCertificate certificate) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(certificate.keys(), TestCertificate.PASSWORD.toCharArray());
    SSLContext identity = SSLContext.getInstance("TLS");
    identity.init(keys.getKeyManagers(), null, null);
    StartTlsServer started =
        new StartTlsServer(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")), identity);
    Thread.ofVirtual().start(started::serve);
    return started;
  }

  int port() {
    return server.getLocalPort();
  }

  /** What was said before TLS, in order. */
  List<String> plainCommands() {
    return plainCommands;
  }

  String mail() throws Exception {
    return mail.get(20, TimeUnit.SECONDS);
  }

  private void serve() {
    try (Socket socket = server.accept()) {
      Writer out = writer(socket);
      BufferedReader in = reader(socket);
      say(out, "220 ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.split(" ", 2)[0];
        plainCommands.add(command);
        if (command.equals("STARTTLS")) {
          say(out, "220 go on");
          break;
        }
        say(out, "250-test\r\n250 STARTTLS");
      }
      SSLSocket secure =
          (SSLSocket)
              identity.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
      secure.setUseClientMode(false);
      converse(reader(secure), writer(secure));
    } catch (IOException e) {
      mail.completeExceptionally(e);
    }
  }

  private void converse(BufferedReader in, Writer out) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("DATA")) {
        say(out, "354 go on");
        StringBuilder data = new StringBuilder();
        for (String each = in.readLine(); !".".equals(each); each = in.readLine()) {
          data.append(each).append('\n');
        }
        mail.complete(data.toString());
      }
      say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
    }
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Writer writer(Socket socket) throws IOException {
    return new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
