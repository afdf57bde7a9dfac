package dev.lvjw;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The real machine. */
final class SystemHost implements Host {
  private final PrintStream out = stream(FileDescriptor.out);
  private final PrintStream err = stream(FileDescriptor.err);
  private @Nullable RandomGenerator random;

  /** UTF-8 whatever the locale: names of people must survive a cron job's {@code LANG=C}. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new UntilNobodyReads(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
  }

  /** A reader that has seen enough ({@code | head}) is no failure; everything else is. */
  private static final class UntilNobodyReads extends FilterOutputStream {
    UntilNobodyReads(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        if (!"Broken pipe".equals(e.getMessage())) {
          throw e;
        }
      }
    }
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  @Override
  public InputStream in() {
    return System.in;
  }

  @Override
  public Map<String, String> environment() {
    return System.getenv();
  }

  @Override
  public Path home() {
    String home = System.getenv("HOME");
    return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
  }

  @Override
  public Path workingDirectory() {
    return Path.of(System.getProperty("user.dir"));
  }

  @Override
  public String user() {
    return System.getProperty("user.name");
  }

  /** Without a look-up in the network, which may take long where there is none. */
  @Override
  public Optional<String> machineName() {
    return Stream.of("HOSTNAME", "COMPUTERNAME")
        .map(System.getenv()::get)
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .or(SystemHost::kernelsName);
  }

  private static Optional<String> kernelsName() {
    try {
      return Optional.of(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip())
          .filter(name -> !name.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
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
    if (random == null) {
      random = new SecureRandom();
    }
    return random;
  }

  @Override
  public boolean interactive() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public boolean outputIsTerminal() {
    // Console.isTerminal() needs both ends to be one; a run with redirected input counts as
    // unattended.
    return interactive();
  }

  /**
   * By {@code stty}, which says "24 80" of the terminal on its stdin: it is there on every Unix,
   * and no library is loaded for it.
   */
  @Override
  public OptionalInt columns() {
    if (!outputIsTerminal()) {
      return OptionalInt.empty();
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return size.strip().matches("\\d{1,4} [1-9]\\d{0,3}")
          ? OptionalInt.of(Integer.parseInt(size.strip().split(" ")[1]))
          : OptionalInt.empty();
    } catch (IOException e) {
      // No stty, as on Windows.
      return OptionalInt.empty();
    }
  }

  @Override
  public boolean errorIsTerminal() {
    return interactive() && !errorIsRedirected();
  }

  /** Linux names what a stream leads to; elsewhere it is taken to lead where stdout leads. */
  private static boolean errorIsRedirected() {
    try {
      return !Files.readSymbolicLink(Path.of("/proc/self/fd/2")).startsWith("/dev");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Optional<String> readSecret(String prompt) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    char[] answer = console.readPassword("%s", prompt);
    return answer == null ? Optional.empty() : Optional.of(new String(answer));
  }

  /** Whether it worked is known to the system's own opener alone, by its exit code. */
  @Override
  public boolean browse(URI page) {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return started(List.of("open", page.toString()));
    }
    if (os.contains("win")) {
      return started(List.of("rundll32", "url.dll,FileProtocolHandler", page.toString()));
    }
    boolean screen =
        Stream.of("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
            .anyMatch(name -> !String.valueOf(System.getenv().getOrDefault(name, "")).isBlank());
    // Without one, xdg-open would put a text browser over this terminal.
    return screen && started(List.of("xdg-open", page.toString()));
  }

  /**
   * To all of the shell's job, the child included: it ends once the job goes on, and so does this.
   */
  @Override
  public void suspend() {
    try {
      new ProcessBuilder("sh", "-c", "kill -TSTP 0").inheritIO().start().waitFor();
    } catch (IOException e) {
      // No shell: then nobody could continue it either.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What still runs after a while is the browser itself. */
  private static boolean started(List<String> command) {
    try {
      Process browser =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return !browser.waitFor(2, TimeUnit.SECONDS) || browser.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
