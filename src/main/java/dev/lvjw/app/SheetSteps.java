package dev.lvjw.app;

import dev.lvjw.app.HandoffSheet.Line;
import java.util.List;

/** Shows a sheet answer by answer, each value alone on its line, for a person who copies them. */
public final class SheetSteps {
  private final Prompter prompter;
  private final String id;

  /**
   * @param id of the hire, for the command that shows the whole sheet
   */
  public SheetSteps(Prompter prompter, String id) {
    this.prompter = prompter;
    this.id = id;
  }

  /**
   * Goes through the lines until the end, or until the person has enough.
   *
   * @throws dev.lvjw.Failure when nobody can answer
   */
  public void run(List<Line> lines) {
    int at = 0;
    while (at < lines.size()) {
      Line line = lines.get(at);
      show(line, at + 1, lines.size());
      at = next(line, at);
      if (at < 0) {
        return;
      }
    }
  }

  private void show(Line line, int number, int of) {
    prompter.say("");
    prompter.say(
        line.label()
            + " ("
            + number
            + " of "
            + of
            + ")"
            + line.note().map(note -> ": " + note).orElse(""));
    if (!line.value().isEmpty()) {
      prompter.say(line.value());
    }
  }

  /**
   * @return the line to show next; negative for none
   */
  private int next(Line line, int at) {
    String keys = line.value().isEmpty() ? "" : ", c: copy";
    while (true) {
      String answer =
          prompter
              .ask("Enter: next" + keys + ", b: back, q: end >", "lvjw invite " + id)
              .orElse("");
      switch (answer) {
        case "" -> {
          return at + 1;
        }
        case "b" -> {
          return Math.max(0, at - 1);
        }
        case "q" -> {
          return -1;
        }
        case "c" -> prompter.copy(line.value());
        default -> prompter.say("Please press Enter, or answer c, b or q.");
      }
    }
  }
}
