package dev.lvjw.terminal.form;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Change;
import dev.lvjw.hire.Duplicate;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Issue;
import dev.lvjw.hire.Issue.Severity;
import dev.lvjw.terminal.Fitting;
import dev.lvjw.terminal.form.Picture.Line;
import dev.lvjw.terminal.form.Picture.Piece;
import dev.lvjw.terminal.form.Picture.Spot;
import dev.lvjw.terminal.form.ReviewForm.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * Draws the form: a title, what to fix first, the rows, what there is to say about the row of the
 * cursor, and the keys. Made for 80 columns and 24 rows; with fewer rows the list scrolls.
 */
final class FormScreen {
  /** With less nothing can be read; then only a sentence is drawn. */
  static final int LEAST_COLUMNS = 56;

  static final int LEAST_ROWS = 10;

  private static final int LABEL = 5;
  private static final int VALUE = 26;
  private static final int STATUS = 13;

  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

  private final boolean colors;
  private final boolean hasLists;

  /**
   * @param hasLists whether Justworks' lists are there to complete from
   */
  FormScreen(boolean colors, boolean hasLists) {
    this.colors = colors;
    this.hasLists = hasLists;
  }

  static boolean fits(int rows, int columns) {
    return rows >= LEAST_ROWS && columns >= LEAST_COLUMNS;
  }

  /** As many lines as there are rows, none of them wider than the columns but one. */
  Picture draw(ReviewForm form, int rows, int columns) {
    if (!fits(rows, columns)) {
      return tooSmall(rows, columns);
    }
    // A character in the last column makes some terminals wrap.
    int width = columns - 1;
    List<Line> lines = new ArrayList<>();
    lines.add(title(form, width));
    lines.add(toDo(form, width));
    boolean roomy = rows >= 23;
    if (roomy) {
      lines.add(Line.EMPTY);
    }
    int below = roomy ? 5 : 4;
    int window = Math.min(form.items().size(), rows - lines.size() - below);
    int from = Math.clamp(form.cursor() - window / 2L, 0, form.items().size() - window);
    Optional<Spot> cursor = Optional.empty();
    for (int row = from; row < from + window; row++) {
      if (row == form.cursor() && form.mode() instanceof Mode.Editing editing) {
        Input input = input(editing, valueWidth(width));
        cursor = Optional.of(new Spot(lines.size(), VALUE + input.column()));
        lines.add(row(form, row, width, Optional.of(input)));
      } else {
        lines.add(row(form, row, width, Optional.empty()));
      }
    }
    lines.add(rule(form, width, from, window));
    lines.addAll(details(form, width, rows - lines.size() - 1));
    lines.add(keys(form, width));
    return new Picture(lines, cursor);
  }

  private Picture tooSmall(int rows, int columns) {
    List<Line> lines = new ArrayList<>();
    Fitting.wrap(
            "The form needs "
                + LEAST_COLUMNS
                + " columns and "
                + LEAST_ROWS
                + " rows: make the"
                + " window larger, or leave with Ctrl-C.",
            Math.max(1, columns - 1))
        .stream()
        .limit(Math.max(0, rows))
        .forEach(line -> lines.add(Line.of(new AttributedString(line))));
    while (lines.size() < rows) {
      lines.add(Line.EMPTY);
    }
    return new Picture(lines, Optional.empty());
  }

  private Line title(ReviewForm form, int width) {
    Assessment shown = form.shown();
    String state =
        shown.hire().id()
            + "  "
            + shown.hire().state().word()
            + (form.draft().empty() ? "" : ", not saved");
    int room = width - Fitting.width(state) - 3;
    String name = Fitting.fit(shown.fullName(), room);
    String line = " " + name + " ".repeat(room - Fitting.width(name)) + "  " + state;
    return Line.of(new AttributedString(line, PLAIN.inverse()));
  }

  /** What to fix, in the order of the rows. */
  private Line toDo(ReviewForm form, int width) {
    List<Item> open = form.items().stream().filter(form::open).toList();
    String text =
        open.isEmpty()
            ? " Nothing is open: a approves."
            : " To fix: " + Wording.toDo(form.items(), open);
    return Line.of(
        new AttributedString(
            Fitting.fit(text, width), open.isEmpty() ? ink(AttributedStyle.GREEN) : PLAIN.bold()));
  }

  private static int valueWidth(int width) {
    return width - VALUE - 1 - STATUS;
  }

