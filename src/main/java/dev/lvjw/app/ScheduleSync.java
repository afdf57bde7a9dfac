package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.app.schedule.Crontab;
import dev.lvjw.app.schedule.Job;
import dev.lvjw.app.schedule.LaunchdAgent;
import dev.lvjw.app.schedule.Programs;
import dev.lvjw.app.schedule.Scheduler;
import dev.lvjw.app.schedule.SystemdTimer;
import dev.lvjw.store.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Has the system run {@code lvjw sync}: by crontab, systemd or launchd. */
public final class ScheduleSync {
  private final Workspace workspace;
  private final SyncJob command;
  private final Programs programs;
  private final List<Scheduler> schedulers;

  public ScheduleSync(Workspace workspace) {
    this.workspace = workspace;
    this.command = new SyncJob(workspace);
    this.programs = new Programs(workspace.host());
    this.schedulers =
        List.of(
            // A Mac has a crontab as well, which may not read the person's folders there.
            new LaunchdAgent(workspace.host(), programs),
            new Crontab(programs),
            new SystemdTimer(workspace.host(), programs));
  }

  /** A scheduler, as it is named on the command line. */
  public enum With {
    CRONTAB,
    SYSTEMD,
    LAUNCHD
  }

  /**
   * How it stands.
   *
   * @param with the scheduler that has a job; empty when none has
   * @param lines what it was told
   * @param changed whether this command changed anything
   * @param notes what a person should know
   */
  public record Report(
      Optional<String> with, List<String> lines, boolean changed, List<String> notes) {
    public Report {
      lines = List.copyOf(lines);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Installs the job, or brings it up to date; another scheduler's is taken away.
   *
   * @param with empty for the one that this machine has
   * @throws Failure (usage) when there is none such; (needs a person) when lvjw doesn't run where a
   *     scheduler starts it; (not allowed) when the scheduler refuses
   */
  public Report install(Optional<With> with) {
    Scheduler chosen = choose(with);
    Job job = command.job();
    command.runsBare(job, programs);
    boolean fresh =
        !chosen.installed(job.profile()).equals(Optional.of(chosen.lines(job)))
            || !chosen.on(job.profile());
    if (fresh) {
      chosen.install(job);
    }
    List<Failure> unknown = new ArrayList<>();
    boolean moved = false;
    for (Scheduler other : schedulers) {
      moved |= other != chosen && taken(other, unknown);
    }
    if (fresh || moved || Schedule.of(workspace).isEmpty()) {
      noted(Optional.of(chosen.word() + " " + job.times().text()));
    }
    List<String> notes = new ArrayList<>(chosen.notes());
    notes.addAll(said(unknown));
    notes.addAll(command.notes());
    return new Report(Optional.of(chosen.word()), chosen.lines(job), fresh || moved, notes);
  }

  /**
   * What is installed.
   *
   * @throws Failure when none is found and one of the schedulers can't be asked
   */
  public Report show() {
    List<Failure> unknown = new ArrayList<>();
    for (Scheduler one : schedulers) {
      Optional<List<String>> lines = asked(one, unknown);
      if (lines.isPresent()) {
        List<String> notes = new ArrayList<>();
        if (command.launcher().isPresent() && !lines.get().equals(one.lines(command.job()))) {
          notes.add("lvjw schedule install would write something else today.");
        }
        if (one.there() && !one.on(workspace.profile())) {
          notes.add("It is switched off: nothing runs. lvjw schedule install switches it on.");
        }
        notes.addAll(said(unknown));
        return new Report(Optional.of(one.word()), lines.get(), false, notes);
      }
    }
    unknown.stream().findFirst().ifPresent(ScheduleSync::fail);
    return new Report(Optional.empty(), List.of(), false, List.of());
  }

  /**
   * Takes the job away, wherever it is.
   *
   * @throws Failure when none is found and one of the schedulers can't be asked
   */
  public Report remove() {
    List<Failure> unknown = new ArrayList<>();
    boolean changed = false;
    for (Scheduler one : schedulers) {
      changed |= taken(one, unknown);
    }
    if (!changed) {
      unknown.stream().findFirst().ifPresent(ScheduleSync::fail);
    }
    if (changed || Schedule.of(workspace).isPresent()) {
      noted(Optional.empty());
    }
    return new Report(Optional.empty(), List.of(), changed, said(unknown));
  }

  /** A scheduler that can't be asked, a crontab that is not allowed, say, stops no other. */
  private Optional<List<String>> asked(Scheduler one, List<Failure> unknown) {
    try {
      return one.installed(workspace.profile());
    } catch (Failure failure) {
      unknown.add(failure);
      return Optional.empty();
    }
  }

  private boolean taken(Scheduler from, List<Failure> unknown) {
    if (asked(from, unknown).isEmpty()) {
      return false;
    }
    try {
      from.remove(workspace.profile());
      return true;
    } catch (Failure failure) {
      unknown.add(failure);
      return false;
    }
  }

  private static List<String> said(List<Failure> unknown) {
    return unknown.stream()
        .map(one -> one.message() + one.next().map(next -> " (" + next + ")").orElse(""))
        .toList();
  }

  private static void fail(Failure failure) {
    throw failure;
  }

  private void noted(Optional<String> what) {
    workspace
        .database()
        .update(
            session -> {
              Marks marks = new Marks(session);
              what.ifPresentOrElse(
                  told -> marks.set(Schedule.MARK, told + " " + workspace.now()),
                  () -> marks.remove(Schedule.MARK));
            });
    new Book(workspace).journal(what.isPresent() ? "scheduled" : "unscheduled", what);
  }

  private Scheduler choose(Optional<With> with) {
    return schedulers.stream()
        .filter(
            one ->
                with.map(name -> name.name().equalsIgnoreCase(one.word())).orElse(true)
                    && one.there())
        .findFirst()
        .orElseThrow(
            () ->
                Failure.usage(
                    with.map(
                            name ->
                                "This machine has no "
                                    + name.name().toLowerCase(Locale.ROOT)
                                    + " for you.")
                        .orElse("This machine has none of crontab, systemd and launchd for you."),
                    schedulers.stream().anyMatch(Scheduler::there)
                        ? "lvjw schedule install"
                        : "have your own scheduler run: lvjw sync"));
  }
}
