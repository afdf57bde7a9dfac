package dev.lvjw.sandbox.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Query or form parameters, in order; a name may come more than once. */
public record Parameters(Map<String, List<String>> values) {
  /**
   * @throws Refusal 400 for a broken percent escape
   */
  static Parameters parse(String encoded) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    try {
      for (String pair : encoded.split("&", -1)) {
        if (pair.isEmpty()) {
          continue;
        }
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(decode(name), any -> new ArrayList<>()).add(decode(value));
      }
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "BadRequest", "a parameter has a broken percent escape");
    }
    return new Parameters(values);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Percent-encoded for a query, a form or a path. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The first value; an empty one counts as absent. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst().filter(value -> !value.isEmpty());
  }

  /** All values of a name, in order; none where it is missing. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The same with other values of a name; none takes it away. */
  public Parameters with(String name, List<String> other) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.remove(name);
    if (!other.isEmpty()) {
      changed.put(name, other);
    }
    return new Parameters(changed);
  }

  /** Whether a name comes at all. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Written out again, with each value passed through {@code shown}. */
  public String encoded(java.util.function.BinaryOperator<String> shown) {
    return values.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(
                        value ->
                            encode(entry.getKey())
                                + "="
                                + encode(shown.apply(entry.getKey(), value))))
        .collect(Collectors.joining("&"));
  }
}