  private Line row(ReviewForm form, int row, int width, Optional<Input> input) {
    Item item = form.items().get(row);
    boolean selected = row == form.cursor();
    Status status = status(form, item);
    AttributedStyle style = selected ? PLAIN.bold() : PLAIN;
    String head = (selected ? ">" : " ") + String.format("%3d", row + 1) + " " + item.label();
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(0, new AttributedString(Fitting.fit(head, VALUE - 1), style)));
    pieces.add(
        new Piece(
            VALUE,
            input.map(Input::text).orElseGet(() -> value(form, item, valueWidth(width), style))));
    pieces.add(
        new Piece(width - STATUS, new AttributedString(status.text(), status.style(selected))));
    return new Line(pieces);
  }

  private AttributedString value(ReviewForm form, Item item, int width, AttributedStyle style) {
    Assessment shown = form.shown();
    String text =
        switch (item) {
          case Item.Value(FieldName field) ->
              Wording.change(field, shown)
                  .map(change -> sides(change, width))
                  .orElseGet(() -> Wording.value(field, shown));
          case Item.Other.OFFER -> Wording.offer(shown);
          case Item.Other.PEOPLE -> Wording.people(shown);
          case Item.Other.NOTES ->
              form.issues(item).stream()
                  .findFirst()
                  .map(issue -> Wording.sentence(issue.message()))
                  .orElse("");
        };
    return new AttributedString(Fitting.fit(text, width), style);
  }

  /** Side by side, each with half the room where both don't fit. */
  private static String sides(Change change, int width) {
    String arrow = " -> ";
    String was = Wording.side(change.field(), change.was());
    String now = Wording.side(change.field(), change.now());
    int half = (width - arrow.length()) / 2;
    return Fitting.width(was) + Fitting.width(now) + arrow.length() <= width
        ? was + arrow + now
        : Fitting.fit(was, half) + arrow + Fitting.fit(now, half);
  }

  /**
   * @param mark the same in one character, for who sees no colours
   */
  private record Status(char mark, String word, AttributedStyle ink) {
    String text() {
      return mark + " " + word;
    }

    AttributedStyle style(boolean selected) {
      return selected ? ink.bold() : ink;
    }
  }

  private Status status(ReviewForm form, Item item) {
    boolean open = form.open(item);
    boolean warned = !form.issues(item).isEmpty();
    return switch (item) {
      case Item.Value(FieldName field) -> status(form, field, open, warned);
      case Item.Other.OFFER -> {
        boolean signed = Decision.signed(form.shown());
        yield open
            ? new Status('!', "unsigned", ink(AttributedStyle.RED))
            : signed ? good('+', "signed") : good('*', "accepted");
      }
      case Item.Other.PEOPLE ->
          open
              ? new Status('!', "undecided", ink(AttributedStyle.RED))
              : form.shown().duplicates().isEmpty() ? good('+', "ok") : good('*', "decided");
      case Item.Other.NOTES ->
          open
              ? new Status('!', "open", ink(AttributedStyle.RED))
              : new Status('~', "look", ink(AttributedStyle.YELLOW));
    };
  }

  private Status status(ReviewForm form, FieldName field, boolean open, boolean warned) {
    String word = Wording.status(form.field(field).status(), open);
    AttributedStyle red = ink(AttributedStyle.RED);
    return switch (form.field(field).status()) {
      case OK, EDITED -> {
        if (open) {
          yield new Status('!', "open", red);
        }
        boolean changed = Wording.change(field, form.shown()).isPresent();
        if (warned || changed) {
          yield new Status('~', changed ? "changed" : "look", ink(AttributedStyle.YELLOW));
        }
        yield word.equals("edited") ? good('*', word) : good('+', word);
      }
      case MISSING -> open ? new Status('!', word, red) : new Status('-', word, PLAIN);
      case INVALID -> new Status('x', word, open ? red : ink(AttributedStyle.YELLOW));
      case UNMATCHED -> new Status('?', word, red);
    };
  }

  private Status good(char mark, String word) {
    return new Status(mark, word, ink(AttributedStyle.GREEN));
  }

  private AttributedStyle ink(int color) {
    return colors ? PLAIN.foreground(color) : PLAIN;
  }

  private Line rule(ReviewForm form, int width, int from, int window) {
    String hidden =
        window == form.items().size()
            ? ""
            : " rows " + (from + 1) + "-" + (from + window) + " of " + form.items().size() + " --";
    String label = "-- " + (form.cursor() + 1) + " " + form.selected().label() + " ";
    int room = Math.max(0, width - label.length() - hidden.length());
    return Line.of(new AttributedString(label + "-".repeat(room) + hidden, PLAIN.faint()));
  }

  private List<Line> details(ReviewForm form, int width, int rows) {
    List<AttributedString> text =
        switch (form.mode()) {
          case Mode.Browsing _ -> browsed(form, width);
          case Mode.Editing editing -> edited(form, editing, width);
          case Mode.Choosing choosing -> choices(choosing, width, rows);
          case Mode.Leaving _ -> leaving(form, width);
        };
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < Math.min(rows, text.size()); i++) {
      boolean cut = i == rows - 1 && text.size() > rows;
      AttributedString line = text.get(i);
      lines.add(
          Line.of(
              cut
                  ? new AttributedString(
                      Fitting.beginning(line.toString(), width - 1) + "…", line.styleAt(0))
                  : line));
    }
    while (lines.size() < rows) {
      lines.add(Line.EMPTY);
    }
    return lines;
  }

  private List<AttributedString> browsed(ReviewForm form, int width) {
    List<AttributedString> lines = new ArrayList<>();
    form.notice().ifPresent(notice -> add(lines, notice, PLAIN.bold(), width));
    Item item = form.selected();
    for (Issue issue : form.issues(item)) {
      add(lines, Wording.sentence(issue.message()), weight(issue), width);
    }
    switch (item) {
      case Item.Value(FieldName field) -> {
        Wording.change(field, form.shown())
            .ifPresent(change -> add(lines, changed(change), PLAIN, width));
        add(lines, Wording.source(form.field(field)), PLAIN, width);
        if (form.open(item)) {
          add(
              lines,
              ("Enter gives a value. " + Wording.how(field, hasLists)).strip(),
              PLAIN,
              width);
        }
      }
      case Item.Other.PEOPLE -> {
        for (Duplicate one : form.shown().duplicates()) {
          add(lines, Decision.person(one), PLAIN, width);
        }
      }
      case Item.Other.OFFER, Item.Other.NOTES -> {}
    }
    return lines;
  }

  private static AttributedStyle weight(Issue issue) {
    return issue.severity() == Severity.BLOCK ? PLAIN.bold() : PLAIN;
  }

  private static String changed(Change change) {
    return "Lever changed it since the last review: was "
        + Wording.side(change.field(), change.was())
        + ", now "
        + Wording.side(change.field(), change.now())
        + ".";
  }

  private List<AttributedString> edited(ReviewForm form, Mode.Editing editing, int width) {
    List<AttributedString> lines = new ArrayList<>();
    form.notice().ifPresent(notice -> add(lines, notice, PLAIN.bold(), width));
    editing
        .refused()
        .ifPresent(
            why ->
                add(
                    lines,
                    "Not taken. " + Wording.sentence(why),
                    colors ? PLAIN.bold().foreground(AttributedStyle.RED) : PLAIN.bold(),
                    width));
    List<String> candidates = form.candidates(editing);
    if (!candidates.isEmpty()) {
      add(lines, "Tab: " + String.join(" | ", candidates), PLAIN, width);
    }
    add(lines, Wording.how(editing.field(), hasLists), PLAIN, width);
    return lines;
  }

  private static List<AttributedString> choices(Mode.Choosing choosing, int width, int rows) {
    List<Decision.Option> options = choosing.decision().options();
    int from = Math.clamp(choosing.selected() - rows + 1L, 0, Math.max(0, options.size() - rows));
    List<AttributedString> lines = new ArrayList<>();
    for (int i = from; i < Math.min(options.size(), from + rows); i++) {
      boolean selected = i == choosing.selected();
      lines.add(
          new AttributedString(
              Fitting.fit((selected ? "> " : "  ") + (i + 1) + " " + options.get(i).words(), width),
              selected ? PLAIN.bold() : PLAIN));
    }
    return lines;
  }

  private static List<AttributedString> leaving(ReviewForm form, int width) {
    List<AttributedString> lines = new ArrayList<>();
    int size = form.draft().size();
    add(
        lines,
        "Leave without saving? "
            + size
            + (size == 1 ? " answer would be lost." : " answers would be lost."),
        PLAIN.bold(),
        width);
    return lines;
  }

  private static void add(
      List<AttributedString> lines, String text, AttributedStyle style, int width) {
    if (!text.isEmpty()) {
      Fitting.wrap(text, width).forEach(line -> lines.add(new AttributedString(line, style)));
    }
  }

  private static Line keys(ReviewForm form, int width) {
    String keys =
        switch (form.mode()) {
          case Mode.Browsing _ ->
              "Arrows, 1-"
                  + form.items().size()
                  + "  Enter edit  Del as in Lever  u undo  a approve  s save  q leave";
          case Mode.Editing _ -> "Enter take  Tab complete  Ctrl-U clear  Esc back";
          case Mode.Choosing _ -> "Arrows or number choose  Enter take  Esc back";
          case Mode.Leaving _ -> "y leave  s save and leave  n stay";
        };
    return Line.of(new AttributedString(Fitting.fit(keys, width), PLAIN.faint()));
  }

  /**
   * The text being typed, as much as there is room for.
   *
   * @param column of the cursor, from the beginning of the value
   */
  private record Input(AttributedString text, int column) {}

  private static Input input(Mode.Editing editing, int width) {
    TextLine line = editing.line();
    String left = Fitting.safe(line.text().substring(0, line.cursor()));
    String right = Fitting.safe(line.text().substring(line.cursor()));
    // Enough of what is on the left goes out of sight that the cursor stays within.
    while (Fitting.width(left) >= width) {
      left = left.substring(left.offsetByCodePoints(0, 1));
    }
    String seen = left + Fitting.beginning(right, width - Fitting.width(left));
    String padded = seen + " ".repeat(width - Fitting.width(seen));
    return new Input(new AttributedString(padded, PLAIN.underline()), Fitting.width(left));
  }
}
