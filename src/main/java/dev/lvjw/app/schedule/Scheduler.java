package dev.lvjw.app.schedule;

import java.util.List;
import java.util.Optional;

/** One of the system's schedulers. */
public sealed interface Scheduler permits Crontab, SystemdTimer, LaunchdAgent {
  /** The word on the command line. */
  String word();

  /** Whether this machine has it, as far as can be seen. */
  boolean there();

  /**
   * The lines that make a profile's job; empty where it has none.
   *
   * @throws dev.lvjw.Failure when that can't be read
   */
  Optional<List<String>> installed(String profile);

  /** Whether the job that is installed would run: a person may have switched it off. */
  boolean on(String profile);

  /** The lines that {@link #install} would write. */
  List<String> lines(Job job);

  /**
   * Makes the job what is asked for and switches it on, whatever it was before, and touches nothing
   * else.
   *
   * @throws dev.lvjw.Failure when the system refuses; then nothing has changed
   */
  void install(Job job);

  /** Takes the profile's job away; none is no mistake. */
  void remove(String profile);

  /** What a person should know of it. */
  List<String> notes();
}
