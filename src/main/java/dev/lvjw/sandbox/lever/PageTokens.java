package dev.lvjw.sandbox.lever;

import dev.lvjw.sandbox.http.Parameters;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The paging tokens of Lever's lists (Lever's documentation, general behaviour): they look like
 * {@code 0.MILLIS.ID}, belong to one list with its filters, and go stale.
 */
final class PageTokens {
  /** Lever says that tokens go stale and not when; this is ours, in the sandbox's time. */
  static final Duration LIFE = Duration.ofMinutes(10);

  /** What may differ from page to page without being another filter. */
  private static final Set<String> NOT_FILTERS =
      Set.of("offset", "limit", "include", "expand", "expand[]");

  /** More pages than any reader turns within the life of a token. */
  private static final int KEPT = 20_000;

  private record Given(String token, Shelf list, Map<String, List<String>> filters) {}

  private final LongSupplier millis;
  private final Map<Given, Long> given = new LinkedHashMap<>();

  PageTokens(LongSupplier millis) {
    this.millis = millis;
  }

  /** A token for what comes after {@code last}. */
  synchronized String give(Shelf list, Parameters query, Shelf.Place last) {
    String token = "0." + last.order() + "." + last.id();
    Given key = new Given(token, list, filters(query));
    given.remove(key);
    Iterator<Long> oldest = given.values().iterator();
    while (oldest.hasNext() && (isStale(oldest.next()) || given.size() >= KEPT)) {
      oldest.remove();
    }
    given.put(key, millis.getAsLong());
    return token;
  }

  /** The place that a token names; empty when it wasn't given for this or is stale. */
  synchronized Optional<Shelf.Place> place(Shelf list, Parameters query, String token) {
    return Optional.ofNullable(given.get(new Given(token, list, filters(query))))
        .filter(at -> !isStale(at))
        .map(
            at -> {
              String[] parts = token.split("\\.", 3);
              return new Shelf.Place(Long.parseLong(parts[1]), parts[2]);
            });
  }

  private boolean isStale(long givenAt) {
    return millis.getAsLong() - givenAt > LIFE.toMillis();
  }

  private static Map<String, List<String>> filters(Parameters query) {
    return query.values().entrySet().stream()
        .filter(parameter -> !NOT_FILTERS.contains(parameter.getKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, parameter -> parameter.getValue().stream().sorted().toList()));
  }
}
