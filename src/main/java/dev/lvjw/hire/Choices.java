package dev.lvjw.hire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * What a person may choose from instead of typing: Justworks' lists, where they could be read, and
 * what Lever says. Choosing is never required, and nothing is chosen by itself.
 */
public final class Choices {
  private Choices() {}

  /**
   * All choices of a field.
   *
   * @param directory Justworks' names; empty where they could not be read
   */
  public static List<String> of(FieldName field, Hire hire, Optional<Directory> directory) {
    return switch (field) {
      case MEMBER_TYPE -> MemberType.labels();
      case EARNINGS_TYPE -> List.of("salary", "wage");
      case EXEMPTION_STATUS -> List.of("exempt", "non-exempt");
      case DEPARTMENT -> listed(directory.map(Directory::departments));
      case OFFICE -> listed(directory.map(Directory::offices));
      case MANAGER -> listed(directory.map(Choices::managers));
      case FIRST_NAME, LAST_NAME -> readable(field, parts(field, hire.facts()).stream());
      case TITLE, HOME_EMAIL, WORK_EMAIL -> readable(field, said(field, hire.facts()));
      case COMPENSATION_AMOUNT, START_DATE -> List.of();
    };
  }

  private static List<String> listed(Optional<List<String>> names) {
    return Stream.concat(names.stream().flatMap(List::stream).sorted(), Stream.of(Field.NONE))
        .distinct()
        .toList();
  }

  private static List<String> managers(Directory directory) {
    return directory.managers().stream().map(manager -> manager.name().text()).toList();
  }

  /** What would be refused is no choice. */
  private static List<String> readable(FieldName field, Stream<String> texts) {
    return texts
        .flatMap(
            text ->
                Reading.ofPerson(field, text) instanceof Reading.Read read
                    ? Stream.of(read.value())
                    : Stream.empty())
        .distinct()
        .toList();
  }

  private static Stream<String> said(FieldName field, LeverFacts facts) {
    return facts.facts().stream()
        .filter(fact -> fact.field() == field)
        .map(fact -> Text.squeeze(fact.raw()));
  }

  /** Where a name of several words could be split: what the field would get each time. */
  private static List<String> parts(FieldName field, LeverFacts facts) {
    SequencedSet<String> parts = new LinkedHashSet<>();
    said(field, facts)
        .forEach(
            name -> {
              List<String> words = Text.words(name);
              for (int i = 1; i < words.size(); i++) {
                parts.add(
                    String.join(
                        " ",
                        field == FieldName.FIRST_NAME
                            ? words.subList(0, i)
                            : words.subList(i, words.size())));
              }
            });
    return List.copyOf(parts);
  }

  /**
   * The choices that a beginning may be meant to become, the likeliest first: those that begin so,
   * those with a word that does, those that hold it, else the nearest.
   */
  public static List<String> completing(String beginning, List<String> choices) {
    String typed = Text.normal(beginning);
    if (typed.isEmpty()) {
      return choices;
    }
    List<String> found = new ArrayList<>();
    found.addAll(choices.stream().filter(c -> Text.normal(c).startsWith(typed)).toList());
    found.addAll(choices.stream().filter(c -> Text.normal(c).contains(" " + typed)).toList());
    found.addAll(choices.stream().filter(c -> Text.normal(c).contains(typed)).toList());
    return found.isEmpty() ? nearest(typed, choices) : found.stream().distinct().toList();
  }

  private static List<String> nearest(String typed, List<String> choices) {
    record Near(String choice, int distance) {}
    return choices.stream()
        .map(choice -> new Near(choice, Text.distance(typed, Text.normal(choice))))
        .filter(near -> near.distance() <= Math.max(2, typed.length() / 2))
        .sorted(Comparator.comparingInt(Near::distance))
        .map(Near::choice)
        .toList();
  }
}
