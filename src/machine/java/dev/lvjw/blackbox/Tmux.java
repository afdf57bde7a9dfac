package dev.lvjw.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A terminal of 80 columns and 24 rows that draws what it is sent, with a shell in it. */
final class Tmux implements AutoCloseable {
  private final String server = "lvjw-" + ProcessHandle.current().pid() + "-" + System.nanoTime();

  /**
   * @param variables lines that set the shell up
   */
  Tmux(List<String> variables) {
    tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sh");
    tmux("set-option", "-g", "status", "off");
    for (String line : variables) {
      type(line);
      press("Enter");
    }
    type("PS1='% '; clear; echo ready-$((40+2))");
    press("Enter");
    awaits("ready-42");
  }

  /** Presses keys, by tmux' names for them. */
  void press(String... keys) {
    for (String key : keys) {
      tmux("send-keys", key);
    }
  }

  /** Types characters as they are. */
  void type(String text) {
    tmux("send-keys", "-l", text);
  }

  void resize(int columns, int rows) {
    tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
  }

  /** What stands on the screen. */
  String screen() {
    return tmux("capture-pane", "-p");
  }

  /** The same with the sequences of its colours and weights. */
  String drawn() {
    return tmux("capture-pane", "-p", "-e");
  }

  /** Waits until the screen holds a text. */
  String awaits(String text) {
    return Eventually.get(
        "\"" + text + "\" on the screen",
        () -> {
          String screen = screen();
          return screen.contains(text) ? Optional.of(screen) : Optional.empty();
        });
  }

  private String tmux(String... arguments) {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", server));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    tmux("kill-server");
  }
}
