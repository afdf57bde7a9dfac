package dev.lvjw.blackbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.AbstractPosixTerminal;
import org.jline.terminal.spi.TerminalProvider;

/** A terminal of the operating system with nobody's window on it: 80 columns, 24 rows. */
final class PseudoTerminal implements AutoCloseable {
  private final PipedOutputStream keys = new PipedOutputStream();
  private final StringBuffer shown = new StringBuffer();
  private final AbstractPosixTerminal terminal;

  PseudoTerminal() {
    try {
      // Not by the builder: where no system terminal is asked for, it only imitates one.
      Terminal built =
          TerminalProvider.load("ffm")
              .newTerminal(
                  "test",
                  "xterm",
                  new PipedInputStream(keys),
                  screen(),
                  StandardCharsets.UTF_8,
                  StandardCharsets.UTF_8,
                  StandardCharsets.UTF_8,
                  Terminal.SignalHandler.SIG_IGN,
                  false,
                  null,
                  Size.of(80, 24));
      terminal = (AbstractPosixTerminal) built;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is written, byte by byte as text: what tests look for is ASCII. */
  private OutputStream screen() {
    return new OutputStream() {
      @Override
      public void write(int character) {
        shown.append((char) (character & 0xFF));
      }
    };
  }

  /** The device that a process takes for its terminal. */
  Path device() {
    String name = terminal.getPty().toString();
    return Path.of(name.substring(name.indexOf('[') + 1, name.length() - 1));
  }

  /** Echo, line editing and all else that a program can change. */
  Attributes attributes() {
    return terminal.getAttributes();
  }

  void type(String text) {
    try {
      keys.write(text.getBytes(StandardCharsets.UTF_8));
      keys.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that was ever written to it. */
  String shown() {
    return shown.toString();
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
