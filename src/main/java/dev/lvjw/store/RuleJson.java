package dev.lvjw.store;

import com.fasterxml.jackson.core.JsonParser;
import dev.lvjw.hire.OwnRule;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule of the mapping as the settings hold it: {@code {"from":["offer","posting:team"],
 * "map":{"Full-time":"Employee - Full Time"},"constant":"…"}}. All three may be left out.
 */
final class RuleJson {
  private static final String FROM = "from";
  private static final String MAP = "map";
  private static final String CONSTANT = "constant";

  private RuleJson() {}

  /** Reads a rule; empty where the text is no such object. */
  static Optional<OwnRule> read(String json) {
    return object(json).flatMap(RuleJson::rule);
  }

  /** The object in a text; empty where it is anything else. */
  static Optional<Map<String, Object>> object(String json) {
    try (JsonParser parser = JsonTree.JSON.createParser(json)) {
      return JsonTree.readObject(parser);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<OwnRule> rule(Map<String, Object> object) {
    if (!Set.of(FROM, MAP, CONSTANT).containsAll(object.keySet())) {
      return Optional.empty();
    }
    Object from = object.getOrDefault(FROM, List.of());
    Object table = object.getOrDefault(MAP, Map.of());
    Object constant = object.getOrDefault(CONSTANT, "");
    if (!(from instanceof List<?> places)
        || !(table instanceof Map<?, ?> lines)
        || !(constant instanceof String value)
        || !places.stream().allMatch(String.class::isInstance)
        || !lines.values().stream().allMatch(String.class::isInstance)) {
      return Optional.empty();
    }
    Map<String, String> texts = new LinkedHashMap<>();
    lines.forEach((lever, justworks) -> texts.put((String) lever, (String) justworks));
    return Optional.of(
        new OwnRule(
            object.containsKey(FROM)
                ? Optional.of(places.stream().map(String.class::cast).toList())
                : Optional.empty(),
            texts,
            object.containsKey(CONSTANT) ? Optional.of(value) : Optional.empty()));
  }

  static String write(OwnRule rule) {
    Map<String, Object> object = new LinkedHashMap<>();
    rule.from().ifPresent(places -> object.put(FROM, places));
    if (!rule.table().isEmpty()) {
      object.put(MAP, rule.table());
    }
    rule.constant().ifPresent(value -> object.put(CONSTANT, value));
    return JsonTree.write(object);
  }
}
