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
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Walks through a list of Lever's, page by page as it is consumed, never holding more than a page
 * (lever-api reference §2). A page token that went stale restarts the window once: items may come
 * twice then, which readers must bear anyway.
 */
final class Pages<T> {
  private final ApiGateway api;
  private final Window window;
  private final Function<Wire, T> reader;
  private final Consumer<String> problems;
  private final Set<String> seen = new HashSet<>();
  private Optional<String> offset = Optional.empty();
  private boolean restarted;

  private Pages(
      ApiGateway api, Window window, Function<Wire, T> reader, Consumer<String> problems) {
    this.api = api;
    this.window = window;
    this.reader = reader;
    this.problems = problems;
  }

  /**
   * What is listed.
   *
   * @param resource without a page token
   * @param narrower told of a refusal; whether the resource asks for less from now on
   */
  record Window(Supplier<Resource> resource, Predicate<Refused> narrower) {
    static Window of(Resource resource) {
      return new Window(() -> resource, refusal -> false);
    }
  }

  static <T> Stream<T> of(
      ApiGateway api, Window window, Function<Wire, T> reader, Consumer<String> problems) {
    return LazyPages.stream(new Pages<>(api, window, reader, problems)::fetch);
  }

  private LazyPages.Page<T> fetch() {
    Resource list = window.resource().get();
    JsonNode answer;
    try {
      answer = api.get(offset.map(token -> list.with("offset", token)).orElse(list));
    } catch (Refused e) {
      if (offset.isEmpty() && window.narrower().test(e)) {
        return new LazyPages.Page<>(List.of(), true);
      }
      if (offset.isEmpty() || restarted || !e.providerMessage().contains("Invalid offset token")) {
        throw e;
      }
      restarted = true;
      offset = Optional.empty();
      seen.clear();
      return new LazyPages.Page<>(List.of(), true);
    }
    if (!answer.path("data").isContainerNode()) {
      throw api.badAnswer("GET", list, "a list without data");
    }
    Wire page = new Wire(answer, "Lever's list " + list.path(), problems);
    boolean more = page.flag("hasNext");
    if (more) {
      offset = page.text("next").filter(seen::add);
      if (offset.isEmpty()) {
        throw api.badAnswer("GET", list, "a list that doesn't end");
      }
    }
    return new LazyPages.Page<>(page.objects("data").stream().map(reader).toList(), more);
  }
}
