package dev.lvjw.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Objects of one kind in the order of Lever's lists: newest first, then by id. */
final class Shelf {
  /**
   * A place in the order, as a paging token names it.
   *
   * @param order milliseconds of creation, or a rank for what has none
   */
  record Place(long order, String id) {}

  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparingLong(Place::order).reversed().thenComparing(Place::id);

  private final TreeMap<Place, ObjectNode> ordered = new TreeMap<>(NEWEST_FIRST);
  private final Map<String, Place> places = new HashMap<>();

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
    return ordered.values();
  }

  /** What comes after a place; empty when there is nothing at that place any more. */
  Optional<Collection<ObjectNode>> after(Place place) {
    return ordered.containsKey(place)
        ? Optional.of(ordered.tailMap(place, false).values())
        : Optional.empty();
  }

  Place placeOf(String id) {
    return places.getOrDefault(id, new Place(0, id));
  }
}
