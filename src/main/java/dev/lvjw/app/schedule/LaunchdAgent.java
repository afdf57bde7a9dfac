package dev.lvjw.app.schedule;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.store.SyncTimes;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An agent of the person's launchd (launchd.plist(5)). Written by the book, never run by us. */
public final class LaunchdAgent implements Scheduler {
  private static final String PROGRAM = "launchctl";

  private final Programs programs;
  private final Path folder;

  public LaunchdAgent(Host host, Programs programs) {
    this.programs = programs;
    this.folder = host.home().resolve("Library/LaunchAgents");
  }

  @Override
  public String word() {
    return "launchd";
  }

  @Override
  public boolean there() {
    return programs.has(PROGRAM);
  }

  @Override
  public Optional<List<String>> installed(String profile) {
    return UnitFiles.lines(file(profile));
  }

  @Override
  public boolean on(String profile) {
    return launchctl("list", label(profile));
  }

  private boolean launchctl(String... words) {
    String[] command = Stream.concat(Stream.of(PROGRAM), Stream.of(words)).toArray(String[]::new);
    return programs.run("", command).well();
  }

  @Override
  public List<String> lines(Job job) {
    List<String> lines = new ArrayList<>();
    lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    lines.add("<plist version=\"1.0\"><dict>");
    lines.add("<key>Label</key><string>" + label(job.profile()) + "</string>");
    lines.add("<key>ProgramArguments</key><array>");
    job.command().forEach(word -> lines.add("<string>" + escape(word) + "</string>"));
    lines.add("</array>");
    switch (job.times()) {
      case SyncTimes.Minutes every -> lines.add(interval(every));
      case SyncTimes.Hours every -> lines.add(interval(every));
      case SyncTimes.Daily daily -> {
        lines.add("<key>StartCalendarInterval</key><array>");
        daily.times().forEach(time -> lines.add(at(time)));
        lines.add("</array>");
      }
    }
    lines.add("</dict></plist>");
    return lines;
  }

  private static String interval(SyncTimes every) {
    return "<key>StartInterval</key><integer>" + every.longestGap().toSeconds() + "</integer>";
  }

  private static String at(LocalTime time) {
    return "<dict><key>Hour</key><integer>%d</integer><key>Minute</key><integer>%d</integer></dict>"
        .formatted(time.getHour(), time.getMinute());
  }

  private static String escape(String word) {
    return word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void install(Job job) {
    Path file = file(job.profile());
    Optional<byte[]> before = UnitFiles.bytes(file);
    boolean onBefore = before.isPresent() && on(job.profile());
    if (before.isPresent()) {
      boolean _ = launchctl("unload", "-w", file.toString());
    }
    UnitFiles.write(file, lines(job));
    if (!launchctl("load", "-w", file.toString())) {
      UnitFiles.restore(file, before);
      if (onBefore) {
        boolean _ = launchctl("load", "-w", file.toString());
      }
      throw new Failure(
          ExitCode.NOT_ALLOWED,
          "launchd_refused",
          "launchd refuses the agent; nothing has changed.",
          "lvjw schedule install --with crontab");
    }
  }

  @Override
  public void remove(String profile) {
    if (installed(profile).isPresent()) {
      boolean _ = launchctl("unload", "-w", file(profile).toString());
      UnitFiles.delete(file(profile));
    }
  }

  private Path file(String profile) {
    return folder.resolve(label(profile) + ".plist");
  }

  private static String label(String profile) {
    return "dev.lvjw.sync." + profile;
  }

  @Override
  public List<String> notes() {
    return List.of(
        "launchd is untested: lvjw's authors have no Mac to run it on. See tomorrow whether lvjw"
            + " status shows a sync.");
  }
}
