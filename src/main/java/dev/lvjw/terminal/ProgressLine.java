package dev.lvjw.terminal;

import dev.lvjw.SafeText;
import dev.lvjw.app.Progress;
import java.io.PrintStream;

/** Progress as one line of a terminal that is written over, and taken away at the end. */
public final class ProgressLine implements Progress {
  private final PrintStream terminal;
  private int shown;

  /**
   * @param terminal stderr, where that is one
   */
  public ProgressLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void at(String words) {
    String line = SafeText.escape(words) + " …";
    write(line);
    shown = line.length();
  }

  @Override
  public void end() {
    if (shown > 0) {
      write("");
      terminal.print('\r');
      terminal.flush();
      shown = 0;
    }
  }

  /** Spaces instead of a control sequence: any terminal takes them. */
  private void write(String line) {
    terminal.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    terminal.flush();
  }
}
