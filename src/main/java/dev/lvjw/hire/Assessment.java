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
 * whether it is ready to be sent. Pure: the same hire gives the same assessment on the same basis.
 *
 * @param basis what it was assessed by
 * @param fields all thirteen, in the order of Justworks' form
 * @param duplicates members, and stored hires of the same Lever contact, who may be this person
 * @param changes what follows otherwise now than was approved: Lever changed it, or the mapping did
 */
public record Assessment(
    Hire hire,
    Basis basis,
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
  public static Assessment of(Hire hire, List<Hire> alike, Basis basis) {
    Values values = new Values(hire, basis.mapping());
    Map<FieldName, Field> fields = new EnumMap<>(FieldName.class);
    for (FieldName name : FieldName.values()) {
      fields.put(name, values.of(name));
    }
    List<Duplicate> duplicates = new ArrayList<>(hire.checks().duplicates());
    for (Hire other : alike) {
      duplicates.add(
          new Duplicate(
              Duplicate.Kind.HIRE,
              other.id(),
              other.facts().name(),
              true,
              Likeness.of(hire, basis).to(other, basis)));
    }
    return new Assessment(
        hire,
        basis,
        fields,
        Readiness.issues(hire, values, fields, duplicates, basis.today()),
        List.copyOf(duplicates),
        changes(hire, fields, managerId(hire, fields)));
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

  /**
   * The fields of a reviewed hire whose values aren't those approved any more. They must not be
   * sent as they are, whatever changed them: Lever, the mapping, a better rule, Justworks'
   * spelling.
   */
  public List<FieldName> unapproved() {
    return hire.state() == HireState.REVIEWED
        ? changes.stream().map(Change::field).toList()
        : List.of();
  }

  /** What was approved of a hire that is sent; else the value as it stands. */
  public Optional<String> approved(FieldName name) {
    return hire.review()
        .filter(review -> hire.state().sent())
        .map(review -> Optional.ofNullable(review.values().get(name)))
        .orElseGet(() -> field(name).value());
  }

  /** How a field came to its value. */
  public Explanation explain(FieldName name) {
    return new Values(hire, basis.mapping()).explain(name);
  }

  /** A field as Lever and the mapping have it, whatever a person said. */
  public Found inLever(FieldName name) {
    return new Values(hire, basis.mapping()).inLever(name);
  }

  /** Which member the manager is, where several have that name. */
  public Optional<String> managerId() {
    return managerId(hire, fields);
  }

  private static Optional<String> managerId(Hire hire, Map<FieldName, Field> fields) {
    return Optional.ofNullable(hire.checks().matches().get(FieldName.MANAGER))
        .filter(
            match ->
                match
                    .found()
                    .equals(fields.getOrDefault(FieldName.MANAGER, Field.absent()).value()))
        .flatMap(Checks.Match::memberId);
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

  private static List<Change> changes(
      Hire hire, Map<FieldName, Field> fields, Optional<String> managerId) {
    return hire.review()
        .map(
            review -> {
              List<Change> changes = new ArrayList<>();
              fields.forEach(
                  (name, field) -> {
                    Optional<String> was = Optional.ofNullable(review.values().get(name));
                    if (!hire.edits().containsKey(name) && !was.equals(field.value())) {
                      changes.add(new Change(name, was, field.value()));
                    } else if (name == FieldName.MANAGER && !review.managerId().equals(managerId)) {
                      changes.add(
                          new Change(
                              name,
                              which(was, review.managerId()),
                              which(field.value(), managerId)));
                    }
                  });
              return List.copyOf(changes);
            })
        .orElse(List.of());
  }

  private static Optional<String> which(Optional<String> name, Optional<String> member) {
    return name.map(one -> member.map(id -> one + " (" + id + ")").orElse(one));
  }
}
