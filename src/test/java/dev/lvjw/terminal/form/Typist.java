package dev.lvjw.terminal.form;

import dev.lvjw.app.OpenReview;
import dev.lvjw.terminal.form.Key.Named;
import dev.lvjw.terminal.form.ReviewForm.Next;

/** A person's hands on the form, and eyes on a screen of 80 columns and 24 rows. */
final class Typist {
  private final ReviewForm form;
  private final FormScreen screen;
  private int pressed;

  private Typist(ReviewForm form, FormScreen screen) {
    this.form = form;
    this.screen = screen;
  }

  static Typist at(OpenReview review) {
    return new Typist(
        new ReviewForm(new ReviewForm.Subject(review.stored(), review::with, review::choices)),
        new FormScreen(true, review.hasLists()));
  }

  ReviewForm form() {
    return form;
  }

  /** Presses keys that aren't characters of a value. */
  Next press(Key... keys) {
    Next next = Next.STAY;
    for (Key key : keys) {
      pressed++;
      next = form.press(key);
    }
    return next;
  }

  /** Presses a command. */
  Next press(char command) {
    return press(new Key.Typed(command));
  }

  /** Types a value. */
  Typist type(String text) {
    text.codePoints().forEach(character -> form.press(new Key.Typed(character)));
    return this;
  }

  /** Goes to a row by its number, opens it, and types over what stands there. */
  Typist fill(int row, String text) {
    go(row);
    press(Named.ENTER, Named.CLEAR_LINE);
    type(text);
    press(Named.ENTER);
    return this;
  }

  Typist go(int row) {
    for (char digit : String.valueOf(row).toCharArray()) {
      press(digit);
    }
    return this;
  }

  /** Keys beside the typed values. */
  int keys() {
    return pressed;
  }

  String sees() {
    return screen.draw(form, 24, 80).plain();
  }

  /** The row with this number. */
  String row(int number) {
    String start = String.format("%3d ", number);
    return sees().lines().filter(line -> line.startsWith(start, 1)).findFirst().orElse("");
  }
}
