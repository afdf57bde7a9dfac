package dev.lvjw.terminal;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.PrintStream;

/** Writes data to stdout in the format that was asked for. */
public final class Output {
  private final PrintStream out;
  private final Format format;

  public Output(PrintStream out, Format format) {
    this.out = out;
    this.format = format;
  }

  public void write(Outcome outcome) {
    switch (format) {
      case JSON -> {
        if (!outcome.json().isEmpty()) {
          out.println(JsonWriter.write(outcome.json()));
        } else {
          outcome.text().ifPresent(this::lines);
        }
      }
      case CSV -> {
        if (outcome.table().rows().isEmpty() && outcome.table().headings().isEmpty()) {
          outcome.text().ifPresent(this::lines);
        } else {
          out.print(outcome.table().csv());
        }
      }
      case TABLE ->
          outcome.text().ifPresentOrElse(this::lines, () -> out.print(outcome.table().aligned()));
    }
    // A print stream swallows what goes wrong; data that didn't arrive is no success.
    if (out.checkError()) {
      throw new Failure(
          ExitCode.LOCAL_DATA,
          "output_failed",
          "the output could not be written: a full disk, or a closed stream",
          "free space, then run it again");
    }
  }

  private void lines(String text) {
    if (!text.isEmpty()) {
      out.print(text.endsWith("\n") ? text : text + "\n");
    }
  }
}
