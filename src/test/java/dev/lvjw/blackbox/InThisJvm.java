package dev.lvjw.blackbox;

import dev.lvjw.Host;
import dev.lvjw.cli.Lvjw;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One run of lvjw in the JVM of the tests, with the environment, streams and home of a process that
 * has no terminal. What only a process can show (signals, arguments that others see, what the JVM
 * itself prints, the launcher's script) it doesn't show; it saves the start of a JVM, which is most
 * of a short run.
 */
final class InThisJvm implements Host {
  private final Map<String, String> environment;
  private final Path home;
  private final InputStream in;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
  private final PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final RandomGenerator random = new SecureRandom();

  private InThisJvm(Map<String, String> environment, Path home, String input) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
  }

  /** Runs a command line to its end. */
  static Outcome run(
      Map<String, String> environment, Path home, String input, List<String> command) {
    InThisJvm host = new InThisJvm(environment, home, input);
    int exit = Lvjw.run(command.subList(1, command.size()).toArray(String[]::new), host);
    return new Outcome(
        command,
        exit,
        host.out.toString(StandardCharsets.UTF_8),
        host.err.toString(StandardCharsets.UTF_8));
  }

  @Override
  public PrintStream out() {
    return outStream;
  }

  @Override
  public PrintStream err() {
    return errStream;
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public Path home() {
    return home;
  }

  @Override
  public Path workingDirectory() {
    return home;
  }

  @Override
  public String user() {
    return System.getProperty("user.name");
  }

  @Override
  public Optional<String> machineName() {
    return Optional.empty();
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public boolean outputIsTerminal() {
    return false;
  }

  @Override
  public Optional<String> readSecret(String prompt) {
    return Optional.empty();
  }

  @Override
  public boolean browse(URI page) {
    return false;
  }
}
