package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Field;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Found;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.MappingRule;
import dev.lvjw.hire.Matching;
import dev.lvjw.hire.OwnRule;
import dev.lvjw.store.Setting;
import dev.lvjw.store.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules by which Lever's values become Justworks': shown with examples, and changed. */
public final class MappingRules {
  private static final int EXAMPLES = 3;

  /** The fields whose values are names that Justworks knows. */
  private static final Set<FieldName> NAMED =
      EnumSet.of(FieldName.MANAGER, FieldName.DEPARTMENT, FieldName.OFFICE);

  private final Workspace workspace;
  private final Book book;

  public MappingRules(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
  }

  /**
   * A rule as it is shown.
   *
   * @param setting where it is said: {@code environment}, {@code profile}, or {@code default}
   * @param examples from stored hires, what most of them have first
   */
  public record Shown(FieldName field, MappingRule rule, String setting, List<Example> examples) {}

  /**
   * What stored hires have, and what it becomes.
   *
   * @param value empty where it maps to nothing
   * @param hires how many have it
   */
  public record Example(String from, String raw, Optional<String> value, int hires) {}

  /**
   * A change of one rule.
   *
   * @param from the places to look at, in order; empty: as they are
   * @param lines lines of the table; an empty text says that Lever's value means nothing
   * @param removed Lever's values whose lines go
   * @param constant replaces the constant; an empty text removes it
   * @param reset forget what the profile says, before all else
   */
  public record Change(
      Optional<List<String>> from,
      Map<String, String> lines,
      Set<String> removed,
      Optional<String> constant,
      boolean reset) {
    private boolean empty() {
      return from.isEmpty() && lines.isEmpty() && removed.isEmpty() && constant.isEmpty() && !reset;
    }
  }

  /**
   * What a change led to.
   *
   * @param sentBack reviewed hires that wait for a person again, by short id
   * @param overruled the variable that still says otherwise
   * @param unknown why Justworks doesn't know the constant, where that could be looked up
   */
  public record Changed(
      Shown rule, List<String> sentBack, Optional<String> overruled, Optional<String> unknown) {}

  /** The rules of all fields. */
  public List<Shown> show() {
    List<Assessment> hires = book.inStates(EnumSet.allOf(HireState.class));
    return Arrays.stream(FieldName.values()).map(field -> shown(field, hires)).toList();
  }

  private Shown shown(FieldName field, List<Assessment> hires) {
    Settings.Origin origin = workspace.settings().origin(Setting.ofMapping(field));
    return new Shown(
        field,
        workspace.basis().mapping().rule(field),
        origin == Settings.Origin.UNSET ? Settings.Origin.DEFAULT.word() : origin.word(),
        field.personal() ? List.of() : examples(field, hires));
  }

  private static List<Example> examples(FieldName field, List<Assessment> hires) {
    Map<List<String>, Example> examples = new LinkedHashMap<>();
    for (Assessment hire : hires) {
      Found lever = hire.inLever(field);
      String from = lever.how().from().orElse("");
      lever
          .how()
          .raw()
          .ifPresent(
              raw ->
                  examples.merge(
                      List.of(from, raw),
                      new Example(from, raw, lever.field().value(), 1),
                      (one, other) -> new Example(from, raw, other.value(), one.hires() + 1)));
    }
    return examples.values().stream()
        .sorted((one, other) -> Integer.compare(other.hires(), one.hires()))
        .limit(EXAMPLES)
        .toList();
  }

  /**
   * Changes the rule of a field in the profile. Reviewed hires whose values follow otherwise then
   * are sent back to a person, with the differences.
   *
   * @throws Failure (usage) where the rule can't be used, or nothing is said
   */
  public Changed set(FieldName field, Change change) {
    if (change.empty()) {
      throw Failure.usage(
          "nothing to change", "lvjw mapping set " + field.key() + " --map \"LEVER=JUSTWORKS\"");
    }
    Settings settings = workspace.settings();
    OwnRule before = change.reset() ? OwnRule.NONE : settings.ownRule(field);
    requireMapped(field, before, change.removed());
    OwnRule rule = changed(before, change);
    rule.problem(field)
        .ifPresent(
            problem -> {
              throw Failure.usage(problem, "lvjw mapping set --help");
            });
    Optional<String> unknown = change.constant().flatMap(constant -> unknown(field, constant));
    settings.setRule(field, rule);
    workspace.mappingChanged();
    book.journal("mapping-changed", Optional.of(field.key()));
    if (field == FieldName.HOME_EMAIL) {
      workspace.database().update(session -> book.hires(session).refile());
    }
    List<String> sentBack = sendBack();
    boolean overruled = settings.origin(Setting.ofMapping(field)) == Settings.Origin.ENVIRONMENT;
    return new Changed(
        shown(field, book.inStates(EnumSet.allOf(HireState.class))),
        sentBack,
        overruled ? Optional.of(Setting.ofMapping(field).variable()) : Optional.empty(),
        unknown);
  }

  /** A constant goes to every hire, so a name that Justworks lacks is said at once. */
  private Optional<String> unknown(FieldName field, String constant) {
    boolean named =
        NAMED.contains(field) && !constant.isBlank() && !constant.equalsIgnoreCase(Field.NONE);
    return named
        ? new KnownNames(workspace)
            .readable()
            .flatMap(names -> Matching.problem(field, constant.strip(), names))
        : Optional.empty();
  }

  /** A line that isn't there can't go: most likely it was meant to be another. */
  private static void requireMapped(FieldName field, OwnRule rule, Set<String> removed) {
    Set<String> mapped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    mapped.addAll(rule.table().keySet());
    removed.stream()
        .filter(value -> !mapped.contains(value))
        .findFirst()
        .ifPresent(
            value -> {
              throw Failure.usage(
                  "no line of yours maps \""
                      + value
                      + "\" for "
                      + field.key()
                      + "; "
                      + (mapped.isEmpty()
                          ? "you have none"
                          : "yours map " + String.join(", ", mapped)),
                  "lvjw mapping show " + field.key());
            });
  }

  private static OwnRule changed(OwnRule rule, Change change) {
    Map<String, String> table = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    table.putAll(rule.table());
    change.removed().forEach(table::remove);
    change.lines().keySet().forEach(table::remove); // the new spelling of a value stands
    table.putAll(change.lines());
    return new OwnRule(
        change.from().or(rule::from),
        table,
        change.constant().or(rule::constant).filter(value -> !value.isEmpty()));
  }

  private List<String> sendBack() {
    List<String> sentBack = new ArrayList<>();
    for (Assessment hire : book.inStates(Set.of(HireState.REVIEWED))) {
      Assessment now =
          book.change(
              hire.hire().opportunityId(), found -> Book.sentBack(found, "the mapping changed"));
      if (now.hire().state() != HireState.REVIEWED) {
        sentBack.add(now.hire().id());
      }
    }
    return sentBack;
  }
}
