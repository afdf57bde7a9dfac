package dev.lvjw.justworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.http.ApiGateway;
import dev.lvjw.http.LazyPages;
import dev.lvjw.http.Resource;
import dev.lvjw.http.Wire;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks through a list of {@code items} and {@code next_cursor}, page by page as it is consumed
 * (justworks-api reference §1.6).
 */
final class Cursors<T> {
  private final ApiGateway api;
  private final Resource list;
  private final Function<Wire, T> reader;
  private final Consumer<String> problems;
  private final Set<String> seen = new HashSet<>();
  private Optional<String> cursor = Optional.empty();

  private Cursors(
      ApiGateway api, Resource list, Function<Wire, T> reader, Consumer<String> problems) {
    this.api = api;
    this.list = list;
    this.reader = reader;
    this.problems = problems;
  }

  static <T> Stream<T> of(
      ApiGateway api, Resource list, Function<Wire, T> reader, Consumer<String> problems) {
    return LazyPages.stream(new Cursors<>(api, list, reader, problems)::fetch);
  }

  private LazyPages.Page<T> fetch() {
    JsonNode answer = api.get(cursor.map(value -> list.with("cursor", value)).orElse(list));
    if (!answer.path("items").isArray()) {
      throw api.badAnswer("GET", list, "a list without items");
    }
    Wire wire = new Wire(answer, api.provider().name() + "' list " + list.path(), problems);
    cursor = wire.text("next_cursor");
    if (cursor.isPresent() && !seen.add(cursor.get())) {
      throw api.badAnswer("GET", list, "a list that doesn't end");
    }
    return new LazyPages.Page<>(
        wire.objects("items").stream().map(reader).toList(), cursor.isPresent());
  }
}
