package dev.lvjw;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * A host without surprises: streams are captured, the environment is a map, sleeping moves the
 * clock and returns at once, randomness is seeded.
 */
public final class TestHost implements Host {
  /** Where the clock starts. */
  public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final Path home;
  private final Map<String, String> environment = new ConcurrentHashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
  private final PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final RandomGenerator random = new Random(42);
  private final MovableClock clock = new MovableClock();
  private final List<Duration> sleeps = new ArrayList<>();
  private final List<URI> browsed = new ArrayList<>();
  private final Deque<String> secrets = new ArrayDeque<>();
  private InputStream in = InputStream.nullInputStream();
  private boolean interactive;
  private boolean browser;
  private OptionalInt columns = OptionalInt.empty();

  /**
   * @param home the folder that stands for the person's home, usually a {@code @TempDir}
   */
  public TestHost(Path home) {
    this.home = home;
  }

  /** Sets an environment variable. */
  public TestHost env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Removes an environment variable. */
  public TestHost unsetEnv(String name) {
    environment.remove(name);
    return this;
  }

  /** What will be read from stdin. */
  public TestHost type(String text) {
    in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /**
   * Puts a person in front of a terminal, who answers the next questions for secrets with these.
   */
  public TestHost atTerminal(String... secretAnswers) {
    interactive = true;
    secrets.addAll(List.of(secretAnswers));
    return this;
  }

  /** Makes stdout a terminal of so many columns, with nobody in front of it. */
  public TestHost wide(int terminal) {
    columns = OptionalInt.of(terminal);
    return this;
  }

  /** Makes {@link #browse} succeed. */
  public TestHost withBrowser() {
    browser = true;
    return this;
  }

  /** Moves the clock. */
  public TestHost advance(Duration duration) {
    clock.advance(duration);
    return this;
  }

  /** All that was written to stdout. */
  public String outText() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** All that was written to stderr. */
  public String errText() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Every sleep asked for, in order. */
  public List<Duration> sleeps() {
    synchronized (sleeps) {
      return List.copyOf(sleeps);
    }
  }

  /** Every page sent to the browser. */
  public List<URI> browsed() {
    synchronized (browsed) {
      return List.copyOf(browsed);
    }
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
    return Map.copyOf(environment);
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
    return "tester";
  }

  @Override
  public Optional<String> machineName() {
    return Optional.of("box.example.test");
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    synchronized (sleeps) {
      sleeps.add(duration);
    }
    clock.advance(duration);
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public boolean interactive() {
    return interactive;
  }

  @Override
  public boolean outputIsTerminal() {
    return interactive || columns.isPresent();
  }

  @Override
  public OptionalInt columns() {
    return columns;
  }

  @Override
  public Optional<String> readSecret(String prompt) {
    errStream.print(prompt);
    return Optional.ofNullable(secrets.poll());
  }

  @Override
  public boolean browse(URI page) {
    synchronized (browsed) {
      browsed.add(page);
    }
    return browser;
  }

  private static final class MovableClock extends Clock {
    private Instant now = START;

    synchronized void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }
  }
}
