package dev.lvjw.cli;

import dev.lvjw.Host;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * The host of a command that the demo runs: the real machine, but with a throw-away home, the
 * sandbox's variables, nobody at the terminal, and streams of the demo's own.
 */
record DemoHost(
    Host machine, Path home, Map<String, String> environment, PrintStream out, PrintStream err)
    implements Host {

  @Override
  public InputStream in() {
    return InputStream.nullInputStream();
  }

  @Override
  public Path workingDirectory() {
    return home;
  }

  @Override
  public String user() {
    return machine.user();
  }

  @Override
  public Optional<String> machineName() {
    return machine.machineName();
  }

  @Override
  public Clock clock() {
    return machine.clock();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    machine.sleep(duration);
  }

  @Override
  public RandomGenerator random() {
    return machine.random();
  }

  @Override
  public boolean interactive() {
    return false;
  }

  /** What is shown is shown as to a person. */
  @Override
  public boolean outputIsTerminal() {
    return true;
  }

  @Override
  public OptionalInt columns() {
    return machine.columns();
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
