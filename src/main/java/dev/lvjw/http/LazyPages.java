package dev.lvjw.http;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A list that is fetched page by page as it is consumed, and never held beyond a page. */
public final class LazyPages<T> implements Iterator<T> {
  private final Supplier<Page<T>> source;
  private final Queue<T> page = new ArrayDeque<>();
  private boolean more = true;

  private LazyPages(Supplier<Page<T>> source) {
    this.source = source;
  }

  /**
   * A part of the list.
   *
   * @param items may be empty although more follow
   * @param more whether to ask again
   */
  public record Page<T>(List<T> items, boolean more) {}

  /**
   * The whole list.
   *
   * @param source asked for the next page each time one is used up
   */
  public static <T> Stream<T> stream(Supplier<Page<T>> source) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new LazyPages<>(source), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && more) {
      Page<T> next = source.get();
      page.addAll(next.items());
      more = next.more();
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
}
