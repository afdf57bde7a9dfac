package dev.lvjw.terminal.form;

import dev.lvjw.app.ReviewHire.Answers;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Choices;
import dev.lvjw.hire.Field;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Issue;
import dev.lvjw.hire.Issue.Severity;
import dev.lvjw.hire.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A review in progress: where the person is, what they have said, and what the next key does. Knows
 * no terminal and stores nothing; what is to be done outside is the {@link Next} of a key.
 */
final class ReviewForm {
  /** What follows from a key outside the form. */
  enum Next {
    STAY,
    /** Store what was said. */
    SAVE,
    /** Store it and approve: nothing stands in the way of what is shown. */
    APPROVE,
    /** Store nothing. */
    LEAVE,
    /** Store nothing, and it was not finished. */
    INTERRUPT
  }

  /**
   * What the form is about.
   *
   * @param stored the hire as it is stored
   * @param with what it would be with answers
   * @param choices what can be chosen for a field
   */
  record Subject(
      Assessment stored,
      Function<Answers, Assessment> with,
      Function<FieldName, List<String>> choices) {}

  /** What the keys mean just now. */
  sealed interface Mode {
    record Browsing() implements Mode {}

    /**
     * @param before the text that the field began with
     * @param tabbing while Tab goes through what can be chosen
     * @param refused why the last text was no value
     */
    record Editing(
        FieldName field,
        String before,
        TextLine line,
        Optional<Tabbing> tabbing,
        Optional<String> refused)
        implements Mode {}

    record Choosing(Decision decision, int selected) implements Mode {}

    /** Asks whether what was said may be lost. */
    record Leaving(boolean interrupted) implements Mode {}
  }

  /**
   * @param candidates what fits the text that was there before
   */
  record Tabbing(List<String> candidates, int at) {
    String text() {
      return candidates.get(at);
    }
  }

  private static final Mode BROWSING = new Mode.Browsing();

  private Subject subject;
  private Draft draft = Draft.EMPTY;
  private final Deque<Draft> before = new ArrayDeque<>();
  private Assessment shown;
  private List<Item> items = List.of();
  private int cursor;
  private Mode mode = BROWSING;
  private Optional<String> notice = Optional.empty();
  private Optional<Integer> digit = Optional.empty();
  private final Map<Item, Difference> meanwhile = new HashMap<>();

  ReviewForm(Subject subject) {
    this.subject = subject;
    this.shown = subject.with().apply(draft.answers(false));
    list();
    cursor =
        firstOpen(0, item -> item instanceof Item.Value)
            .or(() -> firstOpen(0, item -> true))
            .orElse(0);
    notice = refusal();
  }

  /**
   * Begins anew on the hire as it is stored by now; what was said stays said. The rows that say
   * something else than they did are marked, so that nobody approves what they haven't seen.
   */
  void rebase(Subject now) {
    Map<Item, String> said = said();
    subject = now;
    mode = BROWSING;
    refresh();
    Map<Item, String> saying = said();
    said.forEach(
        (item, was) -> {
          String first = Optional.ofNullable(meanwhile.get(item)).map(Difference::was).orElse(was);
          String next = saying.getOrDefault(item, "");
          if (first.equals(next)) {
            meanwhile.remove(item);
          } else {
            meanwhile.put(item, new Difference("Changed while the form was open", first, next));
          }
        });
    List<Item> marked = items.stream().filter(meanwhile::containsKey).toList();
    marked.stream().findFirst().ifPresent(item -> cursor = items.indexOf(item));
    notice =
        Optional.of(
            "The hire changed meanwhile"
                + (marked.isEmpty() ? "" : ": " + Wording.named(items, marked))
                + ". Nothing was saved: look at it again; your answers stand.");
  }

  private Map<Item, String> said() {
    Map<Item, String> said = new LinkedHashMap<>();
    items.forEach(item -> said.put(item, Wording.row(item, shown)));
    return said;
  }

