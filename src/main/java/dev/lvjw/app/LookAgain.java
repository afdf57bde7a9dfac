package dev.lvjw.app;

import dev.lvjw.store.Marks;
import dev.lvjw.store.Session;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The opportunities that the next sync reads whatever their dates: those that couldn't be read, and
 * hires that wait again after a time in which nobody followed them in Lever.
 *
 * @param session the transaction they are noted in
 */
record LookAgain(Session session) {
  /** Ids, one a line. */
  private static final String MARK = "sync.lookAgain";

  List<String> all() {
    return new Marks(session).get(MARK).stream().flatMap(String::lines).toList();
  }

  void add(String opportunityId) {
    Set<String> ids = new LinkedHashSet<>(all());
    ids.add(opportunityId);
    write(ids);
  }

  /**
   * Takes off what was looked at, but for what must be looked at once more; what was noted
   * meanwhile stays.
   */
  void looked(Collection<String> at, Collection<String> again) {
    Set<String> ids = new LinkedHashSet<>(all());
    ids.removeAll(Set.copyOf(at));
    ids.addAll(again);
    write(ids);
  }

  private void write(Set<String> ids) {
    new Marks(session).set(MARK, String.join("\n", ids));
  }
}
