package dev.lvjw.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Tells a story on a stream; whole lines, from several threads. */
final class Narrator {
  private final PrintStream stream;

  Narrator(PrintStream stream) {
    this.stream = stream;
  }

  /** A heading with an empty line above it. */
  void chapter(String title) {
    line("");
    line("== " + title);
  }

  void line(String text) {
    synchronized (stream) {
      stream.println(text);
      stream.flush();
    }
  }

  /** A stream whose lines become lines of the story, after a mark. */
  PrintStream lines(String mark) {
    return lines(text -> line((mark + text).stripTrailing()));
  }

  /** A stream that hands each finished line on. */
  static PrintStream lines(Consumer<String> reader) {
    return new PrintStream(new Lines(reader), true, StandardCharsets.UTF_8);
  }

  private static final class Lines extends OutputStream {
    private final Consumer<String> reader;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Consumer<String> reader) {
      this.reader = reader;
    }

    @Override
    public void write(int octet) {
      if (octet == '\n') {
        reader.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (octet != '\r') {
        line.write(octet);
      }
    }
  }
}
