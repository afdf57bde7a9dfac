package dev.lvjw.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mail server (RFC 5321) during one of whose mails the sender dies. */
final class DeadlyMailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> taken = new ArrayList<>();
  private Optional<Death> next = Optional.empty();

  /** When the sender dies. */
  enum Moment {
    /** The mail isn't taken. */
    BEFORE,
    /** The mail is taken, but the sender doesn't hear of it any more. */
    UNANSWERED,
    /** The mail is taken, and the sender may just hear of it. */
    ANSWERED
  }

  /**
   * How the sender is to die.
   *
   * @param mail during its how manieth mail from now on, from 1
   */
  record Death(int mail, Moment moment, Runnable kill) {
    private Death closer() {
      return new Death(mail - 1, moment, kill);
    }
  }

  DeadlyMailServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The Message-IDs of all mails that were taken, in order. */
  synchronized List<String> taken() {
    return List.copyOf(taken);
  }

  synchronized void expect(Death death) {
    next = Optional.of(death);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        converse(caller);
      } catch (IOException gone) {
        // The sender died, or the server is closed.
      }
    }
  }

  private void converse(Socket caller) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
    say(caller, "220 here");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("DATA")) {
        say(caller, "354 go on");
        take(caller, messageId(in));
      } else {
        say(caller, "250 fine");
      }
    }
  }

  private static String messageId(BufferedReader in) throws IOException {
    String id = "";
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("the sender hung up inside a mail");
      }
      // A long one stands on a line of its own.
      if (id.isEmpty() && line.matches(".*<[a-z-]+\\.[0-9a-f]{64}@lvjw\\.local>.*")) {
        id = line.replaceAll(".*(<[^>]+>).*", "$1");
      }
    }
    return id;
  }

  private synchronized void take(Socket caller, String messageId) throws IOException {
    next = next.map(Death::closer);
    Optional<Moment> now = next.filter(death -> death.mail() == 0).map(Death::moment);
    if (!now.equals(Optional.of(Moment.BEFORE))) {
      taken.add(messageId);
    }
    if (now.isEmpty() || now.equals(Optional.of(Moment.ANSWERED))) {
      say(caller, "250 taken");
    }
    if (now.isPresent()) {
      die();
    }
  }

  private void die() {
    next.ifPresent(death -> death.kill().run());
    next = Optional.empty();
  }

  private static void say(Socket caller, String line) throws IOException {
    OutputStream out = caller.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
