package dev.lvjw.app.schedule;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Files by which a scheduler is told; each is written whole or not at all. */
final class UnitFiles {
  private UnitFiles() {}

  static Optional<List<String>> lines(Path file) {
    return bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList());
  }

  /** What {@link #restore} takes. */
  static Optional<byte[]> bytes(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  static void write(Path file, List<String> lines) {
    write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Makes a file what it was before. */
  static void restore(Path file, Optional<byte[]> before) {
    before.ifPresentOrElse(bytes -> write(file, bytes), () -> delete(file));
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Path folder = Optional.ofNullable(file.getParent()).orElseThrow();
      Files.createDirectories(folder);
      Path fresh = folder.resolve("." + file.getFileName() + ".new");
      Files.write(fresh, bytes);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static Failure unusable(Path file, IOException cause) {
    return new Failure(
            ExitCode.LOCAL_DATA,
            "not_writable",
            file + " can't be read or written.",
            "see who owns it: ls -l " + file)
        .causedBy(cause);
  }
}