  /**
   * What a row said before, where somebody else changed it: while the form was open, or else since
   * the last review. What the person gives instead is their own.
   */
  Optional<Difference> changed(Item item) {
    Optional<Difference> open =
        Optional.ofNullable(meanwhile.get(item))
            .filter(change -> change.now().equals(Wording.row(item, shown)));
    return open.isEmpty() && item instanceof Item.Value(FieldName field)
        ? Wording.change(field, shown)
        : open;
  }

  Assessment stored() {
    return subject.stored();
  }

  /** What the hire would be with all that was said. */
  Assessment shown() {
    return shown;
  }

  List<Item> items() {
    return items;
  }

  int cursor() {
    return cursor;
  }

  Item selected() {
    return items.get(cursor);
  }

  Mode mode() {
    return mode;
  }

  Draft draft() {
    return draft;
  }

  /** One sentence about what just happened. */
  Optional<String> notice() {
    return notice;
  }

  /** What can be chosen for the field that is being edited, the likeliest first. */
  List<String> candidates(Mode.Editing editing) {
    List<String> all = subject.choices().apply(editing.field());
    return editing.line().text().equals(editing.before())
        ? all
        : editing
            .tabbing()
            .map(Tabbing::candidates)
            .orElseGet(() -> Choices.completing(editing.line().text(), all));
  }

  /** What is known about a row, blocking first. */
  List<Issue> issues(Item item) {
    return shown.issues().stream()
        .filter(issue -> Item.of(issue).equals(item))
        .sorted((a, b) -> a.severity().compareTo(b.severity()))
        .toList();
  }

  boolean open(Item item) {
    return issues(item).stream().anyMatch(issue -> issue.severity() == Severity.BLOCK);
  }

  /** Takes a key. */
  Next press(Key key) {
    Optional<Integer> earlier = digit;
    digit = Optional.empty();
    notice = Optional.empty();
    return switch (mode) {
      case Mode.Browsing _ -> browse(key, earlier);
      case Mode.Editing editing -> edit(editing, key);
      case Mode.Choosing choosing -> choose(choosing, key);
      case Mode.Leaving leaving -> leave(leaving, key);
    };
  }

  private Next browse(Key key, Optional<Integer> earlier) {
    switch (key) {
      case Key.Typed(int character) when character >= '0' && character <= '9' ->
          jump(character - '0', earlier);
      case Key.Typed(int character) -> {
        return command(character);
      }
      case Key.Pasted _ -> notice = Optional.of("Text is pasted after Enter, into a field.");
      case Key.Named named -> {
        return move(named);
      }
    }
    return Next.STAY;
  }

  private Next move(Key.Named key) {
    switch (key) {
      case UP -> cursor = Math.max(0, cursor - 1);
      case DOWN -> cursor = Math.min(items.size() - 1, cursor + 1);
      case HOME, PAGE_UP -> cursor = 0;
      case END, PAGE_DOWN -> cursor = items.size() - 1;
      case TAB -> nextOpen();
      case ENTER -> enter();
      case BACKSPACE, DELETE -> asInLever();
      case ESCAPE, END_OF_INPUT -> {
        return away(false);
      }
      case INTERRUPT -> {
        return away(true);
      }
      case LEFT, RIGHT, BACK_TAB, CLEAR_LINE, CLEAR_WORD, SUSPEND, UNKNOWN -> {}
    }
    return Next.STAY;
  }

  private Next command(int character) {
    return switch (character) {
      case 'a', 'A' -> approve();
      case 's', 'S' -> draft.empty() ? Next.LEAVE : Next.SAVE;
      case 'q', 'Q' -> away(false);
      case 'u', 'U' -> {
        undo();
        yield Next.STAY;
      }
      default -> Next.STAY;
    };
  }

  /** "1", then "2" is twelve. */
  private void jump(int number, Optional<Integer> earlier) {
    int both = earlier.map(first -> first * 10 + number).orElse(number);
    int row = both >= 1 && both <= items.size() ? both : number;
    if (row >= 1 && row <= items.size()) {
      cursor = row - 1;
      digit = Optional.of(row).filter(r -> r < 10);
    }
  }

  private Next approve() {
    if (shown.ready()) {
      return Next.APPROVE;
    }
    int open = shown.blockers().size();
    cursor = firstOpen(0, item -> true).orElse(cursor);
    notice = Optional.of("Not yet: " + open + (open == 1 ? " thing is" : " things are") + " open.");
    return Next.STAY;
  }

