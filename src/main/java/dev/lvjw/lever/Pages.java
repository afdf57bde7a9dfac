package dev.lvjw.lever;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.http.ApiGateway;
import dev.lvjw.http.LazyPages;
import dev.lvjw.http.Refused;
import dev.lvjw.http.Resource;
import dev.lvjw.http.Wire;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks through a list of Lever's, page by page as it is consumed, never holding more than a page
 * (lever-api reference §2). A page token that went stale restarts the window once: items may come
 * twice then, which readers must bear anyway.
 */
final class Pages<T> {
  private final ApiGateway api;
  private final Resource window;
  private final Function<Wire, T> reader;
  private final Consumer<String> problems;
  private final Set<String> seen = new HashSet<>();
  private Optional<String> offset = Optional.empty();
  private boolean restarted;

  private Pages(
      ApiGateway api, Resource window, Function<Wire, T> reader, Consumer<String> problems) {
    this.api = api;
    this.window = window;
    this.reader = reader;
    this.problems = problems;
  }

  static <T> Stream<T> of(
      ApiGateway api, Resource window, Function<Wire, T> reader, Consumer<String> problems) {
    return LazyPages.stream(new Pages<>(api, window, reader, problems)::fetch);
  }

  private LazyPages.Page<T> fetch() {
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
      return new LazyPages.Page<>(List.of(), true);
    }
    if (!answer.path("data").isContainerNode()) {
      throw api.badAnswer("GET", window, "a list without data");
    }
    Wire list = new Wire(answer, "Lever's list " + window.path(), problems);
    boolean more = list.flag("hasNext");
    if (more) {
      offset = list.text("next").filter(seen::add);
      if (offset.isEmpty()) {
        throw api.badAnswer("GET", window, "a list that doesn't end");
      }
    }
    return new LazyPages.Page<>(list.objects("data").stream().map(reader).toList(), more);
  }
}
