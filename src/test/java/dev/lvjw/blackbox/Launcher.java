package dev.lvjw.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs the built launcher as a user's shell or cron would: a process of its own, with nothing of
 * the test's environment but {@code PATH}, and an empty home that is deleted on {@link #close()}
 * together with whatever still runs.
 */
public final class Launcher implements AutoCloseable {
  private final Path program;
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Running> started = new CopyOnWriteArrayList<>();
  private final Leaks leaks = new Leaks();
  private Duration limit = Duration.ofSeconds(60);
  private boolean inThisJvm;

  private Launcher(Path program) {
    this.program = program;
    try {
      home = Files.createTempDirectory("lvjw-home-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    environment.put("PATH", String.valueOf(System.getenv("PATH")));
    environment.put("HOME", home.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  /** What the build made: the system property {@code lvjw.launcher}, else {@code ./lvjw}. */
  public static Launcher built() {
    return of(Path.of(System.getProperty("lvjw.launcher", "lvjw")));
  }

  /** Any other program. */
  public static Launcher of(Path program) {
    return new Launcher(program.toAbsolutePath());
  }

  /** Sets variables for all later runs, on top of what is there. */
  public Launcher with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Sets one variable for all later runs. */
  public Launcher with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What a variable is set to; fails the test when it isn't. */
  public String variable(String variable) {
    return Optional.ofNullable(environment.get(variable)).orElseThrow();
  }

  /** Takes a variable away for all later runs. */
  public Launcher without(String variable) {
    environment.remove(variable);
    return this;
  }

  /** How long a run may take before it is killed and the test fails; 60 seconds unless told. */
  public Launcher within(Duration limit) {
    this.limit = limit;
    return this;
  }

  /**
   * From now on runs to the end take place in the JVM of the tests (see {@link InThisJvm}); what is
   * {@linkplain #start started} is a process as before.
   */
  public Launcher inThisJvm() {
    inThisJvm = true;
    return this;
  }

  /** Runs where another's runs take place. */
  void sameAs(Launcher other) {
    inThisJvm = other.inThisJvm;
  }

  /** {@code $HOME} of the runs. */
  public Path home() {
    return home;
  }

  /** Runs to the end, without input. */
  public Outcome run(String... arguments) {
    return runWithInput("", arguments);
  }

  /** Runs to the end with this text on stdin. */
  public Outcome runWithInput(String input, String... arguments) {
    if (inThisJvm) {
      leaks.know(environment, home);
      Outcome outcome = InThisJvm.run(environment, home, input, command(arguments));
      searched(outcome);
      return outcome;
    }
    try (Running running = start(arguments)) {
      running.type(input);
      running.endInput();
      return running.await();
    }
  }

  /** Starts and returns at once; stdin stays open. Killed on {@link #close()} if it still runs. */
  public Running start(String... arguments) {
    return start(builder -> {}, arguments);
  }

  /** The same in front of a terminal; stderr stays apart. */
  public Running startAt(Path terminal, String... arguments) {
    return start(
        builder -> builder.redirectInput(terminal.toFile()).redirectOutput(terminal.toFile()),
        arguments);
  }

  private Running start(Consumer<ProcessBuilder> streams, String... arguments) {
    List<String> command = command(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    streams.accept(builder);
    try {
      leaks.know(environment, home);
      Running running = new Running(command, builder.start(), limit, this::searched);
      started.add(running);
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** No run of the whole suite may let a secret out. */
  private void searched(Outcome outcome) {
    leaks.know(environment, home);
    leaks.search(outcome);
  }

  /** Kills what still runs, searches what was written for secrets, and deletes the home. */
  @Override
  public void close() {
    started.forEach(Running::kill);
    try {
      leaks.know(environment, home);
      started.forEach(Running::close);
      started.forEach(running -> leaks.search(running.seenArguments()));
      leaks.searchFiles(home);
    } finally {
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
