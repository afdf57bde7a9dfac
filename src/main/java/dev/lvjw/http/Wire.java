package dev.lvjw.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a JSON object of a provider's that may be anything: what is missing, null or empty is
 * absent, what has the wrong type is absent as well and reported as a problem, never an exception.
 */
public final class Wire {
  /** Beyond this a number in exponent form would fill the memory when written out. */
  private static final int MOST_DIGITS = 40;

  private final JsonNode node;
  private final String name;
  private final Consumer<String> problems;

  /**
   * @param name what problems call it, such as {@code Lever's offer}; nothing personal
   * @param problems told of every value of the wrong type
   */
  public Wire(JsonNode node, String name, Consumer<String> problems) {
    this.node = node;
    this.name = name;
    this.problems = problems;
  }

  /** Text without the space around it; numbers and booleans as they are written. */
  public Optional<String> text(String key) {
    return text(key, node.path(key));
  }

  /** The first of several spellings that holds text. */
  public Optional<String> textOf(String... keys) {
    for (String key : keys) {
      Optional<String> found = text(key);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Text that should be one of some words. Another one is kept, and reported as a problem. */
  public Optional<String> word(String key, Set<String> known) {
    Optional<String> found = text(key);
    found
        .filter(word -> !known.contains(word))
        .ifPresent(word -> problem(key + " has a value new to lvjw: " + cut(word)));
    return found;
  }

  /** Milliseconds since the epoch, as a number or as digits. */
  public Optional<Instant> milliseconds(String key) {
    return text(key)
        .flatMap(
            text -> {
              if (text.matches("-?[0-9]{1,18}")) {
                return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
              }
              return wrong(key, "milliseconds");
            });
  }

  /** A time in ISO-8601. */
  public Optional<Instant> instant(String key) {
    return text(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(Instant.parse(text));
              } catch (DateTimeException e) {
                return wrong(key, "a time");
              }
            });
  }

  /** A date {@code YYYY-MM-DD}. */
  public Optional<LocalDate> date(String key) {
    return text(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeException e) {
                return wrong(key, "a date");
              }
            });
  }

  /** True, also as text; anything else is false. */
  public boolean flag(String key) {
    return text(key).filter(text -> text.equalsIgnoreCase("true")).isPresent();
  }

  /** An object; anything else but null is a problem. */
  public Optional<Wire> object(String key) {
    JsonNode value = node.path(key);
    if (value.isObject()) {
      return Optional.of(of(value, key));
    }
    return value.isMissingNode() || value.isNull() ? Optional.empty() : wrong(key, "an object");
  }

  /** The objects of a list; a single object counts as a list of one. */
  public List<Wire> objects(String key) {
    List<Wire> objects = new ArrayList<>();
    for (JsonNode item : items(key)) {
      if (item.isObject()) {
        objects.add(of(item, key));
      } else {
        problem(key + " holds something other than objects");
      }
    }
    return objects;
  }

  /** The texts of a list; a single text counts as a list of one. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : items(key)) {
      text(key, item).ifPresent(texts::add);
    }
    return texts;
  }

  /** Whether the value under the key is an object, for keys that hold an object or an id. */
  public boolean isObject(String key) {
    return node.path(key).isObject();
  }

  /** Whether the value under the key is a list of objects, for keys that hold objects or ids. */
  public boolean holdsObjects(String key) {
    return node.path(key).path(0).isObject() || isObject(key);
  }

  /** The JSON under a key, as it came. */
  public JsonNode raw(String key) {
    return node.path(key);
  }

  /** Reports something about this object. */
  public void problem(String what) {
    problems.accept(name + ": " + what);
  }

  /** The same, under the name that its problems shall carry. */
  public Wire named(String newName) {
    return new Wire(node, newName, problems);
  }

  private Wire of(JsonNode value, String key) {
    return new Wire(value, name + " " + key, problems);
  }

  private Iterable<JsonNode> items(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    return value.isArray() ? value : List.of(value);
  }

  private Optional<String> text(String key, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (value.isContainerNode()) {
      return wrong(key, "text");
    }
    String text = value.isNumber() ? plain(value.decimalValue()) : value.asText().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static String cut(String word) {
    String clean = ForeignText.clean(word);
    return clean.substring(
        0, clean.offsetByCodePoints(0, Math.min(30, clean.codePointCount(0, clean.length()))));
  }

  private static String plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return Math.abs(shortest.scale()) > MOST_DIGITS ? number.toString() : shortest.toPlainString();
  }

  private <T> Optional<T> wrong(String key, String wanted) {
    problem(key + " is not " + wanted);
    return Optional.empty();
  }
}
