package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.app.schedule.Crontab;
import dev.lvjw.app.schedule.Job;
import dev.lvjw.app.schedule.LaunchdAgent;
import dev.lvjw.app.schedule.Programs;
import dev.lvjw.app.schedule.Scheduler;
import dev.lvjw.app.schedule.SystemdTimer;
import dev.lvjw.store.Marks;
import dev.lvjw.store.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Has the system run {@code lvjw sync}: by crontab, systemd or launchd. */
public final class ScheduleSync {
  /** Variables that decide where lvjw's files and its Java are. They hold no secrets. */
  private static final List<String> PLACES =
      List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME");

  private static final List<String> JAVA = List.of("LVJW_JAVA_HOME", "JAVA_HOME");

  private final Workspace workspace;
  private final Programs programs;
  private final List<Scheduler> schedulers;

  public ScheduleSync(Workspace workspace) {
    this.workspace = workspace;
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
    Job job = job();
    runsBare(job);
    boolean fresh = !chosen.installed(job.profile()).equals(Optional.of(chosen.lines(job)));
    if (fresh) {
      chosen.install(job);
    }
    boolean moved = false;
    for (Scheduler other : schedulers) {
      if (other != chosen && other.installed(job.profile()).isPresent()) {
        other.remove(job.profile());
        moved = true;
      }
    }
    if (fresh || moved || Schedule.of(workspace).isEmpty()) {
      noted(Optional.of(chosen.word() + " " + job.times().text()));
    }
    List<String> notes = new ArrayList<>(chosen.notes());
    notes.addAll(environmentNotes());
    return new Report(Optional.of(chosen.word()), chosen.lines(job), fresh || moved, notes);
  }

  /** What is installed. */
  public Report show() {
    for (Scheduler one : schedulers) {
      Optional<List<String>> lines = one.installed(workspace.profile());
      if (lines.isPresent()) {
        List<String> notes = new ArrayList<>();
        if (launcher().isPresent() && !lines.get().equals(one.lines(job()))) {
          notes.add("lvjw schedule install would write something else today.");
        }
        return new Report(Optional.of(one.word()), lines.get(), false, notes);
      }
    }
    return new Report(Optional.empty(), List.of(), false, List.of());
  }

  /** Takes the job away, wherever it is. */
  public Report remove() {
    boolean changed = false;
    for (Scheduler one : schedulers) {
      if (one.installed(workspace.profile()).isPresent()) {
        one.remove(workspace.profile());
        changed = true;
      }
    }
    if (changed || Schedule.of(workspace).isPresent()) {
      noted(Optional.empty());
    }
    return new Report(Optional.empty(), List.of(), changed, List.of());
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
                                    + name.name().toLowerCase(java.util.Locale.ROOT)
                                    + " for you.")
                        .orElse("This machine has none of crontab, systemd and launchd for you."),
                    "have your own scheduler run: lvjw sync"));
  }

  private Job job() {
    Host host = workspace.host();
    List<String> command = new ArrayList<>(List.of("/usr/bin/env"));
    variables().forEach(command::add);
    command.add(
        launcher()
            .orElseThrow(
                () ->
                    Failure.usage(
                        "lvjw doesn't know by which program it was started, so it can't tell a"
                            + " scheduler.",
                        "start it by its launcher, bin/lvjw")));
    command.add("sync");
    if (!workspace.profile().equals(Workspace.DEFAULT_PROFILE)) {
      command.add("--profile");
      command.add(workspace.profile());
    }
    return new Job(workspace.profile(), command, workspace.settings().schedule());
  }

  /** The launcher that started this run; it says so itself. */
  private Optional<String> launcher() {
    return value("LVJW_LAUNCHER");
  }

  private Stream<String> variables() {
    Optional<String> everything =
        value("LVJW_HOME")
            .map(home -> workspace.host().workingDirectory().resolve(home).normalize().toString());
    Stream<String> places =
        everything.isPresent()
            ? Stream.of("LVJW_HOME=" + everything.get())
            : Stream.concat(
                Stream.of("HOME=" + workspace.host().home()),
                PLACES.stream().flatMap(name -> carried(name).stream()));
    return Stream.concat(places, JAVA.stream().flatMap(name -> carried(name).stream()));
  }

  private Optional<String> carried(String name) {
    return value(name).filter(path -> path.startsWith("/")).map(path -> name + "=" + path);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(workspace.host().environment().get(name))
        .filter(value -> !value.isBlank());
  }

  /** A schedule that can't work is worse than none: nobody looks. */
  private void runsBare(Job job) {
    List<String> version =
        job.command().stream()
            .takeWhile(word -> !word.equals("sync"))
            .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    version.add("--version");
    Programs.Ended ended = programs.runBare(version);
    if (!ended.well()) {
      throw new Failure(
          ExitCode.NEEDS_PERSON,
          "not_schedulable",
          "Started as a scheduler starts it, lvjw doesn't run: "
              + ended.err().lines().findFirst().orElse("exit code " + ended.exit()),
          "set LVJW_JAVA_HOME to the home of your Java, then lvjw schedule install");
    }
  }

  /** What this shell sets and a scheduler will not; secrets are never copied. */
  private List<String> environmentNotes() {
    List<String> secrets = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      Stream.of(setting.variable(), setting.fileVariable())
          .filter(name -> value(name).isPresent())
          .filter(name -> setting.secret() || name.equals(setting.variable()))
          .forEach((setting.secret() ? secrets : others)::add);
    }
    List<String> notes = new ArrayList<>();
    if (!secrets.isEmpty()) {
      notes.add(
          "These secrets are in this shell's environment only, so the scheduled sync won't have"
              + " them: "
              + String.join(", ", secrets)
              + ". Keep them with lvjw config set KEY.");
    }
    if (!others.isEmpty()) {
      notes.add(
          "These settings are in this shell's environment only, so the scheduled sync won't have"
              + " them: "
              + String.join(", ", others)
              + ". Keep them with lvjw config set KEY VALUE.");
    }
    return notes;
  }
}
