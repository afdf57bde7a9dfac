package dev.lvjw.lever;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.http.ApiGateway;
import dev.lvjw.http.Refused;
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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Walks through a list of Lever's, page by page as it is consumed, never holding more than a page
 * (lever-api reference §2). A page token that went stale restarts the window once: items may come
 * twice then, which readers must bear anyway.
 */
final class Pages<T> implements Iterator<T> {
  private final ApiGateway api;
  private final Resource window;
  private final Reader<T> reader;
  private final Consumer<String> problems;
  private final Queue<T> page = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private Optional<String> offset = Optional.empty();
  private boolean more = true;
  private boolean restarted;

  private Pages(ApiGateway api, Resource window, Reader<T> reader, Consumer<String> problems) {
    this.api = api;
    this.window = window;
    this.reader = reader;
    this.problems = problems;
  }

  /** Makes one item of its JSON. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Wire wire);
  }

  static <T> Stream<T> of(
      ApiGateway api, Resource window, Reader<T> reader, Consumer<String> problems) {
    Pages<T> pages = new Pages<>(api, window, reader, problems);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL),
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
    JsonNode answer;
    try {
      answer = api.get(offset.map(token -> window.with("offset", token)).orElse(window));
    } catch (Refused e) {
      if (offset.isEmpty() || restarted || !e.providerMessage().contains("Invalid offset token")) {
        throw e;
      }
      restarted = true;
      offset = Optional.empty();
      seen.clear();
      return;
    }
    if (!answer.path("data").isContainerNode()) {
      throw api.badAnswer("GET", window, "a list without data");
    }
    Wire list = new Wire(answer, "Lever's list " + window.path(), problems);
    list.objects("data").forEach(item -> page.add(reader.read(item)));
    more = list.flag("hasNext");
    if (more) {
      offset = list.text("next").filter(seen::add);
      if (offset.isEmpty()) {
        throw api.badAnswer("GET", window, "a list that doesn't end");
      }
    }
  }
}
