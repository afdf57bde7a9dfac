package dev.lvjw.terminal;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.io.PrintStream;

/** Writes data to stdout in the format that was asked for. */
public final class Output {
  private static final int MOST_DIGITS = 4;

  private final Host host;
  private final PrintStream out;
  private final Format format;

  public Output(Host host, Format format) {
    this.host = host;
    this.out = host.out();
    this.format = format;
  }

  public void write(Outcome outcome) {
    switch (format) {
      case JSON -> {
        if (!outcome.json().isEmpty()) {
          out.println(JsonWriter.write(outcome.json()));
        } else {
          outcome.text().ifPresent(text -> out.print(text.text()));
        }
      }
      case CSV -> {
        if (outcome.table().rows().isEmpty() && outcome.table().headings().isEmpty()) {
          outcome.text().ifPresent(text -> out.print(text.text()));
        } else {
          out.print(outcome.table().csv());
        }
      }
      case TABLE -> {
        int columns = outcome.laidOut() ? columns() : TableLayout.UNBOUNDED;
        out.print(
            outcome
                .text()
                .map(text -> text.fitted(columns))
                .orElseGet(() -> outcome.table().aligned(columns)));
      }
    }
    // A print stream swallows what goes wrong; data that didn't arrive is no success.
    if (out.checkError()) {
      throw new Failure(
          ExitCode.LOCAL_DATA,
          "output_failed",
          "the output could not be written: a full disk, or a closed stream"
              + outcome.standing().map(done -> ". " + done.words()).orElse(""),
          outcome.standing().map(Outcome.Standing::again).orElse("free space, then run it again"));
    }
  }

  /** How wide the terminal is; COLUMNS goes first, as everywhere. Elsewhere nothing is cut. */
  private int columns() {
    if (!host.outputIsTerminal()) {
      return TableLayout.UNBOUNDED;
    }
    String said = host.environment().getOrDefault("COLUMNS", "").strip();
    return said.matches("[1-9][0-9]{0," + (MOST_DIGITS - 1) + "}")
        ? Integer.parseInt(said)
        : host.columns().orElse(TableLayout.UNBOUNDED);
  }
}
