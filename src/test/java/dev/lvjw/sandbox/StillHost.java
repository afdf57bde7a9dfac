package dev.lvjw.sandbox;

import dev.lvjw.Host;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/** A machine whose clock stands still, so that only {@link Sandbox#advance} moves time. */
public final class StillHost implements Host {
  public static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");

  public final Queue<Duration> slept = new ConcurrentLinkedQueue<>();
  final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(complaints, true, StandardCharsets.UTF_8);
  private final RandomGenerator random = new Random(7);

  @Override
  public PrintStream out() {
    return err;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  @Override
  public InputStream in() {
    return InputStream.nullInputStream();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public Path home() {
    throw new AssertionError("the sandbox has no business in anyone's home");
  }

  @Override
  public Path workingDirectory() {
    throw new AssertionError("the sandbox touches no files");
  }

  @Override
  public String user() {
    return "tester";
  }

  @Override
  public Optional<String> machineName() {
    return Optional.empty();
  }

  @Override
  public Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Override
  public void sleep(Duration duration) {
    slept.add(duration);
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
