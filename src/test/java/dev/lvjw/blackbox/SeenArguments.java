package dev.lvjw.blackbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The arguments of a process and of its children, as every user of the machine can read them in
 * {@code /proc}; looked at several times a second as long as it runs. Empty where there is no
 * {@code /proc}.
 */
final class SeenArguments {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Set<String> lines = ConcurrentHashMap.newKeySet();

  private SeenArguments() {}

  static SeenArguments of(Process process) {
    SeenArguments seen = new SeenArguments();
    Thread.ofVirtual().start(() -> seen.watch(process));
    return seen;
  }

  Set<String> lines() {
    return Set.copyOf(lines);
  }

  private void watch(Process process) {
    try {
      do {
        look(process.pid());
      } while (!process.waitFor(LOOK_AGAIN));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(long pid) {
    Path folder = Path.of("/proc", String.valueOf(pid));
    try {
      lines.add(Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1));
      try (Stream<Path> threads = Files.list(folder.resolve("task"))) {
        threads.forEach(this::lookAtChildren);
      }
    } catch (IOException | java.io.UncheckedIOException ended) {
      // It ended while it was looked at, or there is no /proc.
    }
  }

  private void lookAtChildren(Path thread) {
    try {
      String children = Files.readString(thread.resolve("children"), StandardCharsets.US_ASCII);
      for (String child : children.strip().split(" ")) {
        if (!child.isEmpty()) {
          look(Long.parseLong(child));
        }
      }
    } catch (IOException ended) {
      // As above.
    }
  }
}
