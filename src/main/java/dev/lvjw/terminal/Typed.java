package dev.lvjw.terminal;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * What has arrived on a stream already. Nothing reads ahead in another thread: a question that
 * follows finds its own answer, and a secret goes to nobody but the one who asks for it.
 */
final class Typed {
  /** More at once is nobody's typing. */
  private static final int MOST = 65_536;

  private Typed() {}

  /** Empty where nothing has, at the end of the stream, and where there is no stream. */
  static Optional<String> in(Reader reader) {
    StringBuilder text = new StringBuilder();
    try {
      while (text.length() < MOST && reader.ready()) {
        int next = reader.read();
        if (next < 0) {
          break;
        }
        text.append((char) next);
      }
    } catch (IOException closed) {
      // A daemon's: nobody types there.
      return Optional.empty();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }
}
