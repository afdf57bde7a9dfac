package dev.lvjw.terminal.form;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.app.ChangedMeanwhile;
import dev.lvjw.app.OpenReview;
import dev.lvjw.hire.Assessment;
import dev.lvjw.terminal.form.Keyboard.HungUp;
import dev.lvjw.terminal.form.Picture.Line;
import dev.lvjw.terminal.form.Picture.Piece;
import dev.lvjw.terminal.form.ReviewForm.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/** The form in the terminal that a person sits in front of. */
public final class ReviewTerminal {
  /** How often the size of the window is looked at, in milliseconds. */
  private static final long GLANCE = 250;

  private final Host host;
  private final boolean colors;

  /**
   * @param colors whether colours are used beside the marks
   */
  public ReviewTerminal(Host host, boolean colors) {
    this.host = host;
    this.colors = colors && host.environment().getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Whether the terminal can draw a form at all, by what it says it is. */
  public static boolean drawsForms(Host host) {
    String type = host.environment().getOrDefault("TERM", "");
    return !type.isBlank() && !type.startsWith("dumb") && !type.equals("unknown");
  }

  /**
   * Reviews a hire with the person in front of the terminal.
   *
   * @return the hire as it is stored then; empty where the window is too small to begin
   * @throws Failure (interrupted) for Ctrl-C, (needs person) when the terminal went away or the
   *     hire can't be reviewed any more
   */
  public Optional<Assessment> run(OpenReview review) {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .name("lvjw")
            .type(host.environment().getOrDefault("TERM", ""))
            .providers("ffm,exec")
            .dumb(false)
            .nativeSignals(false)
            .graphemeCluster(false)
            .encoding(StandardCharsets.UTF_8)
            .build()) {
      return run(review, terminal);
    } catch (IOException e) {
      throw gone(review).causedBy(e);
    }
  }

  /** The same in a terminal that is there already. */
  Optional<Assessment> run(OpenReview review, Terminal terminal) throws IOException {
    Size size = terminal.getSize();
    if (!FormScreen.fits(size.getRows(), size.getColumns())) {
      return Optional.empty();
    }
    try (Curtain curtain = new Curtain(terminal, host.out())) {
      return Optional.of(new Run(terminal, curtain, review).untilTheEnd());
    } catch (HungUp e) {
      throw gone(review).causedBy(e);
    }
  }

  private static Failure gone(OpenReview review) {
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "no_answer",
        "the terminal went away; nothing was saved",
        "lvjw review " + review.stored().hire().id());
  }

  /** One review, from the first picture to the last key. */
  private final class Run {
    private final Terminal terminal;
    private final Curtain curtain;
    private final Keyboard keyboard;
    private final FormScreen screen;
    private final ReviewForm form;
    private OpenReview review;
    private Size size;

    Run(Terminal terminal, Curtain curtain, OpenReview review) {
      this.terminal = terminal;
      this.curtain = curtain;
      this.review = review;
      keyboard = new Keyboard(milliseconds -> terminal.reader().read(milliseconds));
      screen = new FormScreen(colors, review.hasLists());
      form = new ReviewForm(subject(review));
      size = terminal.getSize();
    }

    private static Subject subject(OpenReview review) {
      return new Subject(review.stored(), review::with, review::choices);
    }

    Assessment untilTheEnd() throws IOException, HungUp {
      paint();
      while (true) {
        Optional<Key> key = keyboard.next(GLANCE);
        boolean resized = !terminal.getSize().equals(size);
        size = terminal.getSize();
        if (key.isPresent()) {
          Optional<Assessment> end = pressed(key.get());
          if (end.isPresent()) {
            return end.get();
          }
        }
        if (key.isPresent() || resized) {
          paint();
        }
      }
    }

    private Optional<Assessment> pressed(Key key) {
      if (key == Key.Named.SUSPEND) {
        curtain.lift();
        host.suspend();
        curtain.draw();
        return Optional.empty();
      }
      boolean blind = !FormScreen.fits(size.getRows(), size.getColumns());
      if (blind && key != Key.Named.INTERRUPT) {
        return Optional.empty();
      }
      return switch (form.press(key)) {
        case STAY -> Optional.empty();
        case LEAVE -> Optional.of(review.stored());
        case SAVE -> save(false);
        case APPROVE -> save(true);
        case INTERRUPT ->
            throw new Failure(
                ExitCode.INTERRUPTED,
                "interrupted",
                "the review was interrupted; nothing was saved",
                "lvjw review " + review.stored().hire().id());
      };
    }

    private Optional<Assessment> save(boolean approve) {
      try {
        return Optional.of(review.save(form.draft().answers(approve)));
      } catch (ChangedMeanwhile changed) {
        review = review.again();
        form.rebase(subject(review));
        return Optional.empty();
      }
    }

    /** All of it: a screen is small, and whatever else wrote on it is gone then. */
    private void paint() {
      Picture picture = screen.draw(form, size.getRows(), size.getColumns());
      PrintWriter writer = terminal.writer();
      terminal.puts(Capability.cursor_invisible);
      int row = 0;
      for (Line line : picture.lines()) {
        terminal.puts(Capability.cursor_address, row, 0);
        terminal.puts(Capability.clr_eol);
        for (Piece piece : line.pieces()) {
          terminal.puts(Capability.cursor_address, row, piece.column());
          writer.print(piece.text().toAnsi(terminal));
        }
        row++;
      }
      picture
          .cursor()
          .ifPresent(
              spot -> {
                terminal.puts(Capability.cursor_address, spot.row(), spot.column());
                terminal.puts(Capability.cursor_normal);
              });
      terminal.flush();
    }
  }
}