  private Next away(boolean interrupted) {
    if (draft.empty()) {
      return interrupted ? Next.INTERRUPT : Next.LEAVE;
    }
    mode = new Mode.Leaving(interrupted);
    return Next.STAY;
  }

  private Next leave(Mode.Leaving leaving, Key key) {
    switch (key) {
      case Key.Typed(int character) -> {
        switch (character) {
          case 'y', 'Y' -> {
            return leaving.interrupted() ? Next.INTERRUPT : Next.LEAVE;
          }
          case 's', 'S' -> {
            mode = BROWSING;
            return Next.SAVE;
          }
          case 'n', 'N' -> mode = BROWSING;
          default -> {}
        }
      }
      case Key.Named.INTERRUPT -> {
        return Next.INTERRUPT;
      }
      case Key.Named.ESCAPE -> mode = BROWSING;
      default -> {}
    }
    return Next.STAY;
  }

  private void enter() {
    switch (selected()) {
      case Item.Value(FieldName field) -> {
        String text = shown.field(field).value().orElse("");
        mode = new Mode.Editing(field, text, TextLine.of(text), Optional.empty(), Optional.empty());
      }
      case Item.Other.OFFER ->
          decide(
              Decision.offer(stored(), draft),
              Decision.signed(stored()) ? "The offer is signed." : "That was accepted before.");
      case Item.Other.PEOPLE -> decide(Decision.people(shown, draft), "Nobody known looks alike.");
      case Item.Other.NOTES -> notice = Optional.of("Nothing can be changed here.");
    }
  }

  private void decide(Optional<Decision> decision, String otherwise) {
    decision.ifPresentOrElse(
        one -> mode = new Mode.Choosing(one, 0), () -> notice = Optional.of(otherwise));
  }

  private Next choose(Mode.Choosing choosing, Key key) {
    int last = choosing.decision().options().size() - 1;
    int at = choosing.selected();
    switch (key) {
      case Key.Named.UP, Key.Named.BACK_TAB ->
          mode = new Mode.Choosing(choosing.decision(), at == 0 ? last : at - 1);
      case Key.Named.DOWN, Key.Named.TAB ->
          mode = new Mode.Choosing(choosing.decision(), at == last ? 0 : at + 1);
      case Key.Typed(int character) when character > '0' && character - '1' <= last ->
          mode = new Mode.Choosing(choosing.decision(), character - '1');
      case Key.Named.ENTER -> {
        mode = BROWSING;
        say(choosing.decision().options().get(at).then());
        onward();
      }
      case Key.Named.ESCAPE, Key.Named.INTERRUPT, Key.Named.END_OF_INPUT -> mode = BROWSING;
      default -> {}
    }
    return Next.STAY;
  }

  private Next edit(Mode.Editing editing, Key key) {
    TextLine line = editing.line();
    switch (key) {
      case Key.Typed(int character) -> write(editing, line.insert(Character.toString(character)));
      case Key.Pasted(String text) -> write(editing, line.insert(text.strip()));
      case Key.Named named -> {
        switch (named) {
          case LEFT -> write(editing, line.left());
          case RIGHT -> write(editing, line.right());
          case HOME -> write(editing, line.home());
          case END -> write(editing, line.end());
          case BACKSPACE -> write(editing, line.backspace());
          case DELETE -> write(editing, line.delete());
          case CLEAR_LINE -> write(editing, TextLine.of(""));
          case CLEAR_WORD -> write(editing, line.clearWord());
          case TAB, DOWN -> tab(editing, 1);
          case BACK_TAB, UP -> tab(editing, -1);
          case ENTER -> accept(editing);
          case ESCAPE, INTERRUPT, END_OF_INPUT -> mode = BROWSING;
          case PAGE_UP, PAGE_DOWN, SUSPEND, UNKNOWN -> {}
        }
      }
    }
    return Next.STAY;
  }

  private void write(Mode.Editing editing, TextLine line) {
    mode =
        new Mode.Editing(
            editing.field(), editing.before(), line, Optional.empty(), Optional.empty());
  }

