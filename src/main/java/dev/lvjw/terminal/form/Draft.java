package dev.lvjw.terminal.form;

import dev.lvjw.app.ReviewHire.Answers;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person has said in the form and not saved yet.
 *
 * @param set canonical values
 * @param unset fields whose stored edit is taken back
 */
record Draft(
    Map<FieldName, String> set,
    Set<FieldName> unset,
    boolean acceptUnsigned,
    boolean newPerson,
    Optional<String> rehire) {

  static final Draft EMPTY = new Draft(Map.of(), Set.of(), false, false, Optional.empty());

  Draft {
    set = Map.copyOf(set);
    unset = Set.copyOf(unset);
  }

  boolean empty() {
    return equals(EMPTY);
  }

  /** How many things would be lost. */
  int size() {
    return set.size()
        + unset.size()
        + (acceptUnsigned ? 1 : 0)
        + (newPerson || rehire.isPresent() ? 1 : 0);
  }

  Draft with(FieldName field, String value) {
    Map<FieldName, String> values = new EnumMap<>(FieldName.class);
    values.putAll(set);
    values.put(field, value);
    return new Draft(values, without(unset, field), acceptUnsigned, newPerson, rehire);
  }

  /** The field as Lever has it: neither what was said here counts, nor what was stored before. */
  Draft asInLever(FieldName field, Hire stored) {
    Map<FieldName, String> values = new EnumMap<>(FieldName.class);
    values.putAll(set);
    values.remove(field);
    Set<FieldName> back = new HashSet<>(unset);
    if (stored.edits().containsKey(field)) {
      back.add(field);
    }
    return new Draft(values, back, acceptUnsigned, newPerson, rehire);
  }

  Draft accepting(boolean unsigned) {
    return new Draft(set, unset, unsigned, newPerson, rehire);
  }

  Draft undecided() {
    return new Draft(set, unset, acceptUnsigned, false, Optional.empty());
  }

  Draft someoneNew() {
    return new Draft(set, unset, acceptUnsigned, true, Optional.empty());
  }

  Draft back(String memberId) {
    return new Draft(set, unset, acceptUnsigned, false, Optional.of(memberId));
  }

  Answers answers(boolean approve) {
    return new Answers(set, unset, acceptUnsigned, newPerson, rehire, approve);
  }

  private static Set<FieldName> without(Set<FieldName> fields, FieldName one) {
    Set<FieldName> rest = new HashSet<>(fields);
    rest.remove(one);
    return rest;
  }
}
