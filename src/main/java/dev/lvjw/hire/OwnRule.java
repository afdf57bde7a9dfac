package dev.lvjw.hire;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a customer says about the mapping of one field, as it is written in the settings.
 *
 * @param from where the value may stand, in order, each as of {@link Origin#text}; empty: where
 *     lvjw looks anyway; an empty list: nowhere
 * @param table Justworks' values by Lever's, beside those that lvjw knows; an empty text: none
 * @param constant the value where Lever says nothing
 */
public record OwnRule(
    Optional<List<String>> from, Map<String, String> table, Optional<String> constant) {
  /** Says nothing. */
  public static final OwnRule NONE = new OwnRule(Optional.empty(), Map.of(), Optional.empty());

  private static final int LONGEST = 500;

  public OwnRule {
    from = from.map(List::copyOf);
    table = new LinkedHashMap<>(table);
  }

  /** What is wrong with it, as a sentence; empty when nothing is. */
  public Optional<String> problem(FieldName field) {
    return fromProblem(field).or(() -> tableProblem(field)).or(() -> constantProblem(field));
  }

  private Optional<String> fromProblem(FieldName field) {
    Set<String> seen = new HashSet<>();
    for (String text : from.orElse(List.of())) {
      Optional<String> problem = originProblem(field, text);
      if (problem.isPresent()) {
        return problem;
      }
      if (!seen.add(Text.normal(text))) {
        return Optional.of("the source \"" + text + "\" is given twice");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> originProblem(FieldName field, String text) {
    Optional<Origin> read = Origin.read(text);
    if (read.isEmpty() || text.length() > LONGEST) {
      return Optional.of(
          "\""
              + text
              + "\" is no source; there are offer, posting, application, requisition, opportunity and"
              + " contact, or a value of theirs, such as posting:commitment or offer:LABEL");
    }
    Origin origin = read.get();
    if (origin.alone() && text.contains(":")) {
      return Optional.of("\"" + text + "\" is no source; no name stands after the colon");
    }
    List<String> names = Origin.NAMES.getOrDefault(origin.source(), List.of());
    if (!origin.alone()) {
      boolean known =
          origin.source() == Source.OFFER
              || names.stream().anyMatch(name -> name.equalsIgnoreCase(origin.name()));
      return known
          ? Optional.empty()
          : Optional.of(
              "\""
                  + text
                  + "\" is no source; "
                  + (names.isEmpty()
                      ? origin.source().word() + " stands alone"
                      : "of a " + origin.source().word() + " there are " + joined(names)));
    }
    boolean speaks = Mapping.DEFAULT.rule(field).from().contains(origin);
    return speaks
        ? Optional.empty()
        : Optional.of(
            "\""
                + text
                + "\" alone says nothing about "
                + field.key()
                + (names.isEmpty()
                    ? ""
                    : "; name what does, such as " + text + ":" + names.get(0)));
  }

  private Optional<String> tableProblem(FieldName field) {
    if (!table.isEmpty() && !Mapping.TABLED.contains(field)) {
      return Optional.of(field.key() + " takes no table: it is each person's own");
    }
    Set<String> seen = new HashSet<>();
    for (Map.Entry<String, String> line : table.entrySet()) {
      String lever = line.getKey();
      if (Text.words(lever).isEmpty() || lever.length() > LONGEST) {
        return Optional.of("a table's line begins with a value of Lever's");
      }
      if (!seen.add(Text.normal(lever))) {
        return Optional.of("\"" + lever + "\" is in the table twice");
      }
      if (field == FieldName.EARNINGS_TYPE && Spelling.isInterval(lever)) {
        return Optional.of(
            "\""
                + lever
                + "\" can't be mapped: it is Lever's own word for the time that the amount beside it is"
                + " for");
      }
      if (!line.getValue().isBlank()
          && Reading.ofPerson(field, line.getValue()) instanceof Reading.Refused(String why)) {
        return Optional.of("what \"" + lever + "\" is mapped to is no " + field.key() + ": " + why);
      }
    }
    return Optional.empty();
  }

  private Optional<String> constantProblem(FieldName field) {
    if (constant.isPresent() && !Mapping.TABLED.contains(field)) {
      return Optional.of(field.key() + " takes no constant: it is each person's own");
    }
    return constant.flatMap(
        value ->
            Reading.ofPerson(field, value) instanceof Reading.Refused(String why)
                ? Optional.of("the constant is no " + field.key() + ": " + why)
                : Optional.empty());
  }

  private static String joined(List<String> words) {
    return String.join(", ", words);
  }
}
