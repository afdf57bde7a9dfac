package dev.lvjw.sandbox.mail;

import dev.lvjw.sandbox.http.Loopback;
import dev.lvjw.sandbox.world.SandboxTime;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server that keeps what it is given and sends nothing on (RFC 5321, without TLS and login).
 */
public final class MailSink implements AutoCloseable {
  private static final int LARGEST = 1 << 20;
  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_RECIPIENTS = 100;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final Pattern PATH = Pattern.compile("(?i)(?:FROM|TO):\\s*<([^<>\\r\\n]*)>.*");

  private final ServerSocket socket;
  private final SandboxTime time;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final java.util.Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Mail> mails = new ArrayList<>();

  /**
   * Takes a free port; mails carry the moments of this time.
   *
   * @throws dev.lvjw.Failure unexpected when loopback can't be used
   */
  public MailSink(SandboxTime time) {
    this.time = time;
    try {
      socket = new ServerSocket(0, 50, Loopback.ADDRESS);
    } catch (IOException e) {
      throw Loopback.unavailable(e);
    }
  }

  /** Begins to take mails. */
  public void open() {
    threads.execute(this::accept);
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Every mail that came, oldest first. */
  public synchronized List<Mail> mails() {
    return List.copyOf(mails);
  }

  private synchronized void keep(Mail mail) {
    mails.add(mail);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        open.add(caller);
        threads.execute(() -> converse(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket caller) {
    try (caller) {
      caller.setSoTimeout(PATIENCE_MILLIS);
      new Conversation(new BufferedInputStream(caller.getInputStream()), caller.getOutputStream())
          .run();
    } catch (IOException gone) {
      // The caller hung up: what it had not finished was never a mail.
    } finally {
      open.remove(caller);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket caller : open) {
        caller.close();
      }
    } catch (IOException e) {
      // Closing is all that was wanted.
    }
    threads.shutdownNow();
  }

  /** One connection, from greeting to QUIT. */
  private final class Conversation {
    private final InputStream in;
    private final OutputStream out;
    private Optional<String> from = Optional.empty();
    private final List<String> to = new ArrayList<>();

    Conversation(InputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    void run() throws IOException {
      say("220 sandbox.example.test lvjw mail sink");
      while (true) {
        Optional<byte[]> line = line();
        if (line.isEmpty()) {
          return;
        }
        String text = new String(line.get(), StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        String verb = (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
        String rest = space < 0 ? "" : text.substring(space + 1).strip();
        switch (verb) {
          case "EHLO" -> {
            reset();
            say("250-sandbox.example.test", "250-8BITMIME", "250 SIZE " + LARGEST);
          }
          case "HELO" -> {
            reset();
            say("250 sandbox.example.test");
          }
          case "MAIL" -> mail(rest);
          case "RCPT" -> recipient(rest);
          case "DATA" -> data();
          case "RSET" -> {
            reset();
            say("250 OK");
          }
          case "NOOP" -> say("250 OK");
          case "QUIT" -> {
            say("221 Bye");
            return;
          }
          default -> say("502 Command not implemented");
        }
      }
    }

    private void mail(String rest) throws IOException {
      Matcher path = PATH.matcher(rest);
      if (!rest.toUpperCase(Locale.ROOT).startsWith("FROM:") || !path.matches()) {
        say("501 Syntax: MAIL FROM:<address>");
      } else if (from.isPresent()) {
        say("503 There is a sender already");
      } else {
        from = Optional.of(path.group(1));
        say("250 OK");
      }
    }

    private void recipient(String rest) throws IOException {
      Matcher path = PATH.matcher(rest);
      if (from.isEmpty()) {
        say("503 MAIL first");
      } else if (!rest.toUpperCase(Locale.ROOT).startsWith("TO:")
          || !path.matches()
          || path.group(1).isEmpty()) {
        say("501 Syntax: RCPT TO:<address>");
      } else if (to.size() == MOST_RECIPIENTS) {
        say("452 Too many recipients");
      } else {
        to.add(path.group(1));
        say("250 OK");
      }
    }

    private void data() throws IOException {
      if (to.isEmpty()) {
        say("503 RCPT first");
        return;
      }
      say("354 End with a line of one dot");
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      while (true) {
        Optional<byte[]> line = line();
        if (line.isEmpty()) {
          throw new IOException("the connection ended inside a mail");
        }
        byte[] bytes = line.get();
        if (bytes.length == 1 && bytes[0] == '.') {
          break;
        }
        int skip = bytes.length > 0 && bytes[0] == '.' ? 1 : 0;
        if (raw.size() <= LARGEST) {
          raw.write(bytes, skip, bytes.length - skip);
          raw.writeBytes(new byte[] {'\r', '\n'});
        }
      }
      if (raw.size() > LARGEST) {
        say("552 The mail is too large");
      } else {
        keep(new Mail(from.orElse(""), List.copyOf(to), raw.toByteArray(), time.now()));
        say("250 OK");
      }
      reset();
    }

    private void reset() {
      from = Optional.empty();
      to.clear();
    }

    private void say(String... lines) throws IOException {
      out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    /** The next line without its end; empty when there is none any more. */
    private Optional<byte[]> line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      while (true) {
        int next = in.read();
        if (next < 0) {
          return Optional.empty();
        }
        if (next == '\n') {
          byte[] bytes = line.toByteArray();
          int length =
              bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
          return Optional.of(java.util.Arrays.copyOf(bytes, length));
        }
        if (line.size() == LONGEST_LINE) {
          throw new IOException("a line is too long");
        }
        line.write(next);
      }
    }
  }
}
