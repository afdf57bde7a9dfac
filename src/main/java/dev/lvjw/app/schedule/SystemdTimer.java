package dev.lvjw.app.schedule;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.store.SyncTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A timer of the person's own systemd (systemd.timer(5), systemd.service(5)). */
public final class SystemdTimer implements Scheduler {
  private static final String PROGRAM = "systemctl";
  private static final String WRITTEN =
      "# Written by lvjw schedule install; lvjw schedule remove deletes it.";

  private final Programs programs;
  private final Path folder;

  public SystemdTimer(Host host, Programs programs) {
    this.programs = programs;
    Path config = Path.of(host.environment().getOrDefault("XDG_CONFIG_HOME", ""));
    this.folder =
        (config.isAbsolute() ? config : host.home().resolve(".config")).resolve("systemd/user");
  }

  @Override
  public String word() {
    return "systemd";
  }

  /** A machine may have systemctl and no systemd: a container, say. */
  @Override
  public boolean there() {
    return programs.has(PROGRAM) && programs.run("", PROGRAM, "--user", "show-environment").well();
  }

  @Override
  public Optional<List<String>> installed(String profile) {
    return UnitFiles.lines(timer(profile))
        .map(timer -> Stream.concat(timer.stream(), service(profile)).toList());
  }

  private Stream<String> service(String profile) {
    return UnitFiles.lines(serviceFile(profile)).stream().flatMap(List::stream);
  }

  @Override
  public boolean on(String profile) {
    return enabled(profile) && active(profile);
  }

  /** Starts when the person logs in. */
  private boolean enabled(String profile) {
    return systemctl("is-enabled", unit(profile));
  }

  /** Waits for its next time now. */
  private boolean active(String profile) {
    return systemctl("is-active", unit(profile));
  }

  @Override
  public List<String> lines(Job job) {
    return Stream.concat(timerLines(job).stream(), serviceLines(job).stream()).toList();
  }

  private static List<String> timerLines(Job job) {
    List<String> lines = new ArrayList<>();
    lines.add(WRITTEN);
    lines.add("[Unit]");
    lines.add("Description=When lvjw sync runs (profile " + job.profile() + ")");
    lines.add("");
    lines.add("[Timer]");
    times(job.times()).forEach(time -> lines.add("OnCalendar=" + time));
    lines.add("Persistent=true");
    lines.add("");
    lines.add("[Install]");
    lines.add("WantedBy=timers.target");
    return lines;
  }

  private static List<String> serviceLines(Job job) {
    return List.of(
        WRITTEN,
        "[Unit]",
        "Description=lvjw sync (profile " + job.profile() + ")",
        "",
        "[Service]",
        "Type=oneshot",
        "ExecStart=" + String.join(" ", job.command().stream().map(SystemdTimer::word).toList()));
  }

  private static List<String> times(SyncTimes times) {
    return switch (times) {
      case SyncTimes.Minutes every ->
          List.of("*-*-* *:" + (every.minutes() == 1 ? "*" : "00/" + every.minutes()) + ":00");
      case SyncTimes.Hours every ->
          List.of(
              "*-*-* "
                  + switch (every.hours()) {
                    case 1 -> "*";
                    case 24 -> "00";
                    default -> "00/" + every.hours();
                  }
                  + ":00:00");
      case SyncTimes.Daily daily ->
          daily.times().stream().map(time -> "*-*-* " + time + ":00").toList();
    };
  }

  /** Percent and dollar signs mean something to systemd even in quotes. */
  private static String word(String word) {
    return "\"" + word.replace("\"", "\\\"").replace("%", "%%").replace("$", "$$") + "\"";
  }

  @Override
  public void install(Job job) {
    String profile = job.profile();
    Before before = before(profile);
    UnitFiles.write(serviceFile(profile), serviceLines(job));
    UnitFiles.write(timer(profile), timerLines(job));
    String unit = unit(profile);
    boolean well =
        systemctl("daemon-reload") && systemctl("enable", unit) && systemctl("restart", unit);
    if (!well) {
      restore(profile, before);
      throw new Failure(
          ExitCode.NOT_ALLOWED,
          "systemd_refused",
          "systemd refuses the timer; nothing has changed.",
          "lvjw schedule install --with crontab");
    }
  }

  /** All that an installation changes. */
  private record Before(
      Optional<byte[]> service, Optional<byte[]> timer, boolean enabled, boolean active) {}

  private Before before(String profile) {
    Optional<byte[]> timer = UnitFiles.bytes(timer(profile));
    return new Before(
        UnitFiles.bytes(serviceFile(profile)),
        timer,
        timer.isPresent() && enabled(profile),
        timer.isPresent() && active(profile));
  }

  private void restore(String profile, Before before) {
    String unit = unit(profile);
    if (!before.enabled) {
      boolean _ = systemctl("disable", unit);
    }
    if (!before.active) {
      boolean _ = systemctl("stop", unit);
    }
    UnitFiles.restore(timer(profile), before.timer);
    UnitFiles.restore(serviceFile(profile), before.service);
    boolean _ = systemctl("daemon-reload");
    if (before.active) {
      boolean _ = systemctl("restart", unit);
    }
  }

  @Override
  public void remove(String profile) {
    if (installed(profile).isPresent()) {
      boolean _ = systemctl("disable", "--now", unit(profile));
      UnitFiles.delete(timer(profile));
      UnitFiles.delete(serviceFile(profile));
      boolean _ = systemctl("daemon-reload");
    }
  }

  private boolean systemctl(String... words) {
    String[] command =
        Stream.concat(Stream.of(PROGRAM, "--user"), Stream.of(words)).toArray(String[]::new);
    return programs.run("", command).well();
  }

  private static String unit(String profile) {
    return "lvjw-" + profile + ".timer";
  }

  private Path timer(String profile) {
    return folder.resolve(unit(profile));
  }

  private Path serviceFile(String profile) {
    return folder.resolve("lvjw-" + profile + ".service");
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Timers of yours stop when you log out, unless you may linger: loginctl enable-linger.",
        "What sync says is in the journal: journalctl --user -u 'lvjw-*'.");
  }
}
