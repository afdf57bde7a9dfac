package dev.lvjw.hire;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How Lever's values become Justworks': for each field where its value may stand, what Lever's
 * words for it mean, and a constant. Exemption status has no default but an offer field so
 * labelled: it is never inferred.
 */
public final class Mapping {
  /** Fields with a vocabulary; the others are each person's own. */
  static final Set<FieldName> TABLED =
      Set.of(
          FieldName.MEMBER_TYPE,
          FieldName.EARNINGS_TYPE,
          FieldName.EXEMPTION_STATUS,
          FieldName.TITLE,
          FieldName.MANAGER,
          FieldName.DEPARTMENT,
          FieldName.OFFICE);

  /**
   * Commitments and employment statuses of Lever's (lever-api reference §5) that mean one member
   * type of Justworks' (justworks-api reference §3.4). "Contractor" may be a person or a company, at
   * home or abroad; "temp-worker" has no type of its own: those are asked for.
   */
  private static final Map<MemberType, List<String>> MEMBER_TYPES =
      new EnumMap<>(
          Map.of(
              MemberType.FULL_TIME, List.of("Full-time", "Full time"),
              MemberType.PART_TIME, List.of("Part-time", "Part time"),
              MemberType.PAID_INTERN, List.of("Intern", "Internship", "Paid intern")));

  /** Where a field's value may stand, as lvjw knows it without being told. */
  private static final Map<FieldName, String> SOURCES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(
                  FieldName.MEMBER_TYPE, "offer, posting:commitment, requisition:employmentStatus"),
              Map.entry(FieldName.COMPENSATION_AMOUNT, "offer"),
              Map.entry(FieldName.EARNINGS_TYPE, "offer"),
              Map.entry(FieldName.EXEMPTION_STATUS, "offer"),
              Map.entry(FieldName.FIRST_NAME, "offer, application, opportunity, contact"),
              Map.entry(FieldName.LAST_NAME, "offer, application, opportunity, contact"),
              Map.entry(FieldName.TITLE, "offer, posting"),
              Map.entry(FieldName.MANAGER, "offer"),
              Map.entry(FieldName.DEPARTMENT, "offer, posting, requisition"),
              Map.entry(FieldName.OFFICE, "offer, posting, requisition"),
              Map.entry(FieldName.START_DATE, "offer"),
              Map.entry(FieldName.HOME_EMAIL, "offer, application, opportunity, contact"),
              Map.entry(FieldName.WORK_EMAIL, "offer")));

  /** What holds where the settings say nothing. */
  public static final Mapping DEFAULT = new Mapping(defaults());

  private final Map<FieldName, MappingRule> rules;

  private Mapping(Map<FieldName, MappingRule> rules) {
    this.rules = rules;
  }

  private static Map<FieldName, MappingRule> defaults() {
    Map<String, Optional<String>> types = new LinkedHashMap<>();
    MEMBER_TYPES.forEach(
        (type, words) -> words.forEach(word -> types.put(word, Optional.of(type.label()))));
    Map<FieldName, MappingRule> rules = new EnumMap<>(FieldName.class);
    SOURCES.forEach(
        (field, sources) ->
            rules.put(
                field,
                new MappingRule(
                    origins(Arrays.asList(sources.split(", "))),
                    field == FieldName.MEMBER_TYPE
                        ? ValueTable.EMPTY.with(types, false)
                        : ValueTable.EMPTY,
                    Optional.empty())));
    return rules;
  }

  private static List<Origin> origins(List<String> texts) {
    return texts.stream().map(text -> Origin.read(text).orElseThrow()).toList();
  }

  /** The rule of a field; each has one. */
  public MappingRule rule(FieldName field) {
    return Optional.ofNullable(rules.get(field)).orElseThrow();
  }

  /**
   * The same with what a customer says about a field.
   *
   * @throws IllegalArgumentException when that has a {@link OwnRule#problem}
   */
  public Mapping with(FieldName field, OwnRule own) {
    own.problem(field)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    MappingRule known = rule(field);
    Map<String, Optional<String>> lines = new LinkedHashMap<>();
    own.table()
        .forEach(
            (lever, value) ->
                lines.put(
                    lever,
                    value.isBlank() ? Optional.empty() : Optional.of(canonical(field, value))));
    Map<FieldName, MappingRule> changed = new EnumMap<>(rules);
    changed.put(
        field,
        new MappingRule(
            own.from().map(Mapping::origins).orElse(known.from()),
            known.table().with(lines, true),
            own.constant().map(value -> canonical(field, value)).or(known::constant)));
    return new Mapping(changed);
  }

  private static String canonical(FieldName field, String value) {
    return switch (Reading.ofPerson(field, value)) {
      case Reading.Read(String canonical, Optional<String> _) -> canonical;
      case Reading.Refused(String why) -> throw new IllegalArgumentException(why);
    };
  }

  /** The fields of offers that some rule names, by field. */
  public Stream<Map.Entry<FieldName, Origin>> offerFields() {
    return rules.entrySet().stream()
        .flatMap(
            rule ->
                rule.getValue().from().stream()
                    .filter(origin -> origin.source() == Source.OFFER && !origin.alone())
                    .map(origin -> Map.entry(rule.getKey(), origin)));
  }
}
