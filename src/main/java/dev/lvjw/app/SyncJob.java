package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.app.schedule.Job;
import dev.lvjw.app.schedule.Programs;
import dev.lvjw.store.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code lvjw sync} as a scheduler is to run it, which knows nothing of this shell. */
final class SyncJob {
  /** Variables that decide where lvjw's files and its Java are. They hold no secrets. */
  private static final List<String> PLACES =
      List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME");

  private static final List<String> JAVA = List.of("LVJW_JAVA_HOME", "JAVA_HOME");

  private final Workspace workspace;

  SyncJob(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The job of this profile.
   *
   * @throws Failure (usage) when lvjw doesn't know its launcher, or for a path that can't be
   *     scheduled
   */
  Job job() {
    Host host = workspace.host();
    List<String> command = new ArrayList<>(List.of("/usr/bin/env"));
    variables().forEach(command::add);
    command.addAll(
        launcher()
            .map(SyncJob::program)
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
  Optional<String> launcher() {
    return value("LVJW_LAUNCHER");
  }

  /** A first word with an equals sign is a variable for env(1); the launcher is a script of sh. */
  private static List<String> program(String launcher) {
    return launcher.contains("=") ? List.of("/bin/sh", launcher) : List.of(launcher);
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

  /**
   * A schedule that can't work is worse than none: nobody looks.
   *
   * @throws Failure (needs a person) when lvjw doesn't run where a scheduler starts it
   */
  void runsBare(Job job, Programs programs) {
    List<String> version =
        new ArrayList<>(job.command().stream().takeWhile(word -> !word.equals("sync")).toList());
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
  List<String> notes() {
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
