package dev.lvjw.terminal;

import dev.lvjw.SafeText;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Words for people: to stderr, so that stdout carries data only. A page to open is what the person
 * came for, so it goes to stdout unless a machine reads that.
 */
public final class Speech {
  private final PrintStream words;
  private final PrintStream pages;
  private final boolean quiet;

  public Speech(PrintStream out, PrintStream err, Format format, boolean quiet) {
    this.words = err;
    this.pages = format == Format.TABLE ? out : err;
    this.quiet = quiet;
  }

  void say(String line) {
    if (!quiet) {
      ask(line + "\n");
    }
  }

  /** Lines are lvjw's own; what comes from providers inside them is escaped. */
  void ask(String text) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      lines[i] = SafeText.escape(lines[i]);
    }
    words.print(String.join("\n", lines));
    words.flush();
  }

  /**
   * By OSC 52 of xterm's control sequences; many terminals know it, and it works over ssh:
   * https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
   */
  void copy(String text) {
    String coded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    words.print("\u001b]52;c;" + coded + "\u0007");
    words.flush();
  }

  void hand(URI page) {
    words.flush();
    pages.println(page.toASCIIString());
    pages.flush();
  }
}
