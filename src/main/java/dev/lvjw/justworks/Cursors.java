package dev.lvjw.justworks;

import dev.lvjw.http.ApiGateway;
import dev.lvjw.http.Resource;
import dev.lvjw.http.Wire;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Walks through a list of {@code items} and {@code next_cursor}, page by page as it is consumed
 * (justworks-api reference §1.6).
 */
final class Cursors<T> implements Iterator<T> {
  private final ApiGateway api;
  private final Resource list;
  private final Function<Wire, T> reader;
  private final Consumer<String> problems;
  private final Queue<T> page = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private Optional<String> cursor = Optional.empty();
  private boolean more = true;

  private Cursors(
      ApiGateway api, Resource list, Function<Wire, T> reader, Consumer<String> problems) {
    this.api = api;
    this.list = list;
    this.reader = reader;
    this.problems = problems;
  }

  static <T> Stream<T> of(
      ApiGateway api, Resource list, Function<Wire, T> reader, Consumer<String> problems) {
    Cursors<T> cursors = new Cursors<>(api, list, reader, problems);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(cursors, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && more) {
      fetch();
    }
    return !page.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.remove();
  }

  private void fetch() {
    var answer = api.get(cursor.map(value -> list.with("cursor", value)).orElse(list));
    if (!answer.path("items").isArray()) {
      throw api.badAnswer("GET", list, "a list without items");
    }
    Wire wire = new Wire(answer, api.provider().name() + "' list " + list.path(), problems);
    wire.objects("items").forEach(item -> page.add(reader.apply(item)));
    cursor = wire.text("next_cursor");
    more = cursor.isPresent();
    if (more && !cursor.filter(seen::add).isPresent()) {
      throw api.badAnswer("GET", list, "a list that doesn't end");
    }
  }
}
