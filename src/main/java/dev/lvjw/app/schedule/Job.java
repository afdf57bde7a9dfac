package dev.lvjw.app.schedule;

import dev.lvjw.Failure;
import dev.lvjw.store.SyncTimes;
import java.util.List;

/**
 * What a scheduler is to run, and when.
 *
 * @param profile names the job; one profile has one
 * @param command the words, absolute paths in them; no shell reads them
 */
public record Job(String profile, List<String> command, SyncTimes times) {
  /**
   * @throws Failure (usage) for a path that no scheduler can be told in a way that all of them
   *     understand alike
   */
  public Job {
    command = List.copyOf(command);
    for (String word : command) {
      if (word.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\')) {
        throw Failure.usage(
            "A path with a backslash or a control character can't be scheduled.",
            "move lvjw or its files to another folder");
      }
    }
  }
}
