package dev.lvjw.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A private folder that is gone when it is closed, or when the process is stopped before. */
final class ThrowAwayHome implements AutoCloseable {
  private final Path folder;
  private final Thread atExit;

  ThrowAwayHome() {
    try {
      folder = Files.createTempDirectory("lvjw-demo-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    atExit = new Thread(() -> delete(folder));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    delete(folder);
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private static void delete(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
