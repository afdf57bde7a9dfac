package dev.lvjw.app.schedule;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The person's crontab, by the program of that name. */
public final class Crontab implements Scheduler {
  private static final String PROGRAM = "crontab";

  private final Programs programs;

  public Crontab(Programs programs) {
    this.programs = programs;
  }

  @Override
  public String word() {
    return "crontab";
  }

  @Override
  public boolean there() {
    return programs.has(PROGRAM);
  }

  @Override
  public Optional<List<String>> installed(String profile) {
    return there() ? read().block(profile).map(Crontab::text) : Optional.empty();
  }

  /** A crontab has no switch. */
  @Override
  public boolean on(String profile) {
    return true;
  }

  @Override
  public List<String> lines(Job job) {
    return CrontabText.lines(job);
  }

  @Override
  public void install(Job job) {
    CrontabText before = read();
    write(before, before.with(job.profile(), bytes(lines(job))));
  }

  @Override
  public void remove(String profile) {
    if (there()) {
      CrontabText before = read();
      write(before, before.without(profile));
    }
  }

  /** Only a clear word that there is none counts as an empty one: it is about to be replaced. */
  private CrontabText read() {
    Programs.Ended list = programs.run("", PROGRAM, "-l");
    if (list.well()) {
      return new CrontabText(list.out());
    }
    if (list.err().contains("no crontab for ")) {
      return new CrontabText("");
    }
    throw refused("crontab -l fails: your crontab can't be read; it stays as it is.");
  }

  private static List<String> text(List<String> bytes) {
    return bytes.stream()
        .map(line -> new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<String> bytes(List<String> text) {
    return text.stream()
        .map(line -> new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
        .toList();
  }

  private void write(CrontabText before, CrontabText after) {
    if (!after.equals(before) && !programs.run(after.text(), PROGRAM, "-").well()) {
      throw refused("crontab refuses the new crontab; the old one stays.");
    }
  }

  private static Failure refused(String message) {
    return new Failure(ExitCode.NOT_ALLOWED, "crontab_refused", message, "crontab -l says why");
  }

  @Override
  public List<String> notes() {
    return List.of(
        "cron mails you what sync complains about, if this machine delivers mail; lvjw status says"
            + " when a sync is overdue.");
  }
}
