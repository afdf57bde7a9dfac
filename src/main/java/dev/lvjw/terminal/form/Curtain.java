package dev.lvjw.terminal.form;

import java.io.PrintStream;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

/**
 * Takes a terminal over, and gives it back as it was: what stood on the screen, the cursor, echo.
 * Whoever ends the process, but for a kill that no process notices, gets it back too.
 */
final class Curtain implements AutoCloseable {
  /** Text that is pasted comes between marks. Every terminal ignores what it doesn't know. */
  private static final String MARK_PASTES = "\u001b[?2004h";

  private static final String DONT_MARK_PASTES = "\u001b[?2004l";

  /** A row that is wider than was reckoned is cut at the edge, not broken. */
  private static final String CUT_LINES = "\u001b[?7l";

  private static final String BREAK_LINES = "\u001b[?7h";

  private final Terminal terminal;
  private final PrintStream out;
  private final Attributes before;
  private final String down;
  private final Thread atExit = new Thread(this::lift);
  private boolean drawn;

  /**
   * @param out the same terminal; it is still there when the process is being ended
   */
  Curtain(Terminal terminal, PrintStream out) {
    this.terminal = terminal;
    this.out = out;
    this.before = terminal.getAttributes();
    this.down =
        BREAK_LINES
            + DONT_MARK_PASTES
            + capability(Capability.exit_attribute_mode)
            + capability(Capability.cursor_normal)
            + capability(Capability.keypad_local)
            + capability(Capability.exit_ca_mode);
    Runtime.getRuntime().addShutdownHook(atExit);
    draw();
  }

  private String capability(Capability capability) {
    return Optional.ofNullable(terminal.getStringCapability(capability))
        .map(code -> Curses.tputs(code))
        .orElse("");
  }

  /** Takes the terminal over. */
  final synchronized void draw() {
    if (!drawn) {
      drawn = true;
      terminal.enterRawMode();
      // Ctrl-C and Ctrl-Z are keys like others: what they do is for the form to say.
      Attributes raw = terminal.getAttributes();
      raw.setLocalFlag(LocalFlag.ISIG, false);
      terminal.setAttributes(raw);
      terminal.puts(Capability.enter_ca_mode);
      terminal.puts(Capability.keypad_xmit);
      terminal.writer().print(MARK_PASTES + CUT_LINES);
      terminal.flush();
    }
  }

  /** Gives the terminal back. */
  final synchronized void lift() {
    if (drawn) {
      drawn = false;
      out.print(down);
      out.flush();
      terminal.setAttributes(before);
    }
  }

  @Override
  public void close() {
    lift();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      // The process is being ended: the hook finds nothing left to do.
    }
  }
}