  /** The next of what fits the text; a text that is no beginning of anything is looked up alike. */
  private void tab(Mode.Editing editing, int step) {
    Optional<Tabbing> next =
        editing
            .tabbing()
            .map(
                t ->
                    new Tabbing(
                        t.candidates(), Math.floorMod(t.at() + step, t.candidates().size())))
            .or(() -> firstTab(editing, step));
    if (next.isEmpty()) {
      notice = Optional.of("There is nothing to complete here.");
      return;
    }
    mode =
        new Mode.Editing(
            editing.field(),
            editing.before(),
            TextLine.of(next.get().text()),
            next,
            Optional.empty());
  }

  private Optional<Tabbing> firstTab(Mode.Editing editing, int step) {
    String text = editing.line().text();
    List<String> all = subject.choices().apply(editing.field());
    // A value that is on the list already is where the round begins, not what is completed.
    boolean listed = all.contains(text);
    List<String> candidates = listed ? all : Choices.completing(text, all);
    int at = listed ? Math.floorMod(all.indexOf(text) + step, all.size()) : 0;
    return candidates.isEmpty() ? Optional.empty() : Optional.of(new Tabbing(candidates, at));
  }

  private void accept(Mode.Editing editing) {
    String text = editing.line().text();
    FieldName field = editing.field();
    if (text.isBlank() && editing.before().isEmpty()) {
      mode = BROWSING;
      return;
    }
    switch (Reading.ofPerson(field, text)) {
      case Reading.Refused(String why) ->
          mode =
              new Mode.Editing(
                  field, editing.before(), editing.line(), Optional.empty(), Optional.of(why));
      case Reading.Read(String value, Optional<String> _) -> {
        mode = BROWSING;
        boolean news = open(selected()) || !shown.field(field).value().equals(Optional.of(value));
        if (news) {
          say(draft.with(field, value));
        }
        onward();
      }
    }
  }

  private void asInLever() {
    if (!(selected() instanceof Item.Value(FieldName field))) {
      return;
    }
    Draft back = draft.asInLever(field, stored().hire());
    if (back.equals(draft)) {
      notice = Optional.of("This is what Lever says.");
    } else {
      say(back);
      notice = Optional.of(field.label() + " is as in Lever again.");
    }
  }

  private void say(Draft next) {
    if (!next.equals(draft)) {
      before.push(draft);
      draft = next;
      refresh();
    }
  }

  private void undo() {
    if (before.isEmpty()) {
      notice = Optional.of("There is nothing to undo.");
      return;
    }
    draft = before.pop();
    refresh();
    notice = Optional.of("Undone.");
  }

  private void refresh() {
    shown = subject.with().apply(draft.answers(false));
    list();
    cursor = Math.min(cursor, items.size() - 1);
  }

  /** To what is open next, unless the row itself still is. */
  private void onward() {
    if (!open(selected())) {
      nextOpen();
    }
  }

  private void nextOpen() {
    Optional<Integer> next =
        firstOpen(cursor + 1, item -> true).or(() -> firstOpen(0, item -> true));
    next.ifPresentOrElse(
        row -> cursor = row, () -> notice = Optional.of("Nothing is open: a approves."));
  }

  private Optional<Integer> firstOpen(int from, Predicate<Item> such) {
    for (int row = from; row < items.size(); row++) {
      if (such.test(items.get(row)) && open(items.get(row))) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private void list() {
    List<Item> rows = new ArrayList<>();
    for (FieldName field : FieldName.values()) {
      rows.add(new Item.Value(field));
    }
    rows.add(Item.Other.OFFER);
    rows.add(Item.Other.PEOPLE);
    if (!issues(Item.Other.NOTES).isEmpty()) {
      rows.add(Item.Other.NOTES);
    }
    items = List.copyOf(rows);
  }

  /** What the provider refused last time: saved or approved again, it counts as answered. */
  private Optional<String> refusal() {
    return stored().hire().refusal().map(why -> "Refused last time: " + why);
  }

  /** The value of a field as it would be. */
  Field field(FieldName name) {
    return shown.field(name);
  }
}
