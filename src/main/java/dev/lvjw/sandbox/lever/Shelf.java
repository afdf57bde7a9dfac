package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Switch;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Objects of one kind in the order of Lever's lists, which isn't documented: newest first, then by
 * id, unless told otherwise.
 */
final class Shelf {
  /**
   * A place in the order, as a paging token names it.
   *
   * @param order milliseconds of creation, or a rank for what has none
   */
  record Place(long order, String id) {}

  /** The orders in which lists can be. */
  enum Order {
    NEWEST,
    OLDEST,
    BY_ID;

    /** The order by its word in {@link Switch#ORDER}. */
    static Order of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparingLong(Place::order).reversed().thenComparing(Place::id);

  private final TreeMap<Place, ObjectNode> ordered = new TreeMap<>(NEWEST_FIRST);
  private final Map<String, Place> places = new HashMap<>();
  private Order order = Order.NEWEST;

  void listIn(Order wanted) {
    order = wanted;
  }

  /** Puts an object with an {@code id}; one with the same id is replaced in its place. */
  void put(ObjectNode object) {
    put(object, object.path("createdAt").asLong(0));
  }

  void put(ObjectNode object, long order) {
    String id = object.path("id").asText();
    Place place = places.computeIfAbsent(id, any -> new Place(order, id));
    ordered.put(place, object);
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(places.get(id)).map(ordered::get);
  }

  boolean remove(String id) {
    Place place = places.remove(id);
    return place != null && ordered.remove(place) != null;
  }

  Collection<ObjectNode> all() {
    return inOrder(ordered).values();
  }

  private NavigableMap<Place, ObjectNode> inOrder(NavigableMap<Place, ObjectNode> objects) {
    return switch (order) {
      case NEWEST -> objects;
      case OLDEST -> objects.descendingMap();
      case BY_ID -> {
        NavigableMap<Place, ObjectNode> byId = new TreeMap<>(Comparator.comparing(Place::id));
        byId.putAll(objects);
        yield byId;
      }
    };
  }

  /** What comes after a place; empty when there is nothing at that place any more. */
  Optional<Collection<ObjectNode>> after(Place place) {
    return ordered.containsKey(place)
        ? Optional.of(inOrder(ordered).tailMap(place, false).values())
        : Optional.empty();
  }

  Place placeOf(String id) {
    return places.getOrDefault(id, new Place(0, id));
  }
}
