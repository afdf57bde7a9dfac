package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A list's filter built from its query, parameter by parameter. A repeated parameter is a union.
 * Unknown parameters are ignored; a bad value of a known one is a 400.
 */
final class Filter {
  private final Parameters query;
  private Predicate<ObjectNode> all = object -> true;

  Filter(Parameters query) {
    this.query = query;
  }

  Predicate<ObjectNode> predicate() {
    return all;
  }

  /** Keeps what {@code matches} one of the given values. */
  Filter any(String name, BiPredicate<ObjectNode, String> matches) {
    List<String> values = query.all(name).stream().filter(value -> !value.isEmpty()).toList();
    if (!values.isEmpty()) {
      all = all.and(object -> anyOf(values, object, matches));
    }
    return this;
  }

  /** A loop, because it runs for each of thousands of objects. */
  private static boolean anyOf(
      List<String> values, ObjectNode object, BiPredicate<ObjectNode, String> matches) {
    for (String value : values) {
      if (matches.test(object, value)) {
        return true;
      }
    }
    return false;
  }

  /** Keeps what has one of the given values as the text of a field. */
  Filter text(String name, String field) {
    return any(name, (object, value) -> object.path(field).asText().equals(value));
  }

  /** As {@link #any}, for a parameter with a fixed set of words. */
  Filter word(String name, List<String> words, BiPredicate<ObjectNode, String> matches) {
    for (String value : query.all(name)) {
      if (!words.contains(value)) {
        throw Listing.bad(name + " must be one of " + String.join(", ", words));
      }
    }
    return any(name, matches);
  }

  /** {@code true} or {@code false}. */
  Filter truth(String name, Predicate<ObjectNode> is) {
    return word(
        name, List.of("true", "false"), (object, value) -> is.test(object) == value.equals("true"));
  }

  /** {@code NAME_start} and {@code NAME_end}, milliseconds, inclusive; no time matches neither. */
  Filter between(String name, Function<ObjectNode, JsonNode> time) {
    Optional<Long> start = bound(name + "_start");
    Optional<Long> end = bound(name + "_end");
    if (start.isPresent() || end.isPresent()) {
      long from = start.orElse(Long.MIN_VALUE);
      long to = end.orElse(Long.MAX_VALUE);
      all = all.and(object -> in(time.apply(object), from, to));
    }
    return this;
  }

  private static boolean in(JsonNode at, long from, long to) {
    return at.isNumber() && at.asLong() >= from && at.asLong() <= to;
  }

  /** As {@link #between(String, Function)} over a field of the object. */
  Filter between(String name, String field) {
    return between(name, object -> object.path(field));
  }

  private Optional<Long> bound(String name) {
    return query
        .first(name)
        .map(
            value -> {
              if (!value.matches("-?[0-9]{1,18}")) {
                throw Listing.bad(name + " must be milliseconds since 1970");
              }
              return Long.parseLong(value);
            });
  }

  /**
   * The confidentiality rule of lists (Lever's documentation, general behaviour): non-confidential
   * unless asked otherwise, and asking otherwise needs the grant.
   */
  Filter confidentiality(LeverAuth.Caller caller) {
    String asked = query.first("confidentiality").orElse("non-confidential");
    if (!List.of("confidential", "non-confidential", "all").contains(asked)) {
      throw Listing.bad("confidentiality must be confidential, non-confidential or all");
    }
    boolean wanted = asked.equals("confidential");
    if (!asked.equals("non-confidential")) {
      caller.maySeeConfidential();
    }
    all = all.and(object -> asked.equals("all") || isConfidential(object) == wanted);
    return this;
  }

  /** The field can be missing in postings (Lever's documentation, postings): such a one isn't. */
  static boolean isConfidential(ObjectNode object) {
    return object.path("confidentiality").asText().equals("confidential");
  }
}
