package dev.lvjw.app;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Explanation;
import dev.lvjw.hire.Field;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.FieldStatus;
import dev.lvjw.hire.Found;
import dev.lvjw.hire.HireState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the rules of the mapping over stored hires, whatever people answered already, and lists what
 * Lever says and no rule can read.
 */
public final class CheckMapping {
  private final Book book;

  public CheckMapping(Workspace workspace) {
    this.book = new Book(workspace);
  }

  /**
   * A value of Lever's that no rule can read.
   *
   * @param from the place in Lever
   * @param raw Lever's value; empty where it is personal
   * @param why the rule's words for it
   * @param hires who has it, by short id
   */
  public record Unmapped(
      FieldName field, String from, Optional<String> raw, String why, List<String> hires) {}

  /**
   * What came of it.
   *
   * @param hires how many were looked at
   * @param unmapped what most hires have first, field by field
   */
  public record Report(int hires, List<Unmapped> unmapped) {}

  /**
   * Checks.
   *
   * @param all every stored hire, rather than those that can still be sent
   */
  public Report run(boolean all) {
    List<Assessment> hires = book.inStates(all ? EnumSet.allOf(HireState.class) : HireState.UNSENT);
    List<Unmapped> unmapped = new ArrayList<>();
    for (FieldName field : FieldName.values()) {
      Map<List<String>, Unmapped> found = new LinkedHashMap<>();
      hires.forEach(
          hire ->
              unmapped(hire, field)
                  .ifPresent(
                      one ->
                          found.merge(
                              List.of(
                                  one.from(), one.raw().map(CheckMapping::alike).orElse(one.why())),
                              one,
                              CheckMapping::and)));
      found.values().stream()
          .sorted((one, other) -> Integer.compare(other.hires().size(), one.hires().size()))
          .forEach(unmapped::add);
    }
    return new Report(hires.size(), unmapped);
  }

  private static Optional<Unmapped> unmapped(Assessment hire, FieldName field) {
    Found lever = hire.inLever(field);
    Explanation how = lever.how();
    Field read = lever.field();
    if (read.status() == FieldStatus.OK || lever.waits() || how.raw().isEmpty()) {
      return Optional.empty();
    }
    boolean personal = field.personal();
    return Optional.of(
        new Unmapped(
            field,
            how.from().orElse(""),
            how.raw().filter(raw -> !personal),
            personal ? impersonal(read.status()) : read.message().orElse(""),
            List.of(hire.hire().id())));
  }

  /** The table doesn't tell them apart either. */
  private static String alike(String raw) {
    return raw.toLowerCase(Locale.ROOT);
  }

  private static String impersonal(FieldStatus status) {
    return switch (status) {
      case UNMATCHED -> "Justworks has no such name";
      default -> "can't be read for certain";
    };
  }

  private static Unmapped and(Unmapped one, Unmapped other) {
    List<String> hires = new ArrayList<>(one.hires());
    hires.addAll(other.hires());
    return new Unmapped(one.field(), one.from(), one.raw(), one.why(), List.copyOf(hires));
  }
}
