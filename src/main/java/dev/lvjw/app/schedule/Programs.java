package dev.lvjw.app.schedule;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The system's programs, found on the host's {@code PATH}. None of lvjw's variables reaches them.
 */
public final class Programs {
  private static final String USUAL_PATH = "/usr/bin:/bin";
  private static final int PATIENCE_SECONDS = 60;

  private final Host host;

  public Programs(Host host) {
    this.host = host;
  }

  /**
   * How a program ended.
   *
   * @param out its bytes, each of them a character: a crontab may be in any encoding
   * @param err what it had to say, as text
   */
  public record Ended(int exit, String out, String err) {
    public boolean well() {
      return exit == 0;
    }
  }

  /** Whether there is a program of this name. */
  public boolean has(String name) {
    return Stream.of(path().split(Pattern.quote(File.pathSeparator)))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  private String path() {
    return host.environment().getOrDefault("PATH", USUAL_PATH);
  }

  /**
   * Runs a program, with its messages in English.
   *
   * @param input its bytes, each of them a character
   */
  public Ended run(String input, String... command) {
    Map<String, String> environment = new HashMap<>(host.environment());
    environment.keySet().removeIf(name -> name.startsWith("LVJW_"));
    environment.put("LC_ALL", "C");
    environment.put("PATH", path());
    return run(input, environment, List.of(command));
  }

  /** Runs a program with no more of an environment than cron gives. */
  public Ended runBare(List<String> command) {
    return run(
        "",
        Map.of("HOME", host.home().toString(), "PATH", USUAL_PATH, "SHELL", "/bin/sh"),
        command);
  }

  private Ended run(String input, Map<String, String> environment, List<String> command) {
    try {
      // By env, so that the program is looked for on the given path.
      ProcessBuilder builder = new ProcessBuilder("/usr/bin/env");
      builder.command().addAll(command);
      builder.environment().clear();
      builder.environment().putAll(environment);
      return ended(builder.start(), input);
    } catch (IOException e) {
      throw failed(command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(command, e);
    }
  }

  private static Ended ended(Process process, String input)
      throws IOException, InterruptedException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Thread errors = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), err));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Thread answers = Thread.ofVirtual().start(() -> copy(process.getInputStream(), out));
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException unread) {
      // It ended without reading: its exit code says why.
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    int exit = process.waitFor();
    errors.join();
    answers.join();
    return new Ended(
        exit, out.toString(StandardCharsets.ISO_8859_1), err.toString(StandardCharsets.UTF_8));
  }

  private static void copy(InputStream from, OutputStream to) {
    try {
      from.transferTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Failure failed(List<String> command, Exception cause) {
    return new Failure(
            ExitCode.UNEXPECTED,
            "program_failed",
            command.getFirst() + " can't be run.",
            "see whether it is installed and you may run it")
        .causedBy(cause);
  }
}
