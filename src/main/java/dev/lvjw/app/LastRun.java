package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.store.Marks;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last sync that came to an end, well or not. One that was killed leaves no word.
 *
 * @param startedAt when it began
 * @param exit what it ended with
 */
public record LastRun(Instant startedAt, ExitCode exit) {
  private static final String MARK = "sync.lastRun";

  static Optional<LastRun> of(Workspace workspace) {
    return workspace.mark(MARK).map(mark -> mark.split(" ", -1)).flatMap(LastRun::parse);
  }

  private static Optional<LastRun> parse(String[] words) {
    return Stream.of(ExitCode.values())
        .filter(exit -> words.length == 2 && words[1].equals(String.valueOf(exit.number())))
        .map(exit -> new LastRun(Instant.parse(words[0]), exit))
        .findFirst();
  }

  void note(Workspace workspace) {
    workspace
        .database()
        .update(session -> new Marks(session).set(MARK, startedAt + " " + exit.number()));
  }

  /** Whether it left nothing undone. */
  public boolean well() {
    return exit == ExitCode.DONE;
  }
}
