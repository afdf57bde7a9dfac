package dev.lvjw.hire;

import dev.lvjw.hire.Issue.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What follows from what is known of a hire: its thirteen values, what stands in the way, and
 * whether it is ready to be sent. Pure: the same hire gives the same assessment.
 *
 * @param fields all thirteen, in the order of Justworks' form
 * @param duplicates members, and stored hires of the same Lever contact, who may be this person
 * @param changes what Lever changed since the last approval
 */
public record Assessment(
    Hire hire,
    Map<FieldName, Field> fields,
    List<Issue> issues,
    List<Duplicate> duplicates,
    List<Change> changes) {

  /**
   * Assesses a hire.
   *
   * @param alike other stored hires of the same Lever contact or with the same home e-mail that are
   *     not set aside
   */
  public static Assessment of(Hire hire, List<Hire> alike) {
    Values values = new Values(hire);
    Map<FieldName, Field> fields = new EnumMap<>(FieldName.class);
    for (FieldName name : FieldName.values()) {
      fields.put(name, values.of(name));
    }
    List<Duplicate> duplicates = new ArrayList<>(hire.checks().duplicates());
    for (Hire other : alike) {
      duplicates.add(
          new Duplicate(
              Duplicate.Kind.HIRE, other.id(), other.facts().name(), true, signals(hire, other)));
    }
    return new Assessment(
        hire,
        fields,
        Readiness.issues(hire, values, fields, duplicates),
        List.copyOf(duplicates),
        changes(hire, fields));
  }

  /**
   * Stored hires are found by contact or by e-mail; where the contact differs, it was the e-mail.
   */
  private static List<Duplicate.Signal> signals(Hire hire, Hire other) {
    Optional<String> contact = hire.facts().contactId();
    return contact.isPresent() && contact.equals(other.facts().contactId())
        ? List.of(Duplicate.Signal.CONTACT)
        : List.of(Duplicate.Signal.EMAIL);
  }

  public Field field(FieldName name) {
    return Objects.requireNonNull(fields.get(name), "all thirteen are there");
  }

  /** Whether nothing stands in the way of an invitation. */
  public boolean ready() {
    return blockers().isEmpty();
  }

  /** What stands in the way of an invitation. */
  public List<Issue> blockers() {
    return issues.stream().filter(issue -> issue.severity() == Severity.BLOCK).toList();
  }

  /** The same in words that name nobody: fields and codes. */
  public List<String> blockerCodes() {
    return blockers().stream()
        .map(issue -> issue.field().map(f -> f.key() + " ").orElse("") + issue.code())
        .toList();
  }

  /** First and last name where both are known, else the name Lever gives. */
  public String fullName() {
    Optional<String> first = field(FieldName.FIRST_NAME).value();
    Optional<String> last = field(FieldName.LAST_NAME).value();
    return first.isPresent() && last.isPresent()
        ? first.get() + " " + last.get()
        : hire.facts().name();
  }

  /** The values as they stand, by field; fields without one are left out. */
  public Map<FieldName, String> values() {
    Map<FieldName, String> values = new EnumMap<>(FieldName.class);
    fields.forEach((name, field) -> field.value().ifPresent(value -> values.put(name, value)));
    return values;
  }

  private static List<Change> changes(Hire hire, Map<FieldName, Field> fields) {
    return hire.review()
        .map(
            review -> {
              List<Change> changes = new ArrayList<>();
              fields.forEach(
                  (name, field) -> {
                    Optional<String> was = Optional.ofNullable(review.values().get(name));
                    if (!hire.edits().containsKey(name) && !was.equals(field.value())) {
                      changes.add(new Change(name, was, field.value()));
                    }
                  });
              return List.copyOf(changes);
            })
        .orElse(List.of());
  }
}
