package dev.lvjw.app;

import dev.lvjw.store.Marks;
import dev.lvjw.store.Session;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A few opportunities that a later run must come back to, each list under a name of its own.
 *
 * @param session the transaction they are noted in
 * @param mark the name of the list; ids, one a line
 */
record NotedHires(Session session, String mark) {
  /**
   * Those that the next sync reads whatever their dates: what couldn't be read, and hires that wait
   * again after a time in which nobody followed them in Lever.
   */
  static NotedHires lookAgain(Session session) {
    return new NotedHires(session, "sync.lookAgain");
  }

  /** Those that are being announced to Justworks: whether it arrived isn't known. */
  static NotedHires announcing(Session session) {
    return new NotedHires(session, "onboarding.announcing");
  }

  List<String> all() {
    return new Marks(session).get(mark).stream().flatMap(String::lines).toList();
  }

  void add(String opportunityId) {
    replace(List.of(), List.of(opportunityId));
  }

  /** Takes some off and puts others on; what was noted meanwhile stays. */
  void replace(Collection<String> off, Collection<String> on) {
    Set<String> ids = new LinkedHashSet<>(all());
    boolean changed = ids.removeAll(Set.copyOf(off));
    if (ids.addAll(on) || changed) {
      new Marks(session).set(mark, String.join("\n", ids));
    }
  }
}
